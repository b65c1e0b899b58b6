/** Percentiles are those of the nearest rank; what failed is counted and has no time; each threshold is held alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyond, percentile, type Taken, type Thresholds, tally } from './tally.ts';

const done = (act: string, ...times: number[]): Taken[] => times.map((ms) => ({ act, ms, end: 'done' }));
const within: Thresholds = { p95: 1_000, failures: 0.01, dropped: 0 };

describe('A percentile', () => {
  it.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
  ])('of 15, 20, 35, 40, 50 at %i percent is %i', (percent, value) =>
    expect(percentile([15, 20, 35, 40, 50], percent)).toBe(value),
  );

  it('is a value that was measured, which so many do not exceed and fewer are below', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const sorted = values.sort((one, other) => one - other);
        const value = percentile(sorted, percent) ?? Number.NaN;
        expect(sorted).toContain(value);
        expect(sorted.filter((one) => one <= value).length).toBeGreaterThanOrEqual((percent / 100) * sorted.length);
        expect(sorted.filter((one) => one < value).length).toBeLessThan((percent / 100) * sorted.length);
      }),
    ));

  it('of nothing is nothing', () => expect(percentile([], 50)).toBeUndefined());
});

describe('The tally', () => {
  it('has a row for each act, and times of what was done alone', () => {
    const taken: Taken[] = [
      ...done('open', 10, 30, 20),
      { act: 'sign', ms: 9, end: 'throttled' },
      { act: 'sign', ms: 8, end: 'failed' },
      { act: 'open', ms: 5_000, end: 'failed' },
    ];
    expect(tally(taken)).toEqual([
      { act: 'open', count: 4, failed: 1, throttled: 0, ms: { p50: 20, p90: 30, p95: 30, p99: 30, max: 30 } },
      { act: 'sign', count: 2, failed: 1, throttled: 1 },
    ]);
  });
});

describe('What is beyond a threshold', () => {
  it('is nothing where all is within', () => expect(beyond(tally(done('open', 10, 1_000)), 0, within)).toEqual([]));

  it('is an act that takes longer, of those that failed or were throttled more than may, and what was dropped', () => {
    expect(beyond(tally(done('open', 10, 1_001)), 0, within)).toEqual(['open: p95 is 1001 ms; it may be 1000.']);
    const taken: Taken[] = [...done('open', ...Array(98).fill(1)), { act: 'open', ms: 1, end: 'throttled' }];
    expect(beyond(tally([...taken, ...done('open', 1)]), 0, within)).toEqual([]);
    expect(beyond(tally(taken), 0, within)).toEqual(['1 of 99 acts failed or were throttled; 1 % may.']);
    expect(beyond(tally(done('open', 1)), 3, within)).toEqual([
      '3 arrivals found everyone busy and were dropped; 0 may be.',
    ]);
  });

  it('is that nothing happened at all', () => expect(beyond([], 0, within)).toEqual(['No act was carried out.']));
});
