/** A text in force is amended or renewed by another that its parties sign while it holds; a successor that is not signed leaves it untouched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { aCloud, HOUR, type TestCloud, told } from './a-cloud.ts';
import { executed, words } from './a-disputed-mou.ts';
import { aMou, CONVENER, type MouFile, type Sent } from './a-sent-mou.ts';

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

const succeed = async (sent: Sent, json: MouFile, { kind = 'amendment', bearer = token } = {}) => {
  await cloud.registerAgencies(json);
  const path = `/api/agreements/${sent.agreement}/successors?kind=${kind}`;
  const answer = await cloud.call<Omit<Sent, 'mou'> & { version: number }>('POST', path, { bearer, json });
  await cloud.quiet();
  return answer;
};
/** Taken, prepared by every party, and not signed yet. */
const out = async (sent: Sent, json: MouFile, as: Parameters<typeof succeed>[2] = {}): Promise<Sent> => {
  const { status, body, text } = await succeed(sent, json, as);
  if (status !== 201) throw new Error(`The successor was not taken: ${status} ${text}`);
  const successor = { ...body, mou: json };
  await cloud.prepare(successor);
  return successor;
};
const signAll = async (sent: Sent) => {
  for (const { key } of sent.mou.parties) await cloud.head(sent, key).sign();
  await cloud.quiet();
};
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

describe('Another party', () => {
  it('may put out what follows, and leave and joining are signed by everyone concerned', async () => {
    const first = await executed(cloud, token, aMou({ agencies: ['transport', 'health', 'police'] }));
    const wider = aMou({ agencies: ['health', 'transport', 'forestry'] });
    const json = {
      ...wider,
      number: first.number,
      parties: wider.parties.map((party) => first.mou.parties.find(({ key }) => key === party.key) ?? party),
    };
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

describe('The end', () => {
  it('comes by itself, is recorded once and told to everyone', async () => {
    const own = await aCloud();
    const bearer = (await own.token(CONVENER)).secret;
    const sent = await executed(
      own,
      bearer,
      aMou({ agencies: PAIR, sunset: { months: 3, then: 'ends', opensDaysBefore: 44 } } as object),
    );
    const { body } = await own.call<Shown>('GET', `/api/agreements/${sent.agreement}`, { bearer });
    await own.moveTo(Date.parse(body.term.endsAt) + HOUR + 60_000);
    expect((await own.types(sent.agreement)).at(-1)).toBe('AgreementEnded');
    for (const party of PAIR) expect(own.mails(sent, party).at(-1)?.subject).toMatch(/^Ended: /);
    await own.moveBy(3 * HOUR);
    expect((await own.types(sent.agreement)).filter((type) => type === 'AgreementEnded')).toHaveLength(1);
    await own.stop();
  });
});
