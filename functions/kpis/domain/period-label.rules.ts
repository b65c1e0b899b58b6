/** Each reader knows a period by other years: `Jan-Mar 2027 (federal FY27 Q2; state FY27 Q3)`. */
import { laterMonth, monthsIn, type PeriodKey, type Rhythm, yearHolding } from './period.rules.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const nameOf = (month: PeriodKey): string => MONTHS[Number(month.slice(5)) - 1] ?? '';
const yearOf = (month: PeriodKey): string => month.slice(0, 4);
const lastMonth = (rhythm: Rhythm, period: PeriodKey): PeriodKey => laterMonth(period, monthsIn(rhythm) - 1);

/** By the calendar: `Jan 2027`, `Jan-Mar 2027`, `Jul 2026-Jun 2027` */
export function calendarLabel(rhythm: Rhythm, period: PeriodKey): string {
  const last = lastMonth(rhythm, period);
  if (last === period) return `${nameOf(period)} ${yearOf(period)}`;
  const from = yearOf(period) === yearOf(last) ? nameOf(period) : `${nameOf(period)} ${yearOf(period)}`;
  return `${from}-${nameOf(last)} ${yearOf(last)}`;
}

/** A fiscal year by whose it is: `our`, `state`, or an agency by its short name. */
export interface FiscalYear {
  whose: string;
  startsIn: number;
}
export const FEDERAL: FiscalYear = { whose: 'federal', startsIn: 10 };

/** A fiscal year has the number of the calendar year in which it ends. */
const fiscalYear = (month: PeriodKey, startsIn: number): string =>
  `FY${yearOf(laterMonth(yearHolding(month, startsIn), 11)).slice(2)}`;
const fiscalQuarter = (month: PeriodKey, startsIn: number): string =>
  `Q${Math.floor(((Number(month.slice(5)) - startsIn + 12) % 12) / 3) + 1}`;

/** `FY27 Q2`; where it lies in several, `FY27 Q4-FY28 Q1`. */
export function fiscalLabel(rhythm: Rhythm, period: PeriodKey, startsIn: number): string {
  const last = lastMonth(rhythm, period);
  const [from, to] = [period, last].map((month) => fiscalYear(month, startsIn)) as [string, string];
  if (rhythm.frequency === 'year') return from === to ? from : `${from}-${to}`;
  const [begins, ends] = [period, last].map((month) => fiscalQuarter(month, startsIn)) as [string, string];
  if (from !== to) return `${from} ${begins}-${to} ${ends}`;
  return begins === ends ? `${from} ${begins}` : `${from} ${begins}-${ends}`;
}

/** For readers: by the calendar, by the federal fiscal year, and by their own, where it begins in another month. */
export function periodLabel(rhythm: Rhythm, period: PeriodKey, own: readonly FiscalYear[] = []): string {
  const others = own.filter(({ startsIn }) => startsIn !== FEDERAL.startsIn && startsIn !== 1);
  const fiscal = [FEDERAL, ...others].map(({ whose, startsIn }) => `${whose} ${fiscalLabel(rhythm, period, startsIn)}`);
  return `${calendarLabel(rhythm, period)} (${fiscal.join('; ')})`;
}
