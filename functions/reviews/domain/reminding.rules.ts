/** Whom a review reminds, and when: once before answers are due, once before the end, and then with growing pauses while it is owed. */

import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { partiesAt } from '../../agreements/domain/seats.rules.ts';
import { movedReminder, type Pause } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import { startOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import { DAY, type Instant, instant } from '../../shared/kernel.ts';
import { endsTheTerm, outFor } from './following.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';

type Of = Extract<ReviewEvent, { type: 'ReviewReminded' }>['data']['of'];

/** Before answers are due. */
const DAYS_BEFORE = 7;
/** Between two reminders of a review that is owed: a week at first, a month at most. */
const [LEAST, MOST] = [7 * DAY, 30 * DAY];
/** A renewal that has just gone out needs no warning beside the mail that asks for it. */
const REST = 3 * DAY;

/** Nine o'clock, a week before answers are due; absent where the review opened later than that. */
export function answersReminder(
  { calendar, openedAt, windows, reminded }: Review,
  pauses: readonly Pause[],
): Instant | undefined {
  const at = startOfBusiness(calendar, addDays(dayOf(calendar.zone, windows.answersBy), -DAYS_BEFORE));
  return reminded.answers !== undefined || at <= openedAt ? undefined : movedReminder(calendar, at, openedAt, pauses);
}

/** Each pause is as long as the time before it, so that they grow, in business hours. */
export function owedReminder({ calendar, leftOpenAt, reminded }: Review): Instant | undefined {
  if (leftOpenAt === undefined) return undefined;
  const since =
    reminded.unanswered !== undefined && reminded.unanswered > leftOpenAt ? reminded.unanswered : leftOpenAt;
  const pause = Math.min(MOST, Math.max(LEAST, Date.parse(since) - Date.parse(leftOpenAt)));
  return startOfBusiness(calendar, dayOf(calendar.zone, instant(Date.parse(since) + pause)));
}

/** When whoever has not signed, or not chosen, hears that the end is near; absent where that was said. */
export function endReminder(
  { reminded, renewal }: Review,
  warnAt: Instant,
  of: 'signatures' | 'unanswered',
): Instant | undefined {
  if (reminded[of] !== undefined) return undefined;
  const rested = renewal && of === 'signatures' ? instant(Date.parse(renewal.at) + REST) : warnAt;
  return rested > warnAt ? rested : warnAt;
}

/** What is said when the end is near, if anything is: sign what is out, or choose while there is time. */
export const warningOf = (
  review: Review,
  whole: Agreement,
  silent: readonly string[],
): 'signatures' | 'unanswered' | undefined => {
  if (review.kind !== 'scheduled') return undefined;
  if (endsTheTerm(review) && outFor(review, whole)) return 'signatures';
  return silent.length > 0 ? 'unanswered' : undefined;
};

/** Parties of that version of which an office has not signed, those that leave with it too. */
export const unsigned = (
  {
    parties,
    follows,
  }: { parties: readonly string[]; follows?: { leaving?: readonly string[] | undefined } | undefined },
  signed: readonly string[],
  asked: readonly string[],
): string[] => {
  const seats = asked.length > 0 ? asked : [...parties, ...(follows?.leaving ?? [])];
  return partiesAt(seats.filter((seat) => !signed.includes(seat)));
};

export const reminded = (of: Of, parties: readonly string[]): ReviewEvent => ({
  type: 'ReviewReminded',
  data: { of, parties: [...parties] },
});
