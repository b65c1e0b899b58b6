/** Who of the parties of a review is none any more, or will be none when its term ends: they choose nothing. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { leavesOf } from '../../agreements/leaving/domain/leaves.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Review } from './review.state.ts';

/** Parties that gave notice of withdrawal, which takes effect by the end of the term at the latest, or have left by one. */
const goneAt = (whole: Agreement, now: Instant): string[] => leavesOf(whole, now).map(({ party }) => party);

/** Of those whom the review asks; a text that took effect in the middle of it may have left some out as well. */
export function goneFrom({ parties }: Pick<Review, 'parties'>, whole: Agreement, now: Instant): string[] {
  const gone = goneAt(whole, now);
  const text = textAt(whole, now);
  return parties.filter((party) => gone.includes(party) || !text.parties.includes(party));
}
