/** The plan of an MOU's figures: what the parties changed, what is asked for, and how each period closed. */
import { planIdOf } from '../shared/ids.ts';
import { type Due, type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { defineStream } from '../shared/stream.ts';
import { nextMoment } from './plan/domain/close.rules.ts';
import { evolvePlan, type Plan } from './plan/domain/plan.state.ts';

/** Hourly, one partition after the other is asked what the clock has brought about. */
export const KPI_PARTITIONS = ['KPI#0', 'KPI#1', 'KPI#2', 'KPI#3'] as const;

/** The last character of a ULID is random. */
const partitionOf = (agreement: string): string =>
  KPI_PARTITIONS[agreement.charCodeAt(agreement.length - 1) % KPI_PARTITIONS.length] ?? KPI_PARTITIONS[0];

export function dueOf(plan: Plan): Due | undefined {
  const dueAt = nextMoment(plan);
  return dueAt === undefined ? undefined : { due: partitionOf(plan.agreement), dueAt };
}

export const planStream = defineStream({ prefix: 'kpl_', evolve: evolvePlan, due: dueOf });

export const planKey = (agreement: string): Key => tipKey(planIdOf(agreement));
export const planTip = (found: Found, agreement: string): Tip<Plan> => planStream.tip(found, planIdOf(agreement));
