/** Times are said in two ways: to whoever has to act, in the MOU's zone alone; on records and sealed papers, with the same moment in UTC. */
import { wallTime } from './days.ts';
import { DAY, HOUR, type Instant, instant, type PlainDay } from './kernel.ts';

export { dayOf as dayIn } from './days.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Written out here rather than by Intl, because signed documents hold these words and must not change with a library's data. */
const shortWords = (date: Date): string =>
  `${WEEKDAYS[date.getUTCDay()]}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;

const words = (date: Date): string => `${shortWords(date)}, ${date.getUTCFullYear()}`;

const two = (number: number): string => String(number).padStart(2, '0');

/** `Wed, May 24, 2028` */
export const sayDay = (day: PlainDay): string => words(new Date(`${day}T00:00:00Z`));

/** `ET`, `MT`, or `EDT` where exact; where English has no short name, the offset of that moment, such as `GMT+2`. */
const zoneName = (zone: string, epochMilliseconds: number, exact = false): string => {
  const named = (timeZoneName: 'shortGeneric' | 'short'): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
      .formatToParts(epochMilliseconds)
      .find((part) => part.type === 'timeZoneName')?.value ?? zone;
  const generic = named('shortGeneric');
  return !exact && /^[A-Z]{2,5}$/.test(generic) ? generic : named('short');
};

/** The day of a moment in a zone: `Tue, Dec 1, 2026` */
export const sayDayOf = (at: Instant, zone: string): string => words(new Date(wallTime(zone, Date.parse(at))));

/** The same without its year, for a day that is near: `Tue, Dec 1` */
export const sayShortDayOf = (at: Instant, zone: string): string =>
  shortWords(new Date(wallTime(zone, Date.parse(at))));

const hourOn = (clock: Date): string => {
  const hours = clock.getUTCHours();
  return `${hours % 12 || 12}:${two(clock.getUTCMinutes())} ${hours < 12 ? 'a.m.' : 'p.m.'}`;
};

/** `Tue, Dec 1, 2026, 5:00 p.m. ET`, on pages and in emails. Where clocks go back, an hour comes twice: it is EDT and then EST. */
export const sayInstant = (at: Instant, zone: string): string => {
  const moment = Date.parse(at);
  const shown = wallTime(zone, moment);
  const twice = [-HOUR, HOUR].some((apart) => wallTime(zone, moment + apart) === shown);
  const local = new Date(shown);
  return `${words(local)}, ${hourOn(local)} ${zoneName(zone, moment, twice)}`;
};

/** `Tue, Dec 1, 2026, 5:00 p.m. ET (22:00 UTC)`, on records, in exports and PDFs; the day in UTC is added where it differs. */
export const sayInstantOnRecord = (at: Instant, zone: string): string => {
  const utc = new Date(at);
  const local = new Date(wallTime(zone, utc.getTime()));
  const name = zoneName(zone, utc.getTime());
  const said = `${words(local)}, ${hourOn(local)} ${name}`;
  if (name === 'UTC') return said;
  const elsewhere = local.getUTCDate() === utc.getUTCDate() ? '' : `${shortWords(utc)}, `;
  return `${said} (${elsewhere}${two(utc.getUTCHours())}:${two(utc.getUTCMinutes())} UTC)`;
};

/** When counters of a day begin anew: they count days in UTC, and nobody reckons in it. */
export const sayNewCount = (now: Instant, zone: string): string =>
  sayInstant(instant((Math.floor(Date.parse(now) / DAY) + 1) * DAY), zone);

const DAY_MINUTES = 24 * 60;
const many = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} left`;

const minutesLeft = (now: Instant, deadline: Instant): number =>
  Math.floor((Date.parse(deadline) - Date.parse(now)) / 60_000);

/** `47 hours left`, below two hours `119 minutes left`: rounded down, so that nobody is promised time they lack. */
export const sayHoursLeft = (now: Instant, deadline: Instant): string => {
  const minutes = minutesLeft(now, deadline);
  if (Date.parse(now) >= Date.parse(deadline)) return 'ended';
  if (minutes >= 120) return many(Math.floor(minutes / 60), 'hour');
  return minutes >= 1 ? many(minutes, 'minute') : 'less than a minute left';
};

/** `3 days left`, days of 24 hours; below two of them the hours. Deadlines of an MOU are told in business days instead. */
export const sayRemaining = (now: Instant, deadline: Instant): string => {
  const minutes = minutesLeft(now, deadline);
  return minutes >= 2 * DAY_MINUTES ? many(Math.floor(minutes / DAY_MINUTES), 'day') : sayHoursLeft(now, deadline);
};
