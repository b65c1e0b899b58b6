/** When AWS refuses, throttles or falls silent, nothing happens twice and nothing is lost: earlier links work, and what waits is done later. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NotThere } from '../../infra/laptop/demo/people/visitor.ts';
import { aCloud, HOUR, MINUTE, READY, type TestCloud, told } from '../a-cloud.ts';
import { AGENCIES, aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';
import { chance } from '../chance.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
  await cloud.registerAgencies(aMou({ serial: 0 }));
});
afterEach(() => cloud?.setFaults({}));
afterAll(() => cloud?.stop());

const links = (sent: Sent, party: string) =>
  cloud.mails(sent, party).flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? []);
const effectsOf = async ({ agreement, round }: Sent) =>
  (await cloud.effects()).filter(({ pk }) => [agreement, round].some((id) => pk.includes(id)));
const unsettled = async (sent: Sent) =>
  (await effectsOf(sent))
    .filter(({ status }) => status !== 'done')
    .map(({ pk, status, problem }) => ({ pk, status, problem }));
const resend = (sent: Sent, party: string) =>
  cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/${party}/link`, { bearer: token, json: {} });

describe('The mail service', () => {
  it.each([
    ['refuse', 'MessageRejected'],
    ['throttle', 'Throttling'],
  ] as const)(
    'that is told to %s: the round waits, and each mail goes out once when it takes mail again',
    async (fault, problem) => {
      const sent = await cloud.send(token, aMou(), { beforeAsking: () => cloud.setFaults({ mail: fault }) });
      for (const party of AGENCIES) expect(cloud.mails(sent, party)).toEqual([]);
      const waiting = await unsettled(sent);
      expect(waiting).not.toEqual([]);
      for (const one of waiting) expect(one).toMatchObject({ status: 'pending', problem });
      expect(cloud.execution(sent)?.waiting).toEqual(['Wait for the signatories']);
      await cloud.moveBy(30 * MINUTE);
      expect(await unsettled(sent)).toHaveLength(waiting.length);
      cloud.setFaults({});
      await cloud.moveBy(2 * HOUR);
      for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toHaveLength(1);
      expect(await unsettled(sent)).toEqual([]);
      expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
    },
  );

  it('that refuses one mailbox: the others of the same act get theirs at once, and once', async () => {
    const mou = aMou();
    const stubborn = mailboxOf({ mou } as Sent, 'health');
    const sent = await cloud.send(token, mou, {
      beforeAsking: () => cloud.setFaults({ mail: ({ to }) => (to.includes(stubborn) ? 'refuse' : undefined) }),
    });
    await cloud.moveBy(30 * MINUTE);
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toHaveLength(party === 'health' ? 0 : 1);
    cloud.setFaults({});
    await cloud.moveBy(2 * HOUR);
    for (const party of AGENCIES) expect(cloud.mails(sent, party), party).toHaveLength(1);
    expect(await unsettled(sent)).toEqual([]);
  });

  it('that falls silent after it has delivered: the mail may come twice, and every link in them works', async () => {
    const mou = aMou();
    const silent = mailboxOf({ mou } as Sent, 'health');
    const sent = await cloud.send(token, mou, {
      beforeAsking: () =>
        cloud.setFaults({ mail: ({ to }) => (to.includes(silent) ? 'time out after delivery' : undefined) }),
    });
    expect(links(sent, 'health')).toHaveLength(1);
    expect(await unsettled(sent)).toEqual([expect.objectContaining({ status: 'pending' })]);
    cloud.setFaults({});
    await cloud.moveBy(10 * MINUTE);
    const [first = '', second = '', ...more] = links(sent, 'health');
    expect(more).toEqual([]);
    expect(second).not.toBe(first);
    for (const link of [second, first]) {
      const head = cloud.head(sent, 'health');
      await head.openLink(link);
      expect(() => head.browser.formOf('Send me a code')).not.toThrow();
    }
    for (const party of ['police', 'forestry', 'transport']) expect(links(sent, party)).toHaveLength(1);
    expect(await unsettled(sent)).toEqual([]);
  });

  it('that is down for two days: the effect gives up where everyone can see it, and a fresh link brings the round back', async () => {
    const mou = aMou({ signing: { periodDays: 60 } });
    const sent = await cloud.send(token, mou, { beforeAsking: () => cloud.setFaults({ mail: 'refuse' }) });
    for (let hour = 0; hour < 48; hour++) await cloud.moveBy(HOUR);
    const given = await unsettled(sent);
    expect(given).not.toEqual([]);
    for (const one of given) expect(one).toMatchObject({ status: 'gave up', problem: 'MessageRejected' });
    expect(cloud.log()).toMatch(/effect gave up.*|says: 'effect gave up'/);
    cloud.setFaults({});
    expect((await resend(sent, 'health')).status).toBe(202);
    await cloud.quiet();
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
  });
});

describe('An effect that cannot be carried out', () => {
  const poison = (sent: Sent, lane: 'MAIL' | 'FLOW', serial: number, more: object) => ({
    pk: `${lane}#${sent.round}#${serial}`,
    sk: 'EFFECT',
    status: 'pending',
    stream: sent.round,
    seq: serial,
    at: cloud.now(),
    attempts: 0,
    due: `${lane}#0`,
    dueAt: cloud.now(),
    ...more,
  });

  it('delays no other agreement, and is given up visibly', async () => {
    const sent = await cloud.send(token);
    const { agreement, round } = sent;
    const mail = { kind: 'mail', family: 'signing', about: { agreement, round }, to: ['health'] };
    const poisons = [
      poison(sent, 'MAIL', 901, { effect: { ...mail, template: 'of-no-release' } }),
      poison(sent, 'MAIL', 902, { effect: { ...mail, template: 'reminder', to: ['nobody'] } }),
      poison(sent, 'MAIL', 903, { effect: { kind: 'start', machine: 'signing', name: 'x', input: {} } }),
      poison(sent, 'MAIL', 904, {}),
      poison(sent, 'FLOW', 905, { effect: { kind: 'start', machine: 'of-no-release', name: 'x', input: {} } }),
      poison(sent, 'MAIL', 907, { effect: { ...mail, family: 'of-no-release', template: 'reminder' } }),
      poison(sent, 'FLOW', 906, { effect: { ...mail, template: 'reminder' } }),
    ];
    for (const one of poisons) await cloud.put(one);
    const other = await cloud.send(token);
    for (const party of AGENCIES) expect(cloud.mails(other, party), party).toHaveLength(1);
    for (const party of AGENCIES) expect(told(await cloud.head(other, party).sign())).toMatch(/recorded|executed/);
    await cloud.quiet();
    for (const party of AGENCIES)
      expect(cloud.mails(other, party).filter(({ subject }) => subject.startsWith('Executed'))).toHaveLength(1);
    expect(await unsettled(other)).toEqual([]);

    for (let hour = 0; hour < 36; hour++) await cloud.moveBy(HOUR);
    const ends = await unsettled(sent);
    expect(ends.map(({ status }) => status)).toEqual(poisons.map(() => 'gave up'));
    for (const { problem } of ends) expect(problem).toMatch(/^[A-Z]\w+$/);
    const items = (await effectsOf(sent)).filter(({ status }) => status === 'gave up');
    for (const { due, attempts } of items) expect([due, attempts]).toEqual([undefined, 9]);
    expect(cloud.deadLetters(), 'a poisoned effect is no lost hint').toEqual([]);
    const gaveUp = cloud
      .log()
      .split('\n')
      .filter((line) => line.includes('effect gave up'));
    expect(gaveUp.length).toBeGreaterThanOrEqual(poisons.length);
  });
});

describe('DynamoDB cancels most transactions because they met', () => {
  it('and nobody notices: each act succeeds at its first try', async () => {
    // More than the SDK’s own two retries get over.
    cloud.setFaults({ conflict: 0.6, random: chance(3) });
    const sent = await cloud.send(token);
    for (const party of AGENCIES) expect(told(await cloud.head(sent, party).sign())).toMatch(/recorded|executed/);
    expect((await resend(sent, 'health')).status).toBe(202);
    await cloud.quiet();
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    expect(await unsettled(sent)).toEqual([]);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });
});

describe('DynamoDB throttles a fifth of all calls and cancels a fifth of all transactions', () => {
  /** A person who loads a page again that shows an error, and presses the same button again. */
  async function insistent(sent: Sent, party: string) {
    const { browser } = cloud.head(sent, party);
    const until = async (request: Parameters<typeof browser.request>) => {
      for (let tries = 1; ; tries++) {
        const screen = await browser.request(...request);
        if (screen.status < 500) return screen;
        if (tries === 20) throw new Error(`Twenty times ${screen.status} for ${request[0].pathname}`);
      }
    };
    const see = (path: string) => until([new URL(path, cloud.url)]);
    const inbox = async (pattern: RegExp) => {
      for (let waits = 0; waits < 20; waits++) {
        const found = cloud.mails(sent, party).flatMap(({ text }) => pattern.exec(text) ?? []);
        if (found.length > 0) return found.at(-1) ?? '';
        await cloud.moveBy(2 * MINUTE);
      }
      throw new Error(`No mail to ${party}`);
    };
    await see(await inbox(/^http\S+\/sign\/\S+$/m));
    await until(browser.formOf('Open the agreement'));
    await until(browser.formOf('Send me a code', READY));
    const code = await inbox(/^\d{6}$/m);
    await see(`/rounds/${sent.round}`);
    return () => until(browser.formOf('Sign for', { code }));
  }

  /** Liaisons who try again, and wait for mail that is late. */
  async function stubbornly(sent: Sent) {
    for (let tries = 1; ; tries++) {
      try {
        return await cloud.prepare(sent);
      } catch (error) {
        if (!(error instanceof NotThere) || tries === 20) throw error;
        await cloud.moveBy(2 * MINUTE);
      }
    }
  }

  it('and still each act is recorded once, and each mail arrives', { timeout: 180_000 }, async () => {
    const seed = 1;
    cloud.setFaults({ throttle: 0.2, conflict: 0.2, random: chance(seed) });
    const mou = aMou();
    let sent: Sent | undefined;
    for (let tries = 0; !sent && tries < 20; tries++) {
      const { status, body } = await cloud.call<Sent>('POST', '/api/agreements', {
        bearer: token,
        json: mou,
        'idempotency-key': `stormy ${seed}`,
      });
      if (status < 300) sent = { ...body, mou };
    }
    if (!sent) throw new Error('The MOU was never taken');
    await stubbornly(sent);
    const signs = [];
    for (const party of AGENCIES) signs.push(await insistent(sent, party));
    for (const screen of await Promise.all(signs.map((sign) => sign())))
      expect(told(screen)).toMatch(/^200 .*(is recorded|is executed)/);
    for (let waits = 0; waits < 6; waits++) await cloud.moveBy(10 * MINUTE);
    cloud.setFaults({});
    for (let hours = 0; hours < 6; hours++) await cloud.moveBy(HOUR);

    const { events } = await cloud.history(sent.round);
    const signed = events.filter(({ type }) => type === 'SignatureGiven').map(({ data }) => data.party);
    expect([...signed].sort()).toEqual([...AGENCIES].sort());
    const happened = await cloud.types(sent.agreement);
    // What the text says of commitments and of KPIs is taken up in the first hour that the storm lets through.
    expect(happened.filter((type) => type !== 'TermsTakenUp')).toEqual([
      'AgreementPublished',
      'AgreementExecuted',
      'SunsetSet',
      'CopySealed',
    ]);
    expect(happened.filter((type) => type === 'TermsTakenUp')).toHaveLength(2);
    expect(events.filter(({ type }) => ['RoundOpened', 'RoundClosed'].includes(type))).toHaveLength(2);
    const asked = events.flatMap(({ type, data }) => (type === 'GroupAsked' ? (data.parties as string[]) : []));
    expect([...asked].sort()).toEqual([...AGENCIES].sort());
    expect(await cloud.chainFaults(sent)).toEqual([]);
    expect(await unsettled(sent)).toEqual([]);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
    for (const party of AGENCIES)
      expect(
        cloud.mails(sent, party).some(({ subject }) => subject.startsWith('Executed')),
        party,
      ).toBe(true);
  });
});
