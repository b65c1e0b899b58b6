/** The days on which offices are closed, by law: a stand-in with the federal calendar of 5 USC 6103 for every jurisdiction of the US. */
import type { PlainDay } from '../kernel.ts';

/** Whose law: ISO 3166-1 code of a country, and ISO 3166-2 code of a state without the country, such as `OR`. */
export interface Jurisdiction {
  country: string;
  region?: string | undefined;
}

/** Stored with each deadline: a correction of the law makes another version, and stored deadlines keep theirs. */
export const lawVersion = 'law@0';

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));
const nth = (n: number, weekday: number, year: number, month: number): Date =>
  day(year, month, 1 + ((7 + weekday - day(year, month, 1).getUTCDay()) % 7) + (n - 1) * 7);
const lastMonday = (year: number, month: number): Date => {
  const last = day(year, month + 1, 0);
  return day(year, month, last.getUTCDate() - ((7 + last.getUTCDay() - MONDAY) % 7));
};

/** 5 USC 6103(b), and E.O. 11582 for Sundays: the Friday before a Saturday, the Monday after a Sunday. */
const observed = (date: Date): Date => {
  const move = date.getUTCDay() === SATURDAY ? -1 : date.getUTCDay() === 0 ? 1 : 0;
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate() + move);
};

/** 5 USC 6103(a) */
const federal = (year: number): [string, Date][] => [
  ['New Year’s Day', day(year, 1, 1)],
  ['Birthday of Martin Luther King, Jr.', nth(3, MONDAY, year, 1)],
  ['Washington’s Birthday', nth(3, MONDAY, year, 2)],
  ['Memorial Day', lastMonday(year, 5)],
  ['Juneteenth National Independence Day', day(year, 6, 19)],
  ['Independence Day', day(year, 7, 4)],
  ['Labor Day', nth(1, MONDAY, year, 9)],
  ['Columbus Day', nth(2, MONDAY, year, 10)],
  ['Veterans Day', day(year, 11, 11)],
  ['Thanksgiving Day', nth(4, THURSDAY, year, 11)],
  ['Christmas Day', day(year, 12, 25)],
  ['New Year’s Day', day(year + 1, 1, 1)],
];

export const knows = ({ country, region }: Jurisdiction): boolean =>
  country === 'US' && (region === undefined || /^(?!XX)[A-Z]{2}$/.test(region));

const years = new Map<string, ReadonlyMap<PlainDay, string>>();

/** Weekdays of the year that are closed, with the name of the holiday. Throws a RangeError where the law is unknown. */
export function closedDays(of: Jurisdiction, year: number): ReadonlyMap<PlainDay, string> {
  const key = `${of.country}/${of.region ?? ''}/${year}`;
  const known = years.get(key);
  if (known) return known;
  if (!knows(of)) throw new RangeError(`No law of holidays is known for ${of.country} ${of.region ?? ''}`);
  const days = federal(year).map(([name, date]) => [observed(date).toISOString().slice(0, 10), name] as const);
  // One day of one state, so that tests can see that a region counts.
  if (of.region === 'CA') days.push([`${year}-03-31`, 'Farmworkers Day']);
  const closed = new Map(days.filter(([one]) => one.startsWith(String(year))));
  years.set(key, closed);
  return closed;
}
