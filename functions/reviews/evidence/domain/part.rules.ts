/** Who took part in the term, by agency: how often each acted on the record, so that whoever carries the work can be seen. */

import { partyOf } from '../../../agreements/domain/seats.rules.ts';
import type { CommitmentEvent } from '../../../commitments/domain/commitment.events.ts';
import type { DocketEvent } from '../../../disputes/docket/domain/docket.events.ts';
import type { DisputeEvent } from '../../../disputes/domain/dispute.events.ts';
import type { ReportEvent } from '../../../kpis/domain/report.events.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { RoundEvent } from '../../../signing/domain/round.events.ts';
import type { Part } from './evidence.schema.ts';
import type { Said } from './histories.rules.ts';

export type What = keyof Omit<Part, 'party'>;

export interface Acted {
  reports: readonly Said<ReportEvent>[];
  /** With the party whose commitments they are. */
  commitments: readonly (Said<CommitmentEvent> & { of: string })[];
  disputes: readonly Said<DisputeEvent>[];
  plan: readonly Said<PlanEvent>[];
  docket: readonly Said<DocketEvent>[];
  rounds: readonly Said<RoundEvent>[];
}

interface Did {
  party: string;
  what: What;
  count: number;
}

/** By the kind of event: who did it stands in its data. What the clock or the service did is nobody's. */
const DISPUTES: readonly DisputeEvent['type'][] = [
  ...(['DisputeAnswered', 'PartyJoined', 'EvidenceKept', 'TextProposed', 'TextAccepted', 'DissentRecorded'] as const),
  ...(['DecisionVetoed', 'VetoReasoned', 'VetoAnswered', 'ClimbAsked'] as const),
];
const PLAN: readonly PlanEvent['type'][] = ['ChangeProposed', 'ChangeAgreed', 'ChangeDeclined', 'ChangeWithdrawn'];
const OWN: readonly CommitmentEvent['type'][] = ['CommitmentDelivered', 'RenegotiationAsked', 'RenegotiationTakenBack'];
const OTHERS: readonly CommitmentEvent['type'][] = [
  ...(['DeliveryAccepted', 'DeliveryDisputed', 'RenegotiationAgreed', 'RenegotiationRefused'] as const),
];

const partyIn = (data: unknown): string => (data as { party?: string }).party ?? '';

const reported = ({ type, data }: Acted['reports'][number]): Did[] =>
  type === 'MissExplained'
    ? [{ party: data.party, what: 'plan', count: 1 }]
    : 'cells' in data
      ? [{ party: data.party, what: 'figures', count: data.cells.length }]
      : [];

const disputed = ({ type, data }: Acted['disputes'][number]): Did[] => {
  const party = type === 'DisputeRaised' ? data.by : DISPUTES.includes(type) ? partyIn(data) : undefined;
  return party === undefined ? [] : [{ party, what: 'disputes', count: 1 }];
};

const committed = ({ type, data, of }: Acted['commitments'][number]): Did[] => {
  const party = OWN.includes(type) ? of : OTHERS.includes(type) ? partyIn(data) : undefined;
  return party === undefined ? [] : [{ party, what: 'commitments', count: 1 }];
};

export function partsIn(acted: Acted, parties: readonly string[], since: Instant): Part[] {
  const recent = <Event extends { at: Instant }>(events: readonly Event[]): Event[] =>
    events.filter(({ at }) => at > since);
  const did: Did[] = [
    ...recent(acted.reports).flatMap(reported),
    ...recent(acted.commitments).flatMap(committed),
    ...recent(acted.disputes).flatMap(disputed),
    ...recent(acted.plan).flatMap(({ type, data }): Did[] =>
      PLAN.includes(type) ? [{ party: partyIn(data), what: 'plan', count: 1 }] : [],
    ),
    ...recent(acted.docket).flatMap(({ type, data }): Did[] =>
      type === 'ClocksPaused' || type === 'ClocksResumed' ? [{ party: data.party, what: 'suspensions', count: 1 }] : [],
    ),
    // The signatures that began the term are those of the term before it.
    ...recent(acted.rounds).flatMap(({ type, data }): Did[] =>
      type === 'SignatureGiven' ? [{ party: partyOf(data.party), what: 'signatures', count: 1 }] : [],
    ),
  ];
  const all = [...parties, ...did.map(({ party }) => party).toSorted()];
  return [...new Set(all)].map((party) => {
    const sum = (what: What): number =>
      did.filter((one) => one.party === party && one.what === what).reduce((total, { count }) => total + count, 0);
    return {
      ...{ party, figures: sum('figures'), commitments: sum('commitments'), disputes: sum('disputes') },
      ...{ plan: sum('plan'), suspensions: sum('suspensions'), signatures: sum('signatures') },
    };
  });
}
