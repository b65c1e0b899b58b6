/** Rounding is for readers and hides no miss. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDecimal } from '../testing/fractions.ts';
import { type Amount, amount, compare } from './exact.rules.ts';
import { cut, grouped, isRounded, shown, shownApart } from './shown.rules.ts';

describe('An amount is shown', () => {
  it.each<[string, Amount, string]>([
    ['as it was reported', amount('24.5'), '24.5'],
    ['to its last digit', amount('66.667'), '66.667'],
    ['without zeros that say nothing', amount('24.50'), '24.5'],
    ['but not without those of a whole number', amount('100'), '100'],
    ['with two digits where it has no end', amount('200', '3'), '66.67'],
    ['as a decimal where it is one', amount('45', '50'), '0.9'],
    ['never as nothing, if it is something', amount('1', '30000'), '0.00003'],
    ['below zero, too', amount('-1', '3'), '-0.33'],
    ['as nothing, if it is nothing', amount('0', '7'), '0'],
  ])('%s', (_, one, text) => expect(shown(one)).toBe(text));

  it.each([
    ['24500', '24,500'],
    ['-1234567.8901', '-1,234,567.8901'],
    ['999', '999'],
  ])('%s for readers as %s', (text, parted) => expect(grouped(text)).toBe(parted));

  it('in a calculation cut, with the sign that more follows', () => {
    expect(cut(amount('9707', '365'))).toBe('26.5945…');
    expect(cut(amount('2.3'))).toBe('2.3');
    expect(isRounded(amount('1', '3'), '0.33')).toBe(true);
    expect(isRounded(amount('1', '4'), '0.25')).toBe(false);
  });
});

describe('A miss is not hidden', () => {
  it.each<[Amount, Amount, [string, string]]>([
    [amount('66.667'), amount('66.67'), ['66.667', '66.67']],
    [amount('200', '3'), amount('66.67'), ['66.667', '66.67']],
    [amount('200', '3'), amount('2000001', '30000'), ['66.66667', '66.6667']],
    [amount('1', '3'), amount('2', '6'), ['0.33', '0.33']],
  ])('%j beside %j', (one, other, texts) => expect(shownApart(one, other)).toEqual(texts));

  it('whatever the two amounts are: the texts stand in the same order', () =>
    fc.assert(
      fc.property(fc.tuple(aDecimal, fc.nat({ max: 99 })), fc.tuple(aDecimal, fc.nat({ max: 99 })), (a, b) => {
        const [one, other] = [amount(a[0], String(a[1] + 1)), amount(b[0], String(b[1] + 1))];
        const [left, right] = shownApart(one, other);
        expect(compare(amount(left), amount(right))).toBe(compare(one, other));
      }),
      { seed: 11 },
    ));
});
