/** What of an agreement decides in its reviews: who is gone, what follows, and whether an amendment can still come about. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import type { Version } from '../../agreements/domain/version.state.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Standing } from './choosing.rules.ts';
import { goneFrom } from './gone.rules.ts';
import type { Review } from './review.state.ts';
import { windowsAt } from './windows.rules.ts';

/** Whether that version, once it is signed, settles the review: of a term that ends a renewal alone does, because an amendment keeps its days. */
export function settles({ kind, then, review, version }: Review, next: Pick<Version, 'version' | 'follows'>): boolean {
  const { follows } = next;
  if (!follows || next.version <= version) return false;
  if (follows.kind === 'renewal') return true;
  const endsTheTerm = kind === 'scheduled' && then === 'ends';
  return !endsTheTerm && follows.review !== undefined && follows.review >= review;
}

/** How far a text has come that settles the review. */
export function followedBy(review: Review, whole: Agreement): Standing['followed'] {
  const own = [whole, whole.next].find((one) => one && settles(review, one));
  if (own?.status === 'executed') return 'signed';
  return own?.status === 'out for signature' ? 'out' : undefined;
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
