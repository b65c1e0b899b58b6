/** A period is called by the calendar, by the federal fiscal year, and by the reader's own. */
import { describe, expect, it } from 'vitest';
import type { Rhythm } from './period.rules.ts';
import { calendarLabel, type FiscalYear, fiscalLabel, periodLabel } from './period-label.rules.ts';
import { periodCell, periodTyped, readingsOf } from './period-typed.rules.ts';

const quarter: Rhythm = { frequency: 'quarter', yearStartsIn: 1 };
const month: Rhythm = { frequency: 'month', yearStartsIn: 1 };
const year = (yearStartsIn: number): Rhythm => ({ frequency: 'year', yearStartsIn });
const our: FiscalYear = { whose: 'our', startsIn: 7 };

describe('A label', () => {
  it.each<[string, Rhythm, string, FiscalYear[], string]>([
    [
      'of a quarter',
      quarter,
      '2027-01',
      [{ whose: 'state', startsIn: 7 }],
      'Jan-Mar 2027 (federal FY27 Q2; state FY27 Q3)',
    ],
    ['of a month', month, '2026-10', [our], 'Oct 2026 (federal FY27 Q1; our FY27 Q2)'],
    ['of a year', year(7), '2026-07', [our], 'Jul 2026-Jun 2027 (federal FY26-FY27; our FY27)'],
    [
      'names a year that is the federal one once',
      quarter,
      '2026-10',
      [{ whose: 'our', startsIn: 10 }],
      'Oct-Dec 2026 (federal FY27 Q1)',
    ],
    [
      'and the calendar’s own not again',
      quarter,
      '2026-10',
      [{ whose: 'our', startsIn: 1 }],
      'Oct-Dec 2026 (federal FY27 Q1)',
    ],
  ])('%s', (_, rhythm, period, own, label) => expect(periodLabel(rhythm, period, own)).toBe(label));

  it.each<[string, number, string]>([
    ['in New York', 4, 'FY27 Q4'],
    ['in Texas', 9, 'FY27 Q2-Q3'],
    ['in Alabama and Michigan', 10, 'FY27 Q2'],
    ['where the year begins in March', 3, 'FY27 Q4-FY28 Q1'],
  ])('of Jan-Mar 2027 %s', (_, startsIn, label) => expect(fiscalLabel(quarter, '2027-01', startsIn)).toBe(label));

  it('tells both years of a quarter that lies in two', () =>
    expect(calendarLabel({ frequency: 'quarter', yearStartsIn: 2 }, '2026-11')).toBe('Nov 2026-Jan 2027'));
});

describe('Right value 7: a period is not guessed', () => {
  it('“2027-Q1” is refused as ambiguous, with its readings', () => {
    expect(readingsOf(quarter, '2027-Q1')).toEqual([
      { by: 'calendar', period: '2027-01', label: 'Jan-Mar 2027' },
      { by: 'federal', period: '2026-10', label: 'Oct-Dec 2026' },
      { by: 'years from July', period: '2026-07', label: 'Jul-Sep 2026' },
    ]);
    expect(periodTyped(quarter, '2027-Q1').refused).toEqual({
      code: 'period-ambiguous',
      wrong: '“2027-Q1” may mean Jan-Mar 2027 (calendar), Oct-Dec 2026 (federal), Jul-Sep 2026 (years from July).',
      remedy: 'Write the first month: 2027-01 for Jan-Mar 2027, 2026-10 for Oct-Dec 2026, 2026-07 for Jul-Sep 2026.',
    });
  });

  it('2026-10, for a reader whose fiscal year starts in July, is Oct-Dec 2026, “federal FY27 Q1, our FY27 Q2”', () => {
    expect(periodTyped(quarter, '2026-10')).toEqual({ period: '2026-10' });
    expect(periodLabel(quarter, '2026-10', [our])).toBe('Oct-Dec 2026 (federal FY27 Q1; our FY27 Q2)');
  });
});

describe('A typed period', () => {
  it.each([
    ['Q1 2027', quarter],
    ['FY27 Q1', quarter],
    ['fy2027-q1', quarter],
    ['2027', year(1)],
    ['FY27', year(1)],
  ])('“%s” is ambiguous', (typed, rhythm) => expect(periodTyped(rhythm, typed).refused?.code).toBe('period-ambiguous'));

  it('names the years of the KPI among its readings', () =>
    expect(
      readingsOf({ frequency: 'quarter', yearStartsIn: 4 }, '2027-Q2').map(({ by, label }) => `${by}: ${label}`),
    ).toEqual([
      'calendar: Apr-Jun 2027',
      'federal: Jan-Mar 2027',
      'years from July: Oct-Dec 2026',
      'years from April: Jul-Sep 2026',
    ]));

  it.each<[string, Rhythm, string]>([
    ['', quarter, 'period-missing'],
    ['2027-13', month, 'period-unreadable'],
    ['Jan-27', month, 'period-unreadable'],
    ['2027-Q1', month, 'period-unreadable'],
    ['2027', quarter, 'period-unreadable'],
    ['2027-02', quarter, 'period-between'],
    ['2027-01 (Apr-Jun 2027)', quarter, 'period-label-differs'],
  ])('“%s” is refused', (typed, rhythm, code) => expect(periodTyped(rhythm, typed).refused?.code).toBe(code));

  it('that lies within a quarter is told which one', () =>
    expect(periodTyped(quarter, '2027-02').refused?.remedy).toBe(
      'Write 2027-01 for Jan-Mar 2027, the quarter in which it lies.',
    ));

  it('may stand with its label, as our own sheets write it', () => {
    expect(periodCell(quarter, '2027-01')).toBe('2027-01 (Jan-Mar 2027)');
    expect(periodTyped(quarter, periodCell(quarter, '2027-01'))).toEqual({ period: '2027-01' });
  });
});
