/** The deadlines of a dispute that is decided, or of an MOU whose liaisons suspend them: vetoes lapse and deadlines move at the right moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisputeEvent } from '../../functions/disputes/domain/dispute.events.ts';
import { afterVetoHours } from '../../functions/disputes/domain/period.rules.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud } from '../a-cloud.ts';
import { agreeing, anMouInForce, CALENDAR, type Drawer, disputesOf, speaker } from '../a-dispute-raised.ts';

let cloud: TestCloud;
let drawer: Drawer;

beforeAll(async () => {
  cloud = await aCloud();
  drawer = await disputesOf(cloud, await anMouInForce(cloud));
});
afterAll(() => cloud?.stop());

const justAfter = (at: string) => cloud.justAfter(at);
const justBefore = (at: string) => cloud.moveTo(Date.parse(at) - MINUTE);
const waitsUntil = (id: string, level: number, at: string) => {
  const { status, in: state, until = '' } = drawer.watch(id, level) ?? {};
  expect([status, state]).toEqual(['RUNNING', 'Wait for both offices']);
  const over = Date.parse(until) - Date.parse(at);
  expect(over, `${until} for ${at}`).toBeGreaterThanOrEqual(0);
  expect(over, `${until} for ${at}`).toBeLessThan(MINUTE);
};
const when = async (id: string, type: DisputeEvent['type']) => (await drawer.events(id, type)).map(({ at }) => at);

describe('A decision that may be vetoed', () => {
  // Thursday at ten: 48 hours end on a Saturday, so that Monday at five is meant.
  const [decidedAt, vetoedAt] = ['2026-03-11T14:00:00.000Z', '2026-03-12T14:00:00.000Z'];
  const [vetoUntil, reasonDue] = ['2026-03-13T14:00:00.000Z', '2026-03-16T21:00:00.000Z'];
  const vetoed: DisputeEvent = {
    type: 'DecisionVetoed',
    data: { party: 'forestry', version: 1, right: 'closures', reasonDue, calendar: 'test@1' },
    body: { by: speaker('forestry') },
  };
  let silent: string;
  let reasoned: string;
  let unasked: string;

  it('is watched until the time for a veto is over', async () => {
    await cloud.moveTo(decidedAt);
    [silent, reasoned, unasked] = [
      await drawer.raise({ vetoers: ['forestry'] }),
      await drawer.raise({ vetoers: ['forestry'] }),
      await drawer.raise({ vetoers: ['forestry'] }),
    ];
    for (const id of [silent, reasoned, unasked]) await drawer.happens(id, ...agreeing(0, [], vetoUntil));
    for (const id of [silent, reasoned, unasked]) waitsUntil(id, 0, vetoUntil);
  });

  it('when a veto comes, its reason is awaited instead', async () => {
    await cloud.moveTo(vetoedAt);
    expect(afterVetoHours(CALENDAR, vetoedAt)).toBe(reasonDue);
    for (const id of [silent, reasoned]) await drawer.happens(id, vetoed);
    for (const id of [silent, reasoned]) waitsUntil(id, 0, reasonDue);
  });

  it('is settled when nobody vetoed it', async () => {
    await justAfter(vetoUntil);
    expect(drawer.watch(unasked, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });

  it('when the reason comes in time, the same level goes on with a new period', async () => {
    const period = { deadline: '2026-03-19T21:00:00.000Z', remindAt: ['2026-03-17T13:00:00.000Z'], calendar: 'test@1' };
    await drawer.happens(reasoned, {
      type: 'VetoReasoned',
      data: { party: 'forestry', level: 0, ...period },
      body: { by: speaker('forestry'), reason: 'The map shows our trails.' },
    });
    waitsUntil(reasoned, 0, '2026-03-17T13:00:00.000Z');
  });

  it('the veto lapses at the moment at which its reason was due, and not before; everyone is told', async () => {
    await justBefore(reasonDue);
    expect(await drawer.state(silent)).toMatchObject({ status: 'vetoed' });
    await justAfter(reasonDue);
    expect((await when(silent, 'VetoLapsed')).map((at) => at.slice(0, 16))).toEqual([reasonDue.slice(0, 16)]);
    expect(await drawer.state(silent)).toMatchObject({ status: 'decided' });
    expect(drawer.watch(silent, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
    expect((await drawer.mails(silent, 'veto-lapsed')).map((to) => to.sort())).toEqual([
      ['forestry/liaison', 'health/desk', 'transport/desk'],
    ]);
  });

  it('the level that went on climbs at the end of its new period', async () => {
    await justAfter('2026-03-19T21:00:00.000Z');
    expect(await drawer.state(reasoned)).toMatchObject({ level: 1, status: 'open' });
    expect(await when(reasoned, 'VetoLapsed')).toEqual([]);
  });
});

describe('Suspended deadlines', () => {
  /** A Monday and a Thursday in spring, ten in the morning in New York, without a holiday in the weeks after them. */
  const [MONDAY, THURSDAY, NEXT_MONDAY] = [
    '2026-04-13T14:00:00.000Z',
    '2026-04-23T14:00:00.000Z',
    '2026-05-04T14:00:00.000Z',
  ];

  it('move an execution that already waits by the business days that ended meanwhile: reminder, deadline and climb', async () => {
    await cloud.moveTo(MONDAY);
    const id = await drawer.raise();
    const { deadline, remindAt } = (await drawer.state(id)).opened;
    expect([deadline, remindAt[0]]).toEqual(['2026-04-17T21:00:00.000Z', '2026-04-15T13:00:00.000Z']);
    waitsUntil(id, 0, remindAt[0] ?? '');
    await cloud.moveBy(HOUR);
    await drawer.pause(3, [id]);
    // Monday, Tuesday and Wednesday end in it: the reminder and the deadline come three business days later.
    const [first, last] = ['2026-04-20T13:00:00.000Z', '2026-04-22T21:00:00.000Z'];
    waitsUntil(id, 0, first);
    await justAfter(remindAt[0] ?? '');
    expect(await when(id, 'LevelReminded')).toEqual([]);
    await justBefore(first);
    expect(await when(id, 'LevelReminded')).toEqual([]);
    await justAfter(first);
    expect(await when(id, 'LevelReminded')).toHaveLength(1);
    await justBefore(last);
    expect(await drawer.state(id)).toMatchObject({ level: 0 });
    await justAfter(last);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
    const [climbed = ''] = await when(id, 'LevelClimbed');
    expect(climbed >= last).toBe(true);
  });

  it('that run again early move it by what ended until then, and wake who waits too long', async () => {
    await cloud.moveTo(THURSDAY);
    const id = await drawer.raise();
    await cloud.moveBy(HOUR);
    await drawer.pause(20, [id]);
    waitsUntil(id, 0, '2026-05-15T13:00:00.000Z');
    await cloud.moveBy(DAY);
    await drawer.resume([id]);
    // Thursday alone ended in it: not Monday but Tuesday, and not Wednesday but Thursday.
    const [first, last] = ['2026-04-28T13:00:00.000Z', '2026-04-30T21:00:00.000Z'];
    waitsUntil(id, 0, first);
    await justBefore(last);
    expect(await drawer.state(id)).toMatchObject({ level: 0 });
    await justAfter(last);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
  });

  it('move it even if no word reaches the execution: it looks at its old moment, and waits on', async () => {
    await cloud.moveTo(NEXT_MONDAY);
    const id = await drawer.raise();
    const [first = ''] = (await drawer.state(id)).opened.remindAt;
    await cloud.moveBy(HOUR);
    await drawer.pause(2, []);
    waitsUntil(id, 0, first);
    await justAfter(first);
    expect(await when(id, 'LevelReminded')).toEqual([]);
    waitsUntil(id, 0, '2026-05-08T13:00:00.000Z');
    await justAfter('2026-05-08T13:00:00.000Z');
    expect(await when(id, 'LevelReminded')).toHaveLength(1);
  });
});
