/** When a notice of withdrawal ends an MOU for the party that gave it: the notice days run once the others have it, and dead mailboxes hold nobody. */
import { addBusinessDays, type Calendar, endOfBusiness } from '../../../shared/calendar/business-days.ts';
import { addDays, dayOf } from '../../../shared/days.ts';
import type { Instant, PlainDay } from '../../../shared/kernel.ts';

/** A notice that has not reached everyone by then counts as given. */
const REACHES_WITHIN = 5;

export interface Notice {
  /** Calendar days, as the text says. */
  days: number;
  sentAt: Instant;
  /** When it was delivered to each other party; undefined where no delivery is on record. */
  delivered: readonly (Instant | undefined)[];
  /** The MOU's own end, if it has one. */
  endsAt?: Instant | undefined;
}

/** The day on which a notice counts as given to whoever it has not reached. */
export const countsAsGiven = (calendar: Calendar, sentAt: Instant): PlainDay =>
  addBusinessDays(calendar, sentAt, REACHES_WITHIN);

/** The day from which the notice days are counted: that of the last delivery, or the fifth business day after the notice if that is earlier. */
export function runsFrom(calendar: Calendar, { sentAt, delivered }: Pick<Notice, 'sentAt' | 'delivered'>): PlainDay {
  const latest = countsAsGiven(calendar, sentAt);
  if (delivered.some((at) => at === undefined)) return latest;
  const last = delivered
    .map((at) => dayOf(calendar.zone, at ?? ''))
    .reduce((one, other) => (one > other ? one : other), '');
  return last !== '' && last < latest ? last : latest;
}

/**
 * 17:00 in the zone on the last day of the notice, or on the next business day; never past the MOU's own end. While it has not reached
 * everyone, this is the latest that it can be: a delivery can only bring it forward.
 */
export function withdrawalEnds(calendar: Calendar, notice: Notice): Instant {
  const ends = endOfBusiness(calendar, addDays(runsFrom(calendar, notice), notice.days));
  return notice.endsAt !== undefined && notice.endsAt < ends ? notice.endsAt : ends;
}
