/** For tests: decimals and their amounts, reckoned another way than in the product, by whole numbers of any length. */
import fc from 'fast-check';

/** Top and bottom. */
export type Fraction = readonly [bigint, bigint];

export function asFraction(decimal: string): Fraction {
  const [before = '', after = ''] = decimal.split('.');
  return [BigInt(before + after), 10n ** BigInt(after.length)];
}

/** A text that the ledger takes as a number. */
export const aDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 9 }))
  .map(([parts, digits]) => {
    const text = (parts < 0n ? -parts : parts).toString().padStart(digits + 1, '0');
    const at = text.length - digits;
    return `${parts < 0n ? '-' : ''}${text.slice(0, at)}${digits > 0 ? `.${text.slice(at)}` : ''}`;
  });
