/** How a review ends: in one way, once, and never by silence alone where it would prolong anything. */
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { calendarOf } from '../../agreements/domain/agreement.rules.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { sunsetOf } from '../../agreements/domain/sunset.rules.ts';
import type { Version } from '../../agreements/domain/version.state.ts';
import { addMonths, dayOf } from '../../shared/days.ts';
import type { PlainDay } from '../../shared/kernel.ts';
import { endsTheTerm, outFor, signedFor } from './following.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';
import { allGoOn, type Seen } from './sight.rules.ts';

type Closed = Extract<ReviewEvent, { type: 'ReviewClosed' }>['data'];

/** Renewed where the service put it out, or nobody asked for other words; else amended. */
const followed = ({ choices, renewal }: Review, { version, follows }: Version): Closed => {
  const drafted =
    renewal?.version !== version &&
    (follows?.kind === 'amendment' || Object.values(choices).some(({ choice }) => choice === 'amend'));
  return { outcome: drafted ? 'amended' : 'renewed', version };
};

/** What the review comes to at this moment; undefined where it stays open. The end of the MOU counts once it is on record. */
export function outcomeAt(seen: Seen): Closed | undefined {
  const { review, whole, windows, now, over } = seen;
  const signed = signedFor(review, whole, now);
  // What was signed to follow never begins where the MOU ended with its parties before, however late anybody looks.
  if (signed?.version === textAt(whole, now).version) return followed(review, signed);
  if (whole.endedAt !== undefined) return { outcome: 'ended' };
  if (over || endsTheTerm(review)) return undefined;
  const passed = now >= windows.closesAt;
  if (signed) return passed ? followed(review, signed) : undefined;
  if (review.kind === 'scheduled') return passed && allGoOn(seen) ? { outcome: 'reaffirmed' } : undefined;
  if (allGoOn(seen)) return { outcome: 'reaffirmed' };
  // What is out may still be signed, within the days that its own round has.
  return passed && !outFor(review, whole) ? { outcome: 'unsettled' } : undefined;
}

/** Whether it is owed from now on: its day passed, and not everyone has chosen to go on. */
export const isLeftOpen = ({ review, windows, now, over }: Seen): boolean =>
  review.kind === 'scheduled' &&
  !endsTheTerm(review) &&
  !over &&
  review.leftOpenAt === undefined &&
  now >= windows.closesAt;

/**
 * The next day on which the choice is owed: so many months after the one before, so that it never drifts; where that day has passed,
 * because the choice was owed for long, after the day of the last choice.
 */
export function nextSunset({ review, whole, now }: Pick<Seen, 'review' | 'whole' | 'now'>): PlainDay {
  const { zone, sunset, term } = textAt(whole, now);
  const today = dayOf(zone, now);
  const chosen = Object.values(review.answered).map(({ at }) => dayOf(zone, at));
  const from = [review.sunset ?? today, chosen.sort().at(-1) ?? today, today];
  const next = from.map((day) => addMonths(day, sunset.months)).find((day) => day > today) ?? today;
  return term?.ends !== undefined && term.ends < next ? term.ends : next;
}

/** What is recorded with the end of the review, on its own stream and with the agreement. A renewal has days of its own. */
export function closing(seen: Seen): { own: ReviewEvent[]; whole: AgreementEvent[] } {
  const { review, whole, now } = seen;
  const closed = review.closed ? undefined : outcomeAt(seen);
  if (!closed) return { own: [], whole: [] };
  const own: ReviewEvent[] = [{ type: 'ReviewClosed', data: closed }];
  const text = closed.version === undefined ? textAt(whole, now) : signedFor(review, whole, now);
  const goesOn = closed.outcome === 'reaffirmed' || text?.follows?.kind === 'amendment';
  if (!text || !goesOn || review.kind !== 'scheduled' || seen.over) return { own, whole: [] };
  const sunset = nextSunset(seen);
  const { sunsetAt, calendar } = sunsetOf(calendarOf(text), { sunset }, text.sunset.opensDaysBefore);
  const data = { version: text.version, review: review.review, sunset, sunsetAt, calendar };
  return { own, whole: [{ type: 'TermReaffirmed', data }] };
}
