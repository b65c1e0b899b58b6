/** An amount is one decimal over another, so that a third is a third: amounts are compared by multiplying, and divided only to be shown. */
import { addDecimals, compareDecimals, minusDecimals, timesDecimals } from '../../shared/decimal.ts';

export interface Amount {
  over: string;
  /** More than zero. */
  under: string;
}

export const amount = (over: string, under = '1'): Amount => ({ over, under });
export const whole = (count: number): Amount => amount(String(count));
export const ZERO = amount('0');

/** Most amounts are decimals, and stay short as long as none is divided. */
const isOne = (under: string): boolean => under === '1';

export const plus = (one: Amount, other: Amount): Amount =>
  one.under === other.under
    ? amount(addDecimals([one.over, other.over]), one.under)
    : amount(
        addDecimals([timesDecimals(one.over, other.under), timesDecimals(other.over, one.under)]),
        timesDecimals(one.under, other.under),
      );

export const negative = ({ over, under }: Amount): Amount => amount(minusDecimals('0', over), under);
export const minus = (one: Amount, other: Amount): Amount => plus(one, negative(other));

export const times = (one: Amount, other: Amount): Amount =>
  amount(
    timesDecimals(one.over, other.over),
    isOne(other.under) ? one.under : isOne(one.under) ? other.under : timesDecimals(one.under, other.under),
  );

/** So many parts of a whole that has `of` of them: 181 of 365 days. */
export const share = (one: Amount, parts: number, of: number): Amount =>
  amount(timesDecimals(one.over, String(parts)), timesDecimals(one.under, String(of)));

/** Less than zero where the first is smaller. */
export const compare = (one: Amount, other: Amount): number =>
  one.under === other.under
    ? compareDecimals(one.over, other.over)
    : compareDecimals(timesDecimals(one.over, other.under), timesDecimals(other.over, one.under));

export const sign = ({ over }: Amount): number => compareDecimals(over, '0');
export const size = (one: Amount): Amount => (sign(one) < 0 ? negative(one) : one);
