/** How every period of a KPI stands at a moment, computed from the figures on record and nothing else. */
import type { PlainDay } from '../../shared/kernel.ts';
import { type Change, changedBy } from './changes.rules.ts';
import { amountOf, type Contribution, contributionsOf, type Total, totalOf, totalsToDate } from './combine.rules.ts';
import { type Amount, amount } from './exact.rules.ts';
import { type Life, type Measured, measuredIn } from './life.rules.ts';
import { type Clock, dueAt, overAt } from './moments.rules.ts';
import type { AllValues, Cell } from './recorded.rules.ts';
import { type Baseline, type Required, requiredOn } from './required.rules.ts';
import { exceedsCeiling, judge, type Status } from './status.rules.ts';

/** What the status of a KPI is computed from. */
export interface Figures {
  life: Life;
  changes: readonly Change[];
  values: AllValues;
}

export interface Assessment {
  measured: Measured;
  dueAt: string;
  status: Status;
  /** Of this period, in the order of the MOU's reporters. */
  contributions: readonly Contribution[];
  total: Total;
  /** What was recorded so far, also while some are silent. */
  recorded?: Amount;
  /** Whose figures are missing for a judgement, of this period or of one that it counts. */
  silent: readonly Cell[];
  /** Absent while the first period, which gives the baseline, is not known. */
  required?: Required;
}

/** What the first period measured that measured anything; missing while one before it is incomplete. */
type First = { baseline: Baseline } | { missing: readonly Cell[] };

function firstMeasured(periods: readonly Measured[], totals: readonly Total[]): First {
  for (const [index, { kpi, last }] of periods.entries()) {
    const total = totals[index];
    if (!total || total.silent.length > 0) return { missing: total?.silent ?? [] };
    const value = amountOf(kpi, total);
    if (value) return { baseline: { value, day: last } };
  }
  return { missing: [] };
}

const baselineOf = ({ kpi }: Measured, first: () => First): { baseline?: Baseline; missing?: readonly Cell[] } => {
  if (kpi.baseline === undefined) return {};
  // A sum to date begins at nothing, whatever the first period counts.
  if (kpi.baseline === 'first-period') return kpi.span === 'to-date' ? {} : first();
  return { baseline: { value: amount(kpi.baseline.value), day: kpi.baseline.day } };
};

/** On a way that begins with the first period, nothing is judged before that is known. */
const awaited = ({ path }: Measured['kpi'], missing: readonly Cell[] | undefined): readonly Cell[] | undefined =>
  path.kind === 'hold' ? undefined : missing;

function statusOf(
  { measured, total, recorded, silent, required }: Omit<Assessment, 'status'>,
  { isOver, isDue }: { isOver: boolean; isDue: boolean },
): Status {
  const { kpi } = measured;
  if (!isOver) return 'not due';
  if (exceedsCeiling(kpi, recorded)) return 'off track';
  if (silent.length > 0) return isDue ? 'not reported' : 'incomplete';
  if (recorded === undefined || total.counted === 0 || !required) return 'nothing to measure';
  return judge(kpi.target.kind, recorded, required);
}

/** All periods of a KPI that have begun by a day, in order. */
export function assess(figures: Figures, key: string, clock: Clock, until: PlainDay): Assessment[] {
  const { life, changes, values } = figures;
  const periods = measuredIn(life, key, until).map((one) => changedBy(one, changes));
  const contributions = periods.map((one) => contributionsOf(one, values));
  const totals = contributions.map(totalOf);
  const counted = totalsToDate(periods, totals);
  let known: First | undefined;
  const first = (): First => {
    known ??= firstMeasured(periods, totals);
    return known;
  };
  return periods.map((measured, index) => {
    const total = counted[index] as Total;
    const { baseline, missing } = baselineOf(measured, first);
    const waits = awaited(measured.kpi, missing);
    const recorded = amountOf(measured.kpi, total);
    const due = dueAt(clock, measured);
    const one: Omit<Assessment, 'status'> = {
      ...{ measured, dueAt: due, contributions: contributions[index] ?? [], total },
      ...(recorded && { recorded }),
      silent: [...(waits ?? []).filter(({ period }) => period !== measured.period), ...total.silent],
      ...(waits === undefined && { required: requiredOn(measured, baseline) }),
    };
    const isOver = clock.now >= overAt(clock.calendar, measured.last);
    return { ...one, status: statusOf(one, { isOver, isDue: clock.now >= due }) };
  });
}
