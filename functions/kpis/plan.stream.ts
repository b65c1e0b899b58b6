/** The plan of an MOU's figures: what the parties changed, what is asked for, and how each period closed. */
import { planIdOf } from '../shared/ids.ts';
import { duePartition, duePartitions } from '../shared/ledger/due-index.ts';
import { type Due, type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { defineStream } from '../shared/stream.ts';
import { nextMoment } from './plan/domain/close.rules.ts';
import { planEffect } from './plan/domain/plan.effects.ts';
import { evolvePlan, type Plan } from './plan/domain/plan.state.ts';

/** Hourly they are asked what the clock has brought about. */
export const KPI_PARTITIONS = duePartitions('KPI');

export function dueOf(plan: Plan): Due | undefined {
  const dueAt = nextMoment(plan);
  return dueAt === undefined ? undefined : { due: duePartition('KPI', plan.agreement), dueAt };
}

export const planStream = defineStream({ prefix: 'kpl_', evolve: evolvePlan, effects: planEffect, due: dueOf });

export const planKey = (agreement: string): Key => tipKey(planIdOf(agreement));
export const planTip = (found: Found, agreement: string): Tip<Plan> => planStream.tip(found, planIdOf(agreement));
