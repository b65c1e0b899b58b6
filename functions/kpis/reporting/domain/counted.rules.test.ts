/** What a batch has come to is said in a sentence, and travels in an address. */
import { describe, expect, it } from 'vitest';
import { type Counted, countedIn, countedText, sayCounted } from './counted.rules.ts';

const counted = (of: Partial<Counted>): Counted => ({ first: 0, corrected: 0, same: 0, late: 0, ...of });

it.each<[Partial<Counted>, string]>([
  [{ first: 1 }, '1 figure is recorded.'],
  [{ first: 1, late: 1 }, '1 figure is recorded, late.'],
  [{ first: 4, late: 2 }, '4 figures are recorded, 2 of them late.'],
  [{ first: 2, corrected: 1 }, '2 figures are recorded. 1 figure is corrected.'],
  [{ same: 3 }, '3 figures are on record already, and unchanged.'],
  [{}, 'Nothing was recorded.'],
])('%j is said as “%s”', (of, says) => expect(sayCounted(counted(of))).toBe(says));

describe('An address', () => {
  it('gives back what it was given', () => {
    const of = counted({ first: 1_000, corrected: 3, late: 12 });
    expect(countedIn(countedText(of))).toEqual(of);
  });

  it.each([undefined, '', '1-2-3', '1-2-3-4-5', '1-2-3--4', '1-2-3-123456', '1-2-3-x'])(
    'that was made up says nothing: %s',
    (text) => expect(countedIn(text)).toBeUndefined(),
  );
});
