/** Amounts are reckoned with as fractions are at school: nothing is rounded on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDecimal, asFraction, type Fraction } from '../testing/fractions.ts';
import { type Amount, amount, compare, minus, plus, share, sign, size, times } from './exact.rules.ts';

const anAmount = fc.tuple(aDecimal, fc.nat({ max: 999 })).map(([over, under]) => amount(over, String(under + 1)));
const fractionOf = ({ over, under }: Amount): Fraction => {
  const [top, bottom] = [asFraction(over), asFraction(under)];
  return [top[0] * bottom[1], top[1] * bottom[0]];
};
const same = (one: Fraction, other: Fraction) => expect(one[0] * other[1]).toBe(other[0] * one[1]);
const order = (n: bigint) => (n < 0n ? -1 : n > 0n ? 1 : 0);

describe('An amount', () => {
  it('is a third, three times which is one', () => {
    const third = amount('1', '3');
    expect(compare(plus(plus(third, third), third), amount('1'))).toBe(0);
    expect(compare(share(amount('1'), 1, 3), third)).toBe(0);
    expect(compare(third, amount('0.333333333'))).toBe(1);
  });

  it('adds up, multiplies and compares as whole numbers over whole numbers do', () =>
    fc.assert(
      fc.property(anAmount, anAmount, fc.nat({ max: 365 }), (one, other, days) => {
        const [[a, b], [c, d]] = [fractionOf(one), fractionOf(other)];
        same(fractionOf(plus(one, other)), [a * d + c * b, b * d]);
        same(fractionOf(minus(one, other)), [a * d - c * b, b * d]);
        same(fractionOf(times(one, other)), [a * c, b * d]);
        same(fractionOf(share(one, days, 365)), [a * BigInt(days), b * 365n]);
        expect(compare(one, other)).toBe(order(a * d - c * b));
        expect(sign(one)).toBe(order(a));
        expect(sign(size(one))).toBe(a === 0n ? 0 : 1);
      }),
      { seed: 11 },
    ));
});
