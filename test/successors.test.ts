/** A text in force is amended or renewed by another that its parties sign while it holds; a successor that is not signed leaves it untouched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { PLACES, verifyFolder } from '../functions/records/verify/verify-folder.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { readFolder } from '../infra/cli/files.ts';
import { program } from '../infra/cli/mou.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, DAY, HOUR, type TestCloud, told } from './a-cloud.ts';
import { executed, words } from './a-disputed-mou.ts';
import { aScan } from './a-scan.ts';
import { aMou, CONVENER, type MouFile, type Sent } from './a-sent-mou.ts';
import { signedByAll, succeeding, successorOut } from './a-successor.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const PAIR = ['transport', 'health'];
const inForce = () => executed(cloud, token, aMou({ agencies: PAIR }));
const next = ({ mou }: Sent, changes: Partial<MouFile> = {}): MouFile => ({
  ...mou,
  title: 'Two maps, one truth',
  ...changes,
});

const succeed = (sent: Sent, json: MouFile, { kind = 'amendment', bearer = token } = {}) =>
  succeeding(cloud, bearer, sent, json, kind);
const out = (sent: Sent, json: MouFile, { kind = 'amendment', bearer = token } = {}): Promise<Sent> =>
  successorOut(cloud, bearer, sent, json, kind);
const signAll = (sent: Sent) => signedByAll(cloud, sent);
interface Shown {
  version: number;
  documentHash: string;
  status: string;
  inForce: boolean;
  term: { ends: string; endsAt: string; effectiveAt: string };
  next?: { version: number; status: string; term?: { effectiveAt: string } };
}
const recordOf = async ({ agreement }: Pick<Sent, 'agreement'>): Promise<ExportedRecord> =>
  (await cloud.call<ExportedRecord>('GET', `/api/agreements/${agreement}/record`, { bearer: token })).body;
const shown = async ({ agreement }: Pick<Sent, 'agreement'>): Promise<Shown> =>
  (await cloud.call<Shown>('GET', `/api/agreements/${agreement}`, { bearer: token })).body;

describe('An amendment', () => {
  let first: Sent;
  let second: Sent;
  let before: Shown;

  beforeAll(async () => {
    first = await inForce();
    before = await shown(first);
    second = await out(first, next(first));
  });

  it('leaves the text in force while it is out', async () => {
    expect(await shown(first)).toMatchObject({
      ...{ version: 1, documentHash: first.documentHash, inForce: true, term: before.term },
      next: { version: 2, status: 'out for signature' },
    });
  });

  it('is refused while another is out, which is named', async () => {
    const { status, text } = await succeed(first, next(first, { title: 'A third map' }));
    expect([status, text]).toEqual([
      422,
      expect.stringContaining('Version 2, put out by transport.example, is out for signature'),
    ]);
  });

  it('holds from its last signature on, to the last day of the text before it', async () => {
    await signAll(second);
    const now = await shown(first);
    expect(now).toMatchObject({ version: 2, documentHash: second.documentHash, inForce: true });
    expect([now.term.ends, now.term.endsAt]).toEqual([before.term.ends, before.term.endsAt]);
    expect(now.next).toBeUndefined();
    expect((await cloud.types(first.agreement)).slice(4)).toEqual([
      ...['SuccessorPublished', 'AgreementExecuted', 'VersionTookEffect', 'CopySealed'],
    ]);
  });

  it('says in its own text which one it follows', async () => {
    const record = await recordOf(first);
    expect(record.documents.map(({ version }) => version)).toEqual([1, 2]);
    expect(record.documents.at(-1)?.text).toMatchObject({
      succession: {
        ...{ version: 2, kind: 'amendment', lastDay: before.term.ends, leaving: [] },
        follows: { version: 1, documentHash: first.documentHash },
      },
    });
    const { faults, holds } = verifyRecord(record);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain('Version 2 amends version 1; in force from');
  });

  it('leaves the first text to whoever has its link, and its signatures', async () => {
    const head = cloud.head(first, 'health');
    const [copy] = cloud.mails(first, 'health').filter(({ subject }) => subject.startsWith('Executed'));
    const [link = ''] = /^http\S+\/sign\/\S+$/m.exec(copy?.text ?? '') ?? [];
    expect(told(await head.browser.open(link))).not.toContain('replaced');
    const page = await head.browser.press('Open the agreement');
    expect(told(page)).toContain('Version 2 has taken its place on');
    expect((await head.browser.open(`/rounds/${first.round}/record`)).text).toContain(first.documentHash);
  });

  it('is out until it is declined, and then as if it had never been', async () => {
    const third = await out({ ...first, mou: second.mou }, next(first, { title: 'A map of maps' }));
    await cloud.head(third, 'health').decline('Not so.');
    expect(await shown(first)).toMatchObject({
      version: 2,
      documentHash: second.documentHash,
      inForce: true,
      next: { status: 'returned' },
    });
    const fourth = await out({ ...first, mou: second.mou }, next(first, { title: 'A better map of maps' }));
    await signAll(fourth);
    expect(await shown(first)).toMatchObject({ version: 4, documentHash: fourth.documentHash });
  });

  it('stands with every other version on the page, each with its days, its copy and its record', async () => {
    const page = `/agreements/${first.agreement}`;
    const seen = words(await liaisonAt('health', page));
    expect(seen).toContain('Version 4, an amendment of version 2, holds today');
    expect(seen).toMatch(/All versions .*Version 4 .*Version 3 An amendment of version 2 Not signed by all/);
    expect(seen).toMatch(/Version 2 An amendment of version 1 From .* to .*Version 1 The first text From/);
    const copies = await Promise.all(
      [1, 2, 4].map(async (version) => {
        const { cookie } = (people.get('health') as Person).browser;
        const { headers } = await fetch(`${cloud.url}${page}/copy?version=${version}`, { headers: { cookie } });
        return headers.get('content-disposition');
      }),
    );
    expect(copies).toEqual([
      `attachment; filename="${first.number}-executed.pdf"`,
      `attachment; filename="${first.number}-version-2-executed.pdf"`,
      `attachment; filename="${first.number}-version-4-executed.pdf"`,
    ]);
    expect((await liaisonAt('health', `${page}/record?version=1`)).text).toContain(first.documentHash);
  });
});

describe('An amendment is refused', () => {
  it.each<[string, (sent: Sent) => MouFile, string, string]>([
    ['when nothing has changed', ({ mou }) => mou, 'amendment', 'Nothing has changed'],
    [
      'with another sunset',
      (sent) => next(sent, { sunset: { ...sent.mou.sunset, months: 12 } } as object),
      'amendment',
      'keeps the sunset',
    ],
    ['with another number', (sent) => next(sent, { number: 'MOU-7' }), 'amendment', 'cannot have the number'],
    [
      'with an office that has become another',
      ({ mou }) =>
        next({ mou } as Sent, {
          parties: mou.parties.map((party) => ({
            ...party,
            offices: party.offices.map((office) => ({ ...office, title: 'Janitor' })),
          })),
        }),
      'amendment',
      'The office `head` is “Director”',
    ],
    ['as a renewal before its time', (sent) => next(sent), 'renewal', 'can be renewed from'],
    ['without saying what it is', (sent) => next(sent), '', 'It is not said'],
  ])('%s', async (_, json, kind, wrong) => {
    const sent = await inForce();
    const { status, text } = await succeed(sent, json(sent), { kind });
    expect([status, text]).toEqual([422, expect.stringContaining(wrong)]);
    expect((await shown(sent)).next).toBeUndefined();
  });

  it('of a text that nobody has signed, and by a stranger', async () => {
    const sent = await cloud.send(token, aMou({ agencies: PAIR }));
    expect(await succeed(sent, next(sent))).toMatchObject({ status: 422 });
    const stranger = (await cloud.token('forestry.example')).secret;
    expect(await succeed(await inForce(), next(sent), { bearer: stranger })).toMatchObject({ status: 404 });
  });
});

/** The text among these agencies; those that are its parties stay as they are. */
const among = ({ mou }: Sent, agencies: readonly string[], changes: Partial<MouFile> = {}): MouFile => {
  const wider = aMou({ agencies });
  return {
    ...wider,
    number: mou.number,
    parties: wider.parties.map((party) => mou.parties.find(({ key }) => key === party.key) ?? party),
    ...changes,
  };
};
const liaisonAt = async (agency: string, path: string): Promise<Screen> => {
  const person = people.get(agency) ?? cloud.person(`liaison@${agency}.example`);
  people.set(agency, person);
  return person.open(path);
};
const people = new Map<string, Person>();

describe('The pages of an MOU whose amendment is out', () => {
  let first: Sent;
  let second: Sent;
  let page: string;

  beforeAll(async () => {
    first = await inForce();
    page = `/agreements/${first.agreement}`;
    second = await out(first, among(first, [...PAIR, 'forestry'], { title: 'Two maps, one truth' }));
    await cloud.head(second, 'transport').sign();
    await cloud.quiet();
  });

  it.each(['', '/text'])('say which text holds today and which is on its way: %s', async (part) => {
    const seen = words(await liaisonAt('health', `${page}${part}`));
    expect(seen).toMatch(/Version 1 holds today, until \w+, \w+ \d+, \d{4}, 5:00 p\.m\./);
    expect(seen).toMatch(
      /Version 2, an amendment put out by Birch transport \(transport\.example\), is out for signature until .*: 1 of 3 signed\./,
    );
    expect(seen, 'the status of the MOU').toContain('In force');
  });

  it('show who has signed what, what happened in both rounds, and what waits for the reader', async () => {
    const seen = words(await liaisonAt('health', page));
    expect(seen).toContain('Signatures to version 2');
    expect(seen).toMatch(/Signatures: 2 of 2 .*Signatures: 1 of 3/);
    expect(seen).toContain('Version 2 put out for signature: an amendment of version 1');
    expect(seen).toContain('Birch forestry');
    const { browser } = people.get('health') as Person;
    expect(browser.page.html).toContain(`href="${page}/parties/health"`);
  });

  it('have one of each version: its text, and what it changes in the one that it follows, word by word', async () => {
    await liaisonAt('health', page);
    const { browser } = people.get('health') as Person;
    const seen = await browser.follow('Read version 2, and what it changes');
    expect(words(seen)).toContain('What changed since version 1');
    expect(seen.html).toMatch(/<ins>.*Two maps, one truth/s);
    expect(seen.text).toContain(second.documentHash);
    const before = await browser.open(`${page}/versions/1`);
    expect([before.text.includes(first.documentHash), before.html.includes('<ins>')]).toEqual([true, false]);
    expect((await browser.open(`${page}/versions/3`)).status).toBe(404);
  });

  it('show a party that only joins the text that it is to prepare, and nothing else', async () => {
    const seen = await liaisonAt('forestry', page);
    expect([seen.status, words(seen)]).toEqual([200, expect.stringContaining('Version 2, an amendment put out by')]);
    expect(seen.text).not.toContain('holds today');
    expect((await liaisonAt('forestry', `${page}/text`)).text).toContain(second.documentHash);
    expect((await liaisonAt('forestry', `${page}/versions/2`)).text).toContain(second.documentHash);
    for (const part of ['/versions/1', '/record?version=1', '/copy?version=1', '/disputes'])
      expect((await liaisonAt('forestry', `${page}${part}`)).status, part).toBe(404);
    expect(words(await liaisonAt('forestry', '/home'))).toContain(first.number);
  });

  it('call the MOU at home by the title of the text in force', async () => {
    const home = words(await liaisonAt('transport', '/home'));
    expect(home).toContain(first.mou.title);
    expect(home).not.toContain(second.mou.title);
  });

  it('show nothing to whoever has no part in either', async () => {
    await cloud.registerAgencies(aMou({ agencies: ['transport', 'police'] }));
    for (const part of ['', '/text', '/versions/2'])
      expect((await liaisonAt('police', `${page}${part}`)).status, part).toBe(404);
  });

  it('say that it came back, and show a party that would have joined nothing any more', async () => {
    await cloud.head(second, 'health').decline('Not so.');
    await cloud.quiet();
    const seen = words(await liaisonAt('health', page));
    expect(seen).toContain('Version 1 holds today');
    expect(seen).toContain('was not signed by all, and came back to Birch transport');
    expect((await liaisonAt('forestry', page)).status).toBe(404);
  });
});

describe('What was given to one text is refused for another', () => {
  let first: Sent;
  let second: Sent;
  beforeAll(async () => {
    first = await inForce();
    second = await out(first, next(first));
  });
  const signed = async (sent: Sent) =>
    (await cloud.types(sent.round)).filter((type) => type === 'SignatureGiven').length;

  it('a signature that names the text in force', async () => {
    const head = cloud.head(second, 'health');
    await head.openLink();
    const code = await head.askForCode();
    const screen = await head.browser.press('Sign for', { code, _documentHash: first.documentHash });
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('not the text')]);
    expect(await signed(second)).toBe(0);
  });

  it('a code that was sent for the text before it', async () => {
    const head = cloud.head(second, 'health');
    await head.openLink();
    const code = await head.codeAtHand();
    const third = await cloud.revise(token, first, next(first, { title: 'Three maps' }));
    await cloud.prepare(third);
    const again = cloud.head(third, 'health');
    await again.openLink();
    await again.askForCode();
    const screen = await again.browser.press('Sign for', { code });
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('code')]);
    expect(await signed(third)).toBe(0);
    second = third;
  });

  it('a signature made outside under the text in force', async () => {
    await liaisonAt('health', `/agreements/${first.agreement}/parties/health/outside`);
    const { browser } = people.get('health') as Person;
    const screen = await browser.hand(
      'Hand in this signature',
      { name: 'signed.pdf', content: aScan() },
      {
        kind: 'ink',
        name: 'Head of health',
        title: 'Director',
        signedOn: '2026-03-02',
        _documentHash: first.documentHash,
      },
    );
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('not the text')]);
    expect(await cloud.types(second.round)).not.toContain('OutsideSignatureOffered');
  });
});

describe('At the desk', () => {
  const desk = async (...args: string[]): Promise<string> => {
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
    await program.parseAsync(args, { from: 'user' }).finally(() => log.mockRestore());
    return said.join('\n');
  };

  it('an MOU is amended, its folder has both texts with their copies, and verify tells the chain', async () => {
    const home = mkdtempSync(join(tmpdir(), 'concord-desk-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    vi.stubEnv('CONCORD_URL', cloud.url);
    vi.stubEnv('CONCORD_TOKEN', token);
    onTestFinished(() => void vi.unstubAllEnvs());
    const first = await inForce();
    const mou = next(first);
    writeFileSync(join(home, 'mou.json'), JSON.stringify(mou));
    const sent = await desk('amend', first.agreement, join(home, 'mou.json'), '--note', 'One map is not enough.');
    const second: Sent = { ...JSON.parse(sent), mou };
    await cloud.quiet();
    expect(await desk('status', first.agreement)).toMatch(
      /^Version 1 is in force from .*\nVersion 2 \(amendment of version 1\), put out by transport\.example, is out for signature\.\n/,
    );
    await cloud.prepare(second);
    const asked = cloud.mails(second, 'health').at(-1)?.text ?? '';
    expect(asked.replaceAll(/\s+/g, ' ')).toContain('It amends version 1, which is in force and stays so until');
    expect(asked).not.toContain('no longer');
    const changes = await cloud.head(second, 'health').openLink();
    expect(words(changes)).toContain('which is in force and stays so until this one is signed');
    await signAll(second);
    const folder = join(home, 'export');
    await desk('export', first.agreement, '--out', folder);
    expect([...readFolder(folder).keys()]).toEqual(
      expect.arrayContaining(
        [1, 2].flatMap((version) => [PLACES.text(version), PLACES.pdf(version), PLACES.json(version)]),
      ),
    );
    const { faults, holds } = await verifyFolder(readFolder(folder));
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toMatch(/Version 2 amends version 1; in force from \S+Z to \S+Z\./);
    await expect(desk('renew', first.agreement, join(home, 'mou.json'))).rejects.toThrow('can be renewed from');
  });

  it('whoever takes one text of a folder for another is found', async () => {
    const first = await inForce();
    await signAll(await out(first, next(first)));
    const record = await recordOf(first);
    const turned = { ...record, documents: record.documents.map((one) => ({ ...one, version: 3 - one.version })) };
    expect(verifyRecord(turned).faults.join('\n')).toContain('The text of version 2 is not the one that was put out');
    const alone = { ...record, documents: record.documents.slice(1), copies: record.copies.slice(1) };
    expect(verifyRecord(alone).faults).toEqual([
      expect.stringContaining(`The text of version 2 follows a text with the hash ${first.documentHash}`),
      'The text of version 1 is missing, which was executed.',
      'It does not list the sealed copy of version 1, which the agreement names.',
    ]);
  });
});

describe('Another party', () => {
  it('may put out what follows, and leave and joining are signed by everyone concerned', async () => {
    const first = await executed(cloud, token, aMou({ agencies: ['transport', 'health', 'police'] }));
    const json = among(first, ['health', 'transport', 'forestry']);
    const health = (await cloud.token('health.example')).secret;
    const { status, body, text } = await succeed(first, json, { bearer: health });
    expect([status, text]).toEqual([201, expect.stringContaining('"version":2')]);
    const second: Sent = {
      ...body,
      mou: { ...json, parties: [...json.parties, ...first.mou.parties.filter(({ key }) => key === 'police')] },
    };
    await cloud.prepare(second);
    for (const party of ['health', 'transport', 'forestry']) await cloud.head(second, party).sign();
    await cloud.quiet();
    expect(await shown(first)).toMatchObject({ version: 1, inForce: true });
    const leaver = cloud.head(second, 'police');
    const asked = await leaver.openLink();
    expect(words(asked)).toContain('asks you to agree that Birch police leaves with version 2');
    const code = await leaver.askForCode();
    expect(words(leaver.browser.page)).toContain('that Birch police leaves this memorandum with version 2');
    await leaver.browser.press('Sign for', { code });
    await cloud.quiet();
    const { events, bodies } = await cloud.history(second.round);
    const given = events.findLast(({ type, data }) => type === 'SignatureGiven' && data.party === 'police');
    expect(JSON.stringify(bodies.get(given?.seq ?? 0))).toContain(
      'that Birch police leaves this memorandum with version 2',
    );
    expect(await shown(first)).toMatchObject({
      version: 2,
      inForce: true,
      parties: ['health', 'transport', 'forestry'],
    });
  });
});

describe('When the last day comes near', () => {
  const CERTIFIES = 'It was carried out as agreed.';
  const renewal = { most: 1, months: 2, certifies: CERTIFIES, unchanged: true };
  const sunset = { months: 3, then: 'ends', opensDaysBefore: 44 };
  let own: TestCloud;
  let bearer: string;
  let [ends, renewed]: Sent[] = [];

  beforeAll(async () => {
    own = await aCloud();
    bearer = (await own.token(CONVENER)).secret;
    ends = await executed(own, bearer, aMou({ agencies: PAIR, sunset } as object));
    renewed = await executed(own, bearer, aMou({ agencies: PAIR, sunset: { ...sunset, renewal } } as object));
    await own.moveBy(60 * DAY);
  });
  afterAll(() => own?.stop());

  it('it is renewed as far as the text in force says, and every head certifies what that asks', async () => {
    const { agreement, mou } = renewed as Sent;
    const days = (months: number, opensDaysBefore: number) => ({ ...sunset, months, opensDaysBefore, renewal });
    const renew = async (months: number, opensDaysBefore: number, changes: object = {}, says: object = renewal) => {
      const json = { ...mou, ...changes, sunset: { ...days(months, opensDaysBefore), renewal: says } };
      const path = `/api/agreements/${agreement}/successors?kind=renewal`;
      const { status, body, text } = await own.call<Omit<Sent, 'mou'>>('POST', path, { bearer, json });
      await own.quiet();
      return { status, text, sent: { ...body, mou } };
    };
    const tooLong = await renew(3, 44);
    expect([tooLong.status, tooLong.text]).toEqual([422, expect.stringContaining('renewal-too-long')]);
    for (const other of [{}, { ...renewal, most: 9 }, { ...renewal, certifies: 'It was.' }]) {
      const lifts = await renew(2, 29, {}, other);
      expect([lifts.status, lifts.text]).toEqual([422, expect.stringContaining('renewal-limits-changed')]);
    }
    const other = { title: 'Two maps, one truth' };
    const changed = await renew(2, 29, other);
    expect([changed.status, changed.text]).toEqual([422, expect.stringContaining('renewal-changes-text')]);
    const out = await renew(1, 14);
    expect([out.status, out.text]).toEqual([201, expect.any(String)]);
    const longer = { ...mou, sunset: days(2, 29) } as MouFile;
    await expect(own.revise(bearer, out.sent, { ...longer, ...other })).rejects.toThrow('renewal-changes-text');
    const sent = await own.revise(bearer, out.sent, longer);
    await own.prepare(sent);
    for (const { key, name } of mou.parties) {
      const head = own.head(sent, key);
      expect(words(await head.openLink())).toContain(`By signing it, every party certifies ${CERTIFIES}`);
      const code = await head.askForCode();
      expect(words(head.browser.page)).toContain(`${name} certifies: “${CERTIFIES}”`);
      await head.browser.press('Sign for', { code });
    }
    await own.quiet();
    const { events, bodies } = await own.history(sent.round);
    const given = events.filter(({ type }) => type === 'SignatureGiven').map(({ seq }) => bodies.get(seq));
    expect(given.filter((body) => JSON.stringify(body).includes(CERTIFIES))).toHaveLength(2);
  });

  it('the end comes by itself, is recorded once and told to everyone; what was renewed goes on, once', async () => {
    const [over, goesOn] = [ends as Sent, renewed as Sent];
    const { body } = await own.call<Shown>('GET', `/api/agreements/${over.agreement}`, { bearer });
    await own.moveTo(Date.parse(body.term.endsAt) + HOUR + 60_000);
    // Nothing is left to do by its text: it is closed at once, with its report.
    expect((await own.types(over.agreement)).slice(-2)).toEqual(['AgreementEnded', 'AgreementClosed']);
    for (const party of PAIR) {
      const told = own.mails(over, party).map(({ subject }) => subject);
      expect(told.slice(-2).sort()).toEqual([
        expect.stringMatching(/^Closed, with its report: /),
        expect.stringMatching(/^Ended: /),
      ]);
      // The email about the end says so as well.
      expect(told.filter((one) => one.startsWith('The review is closed: '))).toEqual([]);
    }
    await own.moveBy(3 * HOUR);
    expect((await own.types(over.agreement)).filter((type) => type === 'AgreementEnded')).toHaveLength(1);

    const path = `/api/agreements/${goesOn.agreement}`;
    const { body: second } = await own.call<Shown>('GET', path, { bearer });
    expect(second).toMatchObject({ version: 3, inForce: true, term: { ends: '2026-08-02' } });
    // That its own text would allow more does not count.
    const more = { ...sunset, months: 2, opensDaysBefore: 29, renewal: { ...renewal, most: 9 } };
    const json = { ...goesOn.mou, sunset: more };
    const again = await own.call('POST', `${path}/successors?kind=renewal`, { bearer, json });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('renewals-used-up')]);
  });
});
