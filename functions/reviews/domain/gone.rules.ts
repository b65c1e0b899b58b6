/** Who of the parties of a review is none any more, or will be none when its term ends: they choose nothing. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Review } from './review.state.ts';

/** Parties that gave notice of withdrawal which runs out by the end of the term, or have left by one. */
export const goneAt = (_whole: Agreement, _now: Instant): string[] => [];

/** Of those whom the review asks; a text that took effect in the middle of it may have left some out as well. */
export function goneFrom({ parties }: Pick<Review, 'parties'>, whole: Agreement, now: Instant): string[] {
  const gone = goneAt(whole, now);
  const text = textAt(whole, now);
  return parties.filter((party) => gone.includes(party) || !text.parties.includes(party));
}
