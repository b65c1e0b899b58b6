/** A round that is declined or voided ends for everyone, with its reason on the record, and takes no signature after that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { AGENCIES, aMou, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  await cloud.registerAgencies(aMou({ serial: 0 }));
});
afterAll(() => cloud?.stop());

const count = (sent: Sent, party: string, word: string) =>
  cloud.mails(sent, party).filter(({ subject }) => subject.startsWith(word)).length;

/** A head who has the page open and the code at hand. */
async function readyToSign(sent: Sent, party: string) {
  const head = cloud.head(sent, party);
  await head.openLink();
  const code = await head.askForCode();
  return () => head.browser.press('Sign for', { code });
}

const voided = (sent: Sent, json: unknown, more: Record<string, unknown> = {}) =>
  cloud.call('POST', `/api/agreements/${sent.agreement}/void`, { bearer: token, json, ...more });

describe('An agency head declines', () => {
  // What a browser sends for two lines, with all that a careless page would change.
  const reason = "We cannot fund § 4 & “the map”: <b>$2,000</b> is 100 % ours.\r\nAsk again — with 'half'.";
  let sent: Sent;
  let signLate: Awaited<ReturnType<typeof readyToSign>>;

  it('is told beforehand who will read the reason', async () => {
    sent = await cloud.send(token);
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
    signLate = await readyToSign(sent, 'forestry');

    const head = cloud.head(sent, 'police');
    await head.openLink();
    const { text } = await head.browser.follow('Decline to sign');
    const readers = text.slice(text.indexOf('Who will read your reason'));
    for (const party of AGENCIES) expect(readers).toContain(`Birch ${party}`);
    expect(readers).toContain('on the record with your name and office, word for word.');
    expect(readers).toContain('It is no place for classified information.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureDeclined');
  });

  it.each([
    ['no reason', '   ', 'There is no reason yet.'],
    ['a reason of 4,001 characters', 'x'.repeat(4_001), 'The text has 4,001 characters; at most 4,000 fit here.'],
  ])('is asked again for %s, and what was typed is kept', async (_, typed, wrong) => {
    const screen = await cloud.head(sent, 'police').decline(typed);
    expect(told(screen)).toContain(`422 ${wrong}`);
    expect(screen.html).toContain(`>${typed}</textarea>`);
    expect(await cloud.types(sent.round)).not.toContain('SignatureDeclined');
  });

  it('ends the round for everyone, with the reason word for word on the record', async () => {
    const screen = await cloud.head(sent, 'police').decline(reason);
    expect(told(screen)).toMatch(/^200 You have declined to sign/);
    await cloud.quiet();

    const { events, bodies } = await cloud.history(sent.round);
    const declined = events.find(({ type }) => type === 'SignatureDeclined');
    // One line break is one character, as the writer's browser counted it.
    const asWritten = { reason: reason.replaceAll('\r\n', '\n'), name: 'Head of police', title: 'Director' };
    expect(bodies.get(declined?.seq ?? 0)?.body).toMatchObject(asWritten);
    expect(await cloud.stand(token, sent)).toMatchObject({ status: 'declined' });
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AgreementReturned']);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    for (const party of AGENCIES) expect(count(sent, party, 'Declined'), party).toBe(1);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });

  it('keeps the earlier signature as given, and counts it for nothing', async () => {
    const { events } = await cloud.history(sent.round);
    expect(events.filter(({ type }) => type === 'SignatureGiven').map(({ data }) => data)).toMatchObject([
      { party: 'health', documentHash: sent.documentHash },
    ]);
    expect(await cloud.stand(token, sent)).toMatchObject({ signatories: { health: { status: 'signed' } } });
    const head = cloud.head(sent, 'health');
    expect(told(await head.openLink())).toContain('Signatures already given stay on record for this text');
    const record = await head.browser.follow('The record');
    expect(record.text.replaceAll(/\s+/g, ' ')).toContain(reason.replaceAll(/\s+/g, ' '));
    expect(record.html).not.toContain('<b>$2,000');
  });

  it('leaves nothing to sign or to decline', async () => {
    expect(told(await signLate())).toContain('422 This signing round has ended: it was declined');
    const { events } = await cloud.history(sent.round);
    expect(events.filter(({ type }) => type === 'SignatureGiven')).toHaveLength(1);
    const link = /^http\S+\/sign\/\S+$/m.exec(cloud.mails(sent, 'transport')[0]?.text ?? '')?.[0] ?? '';
    expect(told(await cloud.head(sent, 'transport').browser.open(link))).toContain('410 This signing round has ended');
    const answer = await voided(sent, { reason: 'Too late.' });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('returned already')]);
  });
});

describe('The convener voids', () => {
  const reason = 'The legislature moved the “road map” to <another> agency & ended ours.';

  it('only with a reason', async () => {
    const sent = await cloud.send(token);
    for (const json of [{}, { reason: ' ' }, { reason: 'x'.repeat(4_001) }, { reason: 7 }, { reason, more: 1 }, []]) {
      const { status, body } = await voided(sent, json);
      expect([status, body]).toEqual([422, { error: expect.objectContaining({ field: 'reason' }) }]);
    }
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished']);
  });

  it('a round that is under way: everyone is told, and nothing can be signed any more', async () => {
    const sent = await cloud.send(token);
    await cloud.head(sent, 'health').sign();
    const signLate = await readyToSign(sent, 'forestry');
    expect(await voided(sent, { reason })).toMatchObject({ status: 200, body: { status: 'voided' } });
    await cloud.quiet();

    expect(told(await signLate())).toContain('422 The agency that organizes this agreement has voided it.');
    expect((await cloud.stand(token, sent)).status).toBe('voided');
    for (const party of AGENCIES) expect(count(sent, party, 'Voided'), party).toBe(1);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    const { events, bodies } = await cloud.history(sent.agreement);
    expect(bodies.get(events.at(-1)?.seq ?? 0)?.body).toEqual({ reason });
    const head = cloud.head(sent, 'forestry');
    await head.openLink();
    expect((await head.browser.follow('The record')).text.replaceAll(/\s+/g, ' ')).toContain(reason);
  });

  it('once: the same request is answered the same, another one is refused', async () => {
    const sent = await cloud.send(token);
    const first = await voided(sent, { reason }, { 'idempotency-key': 'k' });
    const again = await voided(sent, { reason }, { 'idempotency-key': 'k' });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect((await voided(sent, { reason: 'Other.' }, { 'idempotency-key': 'k' })).status).toBe(409);
    expect((await voided(sent, { reason })).status).toBe(409);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AgreementVoided']);
  });

  it('before the round opened: nobody is asked, nobody gets mail, and nothing is left to do', async () => {
    cloud.setFaults({ throttle: 1, only: ({ caller }) => caller.startsWith('conductor') });
    const mou = aMou();
    const { body } = await cloud.call<Sent>('POST', '/api/agreements', { bearer: token, json: mou });
    const sent = { ...body, mou };
    expect(await voided(sent, { reason })).toMatchObject({ status: 200 });
    cloud.setFaults({});
    await cloud.quiet();
    await cloud.moveBy(10 * MINUTE);

    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect(await cloud.types(sent.round)).toEqual([]);
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toEqual([]);
    const left = (await cloud.effects()).filter(({ pk, status }) => pk.includes(sent.agreement) && status !== 'done');
    expect(left).toEqual([]);
  });
});
