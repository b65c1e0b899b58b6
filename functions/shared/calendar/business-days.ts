/** A business day is a weekday that the law does not close, and it ends at 17:00 in its zone: every deadline of Concord is reckoned here. */
import { addDays, dayOf, hourOf, weekdayOf } from '../days.ts';
import { HOUR, type Instant, type PlainDay, plus } from '../kernel.ts';
import { closedDays, type Jurisdiction } from './law.ts';

/** Which days count and which clock: the holidays of a country, and of one state if `region` names it, in an IANA zone. */
export interface Calendar extends Jurisdiction {
  zone: string;
}

const CLOSING_HOUR = 17;
const WORKING_HOURS = 8;
const years = new Map<string, ReadonlyMap<PlainDay, string>>();

function closedIn(calendar: Calendar, year: number): ReadonlyMap<PlainDay, string> {
  const name = `${calendar.country}/${calendar.region ?? ''}/${year}`;
  const known = years.get(name) ?? closedDays(calendar, year);
  years.set(name, known);
  return known;
}

/** Throws a RangeError where the law of the calendar is unknown. */
export function isBusinessDay(calendar: Calendar, day: PlainDay): boolean {
  const weekday = weekdayOf(day);
  return weekday > 0 && weekday < 6 && !closedIn(calendar, Number(day.slice(0, 4))).has(day);
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
  plus(endOfBusiness(calendar, day), -WORKING_HOURS * HOUR);
