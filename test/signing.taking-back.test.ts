/** A signature can be taken back until the last one signs: with a reason, by the link that signed, and everyone hears of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedCopy } from '../functions/records/copy/executed-copy.schema.ts';
import type { SdkCall } from '../infra/laptop/cloud/faults.ts';
import { aCloud, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { AGENCIES, aMou, type Sent } from './a-sent-mou.ts';
import { together } from './gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const links = (sent: Sent, party: string): string[] =>
  cloud.mails(sent, party).flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? []);
const news = (sent: Sent, party: string) =>
  cloud.mails(sent, party).filter(({ subject }) => subject.startsWith('Signature taken back'));
const REASON = 'Counsel found an error in § 4 & asks: <b>wait</b>.\nWe will sign again.';

describe('An agency head who has signed', () => {
  let sent: Sent;

  it('opens the link of the first mail again, and sees the signature and how to take it back', async () => {
    sent = await cloud.send(token);
    await cloud.head(sent, 'health').sign();
    const head = cloud.head(sent, 'health');
    const screen = await head.openLink(links(sent, 'health')[0]);
    expect(told(screen)).toContain('200 Your signature is recorded');
    expect(() => head.browser.formOf('Send me a code')).toThrow();
    const { text } = await head.browser.follow('take back your signature');
    const readers = text.slice(text.indexOf('Who will read your reason'));
    for (const party of AGENCIES) expect(readers).toContain(`Birch ${party}`);
    expect(await cloud.types(sent.round)).not.toContain('SignatureTakenBack');
  });

  it.each([
    ['no reason', '   ', 'There is no reason yet.'],
    ['a reason of 4,001 characters', 'x'.repeat(4_001), 'The text has 4,001 characters; at most 4,000 fit here.'],
  ])('is asked again for %s, and what was typed is kept', async (_, typed, wrong) => {
    const screen = await cloud.head(sent, 'health').takeBack(typed);
    expect(told(screen)).toContain(`422 ${wrong}`);
    expect(screen.html).toContain(`>${typed}</textarea>`);
    expect(await cloud.types(sent.round)).not.toContain('SignatureTakenBack');
  });

  it('takes it back with a code: once, with the words on the record, and everyone is told by one mail', async () => {
    await cloud.head(sent, 'police').sign();
    const head = cloud.head(sent, 'health');
    await head.openLink();
    await head.browser.follow('take back your signature');
    const code = await head.codeAtHand();
    const request = head.browser.formOf('Take back the signature', { reason: REASON, code });
    const screens = await Promise.all([head.browser.request(...request), head.browser.request(...request)]);
    for (const { status, text } of screens)
      expect([status, text]).toEqual([200, expect.stringContaining('You have taken back your signature')]);
    await cloud.quiet();
    const { events, bodies } = await cloud.history(sent.round);
    const taken = events.filter(({ type }) => type === 'SignatureTakenBack');
    expect(taken.map(({ data }) => data)).toEqual([
      { party: 'health', documentHash: sent.documentHash, codeSentAt: expect.any(String) },
    ]);
    expect(bodies.get(taken[0]?.seq ?? 0)?.body).toMatchObject({ reason: REASON, name: 'Head of health' });
    for (const party of AGENCIES) {
      expect(news(sent, party), party).toHaveLength(1);
      expect(news(sent, party)[0]?.text, 'the reason stands on the record, not in a mail').not.toContain('Counsel');
    }
    expect(news(sent, 'police')[0]?.text).toContain('Birch health has taken its signature');
    expect(news(sent, 'health')[0]?.text).toContain('If you did not do this, call Birch transport');
    const { status, signatories } = await cloud.stand(token, sent);
    expect([status, signatories.health?.status, signatories.police?.status]).toEqual(['open', 'asked', 'signed']);
  });

  it('is read by the others on the page and in the record, word for word and escaped', async () => {
    const { browser } = cloud.head(sent, 'police');
    await browser.open(news(sent, 'police')[0]?.text.match(/^http\S+\/sign\/\S+$/m)?.[0] ?? '');
    expect((await browser.press('Open the agreement')).text).toContain('Took its signature back');
    const record = await browser.open(`/rounds/${sent.round}/record`);
    expect(record.text).toContain('Birch health took its signature back');
    expect(record.html).toContain('&lt;b>wait&lt;/b>');
  });

  it('signs again by the first link, with a fresh code and no earlier one, and the agreement executes', async () => {
    const head = cloud.head(sent, 'health');
    await head.openLink(links(sent, 'health')[0]);
    const code = await head.askForCode();
    expect(told(await head.browser.press('Sign for', { code }))).toContain('200 Your signature is recorded');
    for (const party of ['transport', 'forestry']) await cloud.head(sent, party).sign();
    await cloud.quiet();
    expect(await cloud.types(sent.agreement)).toContain('AgreementExecuted');
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect(await cloud.chainFaults(sent)).toEqual([]);
    const copy = cloud.mails(sent, 'police').find(({ subject }) => subject.startsWith('Executed'));
    expect(copy).toBeDefined();
    const reader = cloud.head(sent, 'health');
    await reader.openLink();
    const { html } = await reader.browser.open(`/rounds/${sent.round}/copy.json`);
    const { signatures } = (JSON.parse(html) as SealedCopy).copy;
    expect(signatures.map(({ party }) => party).sort(), 'one signature of each agency in the copy').toEqual([
      'forestry',
      'health',
      'police',
      'transport',
    ]);
  });

  it('is too late when the last one has signed, and what was written is shown', async () => {
    const two = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    const late = cloud.head(two, 'health');
    await late.sign();
    await late.browser.follow('take back your signature');
    const code = await late.codeAtHand();
    await cloud.head(two, 'transport').sign();
    const screen = await late.browser.press('Take back the signature', { reason: REASON, code });
    expect(told(screen)).toContain('422 The last agency has signed, and the agreement is executed');
    expect(screen.text).toContain('Counsel found an error');
    expect(await cloud.types(two.round)).not.toContain('SignatureTakenBack');
  });

  it('cannot use the code again that signed', async () => {
    const again = await cloud.send(token);
    const head = cloud.head(again, 'health');
    await head.openLink();
    const code = await head.askForCode();
    await head.browser.press('Sign for', { code });
    await cloud.moveBy(MINUTE);
    await head.browser.follow('take back your signature');
    const back = await head.askForCode();
    if (back !== code)
      expect(told(await head.browser.press('Take back the signature', { reason: 'Too early.', code }))).toContain(
        '422 This is not the code we sent.',
      );
    await head.browser.press('Take back the signature', { reason: 'Too early.', code: back });
    await cloud.moveBy(MINUTE);
    const next = await head.askForCode();
    if (next !== code)
      expect(told(await head.browser.press('Sign for', { code }))).toContain('422 This is not the code we sent.');
    expect(told(await head.browser.press('Sign for', { code: next }))).toContain('Your signature is recorded');
  });
});

describe('The last signature and a signature that is taken back', () => {
  it('in the same moment: exactly one wins', async () => {
    for (let time = 0; time < 3; time++) {
      const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
      const first = cloud.head(sent, 'health');
      await first.sign();
      await first.browser.follow('take back your signature');
      const own = await first.codeAtHand();
      const back = first.browser.formOf('Take back the signature', { reason: 'Wait.', code: own });
      const last = cloud.head(sent, 'transport');
      await last.openLink();
      const code = await last.askForCode();
      const sign = last.browser.formOf('Sign for', { code });
      // Both have read the same tip before either writes.
      const writes = ({ caller, action }: SdkCall) =>
        caller.startsWith('signinghttp') && action === 'TransactWriteItems';
      cloud.setFaults({ around: together(2, writes).around });
      await Promise.all([first.browser.request(...back), last.browser.request(...sign)]);
      cloud.setFaults({});
      await cloud.quiet();
      const types = await cloud.types(sent.round);
      const taken = types.includes('SignatureTakenBack');
      expect(types.includes('RoundClosed')).toBe(!taken);
      expect((await cloud.types(sent.agreement)).includes('AgreementExecuted')).toBe(!taken);
      expect(types.filter((type) => type === 'SignatureGiven')).toHaveLength(2);
      expect(await cloud.chainFaults(sent)).toEqual([]);
    }
  });
});
