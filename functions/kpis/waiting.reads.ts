/** What waits in the figures of an MOU for people of its parties: from tips alone, and from figures only while some are due or were missed. */
import { type Agreement, type RegisteredParty, readText } from '../agreements/agreement.reads.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { everIn } from '../agreements/domain/taken-up.rules.ts';
import { docketKey } from '../disputes/dispute.stream.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { clockOf, readLife } from './figures.reads.ts';
import { readStoredOf } from './figures.store.ts';
import { asksFigures, figuresFor, proposalsFor, type Waits } from './plan/domain/waiting.rules.ts';
import { officesOf } from './plan/offices.reads.ts';
import { planKey, planTip } from './plan.stream.ts';
import { reportsKey, reportsTip } from './report.stream.ts';

/** Of an agreement without KPIs nothing is read. */
export const waitingKeys = (agreement: Agreement, parties: readonly string[]): Key[] =>
  everIn(agreement, 'kpis').length === 0
    ? []
    : [...[planKey(agreement.id), docketKey(agreement.id)], ...parties.map((party) => reportsKey(agreement.id, party))];

/** For these parties of the text that holds. */
export async function figuresWaiting(
  found: Found,
  whole: Agreement,
  register: readonly Pick<RegisteredParty, 'party' | 'levels' | 'signatory' | 'left'>[],
  now: Instant,
): Promise<Waits[]> {
  const plan = planTip(found, whole.id).state;
  const holds = textAt(whole, now);
  if (!plan || register.length === 0) return [];
  const proposals = register
    .filter(({ left }) => left === undefined)
    .flatMap((party) => proposalsFor(plan, holds.version, party));
  if (!asksFigures(plan, now)) return proposals;
  const [life, text, ...stored] = await Promise.all([
    readLife(whole, plan, now),
    readText(holds.textHash),
    ...register.map(({ party }) => readStoredOf(whole.id, party)),
  ]);
  if (!life) return proposals;
  const [clock, offices] = [clockOf(found, whole, now), officesOf(holds, text)];
  const figures = register.flatMap(({ party, left }, index) =>
    figuresFor({
      ...{ party, plan, life, clock, offices, values: stored[index]?.values[party] ?? {} },
      reports: reportsTip(found, whole.id, party).state,
      // A party that has left owes what it had to report, and explains nothing.
    }).filter(({ what }) => left === undefined || what === 'report'),
  );
  return [...proposals, ...figures];
}
