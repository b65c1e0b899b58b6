/** The figures of a KPI that is disputed: as they stand at a moment, for the record, and what of them has changed since. */
import type { KpiFigures } from '../../../disputes/domain/dispute.schema.ts';
import { dayOf } from '../../../shared/days.ts';
import { type Assessment, assess, type Figures } from '../../domain/assess.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import { figureText } from '../../domain/recorded.rules.ts';
import type { AllPublished } from '../../plan/domain/plan.state.ts';

export type PeriodThen = KpiFigures['periods'][number];

/** The last ones that are over: a dispute is about what was missed lately, and its event stays small. */
const MOST_PERIODS = 8;

function periodOf(
  { measured, status, recorded, required, contributions, silent }: Assessment,
  all: AllPublished,
): PeriodThen {
  const { kpi, period } = measured;
  const published = Object.hasOwn(all, kpi.key) ? all[kpi.key]?.[period] : undefined;
  const parties = [...new Set(silent.map(({ party }) => party))];
  return {
    ...{ period, status },
    ...(recorded && { recorded }),
    ...(required && { required: required.value }),
    reported: Object.fromEntries(
      contributions.flatMap((one) => (one.recorded ? [[one.party, figureText(one.recorded.figure)]] : [])),
    ),
    ...(parties.length > 0 && { silent: parties }),
    ...(published && { published: published.status }),
  };
}

export function figuresAt(figures: Figures, published: AllPublished, key: string, clock: Clock): KpiFigures {
  const over = assess(figures, key, clock, dayOf(clock.calendar.zone, clock.now)).filter(
    ({ status }) => status !== 'not due',
  );
  return { kpi: key, periods: over.slice(-MOST_PERIODS).map((one) => periodOf(one, published)) };
}

/** A period as it was beside as it is; it may have been over only since. */
export interface Beside {
  period: string;
  then?: PeriodThen;
  now?: PeriodThen;
  /** Parties whose figure is another one now: corrected, or reported since. */
  changed: string[];
  /** The status, or what it follows from, is another one. */
  differs: boolean;
}

const sameAmount = (one: PeriodThen['recorded'], other: PeriodThen['recorded']): boolean =>
  one?.over === other?.over && one?.under === other?.under;

const beside = (period: string, then: PeriodThen | undefined, now: PeriodThen | undefined): Beside => {
  const parties = [...new Set([...Object.keys(then?.reported ?? {}), ...Object.keys(now?.reported ?? {})])];
  const changed = then && now ? parties.filter((party) => then.reported[party] !== now.reported[party]) : [];
  const differs =
    changed.length > 0 ||
    then?.status !== now?.status ||
    !sameAmount(then?.recorded, now?.recorded) ||
    !sameAmount(then?.required, now?.required);
  return {
    period,
    ...(then && { then }),
    ...(now && { now }),
    changed,
    differs: differs && then !== undefined && now !== undefined,
  };
};

/** In the order of time. */
export function compared(then: KpiFigures, now: KpiFigures | undefined): Beside[] {
  const periods = [...new Set([...then.periods, ...(now?.periods ?? [])].map(({ period }) => period))].sort();
  const find = (of: KpiFigures | undefined, period: string) => of?.periods.find((one) => one.period === period);
  return periods.map((period) => beside(period, find(then, period), find(now, period)));
}
