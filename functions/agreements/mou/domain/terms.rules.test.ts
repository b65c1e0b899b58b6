import { describe, expect, it } from 'vitest';
import { changed, short, told } from '../../testing/an-mou.ts';
import { MOST_OF_A_PARTY } from './terms.rules.ts';

const [pattern] = short.commitments;
const commitments = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...pattern, key: `one-${index + 1}` }));

describe('A party', () => {
  it('has as many commitments as can be kept track of, and no more', () => {
    expect(told(changed(short, 'commitments', commitments(MOST_OF_A_PARTY)))).toEqual([]);
    expect(told(changed(short, 'commitments', commitments(MOST_OF_A_PARTY + 1)))).toEqual([
      `commitments.50: The party ${pattern?.party} has 51 commitments here; at most 50 of a party can be kept track of.`,
    ]);
  });
});
