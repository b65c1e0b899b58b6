/** All deadlines of the disputes of an MOU can be suspended for a while: the business days that were left are then counted anew from the end of it. */
import { type Calendar, countedAnew, endOfBusiness, startOfBusiness } from '../../../shared/calendar/business-days.ts';
import { dayOf } from '../../../shared/days.ts';
import { DAY, type Instant } from '../../../shared/kernel.ts';

export interface Pause {
  from: Instant;
  /** When deadlines run again by themselves. */
  until: Instant;
  /** When a liaison let them run again, before that. */
  resumed?: Instant;
}

/** Old suspensions, which move no open deadline any more, told as one. */
export interface Folded {
  /** When the first of them began, and the last one ended. */
  from: Instant;
  until: Instant;
  /** Days of the term's allowance that they cost. */
  days: number;
  /** How long deadlines stood in all of them. */
  milliseconds: number;
}

export interface Suspensions {
  /** In order of time; two never overlap. */
  pauses: readonly Pause[];
  /** All of it before the first of the pauses. */
  folded?: Folded;
}

export const endOf = ({ until, resumed }: Pause): Instant => resumed ?? until;
export const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
/** Milliseconds; none where `to` lies before. */
export const between = (from: Instant, to: Instant): number => Math.max(0, Date.parse(to) - Date.parse(from));

/**
 * Where a deadline that was set at `since` falls after these suspensions. One that began at the deadline or after it moves nothing: the
 * deadline had passed. A window of 48 hours moves as the end of a level does, by business days and at its own time of day.
 */
export const moved = (calendar: Calendar, deadline: Instant, since: Instant, pauses: readonly Pause[]): Instant =>
  pauses.reduce((falls, pause) => {
    const from = later(pause.from, since);
    return from < falls && from < endOf(pause) ? countedAnew(calendar, falls, from, endOf(pause)) : falls;
  }, deadline);

/**
 * When a reminder comes that was set for nine on a business day: the day moves as a deadline at its end would, so that it never passes
 * the deadline that it is about, and none comes while deadlines are suspended.
 */
export function movedReminder(calendar: Calendar, at: Instant, since: Instant, pauses: readonly Pause[]): Instant {
  const ends = endOfBusiness(calendar, dayOf(calendar.zone, at));
  const falls = moved(calendar, ends, since, pauses);
  const comes = falls === ends ? at : startOfBusiness(calendar, dayOf(calendar.zone, falls));
  return pauses.reduce((moment, pause) => (isIn(pause, moment) ? endOf(pause) : moment), comes);
}

const isIn = (pause: Pause, at: Instant): boolean => pause.from <= at && at < endOf(pause);

/** The suspension in which this moment lies. */
export const pauseAt = (pauses: readonly Pause[], now: Instant): Pause | undefined =>
  pauses.find((pause) => isIn(pause, now));

const WEEK = 7 * DAY;

/**
 * Milliseconds by which these suspensions move a deadline at most: each by twice its time and a week, because weekends and holidays lie
 * between the business days that are counted anew.
 */
export const furthest = (pauses: readonly Pause[]): number =>
  pauses.reduce((sum, pause) => sum + 2 * between(pause.from, endOf(pause)) + WEEK, 0);

/** Of the folded suspensions only the sum is known: a span that has a part of their time is charged that part of the sum. */
function stoodFolded(folded: Folded | undefined, from: Instant, to: Instant): number {
  if (!folded) return 0;
  const shared = between(later(folded.from, from), earlier(folded.until, to));
  return shared === 0 ? 0 : Math.round((folded.milliseconds * shared) / between(folded.from, folded.until));
}

/** Milliseconds between two moments in which deadlines ran: for showing how long something took. */
export const ranFor = (from: Instant, to: Instant, { pauses, folded }: Suspensions): number =>
  between(from, to) -
  stoodFolded(folded, from, to) -
  pauses.reduce((sum, pause) => sum + between(later(pause.from, from), earlier(endOf(pause), to)), 0);
