/** The closing report as data, from the streams alone: what was achieved, what was decided, what was done in the closing and what was left undone. Ids and figures; what they stand for is read when the report is. */
import type { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import { type Commitment, type Commitments, evolveCommitments } from '../../commitments/domain/commitment.state.ts';
import { isDuty } from '../../commitments/domain/duty.rules.ts';
import { isOfDecision } from '../../commitments/domain/follow-up.rules.ts';
import { cameLate, isPast } from '../../commitments/domain/standing.rules.ts';
import type { DisputeEvent } from '../../disputes/domain/dispute.events.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { evolveDispute } from '../../disputes/domain/dispute.state.ts';
import type { PlanEvent, Published } from '../../kpis/plan/domain/plan.events.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { DataOf, Outcome } from './closing.events.ts';
import { outcomeOf } from './standing.rules.ts';

export const REPORT_FORMAT = 'concord-closing-report@1';

/** An event as the ledger has it, as far as a report reads it. */
export interface Happened {
  seq: number;
  type: string;
  at: Instant;
  data: unknown;
}

/** A stream of the agreement with its events in order. */
export interface Told {
  stream: string;
  events: readonly Happened[];
}

/** What became of a commitment of a text or a decision by the end of the MOU. */
export type Kept = 'kept' | 'kept late' | 'delivered' | 'disputed' | 'broken' | 'open' | 'dropped';

export interface ClosingReport {
  format: typeof REPORT_FORMAT;
  agreement: string;
  number: string;
  version: number;
  documentHash: string;
  /** First day of the MOU, over all its texts. */
  since: PlainDay;
  endedAt: Instant;
  /** The end of the clause, and when the report was made. */
  until: Instant;
  madeAt: Instant;
  /** As the last closed period of each was published. */
  kpis: { kpi: string; period: string; status: Published['status'] }[];
  commitments: { party: string; key: string; is: Kept }[];
  disputes: { number: number; is: Dispute['status']; at: Instant | null }[];
  /** Of what only named people may know, how many there were. */
  named: { commitments: number; disputes: number };
  duties: { key: string; party: string; dueAt: Instant; is: Outcome; late?: true }[];
  /** Duties of parties that had left before the end: nobody owed them. */
  unowned: { key: string; party: string }[];
  /** Keys of the obligations that survive. */
  survivors: string[];
  /** Up to which event of each stream it was counted. */
  counted: Record<string, number>;
}

/** The streams' own events; that words were removed by law decides nothing. */
const own = ({ events }: Told): readonly Happened[] => events.filter(({ type }) => type !== 'BodyRemoved');

interface OfParty {
  party: string;
  last: Map<string, Commitment>;
  state: Commitments | undefined;
  fell: ReadonlySet<string>;
}

/** Every commitment that the party ever had, as it stood last: a tip forgets what was accepted, and what a text left out. */
function lifeOf(told: Told): OfParty {
  let state: Commitments | undefined;
  const last = new Map<string, Commitment>();
  const fell = new Set<string>();
  for (const { at, ...event } of own(told)) {
    const happened = event as unknown as CommitmentEvent;
    if (happened.type === 'FollowUpsVetoed' && happened.data.veto === 'reasoned')
      for (const key of last.keys()) if (isOfDecision(key, happened.data)) fell.add(key);
    state = evolveCommitments(state, happened, at);
    for (const [key, one] of Object.entries(state.commitments)) last.set(key, one);
  }
  return { party: state?.party ?? '', last, state, fell };
}

function keptOf(one: Commitment, holds: boolean, endedAt: Instant): Kept {
  const { delivery } = one;
  if (delivery?.answer?.is === 'accepted') return cameLate(one) ? 'kept late' : 'kept';
  if (delivery) return delivery.answer ? 'disputed' : 'delivered';
  if (!holds) return 'dropped';
  // What a veto stays does not bind.
  return isPast(one, endedAt) && !one.stayed ? 'broken' : 'open';
}

/** What stood in the last text, or follows a decision, in the order of keys; follow-ups that were accepted have left the tip. */
function commitmentsOf(life: OfParty, endedAt: Instant) {
  const inTip = (key: string) => life.state?.commitments[key] !== undefined;
  return [...life.last]
    .filter(([key]) => !isDuty(key) && !life.fell.has(key))
    .map(([key, one]) => ({
      ...{ party: life.party, key, named: one.named },
      is: keptOf(one, inTip(key), endedAt),
    }));
}

/** The last status of each KPI that was published. */
function kpisOf(plans: readonly Told[]): ClosingReport['kpis'] {
  const last = new Map<string, ClosingReport['kpis'][number]>();
  for (const event of plans.flatMap(own) as unknown as PlanEvent[])
    if (event.type === 'PeriodClosed')
      for (const { kpi, period, status } of event.data.statuses)
        if (period >= (last.get(kpi)?.period ?? '')) last.set(kpi, { kpi, period, status });
  return [...last.values()].sort((one, other) => (one.kpi < other.kpi ? -1 : 1));
}

function disputeOf(told: Told) {
  let state: Dispute | undefined;
  for (const { at, ...event } of own(told)) state = evolveDispute(state, event as unknown as DisputeEvent, at);
  if (!state) throw new Error(`${told.stream} has not begun`);
  const { number, status, endedAt, handling } = state;
  return { number, is: status, at: endedAt ?? null, named: handling === 'named' };
}

export interface Reported {
  began: DataOf<'ClosingBegan'>;
  number: string;
  since: PlainDay;
  /** Streams of commitments, of disputes, and of the plan of KPIs, as far as there are any. */
  commitments: readonly Told[];
  disputes: readonly Told[];
  plans: readonly Told[];
  madeAt: Instant;
}

/** The same streams give the same report, whoever makes it. Pure. */
export function closingReport({ began, number, since, commitments, disputes, plans, madeAt }: Reported): ClosingReport {
  const { agreement, version, documentHash, endedAt, until, duties, unowned, survivors } = began;
  const lives = commitments.map(lifeOf);
  const all = lives.flatMap((life) => commitmentsOf(life, endedAt));
  const raised = disputes.map(disputeOf).sort((one, other) => one.number - other.number);
  const shown = <One extends { named?: boolean | undefined }>(list: readonly One[]) => list.filter((one) => !one.named);
  const byKey = (one: { party: string; key: string }, other: { party: string; key: string }) =>
    `${one.party}/${one.key}` < `${other.party}/${other.key}` ? -1 : 1;
  const counted = [...commitments, ...disputes, ...plans]
    .filter(({ events }) => events.length > 0)
    .map(({ stream, events }): [string, number] => [stream, events.at(-1)?.seq ?? 0])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...{ format: REPORT_FORMAT, agreement, number, version, documentHash, since, endedAt, until, madeAt },
    kpis: kpisOf(plans),
    commitments: shown(all)
      .map(({ party, key, is }) => ({ party, key, is }))
      .sort(byKey),
    disputes: shown(raised).map(({ number: of, is, at }) => ({ number: of, is, at })),
    named: { commitments: all.length - shown(all).length, disputes: raised.length - shown(raised).length },
    duties: duties.map(({ key, owner, dueAt }) => {
      const one = lives.find(({ party }) => party === owner.party)?.last.get(key);
      return {
        ...{ key, party: owner.party, dueAt, is: outcomeOf(one) },
        ...(one && outcomeOf(one) !== 'undone' && cameLate(one) && { late: true as const }),
      };
    }),
    unowned: unowned.map(({ key, owner }) => ({ key, party: owner.party })),
    survivors: [...survivors],
    counted: Object.fromEntries(counted),
  };
}

export const dutiesIn = ({ duties }: Pick<ClosingReport, 'duties'>): Record<string, Outcome> =>
  Object.fromEntries(duties.map(({ key, is }) => [key, is]));
