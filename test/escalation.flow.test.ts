/** A dispute climbs its ladder by itself: reminded, lifted at the deadline whatever the calendar does, and at the top known to be unsettled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, MINUTE, type TestCloud } from './a-cloud.ts';
import { agreeing, anMouInForce, BEFORE_MEMORIAL_DAY, type Drawer, disputesOf, speaker } from './a-dispute-raised.ts';
import { partyIn, type Sent } from './a-sent-mou.ts';
import { refusing, writes } from './refusing.ts';

let cloud: TestCloud;
let sent: Sent;
let drawer: Drawer;

beforeAll(async () => {
  cloud = await aCloud({ startAt: BEFORE_MEMORIAL_DAY });
  sent = await anMouInForce(cloud);
  drawer = await disputesOf(cloud, sent);
});
afterAll(() => cloud?.stop());

const times = async (id: string, type: Parameters<Drawer['events']>[1]) =>
  (await drawer.events(id, type)).map(({ at }) => at.slice(0, 16));
const justAfter = (at: string) => cloud.justAfter(at);
const justBefore = (at: string) => cloud.moveTo(Date.parse(at) - MINUTE);

describe('Nobody decides', () => {
  let id: string;

  it('one execution watches over the first level, named after it, and waits for both offices', async () => {
    id = await drawer.raise();
    expect(cloud.now().slice(0, 10)).toBe('2026-05-20');
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
    expect(await drawer.mails(id, 'dispute-raised')).toEqual([['transport/desk', 'health/desk']]);
  });

  it('at half time the silent side is reminded, and its office above; the side that raised it is not', async () => {
    await justBefore('2026-05-22T13:00:00.000Z');
    expect(await drawer.mails(id, 'dispute-reminder')).toEqual([]);
    await justAfter('2026-05-22T13:00:00.000Z');
    expect(await drawer.mails(id, 'dispute-reminder')).toEqual([['health/desk', 'health/bureau']]);
  });

  it('one business day before the end, which Memorial Day moves, the reminder climbs further', async () => {
    await justBefore('2026-05-26T13:00:00.000Z');
    expect(await drawer.mails(id, 'dispute-reminder')).toHaveLength(1);
    await justAfter('2026-05-26T13:00:00.000Z');
    expect((await drawer.mails(id, 'dispute-reminder')).slice(1)).toEqual([
      ['health/desk', 'health/bureau', 'health/head'],
    ]);
  });

  it('at the deadline it climbs: the level below is left, and another execution watches over the next', async () => {
    await justBefore('2026-05-27T21:00:00.000Z');
    expect((await drawer.state(id)).level).toBe(0);
    await justAfter('2026-05-27T21:00:00.000Z');
    expect(await drawer.state(id)).toMatchObject({
      level: 1,
      status: 'open',
      reminded: 0,
      opened: {
        deadline: '2026-06-04T21:00:00.000Z',
        remindAt: ['2026-06-01T13:00:00.000Z', '2026-06-03T13:00:00.000Z'],
      },
    });
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'The dispute left this level' });
    expect(drawer.watch(id, 1)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
    const [climbed] = await drawer.events(id, 'LevelClimbed');
    expect(climbed?.data).toMatchObject({ from: 0, to: 1, why: 'deadline' });
    expect(await drawer.mails(id, 'dispute-climbed')).toEqual([
      ['transport/bureau', 'health/bureau', 'transport/desk', 'health/desk'],
    ]);
  });

  it('where neither side has acted, both are reminded, each at its own office', async () => {
    await justAfter('2026-06-03T13:00:00.000Z');
    expect((await drawer.mails(id, 'dispute-reminder')).slice(2)).toEqual(
      Array(2).fill(['transport/bureau', 'health/bureau']),
    );
  });

  it('above the last level it ends without a decision, and everyone who had it in hand is told', async () => {
    await justAfter('2026-06-04T21:00:00.000Z');
    await justAfter('2026-06-18T21:00:00.000Z');
    expect(await drawer.state(id)).toMatchObject({ status: 'impasse', level: 2 });
    expect(drawer.watch(id, 2)).toMatchObject({ status: 'SUCCEEDED', in: 'It ended without a decision' });
    expect((await drawer.mails(id, 'dispute-impasse'))[0]).toContain('transport/liaison');
    expect(await times(id, 'LevelClimbed')).toEqual(['2026-05-27T21:00', '2026-06-04T21:00']);
    expect(await times(id, 'ImpasseReached')).toEqual(['2026-06-18T21:00']);
    expect(await times(id, 'LevelReminded')).toEqual(
      ['05-22', '05-26', '06-01', '06-03', '06-11', '06-17'].map((day) => `2026-${day}T13:00`),
    );
  });

  it('all of it is one unbroken chain, and nothing has failed on the way', async () => {
    expect(await cloud.chainFaults({ agreement: sent.agreement, round: id })).toEqual([]);
    expect(await drawer.events(id, 'DisputeStalled')).toEqual([]);
  });
});

describe('A level ends before its time', () => {
  it('when an office’s mailbox refuses mail: it climbs at once and says why', async () => {
    const desk = partyIn(sent, 'health').offices.find(({ key }) => key === 'desk')?.holder.mailbox ?? '';
    cloud.setMailbox(desk, 'bounce');
    const id = await drawer.raise();
    cloud.setMailbox(desk, 'ok');
    const [climbed] = await drawer.events(id, 'LevelClimbed');
    expect(climbed?.data).toMatchObject({ from: 0, to: 1, why: 'unreachable' });
    expect(drawer.watch(id, 0)).toMatchObject({ in: 'The dispute left this level' });
    expect(drawer.watch(id, 1)).toMatchObject({ in: 'Wait for both offices' });
  });

  it('the same report of the mail system counts once', async () => {
    const id = await drawer.raise();
    await drawer.bounce(id, 'health', 'head', 'message-2');
    await drawer.bounce(id, 'health', 'head', 'message-2');
    const reports = (await drawer.events(id, 'DisputeMailReported')).filter(
      ({ data }) => data.messageId === 'message-2',
    );
    expect(reports).toHaveLength(1);
    // The head’s office does not stand on this level.
    expect(await drawer.state(id)).toMatchObject({ level: 0 });
  });

  it('when it is withdrawn: nothing waits any longer', async () => {
    const id = await drawer.raise();
    const body = { by: speaker('transport'), reason: 'It was a misunderstanding.' };
    await drawer.happens(id, { type: 'DisputeWithdrawn', data: { level: 0 }, body });
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It was withdrawn' });
  });

  it('when it is decided and nothing is promised: it is settled', async () => {
    const id = await drawer.raise();
    await drawer.happens(id, ...agreeing(0));
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'It is settled' });
  });

  it('when a side hands it up: the execution below is woken and ends, the one above begins', async () => {
    const id = await drawer.raise();
    const period = { deadline: '2026-07-01T21:00:00.000Z', remindAt: [], calendar: 'test@1' };
    await drawer.happens(
      id,
      {
        type: 'ClimbAsked',
        data: { party: 'health', level: 0, handsUp: true },
        body: { by: speaker('health'), reason: 'It is about money.' },
      },
      { type: 'LevelClimbed', data: { from: 0, to: 1, why: 'handed up', ...period } },
    );
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'SUCCEEDED', in: 'The dispute left this level' });
    expect(drawer.watch(id, 1)).toMatchObject({ status: 'RUNNING', in: 'Wait for both offices' });
  });
});

describe('A step that fails', () => {
  it('is seen on the dispute once, tried again after an hour, and the dispute goes on where it was', async () => {
    const id = await drawer.raise();
    const { opened } = await drawer.state(id);
    await justBefore(opened.deadline);
    cloud.setFaults({ around: refusing(writes('LevelClimbed')) });
    await cloud.moveBy(30 * MINUTE);
    expect(await drawer.state(id)).toMatchObject({ level: 0, stalled: true });
    expect(drawer.watch(id, 0)).toMatchObject({ status: 'RUNNING', in: 'Wait for the repair' });
    await cloud.moveBy(HOUR);
    expect(await drawer.events(id, 'DisputeStalled')).toHaveLength(1);
    cloud.setFaults({});
    await cloud.moveBy(2 * HOUR);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
    expect(await drawer.state(id)).not.toHaveProperty('stalled');
    expect(drawer.watch(id, 0)).toMatchObject({ in: 'The dispute left this level' });
  });
});

describe('An MOU that was published before its tip knew the calendar', () => {
  it('lets a dispute climb by the calendar of its text', async () => {
    const [tip] = await cloud.items<{ state: { calendar?: object } }>(`TIP#${sent.agreement}`);
    if (!tip) throw new Error('The agreement has a tip');
    const { calendar, ...state } = tip.state;
    expect(calendar).toEqual({ country: 'US' });
    await cloud.put({ ...tip, state });
    const id = await drawer.raise();
    await justAfter((await drawer.state(id)).opened.deadline);
    expect(await drawer.state(id)).toMatchObject({ level: 1 });
    expect(await drawer.events(id, 'DisputeStalled')).toEqual([]);
  });
});
