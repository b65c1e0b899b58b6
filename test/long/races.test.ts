/** People who act twice, or in the same second, leave one act each on the record, and one outcome of the round. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyHead } from '../../infra/laptop/demo/people/agency-head.ts';
import { aCloud, READY, type TestCloud, told } from '../a-cloud.ts';
import { AGENCIES, aMou, type Sent } from '../a-sent-mou.ts';
import { together } from '../gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/** A head with the page open, and the request that the button would make. */
async function ready(sent: Sent, party: string) {
  const head = cloud.head(sent, party);
  await head.openLink();
  const code = await head.askForCode();
  const [url, fields] = head.browser.formOf('Sign for', { code });
  return { head, code, url, fields, sign: () => head.browser.request(url, fields) };
}

/** The request that the decline form would make; in another tab, when the head has the round open already. */
async function readyToDecline(sent: Sent, party: string, tab?: AgencyHead) {
  const head = tab ?? cloud.head(sent, party);
  await (tab ? head.browser.open(`/rounds/${sent.round}`) : head.openLink());
  await head.browser.follow('Decline');
  const code = await head.codeAtHand();
  const request = head.browser.formOf('Decline for', { reason: 'No.', code });
  return () => head.browser.request(...request);
}

const signaturesOf = async ({ round }: Sent) =>
  (await cloud.history(round)).events.filter(({ type }) => type === 'SignatureGiven').map(({ data }) => data.party);
const times = async (stream: string, type: string) => (await cloud.types(stream)).filter((one) => one === type).length;
const count = (sent: Sent, party: string, word: string) =>
  cloud.mails(sent, party).filter(({ subject }) => subject.startsWith(word)).length;
const voids = (sent: Sent) =>
  cloud.call('POST', `/api/agreements/${sent.agreement}/void`, { bearer: token, json: { reason: 'Enough.' } });
/** What every round must be, whatever met in it. */
async function expectWhole(sent: Sent) {
  await cloud.quiet();
  expect(await cloud.chainFaults(sent)).toEqual([]);
  const signed = await signaturesOf(sent);
  expect(new Set(signed).size, 'one signature an agency').toBe(signed.length);
  const open = (await cloud.effects()).filter(({ pk, status }) => pk.includes(sent.round) && status !== 'done');
  expect(open).toEqual([]);
}

describe('One head who submits twice', () => {
  it('at once: the same form is one signature, and both answers say so', async () => {
    const sent = await cloud.send(token);
    const { sign } = await ready(sent, 'health');
    const screens = await Promise.all([sign(), sign(), sign()]);
    for (const screen of screens) expect(told(screen)).toContain('200 Your signature is recorded');
    expect(await signaturesOf(sent)).toEqual(['health']);
    await expectWhole(sent);
  });

  it('later, with the back button: the same answer, and nothing more', async () => {
    const sent = await cloud.send(token);
    const { sign } = await ready(sent, 'health');
    await sign();
    await cloud.head(sent, 'police').sign();
    const before = await cloud.types(sent.round);
    expect(told(await sign())).toContain('200 Your signature is recorded');
    expect(await cloud.types(sent.round)).toEqual(before);
  });

  it('the same form with other content: a conflict, and nothing more', async () => {
    const sent = await cloud.send(token);
    const { head, url, fields, sign } = await ready(sent, 'health');
    await sign();
    fields.set('code', '000000');
    expect(told(await head.browser.request(url, fields))).toContain('409 This was sent before with other content.');
    expect(await signaturesOf(sent)).toEqual(['health']);
  });

  it('from two tabs: one signature, and the other tab is told that it was given', async () => {
    const sent = await cloud.send(token);
    const { head, code, sign } = await ready(sent, 'health');
    await head.browser.open(head.browser.page.url);
    const other = head.browser.formOf('Sign for', { code });
    const answers = (await Promise.all([sign(), head.browser.request(...other)])).map(told).sort();
    expect(answers).toEqual([
      expect.stringContaining('200 Your signature is recorded'),
      expect.stringContaining('422 Your agency has signed this agreement already.'),
    ]);
    await expectWhole(sent);
  });

  it('signing in one tab and declining in the other: one of the two, and the other is refused', async () => {
    const sent = await cloud.send(token);
    const { head, sign } = await ready(sent, 'health');
    const decline = await readyToDecline(sent, 'health', head);
    const answers = (await Promise.all([sign(), decline()])).map(({ status }) => status).sort();
    expect(answers).toEqual([200, 422]);
    const types = await cloud.types(sent.round);
    expect(types.filter((type) => ['SignatureGiven', 'SignatureDeclined'].includes(type))).toHaveLength(1);
    await expectWhole(sent);
  });

  it('the button for a fresh link: one link', async () => {
    const sent = await cloud.send(token);
    const head = cloud.head(sent, 'health');
    const first = await head.newestLink();
    await cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/health/link`, { bearer: token, json: {} });
    await cloud.quiet();
    await head.browser.open(first);
    const request = head.browser.formOf('Send a fresh link', READY);
    await Promise.all([head.browser.request(...request), head.browser.request(...request)]);
    await cloud.quiet();
    expect(await times(sent.round, 'LinkReissued'), 'the convener’s and one more').toBe(2);
  });

  it('the button for a code, so that two codes are made in the same moment: one is, and both mails bring it', async () => {
    const sent = await cloud.send(token);
    const head = cloud.head(sent, 'health');
    await head.openLink();
    const [url, fields] = head.browser.formOf('Send me a code', READY);
    // The code is made by two mailers at once: each has seen what there was before either writes.
    const both = together(2, ({ caller, action, body }) =>
      [caller.startsWith('mailer'), /^(Put|Update)Item$/.test(action), body.includes('CODE#')].every(Boolean),
    );
    cloud.setFaults({ around: both.around });
    await head.browser.request(url, fields);
    await both.first;
    const again = new URLSearchParams(fields);
    again.set('_command', `cmd_${'2'.repeat(26)}`);
    await head.browser.request(url, again);
    const { events } = await cloud.history(sent.round);
    const last = events.findLast(({ type }) => type === 'CodeRequested')?.seq;
    await cloud.invoke(cloud.functionId('mailer'), cloud.hint(`MAIL#${sent.round}#${last}#signing`));
    await cloud.quiet();
    cloud.setFaults({});

    const codes = cloud.mails(sent, 'health').flatMap(({ text }) => /^\d{6}$/m.exec(text) ?? []);
    expect([codes.length, new Set(codes).size]).toEqual([2, 1]);
    const [codeItem] = await cloud.items<{ codes: unknown[] }>(`CODE#${sent.round}#health`);
    expect(codeItem?.codes).toHaveLength(1);
  });
});

describe('Heads who act in the same second', () => {
  it('two of four: both signatures stand', async () => {
    const sent = await cloud.send(token);
    const both = [await ready(sent, 'health'), await ready(sent, 'police')];
    const screens = await Promise.all(both.map(({ sign }) => sign()));
    for (const screen of screens) expect(told(screen)).toContain('200 Your signature is recorded');
    expect((await signaturesOf(sent)).sort()).toEqual(['health', 'police']);
    await expectWhole(sent);
  });

  it('all four: four signatures, one execution, one copy for each', async () => {
    const sent = await cloud.send(token);
    const all = [];
    for (const party of AGENCIES) all.push(await ready(sent, party));
    // Every one of them has read the same tip before any of them writes.
    const start = together(
      4,
      ({ caller, action }) => caller.startsWith('signinghttp') && action === 'TransactWriteItems',
    );
    cloud.setFaults({ around: start.around });
    const screens = await Promise.all(all.map(({ sign }) => sign()));
    cloud.setFaults({});
    for (const screen of screens) expect(told(screen)).toMatch(/^200 .*(is recorded|is executed)/);
    expect((await signaturesOf(sent)).sort()).toEqual([...AGENCIES].sort());
    await expectWhole(sent);
    expect(await cloud.types(sent.agreement)).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    for (const party of AGENCIES) expect(count(sent, party, 'Executed'), party).toBe(1);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
  });

  it('sixteen at once: nobody is turned away', async () => {
    const agencies = ['transport', ...Array.from({ length: 15 }, (_, index) => `agency-${index}`)];
    const sent = await cloud.send(token, aMou({ agencies }));
    const all = [];
    for (const party of agencies) all.push(await ready(sent, party));
    const screens = await Promise.all(all.map(({ sign }) => sign()));
    expect(screens.map(({ status }) => status)).toEqual(agencies.map(() => 200));
    expect((await signaturesOf(sent)).sort()).toEqual([...agencies].sort());
    await expectWhole(sent);
    expect((await cloud.stand(token, sent)).status).toBe('executed');
  });

  it.each(['the signature first', 'the other first'])(
    'the last signature against a refusal of another, and against the convener’s voiding: one outcome (%s)',
    async (which) => {
      for (const other of ['decline', 'void'] as const) {
        const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health', 'police'] }));
        await cloud.head(sent, 'transport').sign();
        const { sign } = await ready(sent, 'health');
        // Police signs before, unless it is the one who declines.
        if (other === 'void') await cloud.head(sent, 'police').sign();
        const decline = other === 'decline' ? await readyToDecline(sent, 'police') : undefined;
        const acts = [() => sign(), () => (decline ? decline() : voids(sent))];
        if (which !== 'the signature first') acts.reverse();
        await Promise.all(acts.map((act) => act()));
        await expectWhole(sent);

        const { status } = await cloud.stand(token, sent);
        const ends = (await cloud.types(sent.agreement)).filter((type) => /Executed|Voided|Returned/.test(type));
        const expected = { executed: 'AgreementExecuted', declined: 'AgreementReturned', voided: 'AgreementVoided' };
        expect(ends).toEqual([expected[status as keyof typeof expected]]);
        expect(await times(sent.round, 'RoundClosed')).toBe(1);
        expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
        const word = { executed: 'Executed', declined: 'Declined', voided: 'Voided' }[status] ?? '';
        for (const party of ['transport', 'health', 'police']) expect(count(sent, party, word), party).toBe(1);
      }
    },
  );
});
