/** What a batch would change: the status of each period that it touches, before and after. */
import { dayOf } from '../../shared/days.ts';
import { type Assessment, assess, type Figures } from './assess.rules.ts';
import type { Clock } from './moments.rules.ts';
import type { Taken } from './preview.rules.ts';
import type { Values } from './recorded.rules.ts';
import { recordedAfter } from './report.state.ts';

export interface Consequence {
  before: Assessment;
  after: Assessment;
}

/** The party's figures as they would stand. */
export function valuesWith(values: Values, taken: readonly Taken[], at: string): Values {
  const byKpi = Map.groupBy(
    taken.filter(({ how }) => how !== 'same'),
    ({ measured }) => measured.kpi.key,
  );
  const changed = [...byKpi].map(([kpi, all]) => [
    kpi,
    {
      ...(Object.hasOwn(values, kpi) ? values[kpi] : {}),
      ...Object.fromEntries(
        all.map(({ measured, figure, was, timing }) => [
          measured.period,
          recordedAfter(was, { figure, at, late: timing !== 'on time' }),
        ]),
      ),
    },
  ]);
  return { ...values, ...Object.fromEntries(changed) };
}

/** Of every period whose own figures are touched, by KPI. */
export function consequences(
  figures: Figures,
  party: string,
  taken: readonly Taken[],
  clock: Clock,
): Map<string, Consequence[]> {
  const today = dayOf(clock.calendar.zone, clock.now);
  const own = Object.hasOwn(figures.values, party) ? figures.values[party] : undefined;
  const after = { ...figures, values: { ...figures.values, [party]: valuesWith(own ?? {}, taken, clock.now) } };
  const byKpi = Map.groupBy(taken, ({ measured }) => measured.kpi.key);
  return new Map(
    [...byKpi].map(([key, touched]) => {
      const [was, is] = [figures, after].map((one) => assess(one, key, clock, today)) as [Assessment[], Assessment[]];
      const pairs = was.flatMap((before, index) => {
        const next = is[index];
        return next && touched.some(({ measured }) => measured.period === before.measured.period)
          ? [{ before, after: next }]
          : [];
      });
      return [key, pairs];
    }),
  );
}
