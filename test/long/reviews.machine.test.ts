/** A review that nobody watches is found and given an execution; one that stays open for years goes from one execution to the next. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WatchRow } from '../../functions/shared/ledger/watch.store.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud } from '../a-cloud.ts';
import { disputesOf } from '../a-dispute-raised.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { type Reviewing, reviewing } from '../an-answered-review.ts';
import { refusing, writes } from '../refusing.ts';

let cloud: TestCloud;
let sent: Sent;
let of: Reviewing;

beforeAll(async () => {
  cloud = await aCloud();
  const { secret } = await cloud.token();
  sent = await executed(
    cloud,
    secret,
    aMou({ agencies: ['transport', 'health'], sunset: { then: 'goes-on' } } as object),
  );
  of = await reviewing(cloud, sent);
});
afterEach(() => cloud.setFaults({}));
afterAll(() => cloud?.stop());

const rowOf = async (stream: string): Promise<WatchRow | undefined> =>
  (await cloud.items<WatchRow>(`WATCH#${stream}`))[0];
const named = (prefix: string) =>
  cloud.engine.listExecutions().executions.filter(({ name }) => name.startsWith(prefix));
const running = (prefix: string) => named(prefix).filter(({ status }) => status === 'RUNNING');
const inDays = (days: number, from = cloud.now()) => new Date(Date.parse(from) + days * DAY).toISOString();
const windows = (...days: [number, number, number, number]) => {
  const [answersBy = '', textBy = '', warnAt = '', closesAt = ''] = days.map((one) => inDays(one));
  return { answersBy, textBy, warnAt, closesAt };
};
const beenIn = new Set<string>();
const remember = (...numbers: number[]) => {
  for (const number of numbers)
    for (const { name } of named(of.id(number)))
      for (const state of of.watch(number, name)?.entered ?? []) beenIn.add(state);
};

describe('A review without an execution', { timeout: 300_000 }, () => {
  it('because it was ended from outside, is missed two hours after its next moment, and what was due is done', async () => {
    const number = await of.calls('transport', { windows: windows(4, 20, 30, 60) });
    const { executionArn = '', until = '' } = of.watch(number) ?? {};
    cloud.engine.stopExecution({ executionArn });
    await cloud.moveTo(Date.parse(until) + HOUR);
    expect([running(of.id(number)), await of.events(number, 'AnswersRevealed')]).toEqual([[], []]);
    await cloud.moveTo(Date.parse(until) + 3 * HOUR);
    expect(running(of.id(number)).map(({ name }) => name)).toEqual([
      expect.stringMatching(`^${of.id(number)}-again-\\d{12}$`),
    ]);
    expect(await of.events(number, 'AnswersRevealed')).toHaveLength(1);
    remember(number);
  });

  it('because its start was given up, is begun later all the same', async () => {
    const conductor = cloud.functionId('conductor');
    const refuse = refusing(({ caller }) => caller === conductor);
    cloud.setFaults({
      around: (call, serve) => (call.action === 'StartExecution' ? refuse(call, serve) : serve()),
    });
    const number = await of.calls('transport', { windows: windows(2, 20, 30, 60) });
    for (let tries = 0; tries < 9; tries++) await cloud.moveBy(13 * HOUR);
    const start = (await cloud.effects()).find(({ pk }) => pk.startsWith(`FLOW#${of.id(number)}#`));
    expect(start).toMatchObject({ status: 'gave up', effect: { kind: 'start' } });
    expect(named(of.id(number))).toEqual([]);
    cloud.setFaults({});
    await cloud.moveBy(DAY);
    expect(await of.events(number, 'AnswersRevealed')).toHaveLength(1);
    expect(running(of.id(number))).toHaveLength(1);
    remember(number);
  });

  it('has one after another has begun beside it: the earlier one ends when it looks', async () => {
    const number = await of.calls('transport', { windows: windows(4, 20, 30, 60) });
    const [first] = named(of.id(number));
    const input = JSON.stringify({ agreement: sent.agreement, review: number, watch: 0 });
    const name = `${of.id(number)}-by-hand`;
    cloud.engine.startExecution({ stateMachineArn: first?.stateMachineArn ?? '', name, input });
    await cloud.quiet();
    await cloud.moveBy(5 * DAY);
    expect(of.watch(number)).toMatchObject({ status: 'SUCCEEDED', in: 'Another execution watches over it' });
    expect(running(of.id(number)).map((one) => one.name)).toEqual([name]);
    expect(await of.events(number, 'AnswersRevealed')).toHaveLength(1);
    remember(number);
  });
});

describe('A step that fails', () => {
  it('is seen on the review once, tried again every hour, and the review goes on where it was', async () => {
    const number = await of.calls('transport', { windows: windows(4, 20, 30, 60) });
    cloud.setFaults({ around: refusing(writes('AnswersRevealed')) });
    await cloud.moveBy(4 * DAY + 2 * HOUR);
    expect(of.watch(number)?.entered).toContain('Wait for the repair');
    expect(await of.events(number, 'ReviewStalled')).toHaveLength(1);
    cloud.setFaults({});
    await cloud.moveBy(2 * HOUR);
    expect(await of.events(number, 'AnswersRevealed')).toHaveLength(1);
    expect(await of.state(number)).not.toHaveProperty('stalled');
    remember(number);
  });
});

describe('Evidence that cannot be frozen', () => {
  it('holds up nothing: answers are revealed, nothing stalls, and it is there within a day of the repair', async () => {
    cloud.setFaults({ around: refusing(writes('EvidenceFrozen')) });
    const number = await of.calls('transport', { windows: windows(4, 20, 30, 60) });
    const { openedAt } = await of.state(number);
    await cloud.moveBy(4 * DAY + HOUR);
    expect(await of.types(number)).toEqual(['ReviewOpened', 'AnswersRevealed']);
    expect(of.watch(number)).toMatchObject({ status: 'RUNNING', in: 'Wait for the agencies' });
    cloud.setFaults({});
    await cloud.moveBy(DAY);
    expect((await of.events(number, 'EvidenceFrozen')).map(({ data }) => data)).toMatchObject([
      { evidence: 1, at: openedAt },
    ]);
    remember(number);
  });
});

describe('Suspended deadlines', () => {
  it('hold the revealing back, and a wait that they shorten again is woken', async () => {
    const number = await of.calls('transport', { windows: windows(6, 20, 30, 60) });
    const drawer = await disputesOf(cloud, sent);
    await drawer.pause(20, [of.id(number)]);
    await cloud.moveBy(8 * DAY);
    expect(await of.events(number, 'AnswersRevealed')).toEqual([]);
    await drawer.resume([of.id(number)]);
    await cloud.moveBy(14 * DAY);
    expect(await of.events(number, 'AnswersRevealed')).toHaveLength(1);
    remember(number);
  });
});

describe('A review of an MOU that goes on', { timeout: 900_000 }, () => {
  let number: number;

  it('is left open where one is silent, which is reminded with growing pauses', async () => {
    const sunset = inDays(3).slice(0, 10);
    number = await of.calls('transport', { kind: 'scheduled', sunset, windows: windows(1, 1, 2, 3) });
    await of.answers('transport', 'renew', undefined, number);
    await cloud.moveBy(40 * DAY);
    expect((await of.types(number)).slice(3)).toEqual([
      ...['AnswersRevealed', 'ReviewReminded', 'ReviewLeftOpen'],
      ...Array(3).fill('ReviewReminded'),
    ]);
    expect((await of.mails(number)).findLast(([template]) => template === 'remind-unanswered')?.[1]).toEqual([
      ...['health', 'health/liaison'],
    ]);
  });

  it('goes from one execution to the next before the year is over', async () => {
    const { watchedSince } = await of.state(number);
    const early = new Date(Date.parse(watchedSince) + 299 * DAY).toISOString();
    await cloud.moveTo(Date.parse(early));
    expect(await of.events(number, 'WatchHandedOver')).toEqual([]);
    await cloud.moveBy(DAY + MINUTE);
    expect(await of.events(number, 'WatchHandedOver')).toHaveLength(1);
    expect(of.watch(number)).toMatchObject({ status: 'SUCCEEDED', in: 'A fresh execution goes on with it' });
    const fresh = `${of.id(number)}-watch-1`;
    expect(of.watch(number, fresh)).toMatchObject({ status: 'RUNNING', in: 'Wait for the agencies' });
    expect(await rowOf(of.id(number))).toMatchObject({ name: fresh, input: { review: number, watch: 1 } });
  });

  it('is reaffirmed by the choice of the last one, and owes the next choice months later', async () => {
    await of.chooses('health', 'renew', undefined, number);
    expect((await of.events(number, 'ReviewClosed')).map(({ data }) => data)).toEqual([{ outcome: 'reaffirmed' }]);
    const reaffirmed = (await cloud.history(sent.agreement)).events.filter(({ type }) => type === 'TermReaffirmed');
    expect(reaffirmed.map(({ data }) => data)).toMatchObject([{ version: 1, review: number }]);
    expect(of.watch(number, `${of.id(number)}-watch-1`)).toMatchObject({ in: 'The review is closed' });
    expect(await rowOf(of.id(number))).toBeUndefined();
    remember(number);
  });
});

it('all that the machine does but the renewal was done here, and no step of it failed otherwise', () => {
  const states = Object.keys(
    JSON.parse(cloud.machines.find(({ arn }) => arn.includes('Review'))?.definition ?? '{}').States,
  );
  expect(states.filter((state) => !beenIn.has(state)).sort()).toEqual(['Put out the renewal']);
});
