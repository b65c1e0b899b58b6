/** When the review of a term opens by itself: once for each term, half a year before its end or as the text says. */
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import type { Agreement } from './agreement.state.ts';

type Of = Pick<Agreement, 'status' | 'endedAt' | 'sunsetAt' | 'term' | 'reviewed'>;

/** Undefined where it has begun, or none is owed. */
export const reviewDue = ({ status, endedAt, sunsetAt, term, reviewed }: Of): Instant | undefined =>
  status === 'executed' && endedAt === undefined && term !== undefined && reviewed !== term.sunset
    ? sunsetAt
    : undefined;

/** Days of a review that a party calls for. */
export const EARLY_DAYS = 60;

/** No review that may be open opened before that: one by the clock opens at its sunset at the earliest. Undefined where none began. */
export function reviewedSince(
  { reviews, sunsetAt }: Pick<Agreement, 'reviews' | 'sunsetAt'>,
  now: Instant,
): Instant | undefined {
  if (!reviews) return undefined;
  const called = plus(now, -EARLY_DAYS * DAY);
  return sunsetAt !== undefined && sunsetAt < called ? sunsetAt : called;
}
