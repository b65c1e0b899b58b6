/** What was missed twice in a row under the MOUs in which a person stands: open until a correction fixes it, or a later period is met. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { everIn } from '../../agreements/domain/taken-up.rules.ts';
import { latestKpi } from '../../kpis/domain/life.rules.ts';
import { calendarLabel } from '../../kpis/domain/period-label.rules.ts';
import { readLife } from '../../kpis/figures.reads.ts';
import { planKey, planTip } from '../../kpis/plan.stream.ts';
import type { Instant } from '../../shared/kernel.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import type { Matter } from './my-agreements.ts';

export interface Missed {
  agreement: string;
  mou: string;
  kpi: string;
  name: string;
  kind: string;
  /** `Jan-Mar 2027 and Apr-Jun 2027` */
  periods: string;
  since: string;
  zone: string;
}

/** Oldest first. Texts are read of those MOUs alone of which something is open. */
export async function readMissed(matters: readonly Matter[], now: Instant): Promise<Missed[]> {
  const measured = matters.filter(({ agreement }) => everIn(agreement, 'kpis').length > 0);
  const found = await batchGet(measured.map(({ agreement }) => planKey(agreement.id)));
  const each = measured.map(async ({ agreement }): Promise<Missed[]> => {
    const plan = planTip(found, agreement.id).state;
    if (!plan || plan.items.length === 0) return [];
    const life = await readLife(agreement, plan, now);
    return plan.items.map(({ kpi: key, kind, periods, at }) => {
      const kpi = life && latestKpi(life, key);
      const labels = periods.map((period) => (kpi ? calendarLabel(kpi, period) : period));
      return {
        ...{ agreement: agreement.id, mou: mouName(agreement.number), kpi: key, name: kpi?.name ?? key, kind },
        ...{ periods: labels.join(' and '), since: at, zone: agreement.zone },
      };
    });
  });
  return (await Promise.all(each)).flat().sort((one, other) => (one.since < other.since ? -1 : 1));
}

/** Of the MOU that the person chose, or of all. */
export const missedIn = (missed: readonly Missed[], mou: string): Missed[] =>
  missed.filter(({ agreement }) => mou === '' || agreement === mou);
