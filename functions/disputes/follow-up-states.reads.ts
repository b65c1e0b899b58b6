/** What became of what decisions make their sides do: as the commitments of their parties say now. */
import { commitmentStream } from '../commitments/commitment.stream.ts';
import type { Commitment } from '../commitments/domain/commitment.state.ts';
import { commitmentsIdOf } from '../shared/ids.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import type { Dispute, FollowUp } from './domain/dispute.schema.ts';
import { keysOf, promisers } from './domain/follow-ups.rules.ts';

/** Where the follow-ups of these decisions stand. */
export const followUpKeys = (disputes: readonly Dispute[]): Key[] =>
  disputes.flatMap(({ agreement, decision }) =>
    promisers(decision?.followUps).map((party) => tipKey(commitmentsIdOf(agreement, party))),
  );

export interface FollowUpState extends FollowUp {
  key: string;
  /** Absent of one that was accepted long ago. */
  one: Commitment | undefined;
  /** Grows with whatever happens to commitments of its party. */
  seq: number;
}

/** Of the decision that stands, in its order. */
export const followUpStates = (found: Found, dispute: Dispute): FollowUpState[] => {
  const { agreement, decision } = dispute;
  if (!decision) return [];
  const keys = keysOf(dispute, decision.version, decision.followUps);
  return decision.followUps.map((followUp, index) => {
    const { state, seq } = commitmentStream.tip(found, commitmentsIdOf(agreement, followUp.party));
    const key = keys[index] ?? '';
    return { ...followUp, key, one: state?.commitments[key], seq };
  });
};
