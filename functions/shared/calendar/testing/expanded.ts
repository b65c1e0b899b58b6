/** The law written out in days, for tests. */
import type { PlainDay } from '../../kernel.ts';
import { closedDays, type Jurisdiction, REGIONS } from '../law.ts';

export const FEDERAL_OFFICES: Jurisdiction = { country: 'US' };
export const regions = Object.keys(REGIONS).sort();
export const offices = (region: string): Jurisdiction => ({ country: 'US', region });

export const isWeekday = (day: PlainDay): boolean => ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());

/** Closed weekdays of the years from `first` to `last`, with the plain name of the holiday. */
export const closedWeekdays = (of: Jurisdiction, first: number, last: number): Map<PlainDay, string> => {
  const days = new Map<PlainDay, string>();
  for (let year = first; year <= last; year += 1)
    for (const [day, name] of closedDays(of, year)) if (isWeekday(day)) days.set(day, name.replace(', observed', ''));
  return days;
};

/** Of those, the ones that no federal holiday closes. */
export const beyondFederal = (region: string, first: number, last: number): Map<PlainDay, string> => {
  const federal = closedWeekdays(FEDERAL_OFFICES, first, last);
  return new Map([...closedWeekdays(offices(region), first, last)].filter(([day]) => !federal.has(day)));
};
