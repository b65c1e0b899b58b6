/** What of an agreement decides in its reviews when somebody says something: who is gone, what follows, and whether an amendment can still come about. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Standing } from './choosing.rules.ts';
import { amendable, outFor, renewalDue, signedFor } from './following.rules.ts';
import { goneFrom } from './gone.rules.ts';
import type { Review } from './review.state.ts';
import { settlementOf } from './settlement.rules.ts';
import { windowsAt } from './windows.rules.ts';

/** How far a text has come that settles the review. */
function followedBy(review: Review, whole: Agreement, now: Instant): Standing['followed'] {
  if (signedFor(review, whole, now)) return 'signed';
  return outFor(review, whole) ? 'out' : undefined;
}

export function standingOf(
  review: Review,
  { whole, pauses, now }: { whole: Agreement; pauses: readonly Pause[]; now: Instant },
): Standing {
  const windows = windowsAt(review, pauses);
  const gone = goneFrom(review, whole, now);
  const mayAmend = amendable(review, whole, windows, now);
  const without = renewalDue(review, whole, settlementOf(review, mayAmend, gone), windows, now);
  return {
    ...{ review, windows, followed: followedBy(review, whole, now), gone, amendable: mayAmend },
    ...(without?.length === 0 && { renewsNow: true as const }),
    convener: textAt(whole, now).convener,
  };
}
