/** What parties said of their figures, and of the plan, from the first event on. */
import { reportsIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import type { Tip } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { type Told, toldIn } from './dashboard/domain/kpi-record.rules.ts';
import type { AllValues } from './domain/recorded.rules.ts';
import type { ReportEvent } from './domain/report.events.ts';
import type { PlanEvent } from './plan/domain/plan.events.ts';
import type { Plan } from './plan/domain/plan.state.ts';
import { reportsKey, reportsTip } from './report.stream.ts';

/** @param values what stands: whoever has figures has a stream, and of the others it is asked at once whether they have one */
export async function readReportsTold(
  agreement: string,
  parties: readonly string[],
  values: AllValues,
): Promise<Told<ReportEvent>[]> {
  const silent = parties.filter((party) => !Object.hasOwn(values, party));
  const found = silent.length > 0 ? await batchGet(silent.map((party) => reportsKey(agreement, party))) : undefined;
  const told = parties.filter(
    (party) => Object.hasOwn(values, party) || (found && reportsTip(found, agreement, party).state),
  );
  const read = await Promise.all(told.map((party) => history(reportsIdOf(agreement, party))));
  return read.flatMap(({ events, bodies }) => toldIn<ReportEvent>(events, bodies));
}

export async function readPlanTold({ stream, state }: Tip<Plan>): Promise<Told<PlanEvent>[]> {
  // Whatever was changed was proposed.
  if (!state || state.proposed === 0) return [];
  const { events, bodies } = await history(stream);
  return toldIn<PlanEvent>(events, bodies);
}
