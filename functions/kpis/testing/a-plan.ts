/** For tests: a plan, and what the clock and the parties make of it. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Life } from '../domain/life.rules.ts';
import type { AllValues } from '../domain/recorded.rules.ts';
import { beginPlan, overdue } from '../plan/domain/close.rules.ts';
import type { PlanEvent } from '../plan/domain/plan.events.ts';
import { evolvePlan, type Plan } from '../plan/domain/plan.state.ts';
import { aLife, onClock } from './a-kpi.ts';
import { MOU } from './a-report.ts';

export const planAfter = (plan: Plan | undefined, events: readonly PlanEvent[], at: Instant): Plan => {
  const after = events.reduce<Plan | undefined>((state, event) => evolvePlan(state, event, at), plan);
  if (!after) throw new Error('A plan begins with an event');
  return after;
};

export const BEGAN = '2027-01-01T08:00:00.000Z';
export const aPlan = (kpis?: Kpi[], life: Life = aLife(kpis)): Plan =>
  planAfter(undefined, beginPlan(MOU, undefined, life, onClock(BEGAN)), BEGAN);

/** The sweep of that moment: what it records, and the plan after it. */
export function swept(
  plan: Plan,
  at: Instant,
  of: { life: Life; values: AllValues },
): { events: PlanEvent[]; plan: Plan } {
  const events = overdue(plan, of, onClock(at));
  return { events, plan: planAfter(plan, events, at) };
}
