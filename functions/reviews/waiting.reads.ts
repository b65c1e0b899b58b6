/** What waits in the reviews of an MOU for people of its parties: from the tips of those that may be open. */
import type { Agreement, RegisteredParty } from '../agreements/agreement.reads.ts';
import { docketKey, docketTip } from '../disputes/dispute.stream.ts';
import { reviewIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import { standingOf } from './domain/around.rules.ts';
import { type ReviewDay, reviewDaysAhead } from './domain/days-ahead.rules.ts';
import type { Review } from './domain/review.state.ts';
import { type Waits, waitingIn } from './domain/waiting.rules.ts';
import { reviewStream } from './review.stream.ts';

type Of = Pick<Agreement, 'id' | 'reviews'>;

/** One that was called for shortly before may still be open beside the one that opened by itself. */
const idsOf = ({ id, reviews = 0 }: Of): string[] =>
  [reviews - 1, reviews].filter((number) => number > 0).map((number) => reviewIdOf(id, number));

/** Of an agreement without reviews nothing is read. */
export const reviewKeys = (agreement: Of): Key[] => {
  const ids = idsOf(agreement);
  return ids.length === 0 ? [] : [docketKey(agreement.id), ...ids.map(tipKey)];
};

/** Those that may be open, as they stand on record. */
export const reviewsIn = (found: Found, agreement: Of): { state: Review; seq: number }[] =>
  idsOf(agreement).flatMap((id) => {
    const { state, seq } = reviewStream.tip(found, id);
    return state ? [{ state, seq }] : [];
  });

/** For these parties of the text that holds. */
export function reviewsWaiting(
  found: Found,
  whole: Agreement,
  register: readonly Pick<RegisteredParty, 'party' | 'signatory'>[],
  now: Instant,
): Waits[] {
  const pauses = docketTip(found, whole.id).state?.pauses ?? [];
  return reviewsIn(found, whole).flatMap(({ state }) => {
    const standing = standingOf(state, { whole, pauses, now });
    return register.flatMap((party) => waitingIn(standing, party, now));
  });
}

/** What is ahead in reviews that are open. */
export async function readReviewDays(whole: Agreement, now: Instant): Promise<ReviewDay[]> {
  const keys = reviewKeys(whole);
  if (keys.length === 0 || whole.endedAt !== undefined) return [];
  const found = await batchGet(keys);
  const pauses = docketTip(found, whole.id).state?.pauses ?? [];
  return reviewsIn(found, whole).flatMap(({ state }) =>
    reviewDaysAhead(standingOf(state, { whole, pauses, now }), now),
  );
}
