/** The arrows of the house: who may import whom, type-only imports included, with a reason on each line. */
import { describe, expect, it } from 'vitest';
import { arrow, type Import, reach, type Source, sourcesIn } from './imports.ts';

const sources = sourcesIn('functions', 'infra');
const functions = sources.filter(({ path }) => path.startsWith('functions/'));
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
/** `a-round.ts`, `an-mou.ts`: builders for tests, which stand beside what they build. */
const isBuilder = (path: string) => /\/an?-[^/]+\.tsx?$/.test(path);
const inProduct = ({ path }: Source) => !isTest(path) && !isBuilder(path);
/** The list of capabilities is above them all. */
const LIST = 'functions/capabilities.ts';
const product = functions.filter(inProduct);

/** `functions/signing/domain/round.rules.ts` is in `signing`. */
const roomOf = (path: string): string | undefined => /^functions\/([^/]+)\//.exec(path)?.[1];
const imports = (of: readonly Source[]): Import[] => of.flatMap((source) => source.imports);
const broken = (of: readonly Source[], breaks: (one: Import) => boolean) => imports(of).filter(breaks).map(arrow);

/** Each may import what stands before it, never what comes after. `relay` carries effects for all of them; `site` knows none. */
const ORDER = [
  'identity',
  'agreements',
  'offices',
  'signing',
  'clearance',
  'liaisons',
  'revisions',
  'kpis',
  'escalations',
  'board',
  'sunset-reviews',
  'records',
  'home',
  'relay',
];

/** What every capability downstream may import: pure decisions and their types, and a stream, by which alone its events are recorded. */
const OPEN = /\.(rules|events|state|schema|stream)\.ts$/;

/** The other doors between capabilities: file, who may come in, and why. */
const DOORS: [to: string, by: string[], reason: string][] = [
  [
    'identity/actor.ts',
    ['agreements', 'signing', 'clearance', 'revisions', 'escalations', 'board', 'records'],
    'An act says who did it.',
  ],
  [
    'identity/agency.store.ts',
    ['agreements', 'signing', 'clearance', 'liaisons', 'revisions', 'escalations', 'board', 'records', 'home', 'relay'],
    'A party of an MOU is a registered agency.',
  ],
  [
    'identity/authorize.ts',
    ['agreements', 'signing', 'clearance', 'liaisons', 'revisions', 'escalations', 'board', 'records', 'home'],
    'One place says who may do what.',
  ],
  ['offices/capability.ts', ['liaisons'], 'Its pages and acts.'],
  ['agreements/capability.ts', ['revisions'], 'A new version is an act on an agreement.'],
  ['identity/asking.store.ts', ['home'], 'What is asked for by mail is counted and left in one way.'],
  [
    'identity/convener.ts',
    ['agreements', 'signing', 'revisions', 'board', 'records'],
    'A bearer token becomes an actor in one way.',
  ],
  [
    'identity/person.store.ts',
    ['agreements', 'clearance', 'liaisons', 'home'],
    'Whether a mailbox is known is found out only when the mail goes out.',
  ],
  [
    'identity/known-browser.store.ts',
    ['signing'],
    'A browser that proved a mailbox, by a sign-in or a code, has a share of its own.',
  ],
  [
    'identity/visit-person.ts',
    ['signing', 'clearance', 'liaisons', 'escalations', 'board', 'records', 'home'],
    'A signed-in person is known in one way.',
  ],
  [
    'agreements/agreement.reads.ts',
    ['offices', 'signing', 'clearance', 'liaisons', 'revisions', 'escalations', 'board', 'records', 'home'],
    'The text, the tip and the offices are read by those who show or mail them.',
  ],
  [
    'agreements/differences.pages.tsx',
    ['signing', 'clearance'],
    'A new version shows what it changes wherever it is read.',
  ],
  ['agreements/differences.ts', ['signing', 'clearance'], 'Two texts are compared in one way.'],
  [
    'agreements/document-parts.pages.tsx',
    ['records'],
    'The certificate has the shapes of the document that it stands behind.',
  ],
  [
    'agreements/document.ts',
    ['signing', 'clearance', 'liaisons', 'escalations', 'board', 'records', 'home'],
    'The shape of the signed text; its types only.',
  ],
  ['agreements/hints.ts', ['board', 'home'], 'To which agreements a mailbox may lead is read in one way.'],
  [
    'agreements/mail-words.ts',
    ['offices', 'signing', 'clearance', 'escalations', 'board', 'records'],
    'Every mail about an agreement names it, and ends, in one way.',
  ],
  [
    'agreements/mou-name.ts',
    ['signing', 'clearance', 'liaisons', 'escalations', 'board', 'records', 'home'],
    'An MOU is named one way in pages and mails.',
  ],
  ['agreements/party-agencies.ts', ['revisions'], 'Each party of a new version is a registered agency as well.'],
  ['agreements/publication.ts', ['revisions'], 'A new version is read and kept as the first one was.'],
  [
    'agreements/register.store.ts',
    ['liaisons'],
    'The register changes with the event that says so, in one transaction.',
  ],
  ['agreements/term.ts', ['signing'], 'The last signature works out the days from its own moment.'],
  [
    'agreements/way-back.tsx',
    ['signing', 'liaisons', 'records'],
    'A page about one part of an agreement leads back to the whole.',
  ],
  ['offices/clearances.ts', ['signing', 'records'], 'Who cleared a text is told to the head who signs it.'],
  ['offices/notice-word.ts', ['signing'], 'The word is made when its mail goes out.'],
  [
    'offices/notice.store.ts',
    ['signing', 'liaisons'],
    'The word is made when its mail goes out, and compared when it comes back.',
  ],
  ['offices/offices.mail.tsx', ['signing', 'liaisons'], 'What is asked before a head signs depends on the round.'],
  ['offices/party-words.ts', ['signing', 'liaisons'], 'The history of a party has one wording.'],
  [
    'offices/party.reads.ts',
    ['signing', 'liaisons', 'revisions', 'home', 'relay'],
    'A head is asked, a link holds, and a register is the party’s own as its tip says.',
  ],
  [
    'offices/review.store.ts',
    ['clearance'],
    'A reviewer’s link is made when its mail goes out, and whoever makes it keeps its hash.',
  ],
  ['offices/reviewer-kinds.ts', ['clearance', 'liaisons'], 'Forms and mails name the kinds of reviewers in one order.'],
  [
    'offices/reviews.ts',
    ['signing', 'clearance', 'home'],
    'What reviewers answered is read from the party’s stream in one way.',
  ],
  ['offices/reviews.tsx', ['clearance', 'home'], 'An agency’s own people see its reviews in one form.'],
  ['offices/words.ts', ['liaisons', 'records'], 'What is missing has one wording.'],
  ['signing/workflow-step.ts', ['records'], 'A step of the workflow acts in one way, whoever takes it.'],
  ['signing/copy-reply.ts', ['home'], 'The sealed copy is handed out in one way.'],
  ['signing/end-round.ts', ['revisions'], 'A new version ends the round before it in its own commit.'],
  ['signing/executed-copy.ts', ['home'], 'What the executed copy shows is read for it.'],
  [
    'signing/link.store.ts',
    ['clearance', 'liaisons'],
    'A link or code is made when its mail goes out, and whoever makes it keeps its hash.',
  ],
  [
    'signing/mail.reads.ts',
    ['clearance', 'liaisons', 'records'],
    'What mails about a round are decided on is read in one way.',
  ],
  ['signing/record-words.ts', ['records', 'home'], 'An event is said in one way, whoever shows it.'],
  ['signing/record.pages.tsx', ['home'], 'The record has one page.'],
  ['signing/sign.pages.tsx', ['clearance', 'home'], 'The hash of the text stands below it in one form.'],
  ['signing/signatories.tsx', ['liaisons', 'home'], 'Parties stand in one kind of table, under one name.'],
  [
    'signing/standing-signatures.ts',
    ['records'],
    'Which signatures stand is decided one way, also away from the service.',
  ],
  ['signing/statement.ts', ['records'], 'The certificate prints the sentence that was signed.'],
  ['escalations/due.reads.ts', ['board', 'home'], 'Which disputes are open is read by those who list or mail them.'],
  ['escalations/mail.reads.ts', ['board'], 'What mails of a docket are decided on is read in one way.'],
  ['escalations/visit-dispute.ts', ['board'], 'Who may look at a dispute is found out in one way.'],
];
const TYPES_ONLY = ['agreements/document.ts'];

const FAMILIES = 'functions/outbox/families.ts';
const isFamilyForMailer = ({ from, to }: Pick<Import, 'from' | 'to'>): boolean =>
  from === FAMILIES && to.endsWith('.family.ts');

/** Pure, and of no capability: what every rule may say. */
const RULES_SHARE = [
  'functions/shared/capability.ts',
  'functions/shared/hidden-characters.ts',
  'functions/shared/kernel.ts',
  'functions/shared/mailbox.ts',
  'functions/shared/text.ts',
  'functions/shared/days.ts',
  'functions/shared/time-words.ts',
  'functions/shared/calendar/business-days.ts',
  'functions/shared/calendar/law.ts',
];

/** What a rule may stand on besides rules and the kernel, all of it in its own folder and all of it pure. */
const UNDER_RULES: [pattern: RegExp, reason: string][] = [
  [/\.events\.ts$/, 'A rule decides which events happened: its types.'],
  [/\.state\.ts$/, 'A rule decides on a state, which its events made.'],
  [/\.schema\.ts$/, 'The rules of an MOU read a file by the schema of its parts.'],
  [/\/mou\.text\.ts$/, 'The kinds of text that the schema is made of.'],
  [/\/clauses\.ts$/, 'The fixed clauses, which are data.'],
  [/\/reviewer-kinds\.ts$/, 'The kinds of reviewers, which are data.'],
  [/\/actor\.ts$/, 'Permissions are about actors: its types.'],
];

/** A package that does something to the world, or weighs much, and the only files that may import it. */
const PACKAGES: [name: string, only: RegExp, reason: string][] = [
  [
    '@aws-sdk/client-dynamodb',
    /\.store\.ts$|shared\/(ledger|table|task-token)\.ts$/,
    'The table is written in stores and by the ledger.',
  ],
  ['@aws-sdk/util-dynamodb', /shared\/table\.ts$/, 'Items become plain data in one place.'],
  ['@aws-sdk/client-ses', /relay\/post\.ts$/, 'Only the mailer speaks to SES.'],
  [
    '@aws-sdk/client-sfn',
    /relay\/conductor\.ts$|shared\/task-token\.ts$/,
    'The conductor starts; whoever has a token answers it in one way.',
  ],
  ['nodemailer', /relay\/post\.ts$/, 'MIME is written in one place.'],
  ['canonicalize', /shared\/canonical\.ts$/, 'There is one way to hash.'],
  ['@aws-sdk/client-kms', /records\/key-service\.ts$/, 'One file asks the key to sign.'],
  ['pkijs', /\/records\//, 'Certificates and seals are made and read in one room.'],
  ['pdfkit', /records\/pdf\/paper\.ts$|records\/pdf\/sheet\.ts$/, 'PDF is drawn in one place.'],
  ['@signpdf/signpdf', /records\/seal\/pades\.ts$/, 'The place of a seal is filled in one place.'],
  [
    '@cantoo/pdf-lib',
    /shared\/pdf-(reading|unpacking)\.ts$/,
    'A PDF is read in one place, which is loaded when there is one.',
  ],
  ['ical-generator', /board\/calendar-file\.ts$/, 'Calendar files are written in one place, without a zone.'],
  ['d3-scale', /board\/chart\.tsx$/, 'Charts are drawn in one place.'],
  ['d3-shape', /board\/chart\.tsx$/, 'Likewise.'],
  ['diff', /agreements\/differences\.ts$/, 'Texts are compared in one place, which no start waits for.'],
];

describe('Rules', () => {
  const rules = product.filter(({ path }) => path.endsWith('.rules.ts'));

  it('import only rules, the kernel, what a text and a mailbox are, the calendar and how a day is said, and the events, states and schemas of their own folder', () => {
    const mayStandOn = ({ from, to, typeOnly }: Import) =>
      RULES_SHARE.includes(to) ||
      (to === 'zod' && typeOnly) ||
      // Who somebody is decides in every capability.
      to === 'functions/identity/domain/roles.rules.ts' ||
      (roomOf(from) === roomOf(to) && (to.endsWith('.rules.ts') || UNDER_RULES.some(([pattern]) => pattern.test(to))));
    expect(broken(rules, (one) => !mayStandOn(one))).toEqual([]);
    for (const [pattern] of UNDER_RULES)
      expect(
        imports(rules).filter(({ to }) => pattern.test(to)),
        `${pattern} is a line without use`,
      ).not.toEqual([]);
  });

  it('and what runs with them is pure: no package but zod, no clock, no chance, no environment, no waiting', () => {
    const impure =
      /\bawait\b|\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\b/;
    const running = new Set(rules.flatMap(({ path }) => reach(functions, path)));
    const packages = [...running].filter((one) => !one.startsWith('functions/'));
    expect(packages).toEqual(['zod']);
    const texts = functions.filter(({ path }) => running.has(path));
    expect(texts.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('Commands', () => {
  it('are recorded in one way: nothing else commits', () => {
    const commits = product.filter(({ text }) => /\bcommit\(/.test(text)).map(({ path }) => path);
    expect(commits).toEqual(['functions/shared/carry-out.ts', 'functions/shared/ledger/ledger.ts']);
  });
});

describe('Events', () => {
  it('are types: their schemas are built only where a record is released, because building them delays a start', () => {
    const builds = ({ from, to, typeOnly }: Import) =>
      to.endsWith('.events.ts') &&
      !typeOnly &&
      !from.endsWith('.events.ts') &&
      from !== 'functions/records/export/release.ts';
    expect(broken(product, builds)).toEqual([]);
  });
});

describe('Pages and mail', () => {
  const shown = product.filter(({ path }) => /\.(pages|mail)\.tsx$/.test(path));
  const keeps = /\.store\.ts$|shared\/(table|ledger|task-token)\.ts$|^@aws-sdk\//;

  it('are data to text: they never import a store, not even its types', () =>
    expect(broken(shown, ({ to }) => keeps.test(to))).toEqual([]));

  it('and none runs with them by a detour', () => {
    for (const { path } of shown)
      expect(
        reach(functions, path).filter((one) => keeps.test(one)),
        path,
      ).toEqual([]);
  });

  it('mail is written by families alone, in files that may share parts, and looked at by the tests beside it', () =>
    expect(
      broken(
        sources,
        ({ from, to }) =>
          to.endsWith('.mail.tsx') &&
          !from.endsWith('.family.ts') &&
          !((isTest(from) || from.endsWith('.mail.tsx')) && roomOf(from) === roomOf(to)),
      ),
    ).toEqual([]));

  it('families are known to the mailer alone, which loads each when one of its mails goes out', () => {
    const families = imports(sources).filter(({ to }) => to.endsWith('.family.ts'));
    expect(families.filter((one) => !isFamilyForMailer(one)).map(arrow)).toEqual([]);
    const written = product.flatMap(({ path }) => (path.endsWith('.family.ts') ? [path] : []));
    expect(families.map(({ to }) => to).sort()).toEqual(written.sort());
    const lists = product.find(({ path }) => path === FAMILIES);
    expect(lists?.text).not.toMatch(/^import \{[^}]*\} from '[^']*\.family\.ts'/m);
  });
});

describe('Capabilities', () => {
  const rooms = new Set(functions.map(({ path }) => roomOf(path)));
  const crossing = ({ from, to }: Import) => {
    const room = roomOf(to);
    return room !== undefined && room !== roomOf(from) && room !== 'shared' && from !== LIST;
  };

  it('are the ones this page knows', () =>
    expect([...rooms].filter((room) => room !== undefined && ![...ORDER, 'shared', 'site'].includes(room))).toEqual(
      [],
    ));

  it('never call downstream, and nobody calls the relay', () => {
    const place = (path: string) => ORDER.indexOf(roomOf(path) ?? '');
    expect(
      broken(functions, (one) => crossing(one) && roomOf(one.from) !== 'site' && place(one.to) >= place(one.from)),
    ).toEqual([]);
  });

  it('come in by a door that is written here', () => {
    const open = ({ from, to, typeOnly }: Import) =>
      OPEN.test(to) ||
      isFamilyForMailer({ from, to }) ||
      (DOORS.some(([door, by]) => to === `functions/${door}` && by.includes(roomOf(from) ?? '')) &&
        (typeOnly || !TYPES_ONLY.some((door) => to.endsWith(door))));
    expect(broken(product, (one) => crossing(one) && !open(one))).toEqual([]);
  });

  it.each(DOORS.flatMap(([door, by]) => by.map((room) => [room, door] as const)))(
    '%s still uses the door %s',
    (room, door) =>
      expect(
        imports(product).filter(({ from, to }) => roomOf(from) === room && to === `functions/${door}`),
      ).not.toEqual([]),
  );

  it('what they share names none of them', () =>
    expect(
      broken(functions, ({ from, to }) => roomOf(from) === 'shared' && ![undefined, 'shared'].includes(roomOf(to))),
    ).toEqual([]));

  it('the site knows none of them, and none knows the site', () =>
    expect(
      broken(
        functions,
        (one) =>
          crossing(one) &&
          one.to !== 'functions/identity/domain/roles.rules.ts' &&
          [roomOf(one.from), roomOf(one.to)].includes('site'),
      ),
    ).toEqual([]));

  it('run without what is built for tests', () =>
    expect(broken(product, ({ to }) => isTest(to) || isBuilder(to))).toEqual([]));

  it.each(PACKAGES)('%s is imported only where %s: %s', (name, only) =>
    expect(broken(product, ({ from, to }) => to === name && !only.test(from))).toEqual([]),
  );
});

describe('Wings', () => {
  const within = (wing: string) => sources.filter(({ path }) => path.startsWith(`${wing}/`));
  const CLI: [to: string, reason: string][] = [
    ['functions/agreements/domain/annex.rules.ts', 'An annex is too large at the desk as it is for the service.'],
    [
      'functions/agreements/domain/mou.rules.ts',
      'A file is refused at the desk by the rules that the service refuses it by.',
    ],
    ['functions/identity/token.store.ts', 'The operator makes and revokes tokens where the service looks for them.'],
    [
      'functions/identity/acts/register-agency.ts',
      'The operator registers agencies on the record, where publication looks.',
    ],
    ['functions/identity/domain/agency.rules.ts', 'What is registered of an agency; its types.'],
    ['functions/shared/kernel.ts', 'A refusal has one shape.'],
    ['functions/shared/file-text.ts', 'A file is read at the desk as the service reads it.'],
    ['functions/shared/mailbox.ts', 'A mailbox is read in one way.'],
    ['functions/records/verify/record.schema.ts', 'What the service exports is read before it is written down.'],
    ['functions/records/verify/verdict.ts', 'A verdict has one shape, on the page and at the desk; its types only.'],
    ['functions/records/verify/verify-file.ts', 'A file is verified away from the service by the service’s own check.'],
    [
      'functions/records/verify/verify-folder.ts',
      'An exported folder, likewise; what stands where in it is said once.',
    ],
    ['functions/records/verify/verify-record.ts', 'A record that was just fetched, likewise.'],
    ['functions/shared/canonical.ts', 'The manifest of an export has hashes, and there is one way to hash.'],
  ];

  it('the code that runs in the cloud imports nothing of what builds or imitates the cloud', () =>
    expect(broken(functions, ({ to }) => /^(infra|test|bench|\.\.)\b/.test(to))).toEqual([]));

  it('infra/laptop imports nothing of functions, not even a type; infra/aws the list of capabilities alone', () => {
    expect(broken(within('infra/laptop'), ({ to }) => to.startsWith('functions/'))).toEqual([]);
    expect(broken(within('infra/aws'), ({ to }) => to.startsWith('functions/') && to !== LIST)).toEqual([]);
  });

  it('infra/laptop reads the template and nothing of what made it; infra/aws does not know the laptop', () => {
    expect(broken(within('infra/laptop'), ({ to }) => to.startsWith('infra/aws'))).toEqual([]);
    expect(broken(within('infra/aws'), ({ to }) => /^infra\/(laptop|cli)/.test(to))).toEqual([]);
  });

  it('infra/cli uses of functions what is written here', () => {
    const used = imports(within('infra/cli')).filter(({ to }) => to.startsWith('functions/'));
    expect([...new Set(used.map(({ to }) => to))].sort()).toEqual(CLI.map(([to]) => to).sort());
  });

  it('what verifies at the desk has no way to the service, nor to any store', () => {
    const reached = reach(sources, 'infra/cli/verify.ts');
    expect(reached).toContain('functions/records/verify/verify-folder.ts');
    expect(
      reached.filter((one) => /cli\/api\.ts$|\.store\.ts$|shared\/(table|ledger)\.ts$|^@aws-sdk|http/.test(one)),
    ).toEqual([]);
  });

  it('no line of functions asks where it runs', () => {
    const asks = /laptop|localhost|AWS_ENDPOINT|127\.0\.0\.1|dynoxide/i;
    expect(product.filter(({ text }) => asks.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
