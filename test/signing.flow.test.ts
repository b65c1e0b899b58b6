/** A signing round goes its whole way over HTTP and mail: in order, with reminders, a warning, and an end that is either execution or lapse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedCopySchema } from '../functions/records/copy/executed-copy.schema.ts';
import { sealFault } from '../functions/records/jws.ts';
import { readPdf } from '../functions/records/pdf/a-reader.ts';
import { canonicalJson, sha256 } from '../functions/shared/canonical.ts';
import { aCloud, DAY, HOUR, MINUTE, MORNING, type TestCloud, told } from './a-cloud.ts';
import { AGENCIES, aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const subjects = (sent: Sent, party: string) => cloud.mails(sent, party).map(({ subject }) => subject);
const count = (sent: Sent, party: string, word: string) =>
  subjects(sent, party).filter((subject) => subject.includes(word)).length;
const linksOf = async ({ round }: Sent) =>
  (await cloud.items<{ round: string; party: string }>('LINK#'))
    .filter((link) => link.round === round)
    .map(({ party }) => party)
    .sort();

describe('Agencies that sign in groups', () => {
  it('are asked group by group, and no link of a later group is made before its turn', async () => {
    const groups = [['transport'], ['health', 'forestry'], ['police']];
    const sent = await cloud.send(token, aMou({ signing: { order: { kind: 'groups', groups } } }));
    const asked = async () => AGENCIES.filter((party) => count(sent, party, 'Sign by ') > 0);

    expect(await asked()).toEqual(['transport']);
    expect(await linksOf(sent)).toEqual(['transport']);
    const early = await cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/police/link`, {
      bearer: token,
    });
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('not this signatory’s turn')]);

    await cloud.head(sent, 'transport').sign();
    await cloud.quiet();
    expect(await asked()).toEqual(['transport', 'health', 'forestry']);
    await cloud.head(sent, 'forestry').sign();
    await cloud.quiet();
    expect(await asked(), 'one of the second group is missing').toEqual(['transport', 'health', 'forestry']);
    expect(await linksOf(sent)).toEqual(['forestry', 'health', 'transport']);
    await cloud.head(sent, 'health').sign();
    await cloud.quiet();
    expect(await linksOf(sent)).toEqual(['forestry', 'health', 'police', 'transport']);
    await cloud.head(sent, 'police').sign();
    await cloud.quiet();

    const { events } = await cloud.history(sent.round);
    const order = events.flatMap(({ type, data }) =>
      type === 'GroupAsked' ? [[...(data.parties as string[])].sort()] : type === 'SignatureGiven' ? [data.party] : [],
    );
    expect(order).toEqual([
      ['transport'],
      'transport',
      ['forestry', 'health'],
      'forestry',
      'health',
      ['police'],
      'police',
    ]);
    expect((await cloud.stand(token, sent)).status).toBe('executed');
  });
});

describe('The last signature', () => {
  it('executes the agreement, sets its sunset date 18 months on and sends everyone the sealed copy', async () => {
    const sent = await cloud.send(token);
    for (const party of AGENCIES) {
      expect(await cloud.types(sent.agreement), `before ${party}`).toEqual(['AgreementPublished']);
      const screen = await cloud.head(sent, party).sign();
      expect(told(screen)).toMatch(/^200 .*(is recorded|is executed)/);
    }
    await cloud.quiet();

    const { body } = await cloud.call<{
      status: string;
      inForce: boolean;
      sunsetAt: string;
      term: { effective: string; sunset: string; ends: string; endsAt: string };
    }>('GET', `/api/agreements/${sent.agreement}`, { bearer: token });
    // 2027-09-02 is a Thursday: 17:00 in New York is 21:00 UTC. The review opens 180 days before, on the Friday before a Saturday.
    expect(body).toMatchObject({
      status: 'executed',
      inForce: true,
      term: { effective: '2026-03-02', sunset: '2027-09-02', ends: '2027-09-02', endsAt: '2027-09-02T21:00:00.000Z' },
      sunsetAt: '2027-03-05T14:00:00.000Z',
    });
    expect(await cloud.types(sent.agreement)).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect(await cloud.chainFaults(sent)).toEqual([]);

    const { events } = await cloud.history(sent.agreement);
    const seal = events.at(-1)?.data ?? {};
    for (const party of AGENCIES) {
      const executed = cloud.mails(sent, party).filter(({ subject }) => subject.startsWith('Executed'));
      expect(executed.length, party).toBe(1);
      const [copy] = executed[0]?.attachments ?? [];
      expect(copy).toMatchObject({ name: `${sent.number}-executed.pdf`, type: 'application/pdf' });
      const pdf = Buffer.from(copy?.content ?? '', 'base64');
      expect(sha256(pdf), 'the bytes whose hash is on record').toBe(seal.pdfHash);
    }
  });

  it('leaves a copy as data beside it, sealed by the same key, whose witnesses stand in the record', async () => {
    const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    for (const party of ['transport', 'health']) await cloud.head(sent, party).sign();
    await cloud.quiet();
    const { events } = await cloud.history(sent.agreement);
    const seal = events.at(-1)?.data ?? {};
    const document = async (hash: unknown) => {
      const chunks = await cloud.items<{ content: string }>(`DOC#${hash}`);
      return Buffer.concat(
        chunks.sort((a, b) => a.sk.localeCompare(b.sk)).map(({ content }) => Buffer.from(content, 'base64')),
      );
    };
    const { copy, jws, key } = sealedCopySchema.parse(JSON.parse((await document(seal.jsonHash)).toString()));
    expect(sealFault(copy, jws, key)).toBeUndefined();
    expect([key.kid, copy.seal.kid]).toEqual([seal.kid, seal.kid]);
    const { attached } = await readPdf(await document(seal.pdfHash));
    expect(attached().content).toBe(canonicalJson(copy));
    expect(copy.signatures.map(({ signer }) => signer?.name)).toEqual(['Head of transport', 'Head of health']);
    for (const { stream, events: count, tip } of copy.chain)
      expect((await cloud.history(stream)).events[count - 1]?.hash).toBe(tip);
  });

  it('is told to named people without the copy: they read it behind their link', async () => {
    const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'], handling: 'named' }));
    for (const party of ['transport', 'health']) await cloud.head(sent, party).sign();
    await cloud.quiet();
    const [mail] = cloud.mails(sent, 'health').filter(({ subject }) => subject.startsWith('Executed'));
    expect(mail?.attachments).toEqual([]);
    expect(mail?.text).toContain('Open the link to read and keep the executed copy');
    const head = cloud.head(sent, 'health');
    await head.openLink();
    expect(head.browser.page.html).toContain(`/rounds/${sent.round}/copy`);
  });

  it('cannot be undone: an executed agreement is not voided', async () => {
    const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    for (const party of ['transport', 'health']) await cloud.head(sent, party).sign();
    const answer = await cloud.call('POST', `/api/agreements/${sent.agreement}/void`, {
      bearer: token,
      json: { reason: 'Second thoughts.' },
    });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('executed and in force')]);
    expect(await cloud.types(sent.agreement)).not.toContain('AgreementVoided');
  });
});

describe('Time passes over a round that nobody completes', () => {
  let sent: Sent;
  let late: { head: ReturnType<TestCloud['head']>; code: string };
  const waiting = ['transport', 'forestry', 'police'];
  // Nine and seventeen o'clock in New York, where summer time begins on March 8.
  const reminders = ['03-09', '03-16', '03-23', '03-30', '04-06'].map((day) => `2026-${day}T13:00:00.000Z`);
  const warning = '2026-04-24T13:00:00.000Z';
  const deadline = '2026-05-01T21:00:00.000Z';
  const justAfter = (at = '') => cloud.justAfter(at);

  it('has its moments set when it opens: five reminders, a warning and a deadline', async () => {
    expect(cloud.now().slice(0, 10)).toBe(MORNING.slice(0, 10));
    sent = await cloud.send(token, aMou({ signing: { periodDays: 60 } }));
    await cloud.head(sent, 'health').sign();
    expect(await cloud.stand(token, sent)).toMatchObject({ remindAt: reminders, warnAt: warning, deadline });
  });

  it('reminds after five business days, and only those who have not signed', async () => {
    await cloud.moveTo(Date.parse(reminders[0] ?? '') - MINUTE);
    for (const party of AGENCIES) expect(count(sent, party, '(reminder)'), `too early: ${party}`).toBe(0);
    await justAfter(reminders[0]);
    for (const party of waiting) expect(count(sent, party, '(reminder)'), party).toBe(1);
    expect(count(sent, 'health', '(reminder)')).toBe(0);
  });

  it('keeps the first link alive beside the link of the reminder', async () => {
    const [first = '', second = ''] = cloud
      .mails(sent, 'police')
      .map(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text)?.[0]);
    expect(second).not.toBe(first);
    for (const link of [first, second]) {
      const head = cloud.head(sent, 'police');
      await head.openLink(link);
      expect(() => head.browser.formOf('Send me a code')).not.toThrow();
    }
  });

  it('reminds weekly after that, five times at most', async () => {
    await justAfter(reminders[1]);
    for (const party of waiting) expect(count(sent, party, '(reminder)'), party).toBe(2);
    await cloud.moveTo(Date.parse(warning) - MINUTE);
    for (const party of waiting) expect(count(sent, party, '(reminder)'), party).toBe(5);
    const { events } = await cloud.history(sent.round);
    const days = events.filter(({ type }) => type === 'RemindersSent').map(({ at }) => at.slice(0, 16));
    expect(days).toEqual(reminders.map((at) => at.slice(0, 16)));
    for (const { type, data } of events)
      if (type === 'RemindersSent') expect([...(data.parties as string[])].sort()).toEqual([...waiting].sort());
  });

  it('warns once, a week before the end', async () => {
    for (const party of AGENCIES)
      expect(
        subjects(sent, party).filter((one) => /^Sign by .* left\): /.test(one)),
        party,
      ).toHaveLength(0);
    await justAfter(warning);
    await cloud.moveBy(2 * DAY);
    for (const party of waiting)
      expect(
        subjects(sent, party).filter((one) => /^Sign by .* left\): /.test(one)),
        party,
      ).toHaveLength(1);
    expect(subjects(sent, 'health').filter((one) => /^Sign by .* left\): /.test(one))).toHaveLength(0);
  });

  it('takes a signature a minute before the deadline, and none at the deadline', async () => {
    await cloud.moveTo(Date.parse(deadline) - 10 * MINUTE);
    const head = cloud.head(sent, 'police');
    await head.openLink();
    late = { head, code: await head.askForCode() };
    await cloud.moveTo(Date.parse(deadline) - MINUTE);
    expect(told(await cloud.head(sent, 'forestry').sign())).toContain('Your signature is recorded');

    await cloud.moveTo(deadline);
    const screen = await late.head.browser.press('Sign for', { code: late.code });
    expect(told(screen)).toContain('422 The signing period is over');
    const { events } = await cloud.history(sent.round);
    const signed = events.filter(({ type }) => type === 'SignatureGiven').map(({ data }) => data.party);
    expect(signed).toEqual(['health', 'forestry']);
  });

  it('lapses at the deadline: the matter is the convener’s again, and everyone is told once', async () => {
    await justAfter(deadline);
    expect((await cloud.stand(token, sent)).status).toBe('lapsed');
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished', 'AgreementReturned']);
    for (const party of AGENCIES) expect(count(sent, party, 'Lapsed'), party).toBe(1);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    const link = /^http\S+\/sign\/\S+$/m.exec(cloud.mails(sent, 'police')[0]?.text ?? '')?.[0] ?? '';
    const screen = await cloud.head(sent, 'police').browser.open(link);
    expect(told(screen)).toMatch(/^410 .*(14 days|has ended)/);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });

  it('sends one catch-up, not a burst, when the clock has jumped over several reminders', async () => {
    const sleepy = await cloud.send(token, aMou({ signing: { periodDays: 90 } }));
    const { remindAt } = await cloud.stand(token, sleepy);
    // The machine slept: no instant in between was ever present.
    cloud.clock.moveTo(Date.parse(remindAt[2] ?? '') + HOUR);
    await cloud.quiet();
    for (const party of AGENCIES) expect(count(sleepy, party, '(reminder)'), party).toBe(1);
    expect((await cloud.stand(token, sleepy)).remindAt).toEqual(remindAt.slice(3));
    expect(mailboxOf(sleepy, 'police')).not.toBe(mailboxOf(sent, 'police'));
  });
});
