/** A period is known by its first month, `2027-01`, and measuring years are counted from the month that the KPI names. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { addDays, addMonths } from '../../shared/days.ts';
import type { PlainDay } from '../../shared/kernel.ts';

/** `2027-01`: the first month of a period. */
export type PeriodKey = string;
export type Rhythm = Pick<Kpi, 'frequency' | 'yearStartsIn'>;

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export const isMonth = (text: string): boolean => /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text);

export const monthOf = (day: PlainDay): PeriodKey => day.slice(0, 7);
export const laterMonth = (month: PeriodKey, months: number): PeriodKey => monthOf(addMonths(`${month}-01`, months));

export const monthsIn = ({ frequency }: Pick<Kpi, 'frequency'>): number => MONTHS[frequency];
export const nextPeriod = (rhythm: Rhythm, period: PeriodKey): PeriodKey => laterMonth(period, monthsIn(rhythm));

export const firstDay = (period: PeriodKey): PlainDay => `${period}-01`;
export const lastDay = (rhythm: Rhythm, period: PeriodKey): PlainDay =>
  addDays(firstDay(nextPeriod(rhythm, period)), -1);

const monthNumber = (month: PeriodKey): number => Number(month.slice(5));

/** The first month of the year that begins in that month of the calendar and holds this one. */
export const yearHolding = (month: PeriodKey, startsIn: number): PeriodKey =>
  laterMonth(month, -((monthNumber(month) - startsIn + 12) % 12));

/** The measuring year in which a period lies, by its first month. */
export const measuringYear = ({ yearStartsIn }: Rhythm, period: PeriodKey): PeriodKey =>
  yearHolding(period, yearStartsIn);

/** The period in which a month lies. */
export const periodHolding = (rhythm: Rhythm, month: PeriodKey): PeriodKey => {
  const sinceYear = (monthNumber(month) - rhythm.yearStartsIn + 12) % 12;
  return laterMonth(month, -(sinceYear % monthsIn(rhythm)));
};
