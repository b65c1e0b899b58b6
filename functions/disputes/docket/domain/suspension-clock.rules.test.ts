/** Suspended deadlines are counted anew in business days: none falls earlier, and none that is set for 17:00 at another hour. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, isBusinessDay } from '../../../shared/calendar/business-days.ts';
import { addDays, clockAt, timeOf } from '../../../shared/days.ts';
import { DAY, HOUR, type Instant, plus } from '../../../shared/kernel.ts';
import { answerBy, periodOf, vetoTimes } from '../../domain/period.rules.ts';
import { onDay } from '../../testing/a-dispute.ts';
import { furthest, moved, movedReminder, type Pause, pauseAt, ranFor } from './suspension-clock.rules.ts';

const eastern: Calendar = { zone: 'America/New_York', country: 'US' };
/** Monday at seven in New York, and Thursday of the week after at 17:00. */
const SET = onDay('2027-03-01');
const DUE = onDay('2027-03-11', 22);
const pause = (from: string, until: string, resumed?: string): Pause => ({
  from: onDay(from),
  until: onDay(until),
  ...(resumed !== undefined && { resumed: onDay(resumed) }),
});

describe('The business days that were left are counted anew from the end of a suspension', () => {
  it('a level due on Wednesday, suspended on Tuesday at nine until Friday at nine, ends on Monday', () =>
    expect(
      moved(eastern, '2026-12-02T22:00:00.000Z', '2026-11-20T15:00:00.000Z', [
        { from: '2026-12-01T14:00:00.000Z', until: '2026-12-04T14:00:00.000Z' },
      ]),
    ).toBe('2026-12-07T22:00:00.000Z'));

  it.each<[string, Pause[], Instant]>([
    ['without a suspension it stays', [], DUE],
    ['two days', [pause('2027-03-03', '2027-03-05')], onDay('2027-03-15', 21)],
    ['a weekend', [pause('2027-03-06', '2027-03-08')], DUE],
    [
      'two suspensions',
      [pause('2027-03-03', '2027-03-05'), pause('2027-03-08', '2027-03-09')],
      onDay('2027-03-16', 21),
    ],
    [
      'a second one that begins only after the first deadline, but before the moved one',
      [pause('2027-03-03', '2027-03-05'), pause('2027-03-12', '2027-03-20')],
      onDay('2027-03-23', 21),
    ],
    ['one that ended before the deadline was set', [pause('2027-02-10', '2027-02-20')], DUE],
    ['one that ended at that very moment', [pause('2027-02-10', '2027-03-01')], DUE],
    [
      'one in which the deadline was set counts from that moment on',
      [pause('2027-02-20', '2027-03-04')],
      onDay('2027-03-16', 21),
    ],
    ['one that began at the moment in which it was set', [pause('2027-03-01', '2027-03-02')], onDay('2027-03-12', 22)],
    ['one that began at the deadline comes too late', [{ from: DUE, until: plus(DUE, 9 * DAY) }], DUE],
    ['one that began after it, too', [pause('2027-03-12', '2027-03-20')], DUE],
    [
      'one that ended early counts as long as it lasted',
      [pause('2027-03-03', '2027-03-20', '2027-03-04')],
      onDay('2027-03-12', 22),
    ],
    ['one that outlasts the deadline', [pause('2027-03-10', '2027-03-30')], onDay('2027-03-31', 21)],
  ])('%s', (_, pauses, due) => expect(moved(eastern, DUE, SET, pauses)).toBe(due));

  it('one that began a millisecond before the deadline leaves a business day', () =>
    expect(moved(eastern, DUE, SET, [{ from: plus(DUE, -1), until: plus(DUE, HOUR) }])).toBe(onDay('2027-03-12', 22)));
});

const CALENDARS: Calendar[] = [
  eastern,
  { zone: 'America/Los_Angeles', country: 'US', region: 'CA' },
  { zone: 'Pacific/Honolulu', country: 'US', region: 'HI' },
];
const calendars = fc.constantFrom(...CALENDARS);
const moments = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** One after the other from two days before a moment, some ended early; each `[minutes before it, minutes that it lasts]`. */
const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 30_000 }), fc.boolean()),
  { maxLength: 6 },
);
const pausesFrom = (start: Instant, all: readonly [number, number, boolean][]): Pause[] => {
  let at = plus(start, -2 * DAY);
  return all.map(([before, lasts, early]) => {
    const from = plus(at, before * 60_000);
    at = plus(from, lasts * 60_000);
    return early ? { from, until: plus(at, DAY), resumed: at } : { from, until: at };
  });
};

describe('Whatever suspensions there are', () => {
  const RUNS = { seed: 20261129, numRuns: 300 };

  it('every deadline falls at 17:00 on a business day, and never earlier than without them', () => {
    fc.assert(
      fc.property(calendars, moments, spans, fc.integer({ min: 1, max: 60 }), (calendar, set, all, days) => {
        const pauses = pausesFrom(set, all);
        const deadlines = [periodOf(calendar, days, set).deadline, answerBy(calendar, days, set)];
        for (const deadline of deadlines) {
          const falls = moved(calendar, deadline, set, pauses);
          expect(falls >= deadline).toBe(true);
          const { day, time } = clockAt(calendar.zone, falls);
          expect(isBusinessDay(calendar, day)).toBe(true);
          expect(time).toBe(17 * HOUR);
        }
      }),
      RUNS,
    );
  });

  it('a window of 48 hours keeps its time of day, on a business day, and never ends earlier', () => {
    fc.assert(
      fc.property(calendars, moments, spans, (calendar, set, all) => {
        const { reasonDue } = vetoTimes(calendar, 5, set);
        const falls = moved(calendar, reasonDue, set, pausesFrom(set, all));
        expect(falls >= reasonDue).toBe(true);
        expect(isBusinessDay(calendar, clockAt(calendar.zone, falls).day)).toBe(true);
        expect(clockAt(calendar.zone, falls).time).toBe(clockAt(calendar.zone, reasonDue).time);
      }),
      RUNS,
    );
  });

  it('as many business days end while deadlines run as there were to run', () => {
    fc.assert(
      fc.property(calendars, moments, spans, fc.integer({ min: 1, max: 40 }), (calendar, set, all, days) => {
        const pauses = pausesFrom(set, all);
        const { deadline } = periodOf(calendar, days, set);
        /** Each 17:00 of a business day after it was set, until the deadline; but for those that fell within a suspension. */
        const ends = (until: Instant, suspended: readonly Pause[]) => {
          let count = 0;
          for (let { day } = clockAt(calendar.zone, set); ; day = addDays(day, 1)) {
            const at = timeOf(calendar.zone, day, 17 * HOUR);
            if (at > until) return count;
            const stood = suspended.some((one) => one.from < at && at <= (one.resumed ?? one.until));
            if (at > set && isBusinessDay(calendar, day) && !stood) count += 1;
          }
        };
        expect(ends(moved(calendar, deadline, set, pauses), pauses)).toBe(ends(deadline, []));
      }),
      RUNS,
    );
  });

  it('no deadline passes while they last, and none moves further than queues reckon with', () => {
    fc.assert(
      fc.property(calendars, moments, spans, fc.integer({ min: 1, max: 40 }), (calendar, set, all, days) => {
        const pauses = pausesFrom(set, all);
        const { deadline } = periodOf(calendar, days, set);
        const falls = moved(calendar, deadline, set, pauses);
        const within = pauseAt(pauses, falls);
        expect(within === undefined || within.from === falls).toBe(true);
        expect(Date.parse(falls) - Date.parse(deadline)).toBeLessThanOrEqual(furthest(pauses));
      }),
      RUNS,
    );
  });

  it('a reminder comes before its deadline, at nine or when deadlines run again, and never while they do not', () => {
    fc.assert(
      fc.property(calendars, moments, spans, fc.integer({ min: 2, max: 40 }), (calendar, set, all, days) => {
        const pauses = pausesFrom(set, all);
        const { deadline, remindAt } = periodOf(calendar, days, set);
        for (const at of remindAt) {
          const comes = movedReminder(calendar, at, set, pauses);
          expect(comes >= at).toBe(true);
          expect(comes <= moved(calendar, deadline, set, pauses)).toBe(true);
          expect(pauseAt(pauses, comes)).toBeUndefined();
          const again = pauses.some((one) => (one.resumed ?? one.until) === comes);
          expect(again || clockAt(calendar.zone, comes).time === 9 * HOUR).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('A reminder', () => {
  it.each<[string, Instant, Pause[], Instant]>([
    ['stays without a suspension', onDay('2027-03-10', 14), [], onDay('2027-03-10', 14)],
    ['moves with its day', onDay('2027-03-10', 14), [pause('2027-03-09', '2027-03-11')], onDay('2027-03-12', 14)],
    [
      'comes when deadlines run again in the middle of its day',
      onDay('2027-03-10', 14),
      [{ from: onDay('2027-03-10', 13), until: onDay('2027-03-10', 18) }],
      onDay('2027-03-10', 18),
    ],
  ])('%s', (_, at, pauses, comes) => expect(movedReminder(eastern, at, SET, pauses)).toBe(comes));
});

describe('Deadlines are suspended', () => {
  const stopped = pause('2027-03-03', '2027-03-05');
  it.each<[string, Instant, boolean]>([
    ['not before the suspension', plus(stopped.from, -1), false],
    ['from its first moment', stopped.from, true],
    ['to just before its end', plus(stopped.until, -1), true],
    ['and run again at its end', stopped.until, false],
  ])('%s', (_, at, stands) => expect(pauseAt([stopped], at) !== undefined).toBe(stands));
});

describe('What happened while deadlines were suspended is not counted as time that ran', () => {
  const [one, other] = [pause('2027-03-03', '2027-03-05'), pause('2027-03-08', '2027-03-20', '2027-03-09')];
  const folded = { from: onDay('2027-02-01'), until: onDay('2027-02-11'), days: 5, milliseconds: 5 * DAY };

  it.each<[string, Instant, Instant, Parameters<typeof ranFor>[2], number]>([
    ['of several', SET, onDay('2027-03-11'), { pauses: [one, other] }, 7 * DAY],
    ['for the part of it that lies between', onDay('2027-03-04'), onDay('2027-03-06'), { pauses: [one] }, DAY],
    ['that still lasts', SET, onDay('2027-03-04'), { pauses: [one] }, 2 * DAY],
    ['that were folded', onDay('2027-01-30'), SET, { pauses: [one], folded }, 25 * DAY],
    ['that were folded, by the part that is shared', onDay('2027-02-06'), SET, { pauses: [], folded }, 20.5 * DAY],
    ['that were folded long before', onDay('2027-02-11'), SET, { pauses: [], folded }, 18 * DAY],
  ])('%s', (_, from, to, suspensions, ran) => expect(ranFor(from, to, suspensions)).toBe(ran));
});
