/** Days and months are reckoned by Temporal, the language's own calendar; loaded only where a date is worked out, never to show one. */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instant, type PlainDay } from './kernel.ts';

/** The same day of a later month; the last day of that month where there is no such day: Aug 31 and 18 months is Feb 28 or 29. */
export const addMonths = (day: PlainDay, months: number): PlainDay =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/** The day so many calendar days later, or earlier when negative. */
export const addDays = (day: PlainDay, days: number): PlainDay => Temporal.PlainDate.from(day).add({ days }).toString();

/** The calendar day of a moment in a zone. */
export const dayOf = (zone: string, at: Instant): PlainDay =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The moment a clock in that zone shows a full hour on that day; where the clocks jump over it, the hour after. */
export const hourOf = (zone: string, day: PlainDay, hour: number): Instant =>
  instant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds);
