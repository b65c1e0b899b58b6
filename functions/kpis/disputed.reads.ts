/** What a dispute about a KPI reads of its figures: the plan beside the tips that it reads anyway, and one query for the figures of all parties. */
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import type { KpiFigures } from '../disputes/domain/dispute.schema.ts';
import type { Instant } from '../shared/kernel.ts';
import { existing, type Tip } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { figuresAt } from './disputed/domain/disputed.rules.ts';
import { latestKpi, type Measured } from './domain/life.rules.ts';
import { clockOf, readLife } from './figures.reads.ts';
import { readStored, type Stored } from './figures.store.ts';
import { planKey, planTip } from './plan.stream.ts';

export const disputedKeys = (agreement: string): Key[] => [planKey(agreement)];
export const readRecorded: (agreement: string) => Promise<Stored> = readStored;

interface Read {
  agreementsTip: Tip<Agreement>;
  /** With the plan and the docket among it. */
  found: Found;
  recorded: Stored;
}

export interface Disputed {
  kpi: Measured['kpi'];
  figures: KpiFigures;
}

/** Undefined where no text that was in force has that KPI. */
export async function disputedKpi(
  { agreementsTip, found, recorded }: Read,
  key = '',
  now: Instant,
): Promise<Disputed | undefined> {
  const whole = existing(agreementsTip);
  const { state: plan } = planTip(found, whole.id);
  const life = await readLife(whole, plan, now);
  const kpi = life && latestKpi(life, key);
  if (!life || !kpi) return undefined;
  const { values, published } = recorded;
  const figures = { life, values, changes: plan?.changes ?? [] };
  return { kpi, figures: figuresAt(figures, published, key, clockOf(found, whole, now)) };
}
