/** At how many acts a second which limit of the account is reached first, from measured units. */
import type { Reading } from '../meter.ts';
import { useOf } from '../meter.ts';
import { ASSUMED_SECONDS, type Use } from '../prices.ts';
import { type ActUse, limits } from './limits.ts';

/** Acts a second that are looked at. */
export const RATES = [10, 100, 1000] as const;

export interface Reached {
  name: string;
  /** Acts a second at which it is used up; infinite where an act uses none of it. */
  at: number;
  /** Share of it that each rate of RATES uses. */
  shares: number[];
  raise: string;
}

/** The mean of several acts: of a signature with what leads to it, of an answer in a dispute, of a report of figures. */
export function meanOf(acts: readonly (readonly Reading[])[]): ActUse {
  const uses = acts.map((readings) => readings.map(useOf));
  const mean = (of: keyof Use) => uses.flat().reduce((total, use) => total + use[of], 0) / Math.max(1, acts.length);
  const names = ['readUnit', 'writeUnit', 'transition', 'mail', 'invocation', 'gigabyteSecond', 'request'] as const;
  const use = Object.fromEntries(names.map((name) => [name, mean(name)])) as Use;
  return { ...use, seconds: use.invocation * ASSUMED_SECONDS };
}

/** In the order in which they are reached. */
export const orderOf = (act: ActUse): Reached[] =>
  limits
    .map(({ name, of, most, raise }) => ({
      ...{ name, raise },
      at: most / of(act),
      shares: RATES.map((rate) => (rate * of(act)) / most),
    }))
    .sort((one, other) => one.at - other.at);
