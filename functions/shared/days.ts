/** Days, months and the clocks of a zone, by Intl: held in a test against Temporal, which runtimes do not have yet. */
import { DAY, HOUR, type Instant, instant, type PlainDay, SECOND } from './kernel.ts';

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

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = 'numeric';
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', hourCycle: 'h23', ...parts });
  clocks.set(zone, clock);
  return clock;
}

/** Milliseconds by which clocks of the zone are ahead of UTC, as Intl shows them. */
function shownOffset(zone: string, epochMilliseconds: number): number {
  const seconds = Math.floor(epochMilliseconds / SECOND) * SECOND;
  const shown = Object.fromEntries(
    clockOf(zone)
      .formatToParts(seconds)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
}

/** Asking Intl is slow: of each zone the offsets of the days that were asked for last; `changes` on a day whose ends have two. */
const offsets = new Map<string, Map<number, number | 'changes'>>();
const MOST_DAYS = 4_000;

function offsetAt(zone: string, epochMilliseconds: number): number {
  const number = Math.floor(epochMilliseconds / DAY);
  let days = offsets.get(zone);
  if (!days || days.size > MOST_DAYS) {
    days = new Map();
    offsets.set(zone, days);
  }
  let offset = days.get(number);
  if (offset === undefined) {
    const [begins, ends] = [shownOffset(zone, number * DAY), shownOffset(zone, (number + 1) * DAY)];
    offset = begins === ends ? begins : 'changes';
    days.set(number, offset);
  }
  return offset === 'changes' ? shownOffset(zone, epochMilliseconds) : offset;
}

/** What clocks of the zone show at a moment, told as the moment at which clocks in UTC show the same. */
export const wallTime = (zone: string, epochMilliseconds: number): number =>
  epochMilliseconds + offsetAt(zone, epochMilliseconds);

/** The calendar day that clocks of the zone show at a moment: `2026-12-01` */
export const dayOf = (zone: string, at: Instant): PlainDay => dayAt(wallTime(zone, Date.parse(at)));

/** What clocks of the zone show at a moment: the day, and the time of that day in milliseconds after midnight. */
export function clockAt(zone: string, at: Instant): { day: PlainDay; time: number } {
  const shown = wallTime(zone, Date.parse(at));
  const day = dayAt(shown);
  return { day, time: shown - midnight(day) };
}

/**
 * The moment at which clocks of the zone show that time on that day, in milliseconds after midnight: the first of two where clocks go
 * back, and where they jump over it, as much later as they jump. No zone changes its offset twice within two days.
 */
export function timeOf(zone: string, day: PlainDay, time: number): Instant {
  const wanted = midnight(day) + time;
  const [before, after] = [wanted - DAY, wanted + DAY].map((near) => wanted - (wallTime(zone, near) - near)) as [
    number,
    number,
  ];
  const shown = [before, after].sort((one, other) => one - other).find((at) => wallTime(zone, at) === wanted);
  return instant(shown ?? before);
}

/** Likewise a full hour. */
export const hourOf = (zone: string, day: PlainDay, hour: number): Instant => timeOf(zone, day, hour * HOUR);
