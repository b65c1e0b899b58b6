import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, compareDecimals, DECIMAL, dividedDecimals, minusDecimals, timesDecimals } from './decimal.ts';

describe('A decimal is a text of digits', () => {
  it.each(['0', '7', '-7', '24.5', '24.50', '0.000000001', '-0.5', '999999999999999.999999999'])('%s', (text) =>
    expect(DECIMAL.test(text)).toBe(true),
  );

  it.each([
    '',
    '+1',
    '007',
    '.5',
    '5.',
    '-',
    '-0',
    '-0.00',
    '1e3',
    '1e309',
    'NaN',
    'Infinity',
    '24,5',
    '1 000',
    '1_000',
    '0x10',
    '٣',
    '1\n',
    '1000000000000000',
    '0.0000000001',
  ])('%j is none', (text) => expect(DECIMAL.test(text)).toBe(false));
});

describe('Decimals are compared exactly', () => {
  it.each([
    ['0.1', '0.10', 0],
    ['-1', '1', -1],
    ['10', '9', 1],
    ['999999999999999.999999999', '999999999999999.999999998', 1],
    ['0.30000000', '0.3', 0],
  ])('%s and %s: %i', (one, other, order) => expect(compareDecimals(one, other)).toBe(order));

  it('as whole numbers of the smallest part are', () => {
    const parts = fc.bigInt({ min: -(10n ** 24n) + 1n, max: 10n ** 24n - 1n }).filter((one) => one !== 0n);
    const written = (one: bigint) => {
      const digits = (one < 0n ? -one : one).toString().padStart(10, '0');
      return `${one < 0n ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`;
    };
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(DECIMAL.test(written(one))).toBe(true);
        expect(compareDecimals(written(one), written(other))).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
      { seed: 5 },
    );
  });

  it('and a number is an error', () => {
    expect(() => compareDecimals(0.1 as unknown as string, '0.1')).toThrow(/[Ii]nvalid/);
  });
});

describe('Decimals are reckoned with exactly', () => {
  it.each([
    [addDecimals(['0.1', '0.2']), '0.3'],
    [addDecimals([]), '0'],
    [minusDecimals('0.3', '0.1'), '0.2'],
    [minusDecimals('1', '1.000000001'), '-0.000000001'],
    [
      timesDecimals('999999999999999.999999999', '999999999999999.999999999'),
      '999999999999999999999998000000.000000000000000001',
    ],
    [addDecimals(['1000000000000000000000000', '0.000000001']), '1000000000000000000000000.000000001'],
  ])('%s is %s', (is, right) => expect(is).toBe(right));

  it.each([
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['50', '1', 2, '50.00'],
    ['5', '2', 0, '3'],
  ])('and %s / %s is shown with %i digits as %s', (one, other, digits, shown) =>
    expect(dividedDecimals(one, other, digits)).toBe(shown),
  );
});
