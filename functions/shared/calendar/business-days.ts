/** A business day is a weekday that the law does not close, and it ends at 17:00 in its zone: every deadline of Concord is reckoned here. */
import { addDays, clockAt, dayOf, hourOf, timeOf, weekdayOf } from '../days.ts';
import { HOUR, type Instant, type PlainDay } from '../kernel.ts';
import { closedDays, type Jurisdiction } from './law.ts';

/** Which days count and which clock: the holidays of a country, and of one state if `region` names it, in an IANA zone. */
export interface Calendar extends Jurisdiction {
  zone: string;
}

const CLOSING_HOUR = 17;
const OPENING_HOUR = 9;

/** Throws a RangeError where the law of the calendar is unknown. */
export function isBusinessDay(calendar: Calendar, day: PlainDay): boolean {
  const weekday = weekdayOf(day);
  return weekday > 0 && weekday < 6 && !closedDays(calendar, Number(day.slice(0, 4))).has(day);
}

const nextOpen = (calendar: Calendar, from: PlainDay): PlainDay => {
  let day = from;
  while (!isBusinessDay(calendar, day)) day = addDays(day, 1);
  return day;
};

/**
 * The `n`th business day after the day of `from` in the calendar's zone. The day of `from` itself never counts, whatever its hour;
 * with `n` = 0 it is that day, or the next business day if it is closed.
 */
export function addBusinessDays(calendar: Calendar, from: Instant, n: number): PlainDay {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('Business days are counted forward, in whole days');
  let day = nextOpen(calendar, n === 0 ? dayOf(calendar.zone, from) : addDays(dayOf(calendar.zone, from), 1));
  for (let counted = 1; counted < n; counted += 1) day = nextOpen(calendar, addDays(day, 1));
  return day;
}

/** 17:00 in the zone on that day, or on the next business day if that day is closed. */
export const endOfBusiness = (calendar: Calendar, day: PlainDay): Instant =>
  hourOf(calendar.zone, nextOpen(calendar, day), CLOSING_HOUR);

/** 9:00, when the day's work begins, on that day or the next business day: mail that asks for work arrives then. */
export const startOfBusiness = (calendar: Calendar, day: PlainDay): Instant =>
  hourOf(calendar.zone, nextOpen(calendar, day), OPENING_HOUR);

const openFrom = (calendar: Calendar, first: PlainDay, last: PlainDay): number => {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) if (isBusinessDay(calendar, day)) count += 1;
  return count;
};

/** The first day on which clocks of the zone show that time after a moment. */
const firstAfter = ({ zone }: Calendar, at: Instant, time: number): PlainDay => {
  const now = clockAt(zone, at);
  return now.time < time ? now.day : addDays(now.day, 1);
};

/**
 * Where a deadline falls of which nothing ran between `from` and `until`: the business days that were left at `from`, the day of the
 * deadline and a day that was under way among them, are counted anew from `until`. It keeps its time of day, 17:00 as a rule, and never
 * falls earlier; where no business day ended between the two, it stays.
 */
export function countedAnew(calendar: Calendar, deadline: Instant, from: Instant, until: Instant): Instant {
  const { zone } = calendar;
  const { day, time } = clockAt(zone, deadline);
  const [first, again] = [firstAfter(calendar, from, time), firstAfter(calendar, until, time)];
  if (first === again) return deadline;
  const left = openFrom(calendar, first, day);
  let last = nextOpen(calendar, again);
  for (let counted = 1; counted < left; counted += 1) last = nextOpen(calendar, addDays(last, 1));
  return last > day ? timeOf(zone, last, time) : deadline;
}

/** Whole business days, 9:00 to 17:00, that lie between two moments: rounded down, so that nobody is promised time they lack. */
export function businessDaysBetween(calendar: Calendar, from: Instant, to: Instant): number {
  const end = clockAt(calendar.zone, to);
  const last = end.time < CLOSING_HOUR * HOUR ? addDays(end.day, -1) : end.day;
  const begin = clockAt(calendar.zone, from);
  return openFrom(calendar, begin.time > OPENING_HOUR * HOUR ? addDays(begin.day, 1) : begin.day, last);
}
