/** What a system is told: the figures as they were taken, and how the periods that they touch stand with them. */
import { dayOf } from '../../../shared/days.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { type Assessment, assess, type Figures } from '../../domain/assess.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import type { Taken } from '../../domain/preview.rules.ts';
import type { Figure, Recorded, Values } from '../../domain/recorded.rules.ts';
import { shown, shownApart } from '../../domain/shown.rules.ts';

export type ToldValue = Figure & {
  kpi: string;
  period: string;
  /** `same`: it stood there already, and nothing was recorded. */
  recorded: Taken['how'];
  timing: Taken['timing'];
  was?: Figure;
};

export interface ToldPeriod {
  kpi: string;
  period: string;
  dueAt: Instant;
  status: Assessment['status'];
  /** Of all parties together, and what is required: for readers, and never rounded so that it hides a miss. */
  value?: string;
  required?: string;
  /** Parties whose figures are missing. */
  silent?: string[];
}

export const tellValue = ({ measured, figure, how, timing, was }: Taken): ToldValue => ({
  ...{ kpi: measured.kpi.key, period: measured.period, ...figure, recorded: how, timing },
  ...(was && how === 'correction' && { was: was.figure }),
});

function beside({ recorded, required }: Assessment): Pick<ToldPeriod, 'value' | 'required'> {
  if (recorded && required) {
    const [value, needed] = shownApart(recorded, required.value);
    return { value, required: needed };
  }
  return { ...(recorded && { value: shown(recorded) }), ...(required && { required: shown(required.value) }) };
}

const tellPeriod = (one: Assessment): ToldPeriod => {
  const { measured, dueAt, status, silent } = one;
  const parties = [...new Set(silent.map(({ party }) => party))];
  return {
    ...{ kpi: measured.kpi.key, period: measured.period, dueAt, status, ...beside(one) },
    ...(parties.length > 0 && { silent: parties }),
  };
};

/** Of the periods whose own figures were sent, by KPI in order. */
export function tellPeriods(figures: Figures, taken: readonly Taken[], clock: Clock): ToldPeriod[] {
  const today = dayOf(clock.calendar.zone, clock.now);
  const byKpi = Map.groupBy(taken, ({ measured }) => measured.kpi.key);
  return [...byKpi].flatMap(([key, touched]) => {
    const periods = new Set(touched.map(({ measured }) => measured.period));
    return assess(figures, key, clock, today).flatMap((one) =>
      periods.has(one.measured.period) ? [tellPeriod(one)] : [],
    );
  });
}

export type StoredValue = Figure & { kpi: string; period: string } & Omit<Recorded, 'figure'>;

export const MOST_READ = 500;

export interface Reading {
  kpi?: string | undefined;
  /** The first month of the earliest period. */
  from?: string | undefined;
  /** `kpi/period` after which the list goes on. */
  after?: string | undefined;
}

const placeOf = ({ kpi, period }: Pick<StoredValue, 'kpi' | 'period'>): string => `${kpi}/${period}`;

/** The party's own figures by KPI and period, so many at a time. */
export function readBack(
  values: Values,
  { kpi, from = '', after = '' }: Reading,
): { values: StoredValue[]; next?: string } {
  const all = Object.entries(values)
    .flatMap(([key, periods]) =>
      Object.entries(periods).map(
        ([period, { figure, ...rest }]): StoredValue => ({ kpi: key, period, ...figure, ...rest }),
      ),
    )
    .filter((one) => (kpi === undefined || one.kpi === kpi) && one.period >= from && placeOf(one) > after)
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const page = all.slice(0, MOST_READ);
  const last = page.at(-1);
  return { values: page, ...(all.length > MOST_READ && last && { next: placeOf(last) }) };
}
