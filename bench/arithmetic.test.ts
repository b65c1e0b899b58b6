import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOf, spreadOf, sum } from './arithmetic.ts';
import { dollarsOf, type Priced, prices, type Use } from './prices.ts';

const nothing = Object.fromEntries(Object.keys(prices).map((priced) => [priced, 0])) as Use;

describe('Samples', () => {
  it.each([
    [[7], { median: 7, low: 7, high: 7, samples: 1 }],
    [[3, 1, 2], { median: 2, low: 1.5, high: 2.5, samples: 3 }],
    [[4, 1, 3, 2], { median: 2.5, low: 1.75, high: 3.25, samples: 4 }],
    [[1, 2, 3, 4, 1000], { median: 3, low: 2, high: 4, samples: 5 }],
  ])('%j have a median and a middle half', (samples, spread) => {
    expect(spreadOf(samples)).toEqual(spread);
  });

  it('have the same spread in any order', () => {
    const some = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(some, (samples) => {
        const { low, median, high } = spreadOf(samples);
        expect(spreadOf([...samples].reverse())).toEqual(spreadOf(samples));
        expect(low <= median && median <= high).toBe(true);
      }),
    );
  });

  it('are needed: of none there is no median', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

describe('A ratio', () => {
  it('is taken pair by pair, so that a slow moment which meets both halves does not count', () => {
    const pairs = [
      { ours: 11, floor: 10 },
      { ours: 110, floor: 100 },
      { ours: 22, floor: 20 },
    ];
    expect(ratioOf(pairs).median).toBeCloseTo(1.1);
  });
});

describe('Uses', () => {
  it('are added up by name', () => {
    expect(sum({ mail: 1, request: 2 }, { mail: 3 })).toEqual({ mail: 4, request: 2 });
  });

  it('cost nothing when nothing is used, and never less when more is', () => {
    expect(dollarsOf(nothing)).toBe(0);
    for (const priced of Object.keys(prices) as Priced[])
      expect(dollarsOf({ ...nothing, [priced]: 1_000 })).toBeCloseTo(1_000 * prices[priced], 12);
  });
});
