/** Rules become the days of a year. */
import type { PlainDay } from '../kernel.ts';
import { type DayNumber, dayNumber, plainDay, weekdayOf } from './day-number.ts';
import type { Rule } from './rule.ts';

const held = ({ since, until, held }: Rule, year: number): boolean =>
  (since === undefined || year >= since) &&
  (until === undefined || year <= until) &&
  (held === undefined || held(year));

/** The holiday itself and, if it moves, the day on which it is observed. */
const closings = (rule: Rule, year: number): [DayNumber, string][] => {
  if (!held(rule, year)) return [];
  const day = rule.day(year);
  const moved = rule.observed?.[weekdayOf(day)];
  return moved
    ? [
        [day, rule.name],
        [day + moved, `${rule.name}, observed`],
      ]
    : [[day, rule.name]];
};

/** Closed days of one calendar year, in order, by the first rule that closes each: also those that a holiday of the next or the last year closes. */
export const expand = (rules: readonly Rule[], year: number): ReadonlyMap<PlainDay, string> => {
  const [first, end] = [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)];
  const found = new Map<DayNumber, string>();
  for (const rule of rules)
    for (const [day, name] of [-1, 0, 1].flatMap((step) => closings(rule, year + step)))
      if (day >= first && day < end && !found.has(day)) found.set(day, name);
  return new Map([...found].sort(([a], [b]) => a - b).map(([day, name]) => [plainDay(day), name]));
};
