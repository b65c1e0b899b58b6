/** The arrows of the house, as rules of rooms: who may import whom, type-only imports included. */
import { describe, expect, it } from 'vitest';
import { capabilities, functions as offered } from '../functions/capabilities.ts';
import {
  arrow,
  capabilityOf,
  type Import,
  inProduct,
  isBuilder,
  isTest,
  reach,
  type Source,
  sourcesIn,
} from './imports.ts';

const sources = sourcesIn('functions', 'infra');
const functions = sources.filter(({ path }) => path.startsWith('functions/'));
/** The list of capabilities is above them all. */
const LIST = 'functions/capabilities.ts';
const product = functions.filter(inProduct);

const imports = (of: readonly Source[]): Import[] => of.flatMap((source) => source.imports);
const broken = (of: readonly Source[], breaks: (one: Import) => boolean) => imports(of).filter(breaks).map(arrow);
const ours = ({ to }: Import) => to.startsWith('functions/');
const crossing = ({ from, to }: Import) => {
  const capability = capabilityOf(to);
  return capability !== undefined && capability !== capabilityOf(from) && capability !== 'shared' && from !== LIST;
};

/** The rooms of a capability, each with how high it lies: data flows down. */
const ROOMS: [pattern: RegExp, height: number, name: string][] = [
  [/\/domain\//, 0, 'domain'],
  [/\.(rules|events|state|schema)\.ts$/, 0, 'domain'],
  [/\/(pages|mail|charts)\//, 2, 'pages and mail'],
  [/\/(acts|workflow)\//, 3, 'acts and workflow'],
  [/\/([a-z]+-)?http\.ts$|\/steps\.ts$/, 4, 'entries'],
  [/\/capability\.ts$/, 0, 'data'],
  // Stores, reads and streams, and who may: at the top of the folder.
  [
    /^functions\/[a-z-]+\/((outside|evidence|docket|adoption|changes|leaving|reporting|sheet|plan|tokens)\/)?[^/]+\.tsx?$/,
    1,
    'stores',
  ],
];
const isDomain = (path: string) => ROOMS.slice(0, 2).some(([pattern]) => pattern.test(path));
const heightOf = (path: string): number => ROOMS.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
/** Parts of these have doors of their own (`records/verify`), or are small enough to be one room (`site`). */
const ROOMS_OF_THEIR_OWN = ['shared', 'records', 'outbox', 'site'];
const hasRooms = (path: string) => !ROOMS_OF_THEIR_OWN.includes(capabilityOf(path) ?? 'shared');

/** What one capability may import of another: what happened and what is decided, what it may read, a stream, and parts of pages. */
const OPEN = /\/domain\/|\.(rules|events|state|schema|reads|stream|parts)\.tsx?$/;
/** Who somebody is, and whether they may, is asked by all. */
const WHO = /^functions\/identity\/[^/]+\.ts$/;

const FAMILIES = 'functions/outbox/families.ts';
const isFamilyForMailer = ({ from, to }: Pick<Import, 'from' | 'to'>): boolean =>
  from === FAMILIES && to.endsWith('.family.ts');

/** Pure, and of no capability: what every rule may say. */
const RULES_SHARE = [
  'functions/shared/capability.ts',
  'functions/shared/decimal.ts',
  'functions/shared/characters/hidden-characters.ts',
  'functions/shared/kernel.ts',
  'functions/shared/mailbox.ts',
  'functions/shared/names.ts',
  'functions/shared/text.ts',
  'functions/shared/day-typed.ts',
  'functions/shared/days.ts',
  'functions/shared/time-words.ts',
  'functions/shared/calendar/business-days.ts',
  'functions/shared/calendar/law.ts',
];

/** A mail that two families send: it is written once. */
const isSharedMail = ({ from, to }: Import): boolean => from.endsWith('.family.ts') && to.endsWith('.mail.tsx');

/** Files that lead back to themselves, each circle from its first file. */
function circlesIn(all: readonly Source[]): string[] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) {
      circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const to of new Set(byPath.get(path)?.imports.map((one) => one.to))) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return circles;
}

/** About so many product files lie in a folder before a part of it lacks a name. */
const MOST_FILES = 27;

/** A package that does something to the world, or weighs much, and the only files that may import it. */
const PACKAGES: [name: string, only: RegExp, reason: string][] = [
  [
    '@aws-sdk/client-dynamodb',
    /\.(store|reads)\.ts$|shared\/ledger\/(ledger|table|task-token)\.ts$/,
    'The table is written in stores and by the ledger.',
  ],
  ['@aws-sdk/util-dynamodb', /shared\/ledger\/table\.ts$/, 'Items become plain data in one place.'],
  ['@aws-sdk/client-ses', /outbox\/post\.ts$/, 'Only the mailer speaks to SES.'],
  [
    '@aws-sdk/client-sfn',
    /outbox\/conductor\.ts$|shared\/ledger\/task-token\.ts$/,
    'The conductor starts; whoever has a token answers it in one way.',
  ],
  ['nodemailer', /outbox\/post\.ts$/, 'MIME is written in one place.'],
  ['canonicalize', /shared\/canonical\.ts$/, 'There is one way to hash.'],
  ['@aws-sdk/client-kms', /records\/keys\/key-service\.ts$/, 'One file asks the key to sign.'],
  ['pkijs', /\/records\//, 'Certificates and seals are made and read in one room.'],
  ['pdfkit', /records\/pdf\/paper\.ts$|records\/pdf\/sheet\.ts$/, 'PDF is drawn in one place.'],
  ['@signpdf/signpdf', /records\/seal\/pades\.ts$/, 'The place of a seal is filled in one place.'],
  [
    '@cantoo/pdf-lib',
    /shared\/pdf\/pdf-(reading|unpacking)\.ts$/,
    'A PDF is read in one place, which is loaded when there is one.',
  ],
  ['ical-generator', /board\/pages\/calendar-file\.ts$/, 'Calendar files are written in one place, without a zone.'],
  ['d3-scale', /board\/pages\/chart\.tsx$|(kpis|life)\/charts\/scale\.ts$/, 'Charts are drawn where charts are.'],
  ['d3-shape', /board\/pages\/chart\.tsx$|(kpis|life)\/charts\/(scale|shapes)\.tsx?$/, 'Likewise.'],
  ['big.js', /shared\/decimal\.ts$/, 'Decimals are reckoned with in one place, strictly.'],
  ['csv-parse', /kpis\/sheet\/domain\/table\.ts$/, 'Tables that people hand in are read in one place.'],
  [
    'unhomoglyph',
    /shared\/characters\/lookalike\.ts$/,
    'What names look like is decided in one place, which no start waits for.',
  ],
  [
    'parse-english',
    /findings\/domain\/vague-words\.ts$/,
    'Words are told apart in one place, which no start waits for.',
  ],
  ['nlcst-search', /findings\/domain\/vague-words\.ts$/, 'Likewise.'],
  ['diff', /agreements\/pages\/differences\.parts\.ts$/, 'Texts are compared in one place, which no start waits for.'],
];

describe('Rules', () => {
  const rules = product.filter(({ path }) => path.endsWith('.rules.ts'));

  it('import only what is decided or happened, in any capability, the kernel, what a text, a name and a mailbox are, the calendar and how a day is said', () => {
    const mayStandOn = ({ to, typeOnly }: Import) =>
      RULES_SHARE.includes(to) || (to === 'zod' && typeOnly) || isDomain(to);
    expect(broken(rules, (one) => !mayStandOn(one))).toEqual([]);
  });

  it('and what runs with them is pure: no package but zod and big.js, no clock, no chance, no environment, no waiting', () => {
    const impure =
      /\bawait\b|\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\b/;
    const running = new Set(rules.flatMap(({ path }) => reach(functions, path)));
    const packages = [...running].filter((one) => !one.startsWith('functions/'));
    expect(packages.sort()).toEqual(['big.js', 'zod']);
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
  const keeps = /\.store\.ts$|shared\/ledger\/(table|ledger|task-token)\.ts$|^@aws-sdk\//;

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
          !((isTest(from) || from.endsWith('.mail.tsx')) && capabilityOf(from) === capabilityOf(to)),
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

it('What a text leaves open is found where it goes out or is checked, and the parser of words is loaded then', () => {
  const finds = imports(sources.filter(inProduct)).filter(
    ({ to, typeOnly }) => to === 'functions/agreements/findings/domain/findings.ts' && !typeOnly,
  );
  expect(finds.map(({ from }) => from)).toEqual(['functions/agreements/acts/publication.ts', 'infra/cli/mou.ts']);
  for (const { path, text } of sources.filter(({ path }) => finds.some(({ from }) => from === path)))
    expect(text, path).not.toMatch(/^import (?!type )[^;]*\/findings\/domain\/findings\.ts'/m);
});

describe('Rooms', () => {
  const housed = product.filter(({ path }) => hasRooms(path) && path !== LIST);

  it('are where every file of a capability lies', () =>
    expect(housed.filter(({ path }) => !ROOMS.some(([pattern]) => pattern.test(path))).map(({ path }) => path)).toEqual(
      [],
    ));

  it('lie one above the other: data flows down, and nothing runs back up', () =>
    expect(
      broken(housed, (one) => ours(one) && !crossing(one) && hasRooms(one.to) && heightOf(one.to) > heightOf(one.from)),
    ).toEqual([]));

  it('of pages and mail lie under the acts that show them, and know none', () =>
    expect(broken(housed, ({ from, to }) => heightOf(from) < 3 && /\/(acts|workflow)\//.test(to))).toEqual([]));

  it('have about 25 files, so that each can be seen at a look', () => {
    const folders = Map.groupBy(sources.filter(inProduct), ({ path }) => path.replace(/\/[^/]*$/, ''));
    const crowded = [...folders].filter(([, files]) => files.length > MOST_FILES).map(([folder]) => folder);
    expect(crowded).toEqual([]);
  });

  it('have no circle between files, type-only imports included', () => expect(circlesIn(sources)).toEqual([]));
});

describe('Capabilities', () => {
  it('import of one another what is decided, what may be read, streams and parts of pages, and nothing else', () => {
    const open = (one: Import) => OPEN.test(one.to) || WHO.test(one.to) || isFamilyForMailer(one) || isSharedMail(one);
    expect(broken(product, (one) => crossing(one) && !open(one))).toEqual([]);
  });

  it('decide on what is decided upstream, never downstream', () => {
    const order = Object.keys(capabilities);
    const place = (path: string) => order.indexOf(capabilityOf(path) ?? '');
    const decided = product.filter(({ path }) => isDomain(path));
    expect(broken(decided, (one) => crossing(one) && place(one.to) > place(one.from))).toEqual([]);
  });

  it('have the file that each of their functions is bundled from', () => {
    const there = new Set(product.map(({ path }) => path));
    const missing = Object.values(offered).filter(({ entry }) => !there.has(`functions/${entry}`));
    expect(missing.map(({ entry }) => entry)).toEqual([]);
  });

  it('are each the folder of its own name', () => {
    const folders = new Set(product.flatMap(({ path }) => capabilityOf(path) ?? []));
    expect([...folders].filter((one) => one !== 'shared').sort()).toEqual(Object.keys(capabilities).sort());
  });

  const STEP_OF: Readonly<Record<string, string>> = {
    'records/copy/seal.ts': 'signing',
    'records/closing/seal-report.ts': 'closing',
    'agreements/successors/steps.ts': 'reviews',
  };
  it.each(Object.entries(offered))('%s runs with no capability’s page but its own', (_, { entry }) => {
    const own = `functions/${entry.split('/')[0]}/capability.ts`;
    const running = reach(functions, `functions/${entry}`);
    const pages = running.filter((one) => one.endsWith('/capability.ts') && one !== 'functions/shared/capability.ts');
    // A seal is set by a step of signing, and by one of the closing; a renewal is put out by a step of a review.
    const machine = STEP_OF[entry];
    if (machine) expect(pages.filter((one) => one !== own)).toEqual([`functions/${machine}/capability.ts`]);
    else if (!running.includes(LIST)) expect(pages.filter((one) => one !== own)).toEqual([]);
    // A record has streams of every kind: what is kept of each, and for how long, it reads from the list.
    else expect(entry).toMatch(/^records\//);
  });

  it('what they share names none of them', () =>
    expect(
      broken(
        functions,
        ({ from, to }) => capabilityOf(from) === 'shared' && ![undefined, 'shared'].includes(capabilityOf(to)),
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
      'functions/agreements/mou/domain/mou.rules.ts',
      'A file is refused at the desk by the rules that the service refuses it by.',
    ],
    [
      'functions/agreements/domain/sunset.rules.ts',
      'A file whose days stop it today is refused at the desk by the rules that the service refuses it by.',
    ],
    ['functions/agreements/domain/signed-mou.ts', 'What a file leaves open follows from what of it is signed.'],
    [
      'functions/agreements/findings/domain/findings.ts',
      'What a file leaves open is told at the desk as signers will be shown it.',
    ],
    ['functions/agreements/findings/domain/shown.ts', 'Its shape in an answer; its types only.'],
    ['functions/identity/token.store.ts', 'The operator makes and revokes tokens where the service looks for them.'],
    [
      'functions/identity/acts/register-agency.ts',
      'The operator registers agencies on the record, where publication looks.',
    ],
    ['functions/identity/domain/agency.rules.ts', 'What is registered of an agency; its types.'],
    ['functions/kpis/sheet/domain/sheet.rules.ts', 'A sheet is read at the desk as the service reads it.'],
    ['functions/kpis/sheet/domain/table.ts', 'Likewise.'],
    ['functions/shared/kernel.ts', 'A refusal has one shape.'],
    ['functions/shared/ledger/due-index.ts', 'The doctor asks for what is due where the sweeps ask.'],
    ['functions/shared/ledger/table.ts', 'Likewise: a table is read in one way.'],
    ['functions/shared/ledger/watch.store.ts', 'Where it stands who watches a stream.'],
    ['functions/shared/characters/file-text.ts', 'A file is read at the desk as the service reads it.'],
    ['functions/shared/mailbox.ts', 'A mailbox is read in one way.'],
    ['functions/shared/pdf/pdf-check.ts', 'A signed original is looked into at the desk as the service looks into it.'],
    ['functions/records/jws.ts', 'The smoke test holds a seal against its key as a verdict does.'],
    ['functions/records/keys/jwk.ts', 'Likewise: a key has one name.'],
    ['functions/records/keys/key.store.ts', 'Which key of KMS sealed stands where the service wrote it down.'],
    ['functions/records/verify/record.schema.ts', 'What the service exports is read before it is written down.'],
    ['functions/records/verify/conclusion.ts', 'What a verdict comes to is said once, on the page and at the desk.'],
    ['functions/records/verify/verify-file.ts', 'A file is verified away from the service by the service’s own check.'],
    [
      'functions/records/verify/verify-folder.ts',
      'An exported folder, likewise; what stands where in it is said once.',
    ],
    [
      'functions/records/verify/verify-tips.ts',
      'Of which streams a verdict asks a proof is said once, and what one looks like.',
    ],
    ['functions/records/verify/about.ts', 'A record that was just fetched, likewise, with what it is about.'],
    ['functions/records/verify/verify-annexes.ts', 'Which annexes an export has is said once.'],
    ['functions/records/verify/verify-evidence.ts', 'Evidence follows from the record, and is made from it.'],
    ['functions/records/verify/whole-record.ts', 'How parts make up a record, likewise.'],
    ['functions/shared/canonical.ts', 'The manifest of an export has hashes, and there is one way to hash.'],
  ];

  it('the code that runs in the cloud imports nothing of what builds or imitates the cloud', () =>
    // MOUs as agencies write them are data of tests on both sides.
    expect(broken(functions, ({ to }) => /^(infra|test(?!\/mous\/)|bench|\.\.)\b/.test(to))).toEqual([]));

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
