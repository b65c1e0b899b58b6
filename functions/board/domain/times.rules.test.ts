import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, overall, type Sample, sayLong, summaries } from './times.rules.ts';

const DAY = 86_400_000;
const sample = (days: number, agencies: string[], level = 'Heads', measure: Sample['measure'] = 'decided'): Sample => ({
  ...{ measure, level, agencies },
  milliseconds: days * DAY,
});

describe('The median', () => {
  it.each([
    [[4], 4],
    [[9, 1, 4], 4],
    [[1, 2, 3, 10], 2.5],
    [[], 0],
  ])('of %j is %d', (numbers, median) => expect(medianOf(numbers)).toBe(median));

  it('has as many below as above, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }), (numbers) => {
        const median = medianOf(numbers);
        expect(medianOf([...numbers].reverse())).toBe(median);
        const below = numbers.filter((one) => one < median).length;
        const above = numbers.filter((one) => one > median).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });
});

describe('Times', () => {
  const samples = [
    sample(2, ['Health', 'Roads']),
    sample(4, ['Health', 'Police'], 'Directors'),
    sample(12, ['Health', 'Roads']),
    sample(90, ['Police'], 'Heads', 'answered'),
  ];

  it('are told by agency, the slowest first, and count a dispute for each agency in it', () => {
    expect(summaries(samples, 'decided', 'agency')).toEqual([
      { name: 'Roads', count: 2, median: 7 * DAY, longest: 12 * DAY },
      { name: 'Health', count: 3, median: 4 * DAY, longest: 12 * DAY },
      { name: 'Police', count: 1, median: 4 * DAY, longest: 4 * DAY },
    ]);
  });

  it('are told by level', () => {
    expect(summaries(samples, 'decided', 'level').map(({ name, median }) => [name, median / DAY])).toEqual([
      ['Heads', 7],
      ['Directors', 4],
    ]);
  });

  it('are told of all, and of nothing when nothing has come that far', () => {
    expect(overall(samples, 'decided')).toMatchObject({ count: 3, median: 4 * DAY, longest: 12 * DAY });
    expect(overall(samples, 'raised')).toBeUndefined();
    expect(summaries(samples, 'raised', 'agency')).toEqual([]);
  });
});

describe('A span', () => {
  it.each([
    [0, 'less than an hour'],
    [DAY / 24, '1 hour'],
    [1.5 * DAY, '36 hours'],
    [2 * DAY, '2 days'],
    [3.54 * DAY, '3.5 days'],
    [41.6 * DAY, '42 days'],
  ])('of %d milliseconds is said as %s', (milliseconds, words) => expect(sayLong(milliseconds)).toBe(words));
});
