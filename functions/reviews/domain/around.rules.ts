/** What of an agreement decides in its reviews: who is gone, what follows, and whether an amendment can still come about. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Standing } from './choosing.rules.ts';
import type { Review } from './review.state.ts';
import { windowsAt } from './windows.rules.ts';

/** Parties of the review that the text which holds has no more. */
export const goneFrom = ({ parties }: Pick<Review, 'parties'>, whole: Agreement, now: Instant): string[] =>
  parties.filter((party) => !textAt(whole, now).parties.includes(party));

const OUT = { 'out for signature': 'out', executed: 'signed' } as const;

/** How far a text has come that was put out because of this review. */
export function followedBy({ review }: Pick<Review, 'review'>, whole: Agreement): Standing['followed'] {
  const own = [whole, whole.next].find((one) => one?.follows?.review === review);
  return own && (own.status === 'executed' || own.status === 'out for signature') ? OUT[own.status] : undefined;
}

export function standingOf(
  review: Review,
  { whole, pauses, now }: { whole: Agreement; pauses: readonly Pause[]; now: Instant },
): Standing {
  const windows = windowsAt(review, pauses);
  const followed = followedBy(review, whole);
  return {
    ...{ review, windows, followed, gone: goneFrom(review, whole, now) },
    amendable: followed !== undefined || now < windows.textBy,
    convener: textAt(whole, now).convener,
  };
}
