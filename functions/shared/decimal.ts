/** Decimals as people write them, exactly: what 0.1 and 0.2 add up to is 0.3. */
import Big from 'big.js';

/** At most 15 digits before the point and nine after it, without an exponent, a leading plus or zero, and no minus before nothing. */
export const DECIMAL = /^(?!-0(?:\.0+)?$)-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;

/** A constructor of its own: strict, so that a number, which may have lost digits already, is an error. */
const Exact = Big();
Exact.strict = true;

/** Exact, however long: nothing is rounded. */
export const addDecimals = (all: Iterable<string>): string => {
  let sum = new Exact('0');
  for (const one of all) sum = sum.plus(one);
  return sum.toFixed();
};
export const minusDecimals = (one: string, other: string): string => new Exact(one).minus(other).toFixed();
export const timesDecimals = (one: string, other: string): string => new Exact(one).times(other).toFixed();

/** To make a constructor takes longer than to divide. */
const rounding = new Map<number, ReturnType<typeof Big>>();
function roundingTo(digits: number): ReturnType<typeof Big> {
  const known = rounding.get(digits);
  if (known) return known;
  const Rounded = Big();
  Rounded.strict = true;
  Rounded.DP = digits;
  Rounded.RM = Big.roundHalfUp;
  rounding.set(digits, Rounded);
  return Rounded;
}

/** To so many digits after the point, for readers alone; half is rounded away from zero. */
export const dividedDecimals = (one: string, other: string, digits: number): string =>
  new (roundingTo(digits))(one).div(other).toFixed(digits);

/** Less than zero where the first is smaller, zero where both are the same amount. Takes texts that match `DECIMAL`. */
export const compareDecimals = (one: string, other: string): number => new Exact(one).cmp(new Exact(other));
