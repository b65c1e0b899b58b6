/** Times are said one way everywhere: the weekday and day, the hour in the MOU's zone, and the same moment in UTC. */
import { Temporal } from 'temporal-polyfill';
import type { Instant, PlainDay } from './kernel.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Written out here rather than by Intl, because signed documents hold these words and must not change with a library's data. */
const words = (day: Temporal.PlainDate): string =>
  `${WEEKDAYS[day.dayOfWeek - 1]}, ${MONTHS[day.month - 1]} ${day.day}, ${day.year}`;

const two = (number: number): string => String(number).padStart(2, '0');

/** `Wed, May 24, 2028` */
export const sayDay = (day: PlainDay): string => words(Temporal.PlainDate.from(day));

/** `ET`, `MT`; where English has no short name, the offset of that moment, such as `GMT+2`. */
const zoneName = (zone: string, epochMilliseconds: number): string => {
  const named = (timeZoneName: 'shortGeneric' | 'short'): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
      .formatToParts(epochMilliseconds)
      .find((part) => part.type === 'timeZoneName')?.value ?? zone;
  const generic = named('shortGeneric');
  return /^[A-Z]{2,5}$/.test(generic) ? generic : named('short');
};

/** `Tue, Dec 1, 2026, 5:00 p.m. ET (22:00 UTC)`; the day in UTC is added where it differs. */
export const sayInstant = (at: Instant, zone: string): string => {
  const moment = Temporal.Instant.from(at);
  const local = moment.toZonedDateTimeISO(zone);
  const utc = moment.toZonedDateTimeISO('UTC');
  const hour = `${local.hour % 12 || 12}:${two(local.minute)} ${local.hour < 12 ? 'a.m.' : 'p.m.'}`;
  const name = zoneName(zone, moment.epochMilliseconds);
  const said = `${words(local.toPlainDate())}, ${hour} ${name}`;
  if (name === 'UTC') return said;
  const elsewhere = local.toPlainDate().equals(utc.toPlainDate())
    ? ''
    : `${WEEKDAYS[utc.dayOfWeek - 1]}, ${MONTHS[utc.month - 1]} ${utc.day}, `;
  return `${said} (${elsewhere}${two(utc.hour)}:${two(utc.minute)} UTC)`;
};

const DAY_MINUTES = 24 * 60;
const many = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} left`;

/** `3 days left`, below two days `47 hours left`, below two hours `119 minutes left`: rounded down, so that nobody is promised time they lack. */
export const sayRemaining = (now: Instant, deadline: Instant): string => {
  const minutes = Math.floor((Date.parse(deadline) - Date.parse(now)) / 60_000);
  if (Date.parse(now) >= Date.parse(deadline)) return 'ended';
  if (minutes >= 2 * DAY_MINUTES) return many(Math.floor(minutes / DAY_MINUTES), 'day');
  if (minutes >= 120) return many(Math.floor(minutes / 60), 'hour');
  return minutes >= 1 ? many(minutes, 'minute') : 'less than a minute left';
};

/** The same day of a later month; the last day of that month where there is no such day: Aug 31 and 18 months is Feb 28 or 29. */
export const addMonths = (day: PlainDay, months: number): PlainDay =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/** The calendar day of a moment in a zone. */
export const dayOf = (zone: string, at: Instant): PlainDay =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The moment a clock in that zone shows a full hour on that day; where the clocks jump over it, the hour after. */
export const hourOf = (zone: string, day: PlainDay, hour: number): Instant =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds,
  ).toISOString();

/** The day so many calendar days later, or earlier when negative. */
export const addDays = (day: PlainDay, days: number): PlainDay => Temporal.PlainDate.from(day).add({ days }).toString();
