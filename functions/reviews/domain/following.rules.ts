/** The text that shall follow, as a review sees it: whether one came that settles the review, is out, or came back. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { hasEnded, textAt } from '../../agreements/domain/in-force.rules.ts';
import type { Version } from '../../agreements/domain/version.state.ts';
import { DAY, type Instant, plus } from '../../shared/kernel.ts';
import { goneFrom } from './gone.rules.ts';
import type { Windows } from './review.events.ts';
import type { Review } from './review.state.ts';
import type { Settlement } from './settlement.rules.ts';

/** A review by the clock of a term that ends is settled by a renewal alone: an amendment keeps the days of the term. */
export const endsTheTerm = ({ kind, then }: Pick<Review, 'kind' | 'then'>): boolean =>
  kind === 'scheduled' && then === 'ends';

/** Whether that version, once it is signed, is what the parties chose in the review. */
const settles = (review: Pick<Review, 'kind' | 'then' | 'review' | 'version'>, version: Version): boolean => {
  const { follows } = version;
  if (!follows || version.version <= review.version) return false;
  if (follows.kind === 'renewal') return true;
  return !endsTheTerm(review) && follows.review !== undefined && follows.review >= review.review;
};

/** The version that follows, once every party has signed it, whether or not it holds yet. */
export const signedFor = (review: Review, whole: Agreement, now: Instant): Version | undefined => {
  const text = textAt(whole, now);
  if (settles(review, text)) return text;
  const { next } = whole;
  return next?.status === 'executed' && settles(review, next) ? next : undefined;
};

/** The version that is out for signature and would settle the review. */
export const outFor = (review: Review, { next }: Agreement): Version | undefined =>
  next?.status === 'out for signature' && settles(review, next) ? next : undefined;

/** Put out by an agency, and not by the service. */
const isDrafted = ({ renewal }: Review, { version }: Version): boolean => version !== renewal?.version;

/** Whether an amendment can still come about: it may go out until its day, and whatever is out by then may be signed. */
export function amendable(review: Review, whole: Agreement, { textBy }: Windows, now: Instant): boolean {
  const out = outFor(review, whole) ?? signedFor(review, whole, now);
  return now < textBy || (out !== undefined && isDrafted(review, out));
}

/** Fewer days are not enough for another round of signatures. */
export const DAYS_FOR_ANOTHER_ROUND = 14;
/** What stands against a renewal may have passed by then. */
const TRIED_AGAIN_AFTER = 7 * DAY;

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((party) => other.includes(party));

/**
 * A renewal that lapsed goes out once more while there is time; one that a head declined does not, unless others go on: because some are left
 * out, or because one of it has given notice of withdrawal since.
 */
const mayGoAgain = (review: Review, whole: Agreement, closesAt: Instant, without: string[], now: Instant) => {
  const { renewal } = review;
  const { next } = whole;
  if (!renewal || next?.version !== renewal.version || !same(renewal.without, without)) return true;
  const gone = goneFrom(review, whole, now);
  if (next.parties.some((party) => gone.includes(party))) return true;
  return next.returned === 'lapsed' && plus(now, DAYS_FOR_ANOTHER_ROUND * DAY) <= closesAt;
};

/** What was refused before is not asked at once again. */
export const triedAgainAt = ({ refused }: Review, without: readonly string[]): Instant | undefined =>
  refused && same(refused.without, without) ? plus(refused.at, TRIED_AGAIN_AFTER) : undefined;

/**
 * The parties that the renewal leaves out which the service has to put out now; undefined where none is to go out. Whoever has not chosen
 * is left out no sooner than the text is due.
 */
export function renewalDue(
  review: Review,
  whole: Agreement,
  settlement: Settlement,
  { textBy, closesAt }: Windows,
  now: Instant,
): string[] | undefined {
  if (!endsTheTerm(review) || !review.revealedAt || settlement.is !== 'renew') return undefined;
  const { without } = settlement;
  if (without.length > 0 && now < textBy) return undefined;
  if (hasEnded(whole, now) || signedFor(review, whole, now)) return undefined;
  // Another text is out, or is signed and takes effect later: one follows at a time.
  const pending = whole.next && textAt(whole, now).version === whole.version ? whole.next.status : undefined;
  if (pending === 'out for signature' || pending === 'executed') return undefined;
  // What was known when the review opened is true of that text.
  if (review.notRenewable !== undefined && textAt(whole, now).version === review.version) return undefined;
  if (!mayGoAgain(review, whole, closesAt, without, now)) return undefined;
  const again = triedAgainAt(review, without);
  return again !== undefined && now < again ? undefined : without;
}
