/** When the figures of an MOU are due next. */
import type { Agreement } from '../agreements/agreement.reads.ts';
import { everIn } from '../agreements/domain/taken-up.rules.ts';
import { addMonths, dayOf } from '../shared/days.ts';
import type { Instant } from '../shared/kernel.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { closesIn } from './domain/closes.rules.ts';
import { clockOf, figuresKeys, readLife } from './figures.reads.ts';
import { planTip } from './plan.stream.ts';

/** Longer than from any moment to the due moment of the next period. */
const AHEAD_MONTHS = 18;

/** Undefined where none are any more; nothing is read of an agreement without KPIs. */
export async function readNextClose(whole: Agreement, now: Instant): Promise<Instant | undefined> {
  if (everIn(whole, 'kpis').length === 0) return undefined;
  const found = await batchGet(figuresKeys(whole.id));
  const life = await readLife(whole, planTip(found, whole.id).state, now);
  const until = addMonths(dayOf(whole.zone, now), AHEAD_MONTHS);
  return life && closesIn(life, clockOf(found, whole, now), until).find(({ at }) => at > now)?.at;
}
