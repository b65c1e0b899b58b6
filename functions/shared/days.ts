/** Days, months and the clocks of a zone, by Intl: held in a test against Temporal, which runtimes do not have yet. */
import { DAY, HOUR, type Instant, instant, type PlainDay } from './kernel.ts';

const midnight = (day: PlainDay): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (epochMilliseconds: number): PlainDay => instant(epochMilliseconds).slice(0, 10);

/** The same day of a later month; the last day of that month where there is no such day: Aug 31 and 18 months is Feb 28 or 29. */
export function addMonths(day: PlainDay, months: number): PlainDay {
  const date = new Date(midnight(day));
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayAt(date.getTime());
}

/** The day so many calendar days later, or earlier when negative. */
export const addDays = (day: PlainDay, days: number): PlainDay => dayAt(midnight(day) + days * DAY);

/** Sunday is 0, as `Date` counts. */
export const weekdayOf = (day: PlainDay): number => new Date(midnight(day)).getUTCDay();

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks of the zone show at a moment, to the second, told as the moment at which clocks in UTC show the same. */
export function wallTime(zone: string, epochMilliseconds: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const numeric = 'numeric';
    const parts = {
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    } as const;
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', hourCycle: 'h23', ...parts });
    clocks.set(zone, clock);
  }
  const shown = Object.fromEntries(
    clock.formatToParts(epochMilliseconds).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The calendar day that clocks of the zone show at a moment: `2026-12-01` */
export const dayOf = (zone: string, at: Instant): PlainDay => dayAt(wallTime(zone, Date.parse(at)));

/**
 * The moment a clock in that zone shows a full hour on that day: the first of two where clocks go back, and where they jump over the
 * hour, as much later as they jump. A zone changes its offset at most once within a day before and after.
 */
export function hourOf(zone: string, day: PlainDay, hour: number): Instant {
  const wanted = midnight(day) + hour * HOUR;
  const [before, after] = [wanted - DAY, wanted + DAY].map((near) => wanted - (wallTime(zone, near) - near)) as [
    number,
    number,
  ];
  const shown = [before, after].sort((one, other) => one - other).find((at) => wallTime(zone, at) === wanted);
  return instant(shown ?? before);
}
