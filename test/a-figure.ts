/** For tests: figures that are recorded as every door records them, by whoever has rights on the table of a running cloud. */
import type { Entry } from '../functions/kpis/domain/figure-typed.rules.ts';
import type { TestCloud } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

/** `{ 'burns 2026-04': '40', 'kept 2026-04': '45/50' }`; what stands there already is corrected. */
export async function record(
  cloud: TestCloud,
  sent: Pick<Sent, 'agreement'>,
  party: string,
  told: Record<string, string>,
): Promise<void> {
  await recordAt(cloud, sent, party, told, cloud.now());
  await cloud.quiet();
}

/** The same as it was decided at a moment, while the cloud may be busy. */
export async function recordAt(
  cloud: TestCloud,
  { agreement }: Pick<Sent, 'agreement'>,
  party: string,
  told: Record<string, string>,
  now: string,
): Promise<void> {
  asOperator(cloud);
  const [{ carryOut }, { recordFigures }, reads, store, { batchGet }, { planTip }, reports, { agreementTip }, ledger] =
    await Promise.all([
      import('../functions/shared/carry-out.ts'),
      import('../functions/kpis/record-figures.ts'),
      import('../functions/kpis/figures.reads.ts'),
      import('../functions/kpis/figures.store.ts'),
      import('../functions/shared/ledger/table.ts'),
      import('../functions/kpis/plan.stream.ts'),
      import('../functions/kpis/report.stream.ts'),
      import('../functions/agreements/agreement.reads.ts'),
      import('../functions/shared/ledger/ledger.ts'),
    ]);
  const entries = Object.entries(told).map(([cell, value], index): Entry => {
    const [kpi = '', period = ''] = cell.split(' ');
    const [numerator = '', denominator] = value.split('/');
    const figure = denominator === undefined ? { value } : { numerator, denominator };
    return { where: `values.${index}`, kpi, period, ...figure, reason: 'The log of one station was wrong.' };
  });
  const carried = await carryOut({
    command: { id: `test:${party}:${now}:${JSON.stringify(told)}`, fingerprint: party },
    at: now,
    load: async (command) => {
      const found = await batchGet([...reads.figuresKeys(agreement), reports.reportsKey(agreement, party), command]);
      const whole = ledger.existing(agreementTip(found, agreement));
      const plan = planTip(found, agreement);
      const life = await reads.readLife(whole, plan.state, now);
      if (!life) throw new Error('No text has been in force');
      const stored = await store.readStored(agreement);
      const values = stored.values[party] ?? {};
      const reporting = {
        ...{ agreement, party, life, clock: reads.clockOf(found, whole, now), values },
        exceptions: plan.state?.exceptions ?? [],
      };
      return { found, actor: 'test', reporting, tip: reports.reportsTip(found, agreement, party), plan, stored };
    },
    decide: (read) =>
      recordFigures(read, entries, {
        ...{ door: 'api', speaker: { name: `Lead of ${party}`, mailbox: `lead@${party}.example` } },
      }),
  });
  if (carried.refused) throw new Error(JSON.stringify(carried.refused));
}
