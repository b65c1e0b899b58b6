/** Deadlines are suspended for sixty days a term at most, few times a day, and what has begun can always be ended. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, plus, SECOND } from '../../../shared/kernel.ts';
import type { Dispute } from '../../domain/dispute.schema.ts';
import { calendarOf, deadlineOf } from '../../domain/ladder.rules.ts';
import {
  AGREEMENT,
  aDispute,
  answered,
  aSpeaker,
  decided,
  onDay,
  outcomeOf,
  RAISED,
  vetoed,
  withdrawn,
} from '../../testing/a-dispute.ts';
import { DocketEvent } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';
import {
  daysLeft,
  folding,
  MOST_A_DAY,
  MOST_KEPT,
  MOST_OF_A_PARTY,
  MOST_SUSPENDED_DAYS,
  resumeDeadlines,
  suspendDeadlines,
} from './suspension.rules.ts';
import { endOf, type Folded, moved, type Pause, pauseAt } from './suspension-clock.rules.ts';

const NOW = onDay('2027-03-01', 15);
const pause = (from: string, until: string, resumed?: string): Pause => ({
  from: onDay(from),
  until: onDay(until),
  ...(resumed !== undefined && { resumed: onDay(resumed) }),
});
const docketOf = (pauses: Pause[] = [], more: Partial<Docket> = {}): Docket => ({
  agreement: AGREEMENT,
  disputes: 1,
  pauses,
  ...more,
});
const BEGAN = onDay('2026-12-01');

describe('Sixty days a term', () => {
  const folded: Folded = { from: onDay('2026-12-05'), until: onDay('2027-01-20'), days: 12, milliseconds: 9 * DAY };
  it.each<[string, Pause[], number, Folded?]>([
    ['are there at first', [], 60],
    ['shrink by what was used', [pause('2027-03-01', '2027-03-11')], 50],
    ['shrink only by what was really used', [pause('2027-03-01', '2027-03-11', '2027-03-03')], 58],
    ['an hour costs a day', [{ from: NOW, until: plus(NOW, HOUR) }], 59],
    ['a second costs a day', [{ from: NOW, until: plus(NOW, DAY), resumed: plus(NOW, SECOND) }], 59],
    ['a day and an hour cost two', [{ from: NOW, until: plus(NOW, DAY + HOUR) }], 58],
    ['begin anew with a term', [pause('2026-10-01', '2026-11-20')], 60],
    ['count a suspension across the beginning from there', [pause('2026-11-20', '2026-12-06')], 55],
    ['can be used up', [pause('2027-01-01', '2027-03-02')], 0],
    ['are never fewer than none', [pause('2027-01-01', '2027-03-12')], 0],
    ['shrink by what was folded', [pause('2027-03-01', '2027-03-11')], 38, folded],
    ['but not by what was folded in an earlier term', [], 60, { ...folded, until: BEGAN }],
  ])('%s', (_, pauses, left, before) =>
    expect(daysLeft({ pauses, ...(before && { folded: before }) }, BEGAN)).toBe(left),
  );
});

const suspending = {
  ...{ agreement: AGREEMENT, party: 'air', by: aSpeaker('air'), cause: 'appropriations', zone: 'America/New_York' },
  ...{ reason: ' No money until Friday. ', days: 10, termBegan: BEGAN, disputes: [] as Dispute[] },
};

describe('A liaison suspends deadlines', () => {
  it('with a reason, for so many days of 24 hours', () => {
    const [event] = suspendDeadlines(undefined, suspending, NOW).events ?? [];
    expect(DocketEvent.parse(event)).toEqual({
      type: 'ClocksPaused',
      data: {
        ...{ agreement: AGREEMENT, party: 'air', cause: 'appropriations' },
        ...{ until: onDay('2027-03-11', 15), on: '2027-03-01' },
      },
      body: { by: aSpeaker('air'), reason: 'No money until Friday.' },
    });
    expect(JSON.stringify(event?.data)).not.toContain('money');
  });

  it.each<[string, Partial<typeof suspending>, Pause[], RegExp, string | undefined]>([
    ['not twice at once', {}, [pause('2027-02-28', '2027-03-05')], /paused already/, undefined],
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
    const { refused } = suspendDeadlines(docketOf(pauses), { ...suspending, ...changes }, NOW);
    expect(refused?.wrong).toMatch(wrong);
    expect(refused?.field).toBe(field);
  });

  it('says until when they are paused, in the zone of the MOU', () =>
    expect(
      suspendDeadlines(docketOf([{ from: plus(NOW, -1), until: '2027-03-06T03:00:00.000Z' }]), suspending, NOW).refused
        ?.remedy,
    ).toContain('Fri, Mar 5, 2027'));

  it.each<[string, Pause[], number]>([
    ['for as many days as are left', [pause('2027-01-01', '2027-03-01')], 1],
    ['again at the moment in which they ran again', [{ ...pause('2027-02-20', '2027-03-20'), resumed: NOW }], 10],
  ])('%s', (_, pauses, days) =>
    expect(outcomeOf(suspendDeadlines(docketOf(pauses), { ...suspending, days }, NOW))).toBe('ClocksPaused'),
  );
});

describe('A liaison lets them run again', () => {
  const going = { party: 'air', by: aSpeaker('air'), reason: 'The money came.' };
  const stopped = docketOf([pause('2027-02-01', '2027-02-03'), pause('2027-02-28', '2027-03-05')]);

  it('and the suspension has lasted until then, not the one before it', () => {
    const [event] = resumeDeadlines(stopped, going, NOW).events ?? [];
    if (!event) throw new Error('They run again');
    expect(evolveDocket(stopped, DocketEvent.parse(event), NOW).pauses).toEqual([
      pause('2027-02-01', '2027-02-03'),
      { ...pause('2027-02-28', '2027-03-05'), resumed: NOW },
    ]);
  });

  it.each<[string, Docket | undefined, string, Instant, RegExp]>([
    ['not when they run', docketOf(), 'Why not.', NOW, /are not paused/],
    ['not when they never stood', undefined, 'Why not.', NOW, /are not paused/],
    ['not at the moment in which they run by themselves', stopped, 'Why not.', onDay('2027-03-05'), /are not paused/],
    ['not without a reason', stopped, ' ', NOW, /no reason yet/],
  ])('%s', (_, docket, reason, at, wrong) =>
    expect(outcomeOf(resumeDeadlines(docket, { ...going, reason }, at))).toMatch(wrong),
  );
});

/** A liaison who suspends deadlines and lets them run again, whenever a rule lets it; parties take turns. */
function tirelessly(times: number, apart: number, parties: readonly string[] = ['air'], disputes: Dispute[] = []) {
  let docket: Docket | undefined;
  const refusals: string[] = [];
  let begun = 0;
  for (let time = 0; time < times; time += 1) {
    const at = plus(NOW, time * apart);
    const party = parties[time % parties.length] ?? 'air';
    const started = suspendDeadlines(docket, { ...suspending, party, disputes, days: 1 }, at);
    if (started.refused) {
      refusals.push(started.refused.wrong);
      continue;
    }
    begun += 1;
    for (const event of started.events) docket = evolveDocket(docket, DocketEvent.parse(event), at);
    const again = plus(at, SECOND);
    const ended = resumeDeadlines(docket, { ...suspending, party }, again);
    // What has begun can always be ended.
    if (ended.refused) throw new Error(ended.refused.wrong);
    for (const event of ended.events) docket = evolveDocket(docket, DocketEvent.parse(event), again);
  }
  if (!docket) throw new Error('Nothing began');
  return { docket, begun, refusals };
}

describe('Few suspensions may begin in a day', () => {
  it('a hundred tries in a hundred seconds begin two, and the others are refused in words', () => {
    const { docket, begun, refusals } = tirelessly(100, 2 * SECOND);
    expect(begun).toBe(MOST_OF_A_PARTY);
    expect(new Set(refusals)).toEqual(new Set(['Your agency has paused deadlines 2 times today.']));
    expect(docket.pauses).toHaveLength(MOST_OF_A_PARTY);
    expect(daysLeft(docket, BEGAN)).toBe(MOST_SUSPENDED_DAYS - MOST_OF_A_PARTY);
  });

  it('of all parties together three, so that one party does not use them up for all', () => {
    const { begun, refusals } = tirelessly(100, 2 * SECOND, ['air', 'health', 'forest']);
    expect(begun).toBe(MOST_A_DAY);
    expect(refusals[0]).toBe('Deadlines of this MOU were paused 3 times today.');
    const { docket } = tirelessly(MOST_OF_A_PARTY, MINUTE);
    expect(outcomeOf(suspendDeadlines(docket, { ...suspending, party: 'health' }, plus(NOW, HOUR)))).toBe(
      'ClocksPaused',
    );
  });

  it('and a new day of the MOU’s zone begins anew, not one of London', () => {
    const { docket } = tirelessly(2, MINUTE);
    const outcome = (at: Instant) => outcomeOf(suspendDeadlines(docket, suspending, at));
    expect(outcome('2027-03-02T04:59:59.999Z')).toMatch(/2 times today/);
    expect(outcome('2027-03-02T05:00:00.000Z')).toBe('ClocksPaused');
  });
});

describe('Old suspensions fold into one', () => {
  it('so that a term’s sixty fit into the tip, and the allowance is what it was', () => {
    const { docket, begun, refusals } = tirelessly(100, DAY);
    expect(begun).toBe(MOST_SUSPENDED_DAYS);
    expect(refusals[0]).toMatch(/0 are left/);
    expect(docket.pauses.length).toBeLessThanOrEqual(21);
    expect(docket.folded).toEqual({
      from: NOW,
      until: plus(NOW, 38 * DAY + SECOND),
      days: 39,
      milliseconds: 39 * SECOND,
    });
    expect(daysLeft(docket, BEGAN)).toBe(0);
  });

  it('but none that moves a deadline which still runs: open deadlines keep their reckoning', () => {
    const open = answered(aDispute({ deadline: onDay('2027-09-01', 21) }));
    const { docket, begun } = tirelessly(100, DAY, ['air'], [open]);
    expect(docket.folded).toBeUndefined();
    expect(docket.pauses).toHaveLength(begun);
    const all = Array.from({ length: begun }, (_, day) => ({
      from: plus(NOW, day * DAY),
      until: plus(NOW, day * DAY + SECOND),
    }));
    expect(deadlineOf(open, docket.pauses)).toBe(deadlineOf(open, all));
  });

  it('and what a decision promises is no deadline of disputes: it holds none back once nobody can veto it', () => {
    const now = onDay('2027-03-10');
    const pauses = Array.from({ length: 21 }, (_, hour) => ({
      from: plus(now, (hour - 30) * HOUR),
      until: plus(now, (hour - 30) * HOUR + SECOND),
    }));
    expect(folding({ pauses }, [decided()], { now, termBegan: BEGAN })?.until).toBe(pauses[0]?.until);
    expect(folding({ pauses }, [aDispute()], { now, termBegan: BEGAN })).toBeUndefined();
  });

  it.each<[string, Dispute, Instant]>([
    ['an unanswered claim runs since it was raised', aDispute(), RAISED],
    ['an answered one since its level opened', answered(), RAISED],
    ['a decision that can be vetoed since it was made', decided(), decided().decision?.at ?? ''],
    ['a veto since the decision that it stops', vetoed(), decided().decision?.at ?? ''],
  ])('%s: what ended then or before it may fold, what ended later may not', (_, dispute, since) => {
    const now = onDay('2027-03-05');
    const newest = Array.from({ length: 20 }, (_, hour) => ({
      from: plus(since, (hour + 2) * MINUTE),
      until: plus(since, (hour + 2) * MINUTE + SECOND),
    }));
    const before = { from: plus(since, -DAY), until: since };
    const after = { from: plus(since, -DAY), until: plus(since, 1) };
    const folded = (first: Pause) => folding({ pauses: [first, ...newest] }, [dispute], { now, termBegan: BEGAN });
    expect(folded(before)).toEqual({ from: before.from, until: since, days: 1, milliseconds: DAY });
    expect(folded(after)).toBeUndefined();
    expect(folding({ pauses: [after, ...newest] }, [withdrawn()], { now, termBegan: BEGAN })).toBeDefined();
  });

  it('with those that were folded before, counting the days of this term only', () => {
    const pauses = [
      pause('2027-01-10', '2027-01-12'),
      ...Array.from({ length: 20 }, () => pause('2027-02-01', '2027-02-02')),
    ];
    const folded = { from: onDay('2026-03-01'), until: onDay('2026-11-30'), days: 40, milliseconds: 40 * DAY };
    expect(folding({ pauses, folded }, [], { now: NOW, termBegan: BEGAN })).toEqual({
      ...{ from: folded.from, until: onDay('2027-01-12'), days: 2, milliseconds: 42 * DAY },
    });
  });
});

describe('What has begun can always be ended', () => {
  const full = Array.from({ length: MOST_KEPT }, (_, index) => {
    const from = plus(onDay('2026-06-01'), index * DAY);
    return { from, until: plus(from, HOUR), resumed: plus(from, MINUTE) };
  });
  const old = answered(aDispute({ deadline: onDay('2030-01-02', 22) }));
  const since = { ...old, raisedAt: onDay('2026-01-01'), opened: { ...old.opened, at: onDay('2026-01-01') } };

  it('because a docket without room for the end lets nothing begin, and says so', () => {
    const outcome = (pauses: Pause[]) =>
      outcomeOf(suspendDeadlines(docketOf(pauses), { ...suspending, disputes: [since] }, NOW));
    expect(outcome(full)).toMatch(/paused too often/);
    expect(outcome(full.slice(1))).toBe('ClocksPaused');
  });

  it('and a full one, with each of them ended, is smaller than a tip may be', () => {
    const folded: Folded = { from: NOW, until: NOW, days: 60, milliseconds: 60 * DAY };
    const begun = { on: '2027-03-01', by: Array.from({ length: MOST_A_DAY }, () => 'x'.repeat(40)) };
    const largest = docketOf(full, { disputes: 999_999, folded, begun, toldOn: '2027-03-01' });
    expect(JSON.stringify(largest).length).toBeLessThan(10_240);
    expect(pauseAt(largest.pauses, NOW)).toBeUndefined();
    expect(largest.pauses.map(endOf)).toHaveLength(MOST_KEPT);
  });

  it('and no folding moves what is open, whichever suspensions were folded', () => {
    const { docket } = tirelessly(45, DAY);
    const raised = plus(NOW, 46 * DAY);
    const deadline = moved(calendarOf(old), onDay('2027-06-01', 21), raised, docket.pauses);
    expect(deadline).toBe(onDay('2027-06-01', 21));
  });
});
