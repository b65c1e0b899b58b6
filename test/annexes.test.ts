/** An annex is kept byte for byte as the text names it, everyone who signs can read it, and nobody is asked before it is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNEX_BYTES } from '../functions/agreements/domain/annex.rules.ts';
import { sha256 } from '../functions/shared/canonical.ts';
import { partyIdOf } from '../functions/shared/ids.ts';
import { aCloud, apart, DAY, type TestCloud, told } from './a-cloud.ts';
import { AGENCIES, aMou, type MouFile, partyIn, type Sent } from './a-sent-mou.ts';
import { Gates } from './gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());
const hold = (held: { cloud: TestCloud; token: string }) => {
  ({ cloud, token } = held);
};

const LAYERS = Buffer.from('county,road\n1,OR-22\n');
const PHOTO = Buffer.from(Array.from({ length: 1_000 }, (_, index) => (index * 7919) % 256));
/** The largest that there may be. */
const LARGE = Buffer.alloc(ANNEX_BYTES, 'smoke ');

const TITLES = ['Map layers', 'Aerial photo “R2”/../<b>', 'Everything'];
const naming = (...annexes: Buffer[]): MouFile =>
  ({
    ...aMou(),
    annexes: annexes.map((bytes, index) => ({
      title: TITLES[index],
      sha256: sha256(bytes),
      bytes: bytes.length,
      mediaType: index === 0 ? 'text/csv' : 'text/html',
    })),
  }) as MouFile;
const asked = async ({ round }: Sent) => (await cloud.types(round)).includes('GroupAsked');

describe('An annex that is handed in', () => {
  it.each([
    'application/octet-stream',
    'text/csv',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('as %s is kept as it is', async (type) => {
    const table = Buffer.from('{ "road": "OR-22" }\n');
    const sent = await cloud.send(token, naming(table));
    const response = await fetch(`${cloud.url}/api/agreements/${sent.agreement}/annexes/${sha256(table)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: table,
    });
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining({ missing: [] })]);
  });

  it('is what everyone who signs downloads: the same bytes, as a file of a safe name, shown by nobody', async () => {
    const sent = await cloud.send(token, naming(LAYERS, PHOTO, LARGE), { annexes: [LAYERS, PHOTO, LARGE] });
    const head = cloud.head(sent, 'health');
    const page = await head.openLink();
    for (const [index, bytes] of [LAYERS, PHOTO, LARGE].entries()) {
      const hash = sha256(bytes);
      expect(page.text).toContain(`Download “${TITLES[index]}”`);
      expect(page.text).toContain(`${bytes.length.toLocaleString('en-US')} bytes, SHA-256 ${hash}`);
      const file = await fetch(`${cloud.url}/rounds/${sent.round}/annexes/${hash}`, {
        headers: { cookie: head.browser.cookie },
      });
      expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(hash);
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-disposition': expect.stringMatching(/^attachment; filename="[A-Za-z0-9-]+\.(csv|bin)"$/),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    }
  });

  it('is named to a liaison while it is missing, who confirms the offices all the same', async () => {
    const sent = await cloud.publish(token, naming(LAYERS, PHOTO));
    const path = `/agreements/${sent.agreement}/parties/health`;
    const person = cloud.person('liaison@health.example');
    const before = (await person.open(path)).text;
    expect(before).toContain('Annexes are missing');
    for (const says of ['Map layers', 'You can confirm your offices now.', 'No head is asked to sign before it has.'])
      expect(before).toContain(says);
    await cloud.liaison(sent, 'health').confirm(sent.agreement, partyIn(sent, 'health'));
    expect(await cloud.types(partyIdOf(sent.agreement, 'health'))).toContain('OfficesConfirmed');
    await cloud.handIn(token, sent.agreement, LAYERS);
    const one = (await person.open(path)).text;
    expect(one).toContain('An annex is missing');
    expect(one).not.toMatch(/Map layers|You can confirm/);
    await cloud.handIn(token, sent.agreement, PHOTO);
    expect((await person.open(path)).text).not.toMatch(/annex.* missing/i);
  });

  it('twice, or by many at once, is one event', async () => {
    const sent = await cloud.send(token, naming(LAYERS));
    const crowd = await Promise.all(Array.from({ length: 6 }, () => cloud.handIn(token, sent.agreement, LAYERS)));
    expect(crowd.map(({ status }) => status).sort()).toEqual([...Array(5).fill(200), 201]);
    for (const { body } of crowd) expect(body).toMatchObject({ sha256: sha256(LAYERS), missing: [] });
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AnnexKept']);
    await cloud.quiet();
    expect(cloud.mails(sent, 'health')).toHaveLength(1);
  });

  it('stays at hand in a new version that names it still', async () => {
    const first = await cloud.send(token, naming(LAYERS), { annexes: [LAYERS] });
    const both = naming(LAYERS, PHOTO);
    const second = await cloud.revise(token, first, { ...both, number: first.number, parties: first.mou.parties });
    expect(await asked(second)).toBe(false);
    expect((await cloud.handIn(token, second.agreement, PHOTO)).body).toMatchObject({ missing: [] });
    await cloud.quiet();
    expect(await asked(second)).toBe(true);
    expect(await cloud.chainFaults(second)).toEqual([]);
  });
});

describe('A file is refused', () => {
  let sent: Sent;
  beforeAll(async () => {
    sent = await cloud.send(token, naming(LAYERS, PHOTO, LARGE));
  });

  const flipped = Buffer.from(PHOTO);
  flipped[500] = 255 - (flipped[500] ?? 0);
  it.each<[string, Buffer, string, string]>([
    ['of which the MOU says nothing', Buffer.from('x'), sha256('x'), 'names no annex of that hash'],
    ['with one bit of another file', flipped, sha256(PHOTO), 'The file is not “Aerial photo'],
    ['that is cut off', PHOTO.subarray(0, 900), sha256(PHOTO), 'The file has 900 bytes; the MOU names'],
    [
      'of 4 MB and one byte',
      Buffer.concat([LARGE, Buffer.from('!')]),
      sha256(LARGE),
      'The file has 4,194,305 bytes; at most 4,194,304',
    ],
    ['that is empty', Buffer.alloc(0), sha256(PHOTO), 'The file has 0 bytes'],
  ])('%s', async (_, bytes, hash, wrong) => {
    const { status, body } = await cloud.handIn(token, sent.agreement, bytes, hash);
    expect([status, body]).toEqual([
      422,
      { error: expect.objectContaining({ wrong: expect.stringContaining(wrong) }) },
    ]);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished']);
    expect(await cloud.items(`DOC#${sha256(bytes)}`)).toEqual([]);
  });

  /** A PDF of one page, with more entries of its trailer. */
  const aPdf = (trailer = ''): Buffer =>
    Buffer.from(
      [
        '%PDF-1.7',
        '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
        '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
        '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj',
        `trailer\n<< /Root 1 0 R /Size 4 ${trailer} >>`,
        'startxref\n0\n%%EOF\n',
      ].join('\n'),
    );
  const ENCRYPTED = '/Encrypt << /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>';

  it.each<[string, Buffer, string | undefined]>([
    ['whole', aPdf(), undefined],
    ['encrypted', aPdf(ENCRYPTED), 'This PDF is encrypted or protected by a password.'],
    ['truncated', aPdf().subarray(0, -20), 'This PDF is cut off: its end is missing.'],
    [
      'a ZIP archive at the same time',
      Buffer.concat([aPdf(), Buffer.from('PK\x05\x06')]),
      'There is something after the end of this PDF',
    ],
    [
      'a web page at the same time',
      Buffer.concat([Buffer.from('<html>'), aPdf()]),
      'There is something before the beginning of this PDF',
    ],
  ])('as a PDF that is no good, though it is what the MOU names; this one is %s', async (_, pdf, wrong) => {
    // The last kind is told by what it holds, whatever the MOU calls it.
    const mou = naming(LAYERS, pdf);
    const { agreement } = await cloud.send(token, mou);
    const { status, body } = await cloud.handIn(token, agreement, pdf);
    if (wrong === undefined) expect([status, body]).toEqual([201, expect.objectContaining({ bytes: pdf.length })]);
    else
      expect([status, body]).toEqual([
        422,
        { error: expect.objectContaining({ wrong: expect.stringContaining(wrong) }) },
      ]);
  });

  it('from whoever is not its convener, as if there were no such agreement', async () => {
    const foreign = (await cloud.token('elsewhere.example')).secret;
    for (const bearer of [foreign, 'a'.repeat(52)])
      expect((await cloud.handIn(bearer, sent.agreement, LAYERS)).status).toBe(404);
  });

  it('by the page that would show it, to whom it is not open', async () => {
    const other = await cloud.send(token, naming(LAYERS, PHOTO), { annexes: [LAYERS, PHOTO] });
    const head = cloud.head(other, 'health');
    await head.openLink();
    const read = async (round: string, hash: string, cookie: string) =>
      (await fetch(`${cloud.url}/rounds/${round}/annexes/${hash}`, { headers: { cookie } })).status;
    const { cookie } = head.browser;
    expect(await read(other.round, sha256(LAYERS), cookie)).toBe(200);
    expect(await read(other.round, sha256(LAYERS), '')).toBe(404);
    expect(await read(other.round, sha256(LARGE), cookie)).toBe(404);
    // The text itself is kept under its hash as well, and is no annex.
    expect(await read(other.round, other.documentHash, cookie)).toBe(404);
    expect(await read(sent.round, sha256(LAYERS), cookie)).toBe(404);
  });
});

describe('While an annex is missing', () => {
  it('nobody is asked; with the last one, everyone is', async () => {
    const sent = await cloud.send(token, naming(LAYERS, PHOTO), { annexes: [PHOTO] });
    // Every party is prepared: the annex alone is missing.
    for (const party of AGENCIES)
      expect(await cloud.types(partyIdOf(sent.agreement, party))).toContain('PartyPrepared');
    expect((await cloud.types(sent.round)).filter((type) => type !== 'MailReported')).toEqual(['RoundOpened']);
    expect(cloud.execution(sent)).toMatchObject({ status: 'RUNNING', waiting: ['Wait for the signatories'] });
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toEqual([]);
    await cloud.handIn(token, sent.agreement, LAYERS);
    await cloud.quiet();
    expect(await asked(sent)).toBe(true);
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toHaveLength(1);
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
  });

  it('the step that waits sees one that came just before it waited', async () => {
    // Nothing else may write a token meanwhile.
    await cloud.quiet();
    let agreement = '?';
    // The conductor has found nobody to wake before the step that will wait has written its token.
    const gates = new Gates(
      ({ caller, action, body }) => {
        if (caller.startsWith('conductor') && action === 'UpdateItem' && body.includes('":done"'))
          return body.includes(`FLOW#${agreement}#2`) ? 'nobody was woken' : undefined;
        return action === 'PutItem' && body.includes('TASK#') ? 'the token' : undefined;
      },
      ['nobody was woken', 'the token'],
    );
    const sent = await cloud.publish(token, naming(LAYERS));
    agreement = sent.agreement;
    await cloud.prepare(sent, { only: AGENCIES.filter((party) => party !== 'police') });
    const [liaison, police] = [cloud.liaison(sent, 'police'), partyIn(sent, 'police')];
    await liaison.confirm(agreement, police);
    await cloud.quiet();
    cloud.setFaults({ around: gates.around });
    // The last party that prepares wakes the step, which finds that the annex is missing and waits anew.
    await liaison.confirmWord(agreement, police);
    await gates.arrived('the token');
    expect(await asked(sent)).toBe(false);
    await cloud.handIn(token, agreement, LAYERS);
    await cloud.quiet();
    cloud.setFaults({});
    expect(await asked(sent)).toBe(true);
  });

  it('the period runs, and the round lapses if it never comes', async () => {
    await apart({ cloud, token }, hold);
    const sent = await cloud.send(token, naming(LAYERS));
    await cloud.moveBy(40 * DAY);
    await cloud.quiet();
    expect((await cloud.stand(token, sent)).status).toBe('lapsed');
    expect(await asked(sent)).toBe(false);
    expect((await cloud.handIn(token, sent.agreement, LAYERS)).body).toMatchObject({
      error: { wrong: 'This agreement is returned; its annexes are as they are.' },
    });
  });
});
