/** Periods are whole months, counted from the month in which the KPI's years begin. */
import { describe, expect, it } from 'vitest';
import { beginsIn } from '../../agreements/mou/domain/kpis.rules.ts';
import { isMonth, lastDay, measuringYear, nextPeriod, periodHolding, type Rhythm } from './period.rules.ts';

const every = (frequency: Rhythm['frequency'], yearStartsIn = 1): Rhythm => ({ frequency, yearStartsIn });

describe('A period', () => {
  it.each<[Rhythm, string, string, string]>([
    [every('month'), '2027-01', '2027-01-31', '2027-02'],
    [every('month'), '2028-02', '2028-02-29', '2028-03'],
    [every('quarter'), '2027-01', '2027-03-31', '2027-04'],
    [every('quarter', 2), '2026-11', '2027-01-31', '2027-02'],
    [every('year', 7), '2026-07', '2027-06-30', '2027-07'],
  ])('%j that begins in %s ends on %s, and %s follows', (rhythm, period, last, next) => {
    expect(lastDay(rhythm, period)).toBe(last);
    expect(nextPeriod(rhythm, period)).toBe(next);
  });

  it.each<[Rhythm, string, string]>([
    [every('month', 7), '2027-03', '2026-07'],
    [every('quarter'), '2027-10', '2027-01'],
    [every('quarter', 10), '2027-10', '2027-10'],
    [every('quarter', 10), '2027-07', '2026-10'],
  ])('%j of %s lies in the measuring year that begins in %s', (rhythm, period, year) =>
    expect(measuringYear(rhythm, period)).toBe(year),
  );

  it('holds each of its months, and begins where the MOU says that one may begin', () => {
    for (const rhythm of [every('month'), every('quarter', 2), every('quarter', 12), every('year', 7)])
      for (let month = 1; month <= 12; month += 1) {
        const key = `2027-${String(month).padStart(2, '0')}`;
        const period = periodHolding(rhythm, key);
        expect(beginsIn(rhythm, period)).toBe(true);
        expect(period <= key && key < nextPeriod(rhythm, period)).toBe(true);
      }
  });

  it.each(['2027-1', '2027-13', '2027-00', '1999-12', '2027', '2027-01-01', ''])('is none of “%s”', (text) =>
    expect(isMonth(text)).toBe(false),
  );
});
