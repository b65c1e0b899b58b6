/** The evidence of a review from the streams of its agreement: the same streams, in whatever order they are told, make the same evidence. */
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import type { CommitmentEvent } from '../../../commitments/domain/commitment.events.ts';
import type { DocketEvent } from '../../../disputes/docket/domain/docket.events.ts';
import type { DisputeEvent } from '../../../disputes/domain/dispute.events.ts';
import type { ReportEvent } from '../../../kpis/domain/report.events.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { RoundEvent } from '../../../signing/domain/round.events.ts';
import { commitmentEvidence } from './commitment-evidence.rules.ts';
import { disputeEvidence, suspensionsIn } from './dispute-evidence.rules.ts';
import { type Evidence, FORMAT, type Tip } from './evidence.schema.ts';
import { countedIn, type Happened, ofKind, type Said } from './histories.rules.ts';
import { kpiEvidence } from './kpi-evidence.rules.ts';
import { type Acted, partsIn } from './part.rules.ts';
import { signatureEvidence } from './signature-evidence.rules.ts';
import { heldAt } from './term.rules.ts';

export type EvidenceText = Pick<SignedMou, 'kpis' | 'commitments'>;

export interface Gathered {
  agreement: string;
  review: number;
  at: Instant;
  /** How far each stream counts: `tipsAt` that moment. */
  tips: readonly Tip[];
  /** Of all these streams; what is not covered by a tip counts for nothing. */
  events: readonly Happened[];
  /** By the hash of its text; those that took effect are there. */
  texts: ReadonlyMap<string, EvidenceText>;
}

const NOTHING: EvidenceText = { kpis: [], commitments: [] };

const KINDS = { TargetMoved: 'target', BaselineRestated: 'baseline', ExceptionAgreed: 'exception' } as const;

const planChangesIn = (plan: readonly Said<PlanEvent>[], since: Instant): Evidence['planChanges'] =>
  plan.flatMap(({ type, at, data }) =>
    (type === 'TargetMoved' || type === 'BaselineRestated' || type === 'ExceptionAgreed') && at > since
      ? [{ proposal: data.proposal, kpi: data.kpi, kind: KINDS[type], at }]
      : [],
  );

/** With the party that made them: it stands in the first event of its stream. */
const withParty = (streams: readonly (readonly Said<CommitmentEvent>[])[]): Acted['commitments'] =>
  streams.flatMap((events) => {
    const [first] = events;
    const of = first && 'party' in first.data ? first.data.party : '';
    return events.map((event) => ({ ...event, of }));
  });

/** Undefined where no text had taken effect by that moment. */
export function evidenceFrom({ agreement, review, at, tips, events, texts }: Gathered): Evidence | undefined {
  const counted = countedIn(events, tips);
  const own = counted.get(agreement) ?? [];
  const held = heldAt(own, at);
  if (!held) return undefined;
  const { holds, executed, term } = held;
  const { since } = term;
  const hashes = new Map(executed.map(({ version, textHash }) => [version, textHash]));
  const textOf = (version: number): EvidenceText => texts.get(hashes.get(version) ?? '') ?? NOTHING;
  const reports = ofKind<ReportEvent>(counted, 'kpr_');
  const plan = ofKind<PlanEvent>(counted, 'kpl_').flat();
  const commitments = ofKind<CommitmentEvent>(counted, 'cmt_');
  const docket = ofKind<DocketEvent>(counted, 'dkt_').flat();
  const disputes = ofKind<DisputeEvent>(counted, 'dsp_');
  const rounds = ofKind<RoundEvent>(counted, 'sig_');
  const suspensions = suspensionsIn(docket);
  const pauses = suspensions.map(({ from, to }) => ({ from, until: to }));
  return {
    ...{ format: FORMAT, agreement, review, at, term, zone: holds.zone, parties: holds.parties },
    texts: executed.map(({ version, textHash }) => ({ version, textHash })),
    streams: tips.map(({ stream, seq, hash }) => ({ stream, seq, hash })),
    ...kpiEvidence({ reports, plan }, held, textOf, { now: at, pauses }),
    ...commitmentEvidence(commitments, { since, now: at }, textOf),
    ...disputeEvidence(disputes, docket, { since, pauses }),
    planChanges: planChangesIn(plan, since),
    suspensions: suspensions.filter(({ to }) => to > since),
    signatures: signatureEvidence(rounds, term),
    took: partsIn(
      {
        ...{ reports: reports.flat(), plan, docket, disputes: disputes.flat(), rounds: rounds.flat() },
        commitments: withParty(commitments),
      },
      holds.parties,
      since,
    ),
  };
}
