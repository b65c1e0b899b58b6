/** What a period requires: on a line from the baseline to the target, the target itself, or what the table of the MOU says. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { addDays } from '../../shared/days.ts';
import { DAY, type PlainDay } from '../../shared/kernel.ts';
import { type Amount, amount, compare, minus, plus, share, size, times, ZERO } from './exact.rules.ts';
import type { Measured } from './life.rules.ts';
import { firstDay, laterMonth, measuringYear, type PeriodKey } from './period.rules.ts';

/** Where the way begins. */
export interface Baseline {
  value: Amount;
  day: PlainDay;
}

/** How the required value was found, for whoever reckons it again. */
export type Way =
  | { kind: 'line'; from: Baseline; to: Baseline; elapsed: number; days: number }
  | { kind: 'target' }
  /** The target's day is over: it holds. */
  | { kind: 'after'; day: PlainDay }
  | { kind: 'step'; of: PeriodKey }
  | { kind: 'before-steps' };

export interface Required {
  value: Amount;
  /** How much may be missed and still be at risk only. */
  slack: Amount;
  /** What the slack is a share of: absent where it is the band of a hold. */
  tolerance?: { of: Amount; share: string };
  way: Way;
}

const daysBetween = (from: PlainDay, to: PlainDay): number => (Date.parse(to) - Date.parse(from)) / DAY;

const later = (one: PlainDay, other: PlainDay): PlainDay => (one > other ? one : other);

interface Course {
  from: Baseline | undefined;
  to: Baseline;
}

/** A sum to date begins each measuring year at nothing, and reaches that year's target on its last day, or on the target's own. */
function courseOf({ kpi, period }: Measured, baseline: Baseline | undefined): Course {
  const value = amount(kpi.target.value);
  if (kpi.span === 'in-period') return { from: baseline, to: { value, day: kpi.target.by } };
  const begins = firstDay(measuringYear(kpi, period));
  const last = addDays(firstDay(laterMonth(begins.slice(0, 7), 12)), -1);
  const eve = addDays(begins, -1);
  const from = baseline && baseline.day < last ? later(eve, baseline.day) : eve;
  const by = kpi.target.by > from && kpi.target.by < last ? kpi.target.by : last;
  return { from: { value: ZERO, day: from }, to: { value, day: by } };
}

/** The line between two days, `E` of `D` days along; before the first it is at its beginning, after the last at its end. */
function onLine(from: Baseline, to: Baseline, day: PlainDay): Pick<Required, 'value' | 'way'> {
  const days = daysBetween(from.day, to.day);
  const elapsed = Math.min(Math.max(daysBetween(from.day, day), 0), days);
  if (day > to.day || days <= 0) return { value: to.value, way: { kind: 'after', day: to.day } };
  const gone = share(minus(to.value, from.value), elapsed, days);
  return { value: plus(from.value, gone), way: { kind: 'line', from, to, elapsed, days } };
}

/** The row of the period, or the last one before it; a sum to date looks at rows of its own year alone. */
function inTable(
  values: readonly { period: PeriodKey; value: string }[],
  { kpi, period, last }: Measured,
  { from, to }: Course,
): Pick<Required, 'value' | 'way'> {
  const since = kpi.span === 'to-date' ? measuringYear(kpi, period) : '';
  const row = values.findLast((one) => one.period <= period && one.period >= since);
  if (row?.period === period) return { value: amount(row.value), way: { kind: 'step', of: row.period } };
  if (last > kpi.target.by) return { value: to.value, way: { kind: 'after', day: kpi.target.by } };
  if (row) return { value: amount(row.value), way: { kind: 'step', of: row.period } };
  return { value: from?.value ?? to.value, way: { kind: 'before-steps' } };
}

const wayOf = (measured: Measured, course: Course): Pick<Required, 'value' | 'way'> => {
  const { path } = measured.kpi;
  const { from, to } = course;
  if (path.kind === 'steps') return inTable(path.values, measured, course);
  if (path.kind === 'hold' || !from || compare(from.value, to.value) === 0)
    return { value: to.value, way: { kind: 'target' } };
  return onLine(from, to, measured.last);
};

/** A share of the way; where there is no way, the band of a hold. */
function slackOf({ path, tolerance, band }: Kpi, { from, to }: Course): Pick<Required, 'slack' | 'tolerance'> {
  if (path.kind === 'hold' || !from || compare(from.value, to.value) === 0) return { slack: amount(band) };
  const of = size(minus(to.value, from.value));
  return { slack: times(amount(tolerance), of), tolerance: { of, share: tolerance } };
}

/** Of the last day of a period. Without a baseline there is no way, and the target holds. */
export function requiredOn(measured: Measured, baseline: Baseline | undefined): Required {
  const course = courseOf(measured, baseline);
  return { ...wayOf(measured, course), ...slackOf(measured.kpi, course) };
}
