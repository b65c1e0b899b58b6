/** How many figures are due together with those that are missing. */
import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { dayOf } from '../../../shared/days.ts';
import { kpiKeys, type Life, measuredIn } from '../../domain/life.rules.ts';
import { type Clock, dueAt } from '../../domain/moments.rules.ts';
import type { Cell } from '../../domain/recorded.rules.ts';

/** Periods of a KPI that may be due at a moment: figures are due 60 business days after a period at most. */
const AT_ONCE = 4;

/** Figures of the same parties that are due at the same moments, there or missing, as far as they are `mine`. */
export function countDue(
  { life, clock }: { life: Life; clock: Clock },
  missing: readonly (Cell & { dueAt: string })[],
  mine: (kpi: Kpi, party: string) => boolean,
): number {
  const moments = new Set(missing.map((one) => `${one.party} ${one.dueAt}`));
  const today = dayOf(clock.calendar.zone, clock.now);
  const cells = kpiKeys(life).flatMap((key) =>
    measuredIn(life, key, today)
      .slice(-AT_ONCE)
      .flatMap((measured) => {
        const due = dueAt(clock, measured);
        return measured.kpi.reporters.filter(
          ({ party }) => moments.has(`${party} ${due}`) && mine(measured.kpi, party),
        );
      }),
  );
  return cells.length;
}
