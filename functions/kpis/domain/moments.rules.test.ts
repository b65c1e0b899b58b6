/** Due moments in the real calendar, with daylight saving, holidays and suspensions. */
import { describe, expect, it } from 'vitest';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { aKpi, aLife, DENVER, onClock } from '../testing/a-kpi.ts';
import { type Life, type Measured, measuredAt } from './life.rules.ts';
import { dueAt, locksAt, readOnlyAt, remindersAt } from './moments.rules.ts';

const clock = (pauses: Pause[] = []) => ({ calendar: DENVER, pauses });
const at = (life: Life, period: string): Measured => {
  const measured = measuredAt(life, 'response', period);
  if (!measured) throw new Error(`${period} is not measured`);
  return measured;
};
const Q1 = at(aLife(), '2027-01');

describe('A period is due', () => {
  it('Right value 10: Q1 2027, 15 business days, Denver: 2027-04-21 17:00 local, 23:00Z', () =>
    expect(dueAt(clock(), Q1)).toBe('2027-04-21T23:00:00.000Z'));

  it.each<[string, string, string]>([
    ['in winter time', '2027-10', '2028-01-25T00:00:00.000Z'],
    ['past Independence Day', '2027-04', '2027-07-22T23:00:00.000Z'],
  ])('%s', (_, period, due) => expect(dueAt(clock(), at(aLife(), period))).toBe(due));

  it('with reminders five and one business days before, at nine', () =>
    expect(remindersAt(clock(), Q1)).toEqual(['2027-04-14T15:00:00.000Z', '2027-04-20T15:00:00.000Z']));

  it('but none before the period is over', () => {
    const soon = (dueBusinessDays: number) =>
      remindersAt(clock(), at(aLife([aKpi({ dueBusinessDays })]), '2027-01')).length;
    expect([1, 2, 5, 6].map(soon)).toEqual([0, 1, 1, 2]);
  });
});

describe('A suspension', () => {
  it('in which the period ends moves the due moment, and the period stays', () => {
    const paused = clock([{ from: '2027-03-15T15:00:00.000Z', until: '2027-04-12T15:00:00.000Z' }]);
    expect(dueAt(paused, Q1)).toBe('2027-04-30T23:00:00.000Z');
    expect(remindersAt(paused, Q1)).toEqual(['2027-04-23T15:00:00.000Z', '2027-04-29T15:00:00.000Z']);
    expect(Q1.last).toBe('2027-03-31');
  });

  it('that was over before the period moves nothing', () =>
    expect(dueAt(clock([{ from: '2027-02-01T15:00:00.000Z', until: '2027-03-01T15:00:00.000Z' }]), Q1)).toBe(
      dueAt(clock(), Q1),
    ));
});

describe('A period is locked', () => {
  it('when the next one closes', () => expect(locksAt(aLife(), clock(), Q1)).toBe('2027-07-22T23:00:00.000Z'));

  it('also where a successor drops the KPI', () => {
    const life = aLife([aKpi()], {
      texts: [
        { version: 1, from: '2027-01-01', kpis: [aKpi()] },
        { version: 2, from: '2027-04-10', kpis: [] },
      ],
    });
    expect(locksAt(life, clock(), at(life, '2027-01'))).toBe('2027-07-22T23:00:00.000Z');
  });

  it('Right value 13: the MOU ends 2028-02-29: February is due 2028-03-21 17:00, and everything is read-only from then on', () => {
    const life = aLife([aKpi({ frequency: 'month' })], { last: '2028-02-29' });
    const february = at(life, '2028-02');
    expect(dueAt(clock(), february)).toBe('2028-03-21T23:00:00.000Z');
    expect(locksAt(life, clock(), february)).toBe('2028-03-21T23:00:00.000Z');
    expect(readOnlyAt(life, clock())).toBe('2028-03-21T23:00:00.000Z');
    expect(locksAt(life, clock(), at(life, '2028-01'))).toBe('2028-03-21T23:00:00.000Z');
  });

  it('and an MOU without an end is never read-only', () => {
    const { last: _, ...endless } = aLife();
    expect(readOnlyAt(endless, clock())).toBeUndefined();
    expect(readOnlyAt(aLife([], { last: '2028-02-29' }), onClock('2027-01-01T00:00:00.000Z'))).toBe(
      '2028-03-01T07:00:00.000Z',
    );
  });
});
