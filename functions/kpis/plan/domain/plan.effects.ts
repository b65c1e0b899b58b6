/** One mail a morning tells everyone of an MOU's figures what concerns them. */
import type { Effect } from '../../../shared/ledger/effects.ts';
import type { PlanEvent } from './plan.events.ts';
import type { Plan } from './plan.state.ts';

const mail = (template: string, { agreement }: Plan, to: readonly string[]): Effect => ({
  ...{ kind: 'mail', family: 'kpis', template },
  about: { agreement },
  to: [...to],
});

export const planEffect = (event: PlanEvent, plan: Plan): Effect | undefined =>
  event.type === 'PartiesTold' && event.data.to.length > 0 ? mail('morning', plan, event.data.to) : undefined;
