/** What the workflow of a review should do next, and how long it may wait if nobody acts. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { DAY, type Decision, HOUR, type Instant, plus } from '../../shared/kernel.ts';
import { isLeftOpen, outcomeAt } from './closing.rules.ts';
import { renewalDue, triedAgainAt } from './following.rules.ts';
import { answersReminder, endReminder, owedReminder, warningOf } from './reminding.rules.ts';
import { revealDue } from './reveal.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';
import { type Seen, sightOf } from './sight.rules.ts';

export type Standing =
  | {
      stand:
        | 'reminder due'
        | 'reveal due'
        | 'renewal due'
        | 'warning due'
        | 'leave open due'
        | 'closing due'
        | 'hand-over due'
        | 'handed over'
        | 'closed';
      until?: undefined;
    }
  /** Evidence that cannot be frozen holds up nobody: it is waited all the same, and tried again at the next look. */
  | { stand: 'waiting' | 'evidence due'; until: Instant };

/** An execution lives for a year at most. */
const HANDS_OVER_AFTER = 300 * DAY;
/** How long the hour may take that records what the clock has ended. */
const ENDS_WITHIN = HOUR;
/** When evidence that could not be frozen is tried again at the latest. */
const FROZEN_WITHIN = DAY;

/** Of whom something is asked again, if the moment for it has come. */
export function reminderDue(seen: Seen): 'answers' | 'unanswered' | undefined {
  const { review, pauses, silent, now } = seen;
  if (silent.length === 0) return undefined;
  const come = (at: Instant | undefined) => at !== undefined && at <= now;
  if (review.revealedAt === undefined) return come(answersReminder(review, pauses)) ? 'answers' : undefined;
  return come(owedReminder(review)) ? 'unanswered' : undefined;
}

/** What is said shortly before the end, if the moment for it has come. */
export function warningDue(seen: Seen): 'signatures' | 'unanswered' | undefined {
  const { review, whole, silent, windows, now, over } = seen;
  const of = review.revealedAt === undefined || over ? undefined : warningOf(review, whole, silent);
  const at = of && endReminder(review, windows.warnAt, of);
  return at !== undefined && at <= now && now < windows.closesAt ? of : undefined;
}

const momentsOf = ({ review, whole, pauses, windows, silent, settlement }: Seen): (Instant | undefined)[] => {
  const { answersBy, textBy, warnAt, closesAt } = windows;
  const of = warningOf(review, whole, silent);
  return [
    ...(review.revealedAt === undefined ? [answersBy, answersReminder(review, pauses)] : []),
    ...(silent.length > 0 ? [owedReminder(review)] : []),
    ...[textBy, warnAt, closesAt, of && endReminder(review, warnAt, of)],
    settlement.is === 'renew' ? triedAgainAt(review, settlement.without) : undefined,
    whole.next?.term?.effectiveAt,
    whole.term?.endsAt,
    plus(review.watchedSince, HANDS_OVER_AFTER),
  ];
};

/** `watch` is the execution that asks: where a later one watches over the review, this one has nothing left to do. */
export function standing(
  review: Review,
  whole: Agreement,
  pauses: readonly Pause[],
  now: Instant,
  watch = review.watch ?? 0,
): Standing {
  if (review.closed) return { stand: 'closed' };
  if ((review.watch ?? 0) !== watch) return { stand: 'handed over' };
  const seen = sightOf(review, whole, pauses, now);
  // Whatever was answered is revealed before anything comes of it, also after the end.
  if (revealDue(seen)) return { stand: 'reveal due' };
  if (outcomeAt(seen)) return { stand: 'closing due' };
  if (now >= plus(review.watchedSince, HANDS_OVER_AFTER)) return { stand: 'hand-over due' };
  if (renewalDue(review, whole, seen.settlement, seen.windows, now)) return { stand: 'renewal due' };
  if (isLeftOpen(seen)) return { stand: 'leave open due' };
  if (warningDue(seen)) return { stand: 'warning due' };
  if (reminderDue(seen)) return { stand: 'reminder due' };
  // What the clock ended stands on record within the hour, and wakes this execution.
  if (seen.over) return { stand: 'waiting', until: plus(now, ENDS_WITHIN) };
  const next = (...more: Instant[]): Instant =>
    [...momentsOf(seen), ...more].filter((at): at is Instant => at !== undefined && at > now).sort()[0] ??
    plus(now, DAY);
  return review.evidence
    ? { stand: 'waiting', until: next() }
    : { stand: 'evidence due', until: next(plus(now, FROZEN_WITHIN)) };
}

/** A fresh execution goes on; asked for by the one that watches now, because of its age or of how much it has gone through. */
export const handOver = (review: Review, watch: number): Decision<ReviewEvent> => ({
  events:
    review.closed || (review.watch ?? 0) !== watch ? [] : [{ type: 'WatchHandedOver', data: { watch: watch + 1 } }],
});

/** Said once, until something moves again. */
export const stall = (review: Review, error: string): Decision<ReviewEvent> => ({
  events: review.stalled || review.closed ? [] : [{ type: 'ReviewStalled', data: { error } }],
});
