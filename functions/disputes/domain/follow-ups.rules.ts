/** What a decision makes its sides do stands with their commitments from the same moment on, and a veto of the decision reaches it there. */
import type { CommitmentEvent } from '../../commitments/domain/commitment.events.ts';
import type { Commitments } from '../../commitments/domain/commitment.state.ts';
import { followUpKey } from '../../commitments/domain/follow-up.rules.ts';
import { takeOver } from '../../commitments/domain/taking-over.rules.ts';
import type { Decision, Instant } from '../../shared/kernel.ts';
import type { DataOf, DisputeEvent } from './dispute.events.ts';
import type { Dispute } from './dispute.schema.ts';
import { partiesOf } from './ladder.rules.ts';

type Promised = readonly { party: string }[];
type Veto = Extract<CommitmentEvent, { type: 'FollowUpsVetoed' }>['data']['veto'];

/** Each once. */
export const promisers = (promised: Promised = []): string[] => [...new Set(promised.map(({ party }) => party))];

/** The key of each among commitments, in the order of the decision. */
export const keysOf = ({ number }: Pick<Dispute, 'number'>, version: number, promised: Promised): string[] =>
  promised.map((_, index) => followUpKey(number, version, index));

const VETOES: Partial<Record<DisputeEvent['type'], Veto>> = {
  DecisionVetoed: 'cast',
  VetoLapsed: 'lapsed',
  VetoReasoned: 'reasoned',
};

function taking(
  dispute: Dispute,
  party: string,
  { version, followUps, calendar: law }: DataOf<'DisputeDecided'>,
): Extract<CommitmentEvent, { type: 'FollowUpsTaken' }>['data'] {
  const { agreement, number, handling, zone, jurisdiction } = dispute;
  const keys = keysOf(dispute, version, followUps);
  return {
    ...{ agreement, party, dispute: number, version, sides: partiesOf(dispute) },
    ...(handling === 'named' && { named: true }),
    ...{ zone, calendar: jurisdiction, law },
    followUps: followUps.flatMap(({ party: of, by, dueAt }, index) =>
      of === party ? [{ key: keys[index] ?? '', by, dueAt }] : [],
    ),
  };
}

/** What these events of a dispute mean for the commitments of each party; `dispute` is as it was before them. */
export function followUpEvents(
  events: readonly DisputeEvent[],
  dispute: Dispute,
  stateOf: (party: string) => Commitments | undefined,
  now: Instant,
): Decision<readonly [party: string, events: CommitmentEvent[]]> {
  const decided = events.find((event) => event.type === 'DisputeDecided');
  if (decided) {
    const each: [string, CommitmentEvent[]][] = [];
    for (const party of promisers(decided.data.followUps)) {
      const taken = takeOver(stateOf(party), taking(dispute, party, decided.data), now);
      if (taken.refused) return taken;
      each.push([party, taken.events]);
    }
    return { events: each };
  }
  // A veto that comes with its reason waits for none.
  const [veto] = events.flatMap(({ type }) => VETOES[type] ?? []).slice(-1);
  const { version, followUps } = dispute.decision ?? { version: 0, followUps: [] };
  if (veto === undefined) return { events: [] };
  const vetoed: CommitmentEvent = { type: 'FollowUpsVetoed', data: { dispute: dispute.number, version, veto } };
  return { events: promisers(followUps).map((party) => [party, [vetoed]]) };
}
