/** A holiday as its law words it: how its day is found, what happens when that falls on a weekend, in which years, and where that is written. */
import {
  type DayNumber,
  dayNumber,
  easterSunday,
  FRI,
  MON,
  SAT,
  SUN,
  THU,
  TUE,
  WED,
  type Weekday,
  weekdayOf,
} from './day-number.ts';

/** Days by which the closing moves, by the weekday on which the holiday falls; a weekday that is not named moves nothing. */
export type Observed = Readonly<Partial<Record<Weekday, number>>>;

export interface Rule {
  name: string;
  day: (year: number) => DayNumber;
  /** Statute, order or regulation; for a day that it lets an officer place, the place that the officer has chosen so far. */
  law: string;
  observed?: Observed;
  /** The first and the last year in which the holiday is held. */
  since?: number;
  until?: number;
  /** Of the years between, those in which it is held: election years, years of an inauguration. */
  held?: (year: number) => boolean;
  /** The statute could not be found: the rule is that of the source. NOTICE names it. */
  source?: 'vacanza/holidays';
}

/** Saturday's holiday is observed on Friday, Sunday's on Monday. */
export const NEAREST: Observed = { [SAT]: -1, [SUN]: 1 };
/** Sunday's holiday is observed on Monday; Saturday's is not observed on another day. */
export const SUNDAY_TO_MONDAY: Observed = { [SUN]: 1 };
/** Both are observed on Monday. */
export const TO_MONDAY: Observed = { [SAT]: 2, [SUN]: 1 };

/** From Christmas Day to the weekday beside it that makes a long weekend, or else the day before it. */
export const BESIDE_CHRISTMAS: Observed = { [MON]: 1, [TUE]: -1, [WED]: -1, [THU]: 1, [FRI]: -1, [SAT]: -2, [SUN]: -2 };
/** December 24 where Christmas Day may be observed upon it. */
export const BEFORE_CHRISTMAS: Observed = { [FRI]: -1, [SAT]: -1, [SUN]: -2 };

/** `month` is 1 to 12. */
export const on =
  (month: number, day: number): Rule['day'] =>
  (year) =>
    dayNumber(year, month, day);

/** The `n`th such weekday of the month. */
export const nth =
  (n: number, weekday: Weekday, month: number): Rule['day'] =>
  (year) => {
    const first = dayNumber(year, month, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
  };

export const last =
  (weekday: Weekday, month: number): Rule['day'] =>
  (year) => {
    const end = dayNumber(year, month + 1, 0);
    return end - ((weekdayOf(end) - weekday + 7) % 7);
  };

export const after =
  (days: number, day: Rule['day']): Rule['day'] =>
  (year) =>
    day(year) + days;

/** Days from Easter Sunday: Good Friday is -2. */
export const easter =
  (days: number): Rule['day'] =>
  (year) =>
    easterSunday(year) + days;

export const THANKSGIVING = nth(4, THU, 11);
export const DAY_AFTER_THANKSGIVING = after(1, THANKSGIVING);
export const GOOD_FRIDAY = easter(-2);
/** The Tuesday next after the first Monday in November (2 USC 7). */
export const ELECTION_DAY = after(1, nth(1, MON, 11));

/** Years of elections to Congress. */
export const evenYears = (year: number): boolean => year % 2 === 0;
/** Years of presidential elections. */
export const presidential = (year: number): boolean => year % 4 === 0;
