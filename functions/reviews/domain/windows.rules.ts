/** The days of a review: in proportion to its length, whole days, at the end of business, never past its end. A suspension of deadlines moves all but the end. */
import { moved, movedReminder, type Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { type Calendar, endOfBusiness, startOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import { DAY, type Instant, type PlainDay } from '../../shared/kernel.ts';
import type { Windows } from './review.events.ts';
import type { Review } from './review.state.ts';

/** What is left of a review when answers are due, when the text is out, and when heads are warned: 120, 90 and 30 days of 180. */
const LEFT = { answersBy: [120, 180], textBy: [90, 180], warnAt: [30, 180] } as const;

export { EARLY_DAYS } from '../../agreements/domain/review-due.rules.ts';

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
const daysBetween = (from: PlainDay, to: PlainDay): number => (Date.parse(to) - Date.parse(from)) / DAY;

/**
 * @param ends the counted last day, whatever business day the end itself is moved to
 * @param lead days before it at which the review opens; fewer where it opened late
 */
export function windowsOf(calendar: Calendar, openedAt: Instant, ends: PlainDay, lead: number): Windows {
  const closesAt = endOfBusiness(calendar, ends);
  const days = Math.max(0, Math.min(lead, daysBetween(dayOf(calendar.zone, openedAt), ends)));
  const day = ([part, of]: readonly [number, number]) => addDays(ends, -Math.floor((days * part) / of));
  return {
    answersBy: earlier(endOfBusiness(calendar, day(LEFT.answersBy)), closesAt),
    textBy: earlier(endOfBusiness(calendar, day(LEFT.textBy)), closesAt),
    warnAt: earlier(startOfBusiness(calendar, day(LEFT.warnAt)), closesAt),
    closesAt,
  };
}

/** As they fall after these suspensions. */
export function windowsAt(
  { calendar, openedAt, windows }: Pick<Review, 'calendar' | 'openedAt' | 'windows'>,
  pauses: readonly Pause[],
): Windows {
  const { answersBy, textBy, warnAt, closesAt } = windows;
  const ends = (at: Instant) => earlier(moved(calendar, at, openedAt, pauses), closesAt);
  return {
    answersBy: ends(answersBy),
    textBy: ends(textBy),
    warnAt: earlier(movedReminder(calendar, warnAt, openedAt, pauses), closesAt),
    closesAt,
  };
}
