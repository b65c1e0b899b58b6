/** A business day is a weekday that is no public holiday, and it ends at 17:00 in its zone: every deadline of Concord is reckoned here. */
import Holidays from 'date-holidays';
import { version } from 'date-holidays/package.json';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from './days.ts';
import { type Instant, instant, type PlainDay } from './kernel.ts';

/** Which days count and which clock: federal public holidays, and those of one state if `region` names it. */
export interface Calendar {
  /** IANA zone. */
  zone: string;
  /** ISO 3166-1 code. */
  country: string;
  /** ISO 3166-2 code without the country, such as `OR`. */
  region?: string | undefined;
}

/** Stored with each deadline: another version of the library may know other holidays, and stored deadlines keep theirs. */
export const calendarVersion = `date-holidays@${version}`;

const CLOSING_HOUR = 17;
const years = new Map<string, ReadonlySet<PlainDay>>();

/** Public holidays and the weekdays on which they are observed, as days of the place itself. */
const holidays = (calendar: Calendar, year: number): ReadonlySet<PlainDay> => {
  const name = `${calendar.country}/${calendar.region ?? ''}/${year}`;
  const known = years.get(name);
  if (known) return known;
  const book = calendar.region ? new Holidays(calendar.country, calendar.region) : new Holidays(calendar.country);
  const found = book.getHolidays(year).filter((one) => one.type === 'public');
  if (found.length === 0) throw new RangeError(`No public holidays are known for ${name}`);
  const days = new Set(found.map((one) => one.date.slice(0, 10)));
  years.set(name, days);
  return days;
};

const isOpen = (calendar: Calendar, date: Temporal.PlainDate): boolean =>
  date.dayOfWeek <= 5 && !holidays(calendar, date.year).has(date.toString());

export const isBusinessDay = (calendar: Calendar, day: PlainDay): boolean =>
  isOpen(calendar, Temporal.PlainDate.from(day));

const nextOpen = (calendar: Calendar, from: Temporal.PlainDate): Temporal.PlainDate => {
  let date = from;
  while (!isOpen(calendar, date)) date = date.add({ days: 1 });
  return date;
};

/**
 * The `n`th business day after the day of `from` in the calendar's zone. The day of `from` itself never counts, whatever its hour;
 * with `n` = 0 it is that day, or the next business day if it is closed.
 */
export const addBusinessDays = (calendar: Calendar, from: Instant, n: number): PlainDay => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('Business days are counted forward, in whole days');
  let date = Temporal.PlainDate.from(dayOf(calendar.zone, from));
  if (n === 0) return nextOpen(calendar, date).toString();
  for (let counted = 0; counted < n; counted += 1) date = nextOpen(calendar, date.add({ days: 1 }));
  return date.toString();
};

/** 17:00 in the zone on that day, or on the next business day if that day is closed. */
export const endOfBusiness = (calendar: Calendar, day: PlainDay): Instant => {
  const open = nextOpen(calendar, Temporal.PlainDate.from(day));
  const closing = open.toZonedDateTime({ timeZone: calendar.zone, plainTime: { hour: CLOSING_HOUR } });
  return instant(closing.epochMilliseconds);
};

export { addMonths, dayOf } from './days.ts';
