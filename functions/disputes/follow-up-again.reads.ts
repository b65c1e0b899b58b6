/** A promise that was not kept can be raised again, and the new dispute keeps the link to the one in which it was given. */
import { commitmentStream } from '../commitments/commitment.stream.ts';
import { followUpIn } from '../commitments/domain/follow-up.rules.ts';
import { standingOf } from '../commitments/domain/standing.rules.ts';
import { commitmentsIdOf, disputeIdOf } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { disputeStream } from './dispute.stream.ts';
import type { VisitedDocket } from './dispute-access.reads.ts';
import type { Claim } from './domain/raise.rules.ts';
import { mayRead } from './domain/who.rules.ts';

export interface Follows extends NonNullable<Claim['follows']> {
  party: string;
  /** Counted from 0. */
  index: number;
}

/** From the address of the page that asks for it: `health/3-1-2` is what health has promised second in text 1 of dispute 3. */
export function followsIn(text: string | undefined, agreement: string): Follows | undefined {
  const [, party, followUp = ''] = /^([a-z][a-z0-9-]{0,39})\/(.+)$/.exec(text ?? '') ?? [];
  const of = followUpIn(followUp);
  return of && party !== undefined
    ? { dispute: disputeIdOf(agreement, of.dispute), followUp, party, index: of.index }
    : undefined;
}

/** What says whether it was broken; nothing where none is followed. */
export const followedKeys = (follows: Follows | undefined, agreement: string): Key[] =>
  follows ? [tipKey(follows.dispute), tipKey(commitmentsIdOf(agreement, follows.party))] : [];

/** The dispute and the promise that it points to, if this person may read them and the promise was broken. */
export function brokenPromise(found: Found, follows: Follows, { person, standings, agreement, clock }: VisitedDocket) {
  const { state } = disputeStream.tip(found, follows.dispute);
  const commitments = commitmentStream.tip(found, commitmentsIdOf(agreement.id, follows.party)).state;
  const one = commitments?.commitments[follows.followUp];
  return state && one && standingOf(one, clock.now) === 'late' && mayRead(state, person.actor.id, standings)
    ? { ...follows, number: state.number, by: one.by ?? '', address: `${follows.party}/${follows.followUp}` }
    : undefined;
}

export const followedBy = (found: Found, follows: Follows, visited: VisitedDocket): Refusal[] =>
  brokenPromise(found, follows, visited)
    ? []
    : [
        refuse(
          'broken-follow-up-unknown',
          'There is no overdue action there.',
          'It was kept in the meantime, or its day has not passed: load its page again.',
          'follows',
        ).refused,
      ];
