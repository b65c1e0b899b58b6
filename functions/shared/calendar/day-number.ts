/** Days as whole numbers since 1970-01-01, without clocks or zones: what rules of a calendar are written in. */
import type { PlainDay } from '../kernel.ts';

/** Days since 1970-01-01; negative before it. */
export type DayNumber = number;

/** Sunday is 0, Saturday is 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export const [SUN, MON, TUE, WED, THU, FRI, SAT] = [0, 1, 2, 3, 4, 5, 6] as const;

const MS_PER_DAY = 86_400_000;

/** `month` is 1 to 12; a day past the end of its month counts on into the next. */
export const dayNumber = (year: number, month: number, day: number): DayNumber =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

export const plainDay = (day: DayNumber): PlainDay => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): Weekday => ((((day + THU) % 7) + 7) % 7) as Weekday;

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export const easterSunday = (year: number): DayNumber => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dayNumber(year, 3, 22 + epact + toSunday - 7 * lateMoon);
};
