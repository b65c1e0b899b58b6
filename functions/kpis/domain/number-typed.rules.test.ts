/** What people and spreadsheets write for a number, and what is asked about it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECIMAL } from '../../shared/decimal.ts';
import { say } from '../../shared/kernel.ts';
import { aDecimal } from '../testing/fractions.ts';
import { numberTyped } from './number-typed.rules.ts';

const missing = say('value-missing', 'There is no value.', 'Write it.');
const typed = (text: string) => numberTyped(text, missing);

describe('A number', () => {
  it.each(['0', '24.5', '24.50', '-0.5', ' 7 ', '\t12\u00A0'])('%j is taken as it is', (text) =>
    expect(typed(text)).toEqual({ number: text.trim() }),
  );

  it('is taken digit by digit, whatever it is', () =>
    fc.assert(
      fc.property(aDecimal, (text) => {
        expect(typed(text)).toEqual(DECIMAL.test(text) ? { number: text } : { refused: expect.anything() });
      }),
      { seed: 11 },
    ));

  it.each<[string, string, string]>([
    ['', 'value-missing', 'Write it.'],
    [' \u00A0', 'value-missing', 'Write it.'],
    ['NaN', 'number-unreadable', 'Write digits, such as 24.5, or none with a note if there is nothing to report.'],
    ['Infinity', 'number-unreadable', 'Write digits, such as 24.5, or none with a note if there is nothing to report.'],
    ['٣', 'number-unreadable', 'Write digits, such as 24.5, or none with a note if there is nothing to report.'],
    [
      '1e309',
      'number-with-exponent',
      'Write all of its digits; a spreadsheet shows them where the cell is formatted as a number.',
    ],
    [
      '1E3',
      'number-with-exponent',
      'Write all of its digits; a spreadsheet shows them where the cell is formatted as a number.',
    ],
    ['1,234', 'number-parted', 'Write 1234 or 1.234, whichever is meant.'],
    ['24,5', 'number-parted', 'Write 24.5, whichever is meant.'],
    ['1,234.5', 'number-parted', 'Write 1234.5, whichever is meant.'],
    ['1.234,5', 'number-parted', 'Write 1234.5, whichever is meant.'],
    ['1,234,567', 'number-parted', 'Write 1234567, whichever is meant.'],
    ['1 234', 'number-parted', 'Write 1234, whichever is meant.'],
    ['1,2,3', 'number-parted', 'Write digits, with a point before the decimals.'],
    ['\u22125', 'minus-sign', 'Write -5 with the key beside the zero.'],
    ['–5', 'minus-sign', 'Write -5 with the key beside the zero.'],
    ['=1+1', 'formula', 'Write the number that it results in.'],
    ['24%', 'number-with-unit', 'Write 24 alone: the MOU says what it is measured in.'],
    ['$5', 'number-with-unit', 'Write 5 alone: the MOU says what it is measured in.'],
    ['24 minutes', 'number-with-unit', 'Write 24 alone: the MOU says what it is measured in.'],
    ['007', 'number-spelled-otherwise', 'Write 7.'],
    ['.5', 'number-spelled-otherwise', 'Write 0.5.'],
    ['5.', 'number-spelled-otherwise', 'Write 5.'],
    ['+5', 'number-spelled-otherwise', 'Write 5.'],
    ['-0', 'number-spelled-otherwise', 'Write 0.'],
    ['1000000000000000', 'number-too-long', 'Write at most 15 digits before the point and nine after it.'],
    ['0.0000000001', 'number-too-long', 'Write at most 15 digits before the point and nine after it.'],
    ['soon', 'number-unreadable', 'Write digits, such as 24.5, or none with a note if there is nothing to report.'],
    ['9'.repeat(100_000), 'number-too-long', 'Write at most 15 digits before the point and nine after it.'],
  ])('%.20s is refused: %s', (text, code, remedy) => expect(typed(text).refused).toMatchObject({ code, remedy }));

  it('that could be two is asked about with both', () =>
    expect(typed('1,234').refused?.wrong).toBe(
      '“1,234” has a comma, a blank or another sign between its digits, and may mean 1234 or 1.234.',
    ));

  it('whatever is typed, is a number or a refusal that offers one', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE% $=\u2212kN'), maxLength: 12 }), (text) => {
        const { number, refused } = typed(text);
        if (number === undefined) expect(refused.remedy).not.toBe('');
        else expect(DECIMAL.test(number)).toBe(true);
      }),
      { seed: 11, numRuns: 1_000 },
    ));
});
