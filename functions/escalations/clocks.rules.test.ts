/** Clocks that stand still move every deadline by exactly that long, and stand for sixty days a term at most. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, plus } from '../shared/kernel.ts';
import { AGREEMENT, aSpeaker, onDay, outcomeOf } from './a-dispute.ts';
import { daysLeft, moved, type Pause, pauseAt, pauseClocks, ranFor, resumeClocks } from './clocks.rules.ts';
import { DocketEvent } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';

const SET = onDay('2027-03-01');
const DUE = onDay('2027-03-11');
const pause = (from: string, until: string, resumed?: string): Pause => ({
  from: onDay(from),
  until: onDay(until),
  ...(resumed !== undefined && { resumed: onDay(resumed) }),
});

describe('A deadline falls later by exactly as long as the clocks stood while it ran', () => {
  it.each<[string, Pause[], Instant]>([
    ['without a pause it stays', [], DUE],
    ['one pause', [pause('2027-03-03', '2027-03-05')], onDay('2027-03-13')],
    ['several', [pause('2027-03-03', '2027-03-05'), pause('2027-03-07', '2027-03-08')], onDay('2027-03-14')],
    [
      'a second one that begins only after the first deadline, but before the moved one',
      [pause('2027-03-03', '2027-03-05'), pause('2027-03-12', '2027-03-20')],
      onDay('2027-03-21'),
    ],
    ['one that ended before the deadline was set', [pause('2027-02-10', '2027-02-20')], DUE],
    ['one that ended at that very moment', [pause('2027-02-10', '2027-03-01')], DUE],
    [
      'one in which the deadline was set counts from that moment on',
      [pause('2027-02-20', '2027-03-04')],
      onDay('2027-03-14'),
    ],
    ['one that began at the moment in which it was set', [pause('2027-03-01', '2027-03-02')], onDay('2027-03-12')],
    ['one that began at the deadline comes too late', [pause('2027-03-11', '2027-03-20')], DUE],
    ['one that began after it, too', [pause('2027-03-12', '2027-03-20')], DUE],
    [
      'one that ended early counts as long as it lasted',
      [pause('2027-03-03', '2027-03-20', '2027-03-04')],
      onDay('2027-03-12'),
    ],
    ['one that outlasts the deadline', [pause('2027-03-10', '2027-03-30')], onDay('2027-03-31')],
  ])('%s', (_, pauses, due) => expect(moved(DUE, SET, pauses)).toBe(due));

  it('one that began a millisecond before the deadline leaves a millisecond', () =>
    expect(moved(DUE, SET, [{ from: plus(DUE, -1), until: plus(DUE, DAY) }])).toBe(plus(DUE, DAY + 1)));

  it('and never passes while the clocks stand', () => {
    const stopped = { from: plus(DUE, -1), until: plus(DUE, DAY) };
    expect(moved(DUE, SET, [stopped]) > stopped.until).toBe(true);
    const resumed = { ...stopped, resumed: plus(DUE, HOUR) };
    expect(moved(DUE, SET, [resumed]) > resumed.resumed).toBe(true);
  });
});

describe('The clocks stand', () => {
  const stopped = pause('2027-03-03', '2027-03-05');
  it.each<[string, Instant, boolean]>([
    ['not before the pause', plus(stopped.from, -1), false],
    ['from its first moment', stopped.from, true],
    ['to just before its end', plus(stopped.until, -1), true],
    ['and run again at its end', stopped.until, false],
  ])('%s', (_, at, stands) => expect(pauseAt([stopped], at) !== undefined).toBe(stands));

  it('and what happened meanwhile is not counted as time that ran', () => {
    const [one, other] = [pause('2027-03-03', '2027-03-05'), pause('2027-03-08', '2027-03-20', '2027-03-09')];
    expect(ranFor(SET, DUE, [one, other])).toBe(7 * DAY);
    expect(ranFor(onDay('2027-03-04'), onDay('2027-03-06'), [one])).toBe(DAY);
    expect(ranFor(SET, onDay('2027-03-04'), [one])).toBe(2 * DAY);
  });
});

describe('Sixty days a term', () => {
  const began = onDay('2026-12-01');
  it.each<[string, Pause[], number]>([
    ['are there at first', [], 60],
    ['shrink by what was used', [pause('2027-03-01', '2027-03-11')], 50],
    ['shrink only by what was really used', [pause('2027-03-01', '2027-03-11', '2027-03-03')], 58],
    ['are whole days: an hour of one is one', [{ from: SET, until: plus(SET, HOUR) }], 59],
    ['begin anew with a term', [pause('2026-10-01', '2026-11-20')], 60],
    ['count a pause across the beginning from there', [pause('2026-11-20', '2026-12-06')], 55],
    ['can be used up', [pause('2027-01-01', '2027-03-02')], 0],
  ])('%s', (_, pauses, left) => expect(daysLeft(pauses, began)).toBe(left));
});

const docketOf = (pauses: Pause[] = []): Docket => ({ agreement: AGREEMENT, disputes: 1, pauses });
const pausing = {
  ...{ agreement: AGREEMENT, party: 'air', by: aSpeaker('air'), cause: 'appropriations' },
  ...{ reason: ' No money until Friday. ', days: 10, termBegan: onDay('2026-12-01') },
};

describe('A liaison stops the clocks', () => {
  it('with a reason, for so many days of 24 hours', () => {
    const [event] = pauseClocks(undefined, pausing, SET).events ?? [];
    expect(DocketEvent.parse(event)).toEqual({
      type: 'ClocksPaused',
      data: { agreement: AGREEMENT, party: 'air', cause: 'appropriations', until: onDay('2027-03-11') },
      body: { by: aSpeaker('air'), reason: 'No money until Friday.' },
    });
    expect(JSON.stringify(event?.data)).not.toContain('money');
  });

  it.each<[string, Partial<typeof pausing>, Pause[], RegExp, string | undefined]>([
    ['not twice at once', {}, [pause('2027-02-28', '2027-03-05')], /stand still already/, undefined],
    ['not without a cause', { cause: 'weather' }, [], /no cause yet/, 'cause'],
    ['not without a reason', { reason: ' \n' }, [], /no reason yet/, 'reason'],
    ['not with a treatise', { reason: 'x'.repeat(2_001) }, [], /2,001 characters/, 'reason'],
    ['not for no days', { days: 0 }, [], /not a number of days/, 'days'],
    ['not for half a day', { days: 0.5 }, [], /not a number of days/, 'days'],
    ['not for what is no number', { days: Number.NaN }, [], /not a number of days/, 'days'],
    ['not for more than sixty', { days: 61 }, [], /60 are left/, 'days'],
    ['not for more than are left', { days: 2 }, [pause('2027-01-01', '2027-03-01')], /one is left/, 'days'],
    ['not when none is left', { days: 1 }, [pause('2026-12-30', '2027-02-28')], /0 are left/, 'days'],
  ])('%s', (_, changes, pauses, wrong, field) => {
    const { refused } = pauseClocks(docketOf(pauses), { ...pausing, ...changes }, SET);
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
  });

  it('for as many days as are left', () =>
    expect(outcomeOf(pauseClocks(docketOf([pause('2027-01-01', '2027-03-01')]), { ...pausing, days: 1 }, SET))).toBe(
      'ClocksPaused',
    ));

  it('again at the moment in which they went on', () =>
    expect(outcomeOf(pauseClocks(docketOf([pause('2027-02-20', '2027-03-20', '2027-03-01')]), pausing, SET))).toBe(
      'ClocksPaused',
    ));
});

describe('A liaison lets them go on', () => {
  const going = { party: 'air', by: aSpeaker('air'), reason: 'The money came.' };
  const stopped = docketOf([pause('2027-02-01', '2027-02-03'), pause('2027-02-28', '2027-03-05')]);

  it('and the pause has lasted until then, not the one before it', () => {
    const [event] = resumeClocks(stopped, going, SET).events ?? [];
    if (!event) throw new Error('They go on');
    expect(evolveDocket(stopped, DocketEvent.parse(event), SET).pauses).toEqual([
      pause('2027-02-01', '2027-02-03'),
      pause('2027-02-28', '2027-03-05', '2027-03-01'),
    ]);
  });

  it.each<[string, Docket | undefined, string, Instant, RegExp]>([
    ['not when they run', docketOf(), 'Why not.', SET, /are running/],
    ['not when they never stood', undefined, 'Why not.', SET, /are running/],
    ['not at the moment in which they go on by themselves', stopped, 'Why not.', onDay('2027-03-05'), /are running/],
    ['not without a reason', stopped, ' ', SET, /no reason yet/],
  ])('%s', (_, docket, reason, at, wrong) =>
    expect(outcomeOf(resumeClocks(docket, { ...going, reason }, at))).toMatch(wrong),
  );
});
