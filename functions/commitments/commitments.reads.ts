/** How the commitments of an MOU stand by the text that holds, whether or not that text was taken up on record. */
import type { Agreement } from '../agreements/agreement.reads.ts';
import type { SignedMou } from '../agreements/domain/signed-mou.ts';
import { everIn } from '../agreements/domain/taken-up.rules.ts';
import { hasGone } from '../agreements/leaving/domain/leaving.state.ts';
import { commitmentsIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { commitmentStream } from './commitment.stream.ts';
import type { CommitmentEvent } from './domain/commitment.events.ts';
import { type Commitments, evolveCommitments } from './domain/commitment.state.ts';
import { leftBehind } from './domain/leaving.rules.ts';
import { statedIn, takenBy } from './domain/stated.ts';

export const commitmentKeys = (agreement: Agreement): Key[] =>
  everIn(agreement, 'commitments').map((party) => tipKey(commitmentsIdOf(agreement.id, party)));

/** As they stand on record, for whoever need not read the text. */
export const commitmentsFrom = (found: Found, agreement: Agreement): Commitments[] =>
  everIn(agreement, 'commitments').flatMap((party) => {
    const { state } = commitmentStream.tip(found, commitmentsIdOf(agreement.id, party));
    return state ? [state] : [];
  });

export interface OfParty {
  party: string;
  tip: Tip<Commitments>;
  /** What is recorded before anything else. */
  taken: CommitmentEvent[];
  /** Absent where the party has never had any. */
  state: Commitments | undefined;
}

/** `agreement` is the text that holds. */
export function commitmentsOf(
  found: Found,
  agreement: Agreement,
  text: Pick<SignedMou, 'commitments'>,
  party: string,
  now: Instant,
): OfParty {
  const tip = commitmentStream.tip(found, commitmentsIdOf(agreement.id, party));
  const after = (events: readonly CommitmentEvent[], before: Commitments | undefined) =>
    events.reduce<Commitments | undefined>((state, event) => evolveCommitments(state, event, now), before);
  // What a party owes that has left stays as it was: a text without it says nothing of it.
  const states = agreement.term !== undefined && !hasGone(agreement, party);
  const stated = states ? takenBy(tip.state, statedIn(text, agreement, party)) : [];
  const taken = [...stated, ...leftBehind(after(stated, tip.state), agreement)];
  return { party, tip, taken, state: after(taken, tip.state) };
}
