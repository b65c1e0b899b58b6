/** For tests: figures of an MOU in force, put on the ledger as reporters and the clock would, at moments of the test's choice. */
import type { Kpi } from '../functions/agreements/mou/domain/kpi.schema.ts';
import type { ReportEvent } from '../functions/kpis/domain/report.events.ts';
import type { PlanEvent, Proposed } from '../functions/kpis/plan/domain/plan.events.ts';
import type { TestCloud } from './a-cloud.ts';
import { aMouWithLadder } from './a-disputed-mou.ts';
import type { MouFile, Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

export const REPORTERS = ['transport', 'health', 'forestry'] as const;
const reportedBy = (parties: readonly string[]) => parties.map((party) => ({ party, office: 'head' }));

/** At most 15 from 38, month by month, by transport alone. */
export const RESPONSE: Partial<Kpi> & Pick<Kpi, 'key' | 'name'> = {
  ...{ key: 'response', name: 'Minutes until help arrives', unit: 'minutes, median', frequency: 'month' },
  ...{ measure: 'one', reporters: reportedBy(['transport']), path: { kind: 'linear' } },
  target: { kind: 'at-most', value: '15', by: '2026-12-31' },
  baseline: { value: '38', day: '2026-03-31' },
  quality: { source: 'The dispatch log.', limits: 'Calls by radio are left out.' },
  boardBand: { min: '10', max: '20' },
};
/** At least 100 together, in each month. */
export const CLOSURES: Partial<Kpi> & Pick<Kpi, 'key' | 'name'> = {
  ...{ key: 'closures', name: 'Closures told within the hour', unit: 'closures', frequency: 'month' },
  ...{ measure: 'sum', reporters: reportedBy(REPORTERS), path: { kind: 'hold' }, band: '10' },
  target: { kind: 'at-least', value: '100', by: '2026-12-31' },
};

export const aMouWithKpis = (more: object = {}): MouFile =>
  ({ ...aMouWithLadder(), kpis: [RESPONSE, CLOSURES], ...more }) as unknown as MouFile;

/** A figure that is told: `24.5`, `45/50`, `none`. */
export interface Reported {
  at: string;
  party: string;
  kpi: string;
  period: string;
  figure: string;
  late?: 'late' | 'by exception';
  /** What it replaces. */
  was?: string;
  note?: string;
  source?: string;
  reason?: string;
}

export const reporter = (party: string) => ({
  name: `Reporter of ${party}`,
  mailbox: `reporter@${party}.example`,
  office: 'head',
  title: 'Director',
});

async function ledgerOf(cloud: TestCloud) {
  asOperator(cloud);
  return {
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
    ...(await import('../functions/shared/ids.ts')),
    ...(await import('../functions/kpis/figures.store.ts')),
    ...(await import('../functions/kpis/figures.reads.ts')),
    ...(await import('../functions/kpis/plan.stream.ts')),
    ...(await import('../functions/kpis/report.stream.ts')),
    ...(await import('../functions/kpis/domain/report.state.ts')),
    ...(await import('../functions/kpis/plan/domain/plan.state.ts')),
    ...(await import('../functions/kpis/plan/domain/close.rules.ts')),
    ...(await import('../functions/kpis/testing/figures.ts')),
    ...(await import('../functions/agreements/agreement.reads.ts')),
    ...(await import('../functions/agreements/agreement.stream.ts')),
    ...(await import('../functions/agreements/domain/taken-up.rules.ts')),
  };
}

export async function figuresOf(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>) {
  const ledger = await ledgerOf(cloud);
  const { batchGet, commit, newCommandId, reportStream, planStream } = ledger;
  const record = (at: string, work: Pick<Parameters<typeof commit>[0], 'changes' | 'also'>) =>
    commit({ command: { id: newCommandId(), fingerprint: '' }, at, actor: 'test', ...work });
  const found = (party: string) => batchGet([...ledger.figuresKeys(agreement), ledger.reportsKey(agreement, party)]);

  const said = async (at: string, party: string, event: ReportEvent): Promise<void> => {
    const [read, stored] = [await found(party), await ledger.readStored(agreement)];
    const after = ledger.valuesAfter(stored.values[party] ?? {}, event, at);
    await record(at, {
      changes: [reportStream.change(ledger.reportsTip(read, agreement, party), [event])],
      also: ledger.putValues(agreement, party, stored, after),
    });
  };

  const planned = async (at: string, events: readonly PlanEvent[]): Promise<void> => {
    const [read, stored] = [await found(''), await ledger.readStored(agreement)];
    const published = events.reduce(ledger.publishedAfter, stored.published);
    await record(at, {
      changes: [planStream.change(ledger.planTip(read, agreement), events)],
      also: ledger.putPublished(agreement, stored, published),
    });
  };

  /** What the clock has brought about by that moment. */
  const swept = async (at: string): Promise<void> => {
    const read = await found('');
    const whole = ledger.agreementTip(read, agreement).state;
    if (!whole) throw new Error('No such agreement');
    const { state: plan } = ledger.planTip(read, agreement);
    const life = await ledger.readLife(whole, plan, at);
    if (!life) throw new Error('No text has been in force');
    const clock = ledger.clockOf(read, whole, at);
    const { values } = await ledger.readStored(agreement);
    const events = plan
      ? ledger.overdue(plan, { life, values }, clock)
      : ledger.beginPlan(agreement, plan, life, clock);
    if (events.length > 0) await planned(at, events);
  };

  const reported = async ({ at, party, kpi, period, figure, was, late, ...words }: Reported): Promise<void> => {
    const body = { by: reporter(party), cells: [words] };
    const of = { agreement, party, door: 'form' as const };
    const cell = { kpi, period, figure: ledger.aFigure(figure) };
    const event: ReportEvent = was
      ? { type: 'ValuesCorrected', data: { ...of, cells: [{ ...cell, was: ledger.aFigure(was) }] }, body }
      : {
          type: figure === 'none' ? 'NothingReported' : 'ValuesReported',
          data: { ...of, cells: [{ ...cell, ...(late && { late }) }] },
          body,
        };
    await said(at, party, event);
  };

  return {
    /** From here on the hourly sweep leaves the plan to the test: until it has begun, nothing of it is due. */
    held: async (): Promise<void> => {
      const at = cloud.now();
      const tip = ledger.agreementStream.tip(await found(''), agreement);
      const version = tip.state?.version ?? 0;
      const marks = tip.state ? ledger.markTakenUp(tip.state, 'kpis', version, at) : [];
      await record(at, { changes: [ledger.agreementStream.change(tip, marks)] });
    },
    swept,
    planned,
    reported,
    explained: (at: string, party: string, of: { kpi: string; period: string; why: string; follows: string }) =>
      said(at, party, {
        type: 'MissExplained',
        data: { agreement, party, kpi: of.kpi, period: of.period },
        body: { by: reporter(party), why: of.why, follows: of.follows },
      }),
    /** In order, with everything that the clock does in between. */
    happened: async (figures: readonly Reported[], until: string): Promise<void> => {
      for (const one of figures.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
        await swept(one.at);
        await reported(one);
      }
      await swept(until);
    },
    /** Proposed by the first, agreed by all. */
    changed: async (at: string, change: Proposed & { kind: 'target' }, reason: string, party = 'transport') => {
      const number = 1 + (ledger.planTip(await found(''), agreement).state?.proposed ?? 0);
      const { kpi, from, value } = change;
      await planned(at, [
        {
          type: 'ChangeProposed',
          data: { proposal: number, party, under: 1, change },
          body: { by: reporter(party), reason },
        },
        { type: 'TargetMoved', data: { proposal: number, kpi, under: 1, from, value } },
      ]);
    },
    proposed: async (at: string, change: Proposed, reason: string, party = 'transport') => {
      const number = 1 + (ledger.planTip(await found(''), agreement).state?.proposed ?? 0);
      const by = reporter(party);
      await planned(at, [
        { type: 'ChangeProposed', data: { proposal: number, party, under: 1, change }, body: { by, reason } },
      ]);
    },
    stored: () => ledger.readStored(agreement),
    stream: (party: string) => ledger.reportsIdOf(agreement, party),
  };
}
