/** A new version takes the place of the text that is out for signature: its round ends, its links say why, and everyone is asked anew. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { aCloud, MINUTE, READY, type TestCloud, told } from './a-cloud.ts';
import { AGENCIES, aMou, type MouFile, type Sent } from './a-sent-mou.ts';
import { together } from './gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const NEW = 'The map and its news carry the names of all agencies, in the order of the alphabet.';
/** The same MOU with another sentence. */
const next = ({ mou }: Pick<Sent, 'mou'>, changes: Partial<MouFile> = {}): MouFile => ({
  ...mou,
  purpose: { ...mou.purpose, text: NEW },
  ...changes,
});
const revise = (sent: Pick<Sent, 'agreement'>, json: unknown, { query = '', ...more }: Record<string, string> = {}) =>
  cloud.call<Sent & { version: number }>('POST', `/api/agreements/${sent.agreement}/versions${query}`, {
    bearer: token,
    json,
    ...more,
  });
const linkOf = (sent: Sent, party: string, mail = 0) =>
  cloud.mails(sent, party).flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? [])[mail] ?? '';

/** A head who has the page open and the code at hand. */
async function readyToSign(sent: Sent, party: string) {
  const head = cloud.head(sent, party);
  await head.openLink();
  const code = await head.askForCode();
  return { head, sign: () => head.browser.press('Sign for', { code }) };
}

describe('A new version in the middle of signing', () => {
  let first: Sent;
  let second: Sent;
  let late: Awaited<ReturnType<typeof readyToSign>>;
  let old: Record<string, string>;

  beforeAll(async () => {
    first = await cloud.send(token);
    await cloud.head(first, 'health').sign();
    late = await readyToSign(first, 'forestry');
    old = Object.fromEntries(AGENCIES.map((party) => [party, linkOf(first, party)]));
    const answer = await revise(first, next(first), {
      query: `?note=${encodeURIComponent('Who is named, “and” how.')}`,
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { agreement: first.agreement, number: first.number, version: 2 },
    });
    second = { ...answer.body, mou: next(first) };
    await cloud.quiet();
  });

  it('ends the round before it, and starts one of its own', async () => {
    expect(second.round).toBe(first.round.replace(/-1$/, '-2'));
    expect(await cloud.types(first.agreement)).toEqual(['AgreementPublished', 'AgreementRevised']);
    const { events } = await cloud.history(first.round);
    expect(events.at(-1)).toMatchObject({ type: 'RoundClosed', data: { outcome: 'superseded' } });
    expect(cloud.execution(first)?.status).toBe('SUCCEEDED');
    expect(cloud.execution(second)).toMatchObject({ status: 'RUNNING', waiting: ['Wait for the signatories'] });
    expect(await cloud.stand(token, second)).toMatchObject({
      round: second.round,
      version: 2,
      status: 'open',
      signatories: { health: { status: 'asked' } },
    });
  });

  it('asks everyone by mail, and tells who had signed that it no longer counts', () => {
    for (const party of AGENCIES) {
      const mail = cloud.mails(first, party).at(-1);
      expect(mail?.subject, party).toMatch(/^Sign by .*: .*, version 2$/);
      expect(mail?.text, party).toContain('It replaces version 1');
      expect(mail?.text.includes('Your signature on version 1 no longer counts'), party).toBe(party === 'health');
    }
  });

  it('kills the links of the text before it, and each says where to go', async () => {
    for (const party of AGENCIES) {
      const screen = await cloud.head(first, party).browser.open(old[party] ?? '');
      expect(told(screen), party).toMatch(/^410 A new version has replaced this text\. Open the newest email/);
      expect(screen.text.includes('Your signature on version 1 stays on record'), party).toBe(party === 'health');
    }
  });

  it('takes no signature for the text before it, from a page that was open', async () => {
    expect(told(await late.sign())).toContain('422 A new version has replaced this text.');
    const page = await late.head.browser.open(`/rounds/${first.round}`);
    expect(told(page)).toContain('200 A new version has replaced this text, version 1');
    expect(page.text).not.toContain(NEW);
    expect(page.text).toContain(first.mou.purpose.text);
    expect(page.html).not.toContain('<form');
    expect(page.text).not.toContain('Decline to sign');
    expect((await late.head.browser.open(`/rounds/${first.round}/record`)).text).toContain(
      'a new version has replaced the text',
    );
    expect((await late.head.browser.open(`/rounds/${first.round}/differences`)).status).toBe(404);
    expect(await cloud.types(first.round)).not.toContain('SignatureDeclined');
  });

  it('sends a fresh link from an old one, to the new version', async () => {
    const head = cloud.head(first, 'police');
    await head.browser.open(old.police ?? '');
    expect(told(await head.browser.press('Send a fresh link', READY))).toContain('200 A fresh link is on its way');
    await cloud.quiet();
    expect(await cloud.types(second.round)).toContain('LinkReissued');
    expect((await head.openLink()).url).toContain(second.round);
  });

  it('shows what has changed, word for word, with what the convener says of it', async () => {
    const head = cloud.head(second, 'transport');
    await head.openLink();
    const page = await head.browser.follow('What changed');
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Who is named, “and” how.') });
    expect(page.text).toContain('What changed since version 1');
    expect(page.html).toContain('<h2>1. Purpose</h2>');
    expect(page.html.match(/<h2>\d+\./g)).toHaveLength(1);
    expect(page.text).toContain('3. Who decides what');
    expect(page.html).toMatch(/<ins>.*alphabet/s);
    expect((await head.browser.follow('Back to version 2')).text).toContain(NEW);
  });

  it('is resent, voided and read as the current one; and executes when all have signed it', async () => {
    const path = `/api/agreements/${first.agreement}/signatories/police/link`;
    expect(await cloud.call('POST', path, { bearer: token, json: {} })).toMatchObject({
      status: 202,
      body: { round: second.round },
    });
    await cloud.quiet();
    for (const party of AGENCIES) expect(told(await cloud.head(second, party).sign()), party).toMatch(/^200 /);
    await cloud.quiet();
    expect((await cloud.stand(token, second)).status).toBe('executed');
    expect(cloud.execution(second)?.status).toBe('SUCCEEDED');
    expect(await cloud.types(first.agreement)).toEqual([
      'AgreementPublished',
      'AgreementRevised',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    expect(told(await revise(first, next(second, { title: 'Nobody’s map' })).then(asScreen))).toContain('409');
  });

  it('leaves a record that verifies, with the rounds of both versions', async () => {
    expect([...(await cloud.chainFaults(first)), ...(await cloud.chainFaults(second))]).toEqual([]);
    const { body } = await cloud.call('GET', `/api/agreements/${first.agreement}/record`, { bearer: token });
    const { faults, holds } = verifyRecord(body);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toMatch(/1 of 4 agencies signed version 1.*All 4 agencies signed version 2/s);
  });
});

const asScreen = ({ status, text }: { status: number; text: string }) => ({ status, html: text });

describe('A new version is refused', () => {
  it.each<[string, (sent: Sent) => unknown, number, string]>([
    ['when nothing has changed', ({ mou }) => mou, 409, 'Nothing has changed'],
    ['when only a holder has changed', ({ mou }) => withHolder(mou, 'Someone Else'), 409, 'Nothing has changed'],
    ['under another number', (sent) => next(sent, { number: 'MOU-7' }), 422, 'cannot have the number MOU-7'],
    [
      'when another party organizes it',
      (sent) => next(sent, { convener: 'health' }),
      422,
      'cannot change who organizes',
    ],
    ['when it is no MOU', () => ({ title: 1 }), 422, 'errors'],
  ])('%s', async (_, json, status, wrong) => {
    const sent = await cloud.send(token);
    const answer = await revise(sent, json(sent));
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(wrong)]);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished']);
    expect((await cloud.stand(token, sent)).status).toBe('open');
  });

  it('with a note that hides something or runs on', async () => {
    const sent = await cloud.send(token);
    for (const note of ['a\u202eb', 'x'.repeat(501), 'two\nlines']) {
      const answer = await revise(sent, next(sent), { query: `?note=${encodeURIComponent(note)}` });
      expect([answer.status, answer.body]).toEqual([422, { error: expect.objectContaining({ field: 'note' }) }]);
    }
  });

  it('after voiding', async () => {
    const sent = await cloud.send(token);
    await cloud.call('POST', `/api/agreements/${sent.agreement}/void`, { bearer: token, json: { reason: 'Over.' } });
    expect(await revise(sent, next(sent))).toMatchObject({ status: 409 });
  });
});

const withHolder = (mou: MouFile, name: string): MouFile => ({
  ...mou,
  parties: mou.parties.map((party) => ({
    ...party,
    offices: party.offices.map((office) => ({ ...office, holder: { ...office.holder, name } })),
  })),
});

describe('A new version', () => {
  it('asks again after a refusal, and the declined text says that it was replaced', async () => {
    const first = await cloud.send(token);
    const head = cloud.head(first, 'police');
    await head.decline('Not so.');
    const second = await cloud.revise(token, first, next(first));
    expect(await cloud.types(first.agreement)).toEqual(['AgreementPublished', 'AgreementReturned', 'AgreementRevised']);
    expect((await cloud.types(first.round)).filter((type) => type === 'RoundClosed')).toHaveLength(1);
    expect(told(await head.browser.open(`/rounds/${first.round}`))).toContain('A new version has replaced this text');
    expect((await cloud.stand(token, second)).status).toBe('open');
    expect(told(await cloud.head(second, 'police').sign())).toContain('Your signature is recorded');
  });

  it('is one version when it is sent again, or ten times at once', async () => {
    const sent = await cloud.send(token);
    const post = () => revise(sent, next(sent), { 'idempotency-key': `again ${sent.number}` });
    const crowd = await Promise.all(Array.from({ length: 10 }, post));
    expect(crowd.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    for (const { body } of crowd) expect(body).toEqual(crowd[0]?.body);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AgreementRevised']);
    const other = await revise(sent, next(sent, { title: 'Other' }), { 'idempotency-key': `again ${sent.number}` });
    expect(other.status).toBe(409);
  });

  it('before the round opened is the only one whose round ever opens', async () => {
    cloud.setFaults({ throttle: 1, only: ({ caller }) => caller.startsWith('conductor') });
    const mou = aMou();
    const { body } = await cloud.call<Sent>('POST', '/api/agreements', { bearer: token, json: mou });
    const first = { ...body, mou };
    const revised = await revise(first, next(first));
    cloud.setFaults({});
    await cloud.quiet();
    await cloud.moveBy(10 * MINUTE);
    expect(await cloud.types(first.round)).toEqual([]);
    expect(cloud.execution(first)?.status).toBe('SUCCEEDED');
    expect((await cloud.stand(token, revised.body)).status).toBe('open');
    await cloud.prepare(first);
    for (const party of AGENCIES) expect(cloud.mails(first, party), party).toHaveLength(1);
  });

  it('keeps what the register says of a party whose offices are the same, and takes the file’s for one that is new', async () => {
    const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    const party = async (key: string) =>
      (await cloud.items<{ offices: { head: { holder: { name: string } } } }>(`PARTY#${sent.agreement}`)).find(
        ({ sk }) => sk === key,
      );
    const own = await party('health');
    const head = own?.offices.head;
    await cloud.put({ ...own, offices: { head: { ...head, holder: { ...head?.holder, name: 'By the liaison' } } } });
    const wider = aMou({ agencies: ['transport', 'health', 'police'] });
    await cloud.revise(token, sent, { ...wider, number: sent.number });
    expect((await party('health'))?.offices.head.holder.name).toBe('By the liaison');
    expect((await party('police'))?.offices.head.holder.name).toBe('Head of police');
    const { body } = await cloud.call<{ parties: string[] }>('GET', `/api/agreements/${sent.agreement}`, {
      bearer: token,
    });
    expect(body.parties).toEqual(['transport', 'health', 'police']);
  });

  it('corrects a mailbox that nobody of its party has confirmed', async () => {
    const [wrong, right] = [aMou({ agencies: ['transport', 'health'] }), aMou({ agencies: ['transport', 'health'] })];
    const sent = await cloud.publish(token, wrong);
    await cloud.revise(token, sent, { ...right, number: sent.number, title: 'Another map' });
    const items = await cloud.items<{ offices?: { head: { holder: unknown } } }>(`PARTY#${sent.agreement}`);
    const register = items.flatMap(({ offices }) => offices ?? []);
    expect(register.map(({ head }) => head.holder)).toEqual([
      expect.objectContaining({ mailbox: right.parties[1]?.offices[0]?.holder.mailbox }),
      expect.objectContaining({ mailbox: right.parties[0]?.offices[0]?.holder.mailbox }),
    ]);
  });

  it.each(['the signature first', 'the new version first'])(
    'against the last signature in the same instant: exactly one of the two (%s)',
    async (which) => {
      const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
      await cloud.head(sent, 'transport').sign();
      const { sign } = await readyToSign(sent, 'health');
      // Both have read the same tips before either writes.
      const both = together(
        2,
        ({ caller, action }) => /^(signing|revisions)http/.test(caller) && action === 'TransactWriteItems',
      );
      cloud.setFaults({ around: both.around });
      const acts: (() => Promise<{ status: number }>)[] = [sign, () => revise(sent, next(sent))];
      if (which !== 'the signature first') acts.reverse();
      await Promise.all(acts.map((act) => act()));
      cloud.setFaults({});
      await cloud.quiet();

      const types = await cloud.types(sent.agreement);
      expect(types.filter((type) => /Executed|Revised/.test(type))).toHaveLength(1);
      const closed = (await cloud.history(sent.round)).events.filter(({ type }) => type === 'RoundClosed');
      expect(closed.map(({ data }) => data.outcome)).toEqual([
        types.includes('AgreementExecuted') ? 'executed' : 'superseded',
      ]);
      const signed = (await cloud.types(sent.round)).filter((type) => type === 'SignatureGiven');
      expect(signed).toHaveLength(types.includes('AgreementExecuted') ? 2 : 1);
      expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
      expect(await cloud.chainFaults(sent)).toEqual([]);
    },
  );
});
