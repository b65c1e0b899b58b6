/** On which days public offices of a jurisdiction are closed by law. What counts, and how a rule is corrected: docs/calendar.md. */
import type { PlainDay } from '../kernel.ts';
import { expand } from './expand.ts';
import { FEDERAL } from './federal.ts';
import type { Rule } from './rule.ts';
import { MIDWEST } from './states/midwest.ts';
import { NORTHEAST } from './states/northeast.ts';
import { SOUTH_ATLANTIC } from './states/south-atlantic.ts';
import { SOUTH_CENTRAL } from './states/south-central.ts';
import { TERRITORIES } from './states/territories.ts';
import { WEST } from './states/west.ts';

export interface Jurisdiction {
  /** ISO 3166-1. Only `US` is known. */
  country: string;
  /** ISO 3166-2 without the country, such as `OR`: a state, `DC`, or `AS`, `GU`, `MP`, `PR`, `VI`. */
  region?: string | undefined;
}

/** Stored with each deadline. Another number means that some day of some jurisdiction is closed or open that was not. */
export const lawVersion = 'concord-law@1';

/** What each region closes beyond the federal holidays, or on another day than they. */
export const REGIONS: Readonly<Record<string, readonly Rule[]>> = {
  ...NORTHEAST,
  ...MIDWEST,
  ...SOUTH_ATLANTIC,
  ...SOUTH_CENTRAL,
  ...WEST,
  ...TERRITORIES,
};

const rulesOf = ({ country, region }: Jurisdiction): readonly Rule[] | undefined => {
  if (country !== 'US') return undefined;
  if (!region) return FEDERAL;
  return Object.hasOwn(REGIONS, region) ? [...FEDERAL, ...(REGIONS[region] ?? [])] : undefined;
};

/** Whether the law of that jurisdiction is known here. */
export const knows = (of: Jurisdiction): boolean => rulesOf(of) !== undefined;

const years = new Map<string, ReadonlyMap<PlainDay, string>>();

/**
 * The days of that year, in order, on which public offices are closed, each with the name of its holiday; with `region`, the
 * days of federal offices and of that region's. A holiday on a weekend is there as well as the weekday on which it is observed,
 * which may lie in the year before: 2027-12-31 for New Year’s Day 2028.
 * Rules are kept as they are since 2025; of earlier years only the federal ones are right.
 * @throws {RangeError} if the law of the jurisdiction is not known here.
 */
export const closedDays = (of: Jurisdiction, year: number): ReadonlyMap<PlainDay, string> => {
  const name = `${of.country}/${of.region ?? ''}/${year}`;
  const known = years.get(name);
  if (known) return known;
  const rules = rulesOf(of);
  if (!rules) throw new RangeError(`No public holidays are known for ${name}`);
  const days = expand(rules, year);
  years.set(name, days);
  return days;
};
