/** A promise that was not kept can be raised again, and the new dispute keeps the link to the one in which it was given. */
import { disputeIdOf } from '../shared/ids.ts';
import { type Refusal, refuse } from '../shared/kernel.ts';
import type { Found } from '../shared/ledger/table.ts';
import { disputeStream } from './dispute.stream.ts';
import type { VisitedDocket } from './dispute-access.reads.ts';
import type { Claim } from './domain/raise.rules.ts';
import { mayRead } from './domain/who.rules.ts';

type Follows = NonNullable<Claim['follows']>;

/** From the address of the page that asks for it: `follows` is a dispute's number, `promise` counts from 0. */
export function followsIn(fields: Readonly<Record<string, string>>, agreement: string): Follows | undefined {
  const { follows = '', promise = '' } = fields;
  if (!/^[1-9]\d{0,5}$/.test(follows) || !/^\d{1,2}$/.test(promise)) return undefined;
  return { dispute: disputeIdOf(agreement, Number(follows)), followUp: Number(promise) };
}

/** The same, as the form carries it along. */
export const followsInForm = ({ _follows, _promise }: Readonly<Record<string, string>>, agreement: string) =>
  followsIn({ follows: _follows ?? '', promise: _promise ?? '' }, agreement);

/** The dispute and the promise that it points to, if this person may read them and the promise was broken. */
export function brokenPromise(found: Found, { dispute, followUp }: Follows, { person, standings }: VisitedDocket) {
  const { state } = disputeStream.tip(found, dispute);
  const promised = state?.decision?.followUps[followUp];
  return state && promised?.status === 'broken' && mayRead(state, person.actor.id, standings)
    ? { dispute: state, promised }
    : undefined;
}

export const followedBy = (found: Found, follows: Follows, visited: VisitedDocket): Refusal[] =>
  brokenPromise(found, follows, visited)
    ? []
    : [
        refuse(
          'broken-follow-up-unknown',
          'There is no broken promise there.',
          'It was kept in the meantime, or its day has not passed: load its page again.',
          'follows',
        ).refused,
      ];
