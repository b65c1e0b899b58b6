/** When a round ends, and when people are reminded and warned: 17:00 and 9:00 on business days of the MOU's calendar. */

import { endOf } from '../../agreements/domain/term.rules.ts';
import type { Version } from '../../agreements/domain/version.state.ts';
import { addBusinessDays, type Calendar, endOfBusiness, startOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../shared/days.ts';
import type { Instant } from '../../shared/kernel.ts';
import { MOST_REMINDERS } from './round.rules.ts';

/** The first reminder after five business days, then weekly. */
const FIRST_REMINDER = 5;
const WEEK = 7;
/** The warning comes a week before the end, so that it meets at least one working week. */
const WARNING_BEFORE = 7;

/** Of a round opened now that is open for so many calendar days, and not past a moment that is the last for another reason. */
export function periodOf(calendar: Calendar, days: number, now: Instant, until?: Instant) {
  const whole = endOfBusiness(calendar, addDays(dayOf(calendar.zone, now), days));
  const deadline = until !== undefined && until < whole ? until : whole;
  const last = dayOf(calendar.zone, deadline);
  return {
    deadline,
    warnAt: startOfBusiness(calendar, addDays(last, -WARNING_BEFORE)),
  };
}

/** A successor is signed before the text that it follows has ended, or never; a first text with an end day of its own, before that. */
export const lastMomentToSign = (
  { follows, sunset: { endsOn }, zone }: Pick<Version, 'follows' | 'sunset' | 'zone'>,
  holds: Version['term'],
): Instant | undefined => {
  if (follows) return holds?.endsAt;
  return endsOn === undefined ? undefined : endOf(zone, endsOn);
};

export function remindersFrom(calendar: Calendar, now: Instant): Instant[] {
  const first = addBusinessDays(calendar, now, FIRST_REMINDER);
  return Array.from({ length: MOST_REMINDERS }, (_, week) => startOfBusiness(calendar, addDays(first, week * WEEK)));
}
