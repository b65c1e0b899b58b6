/** Where things stand in a drawing: nothing sticks out, and nothing touches on a phone. */
import { describe, expect, it } from 'vitest';
import { dayTicks, scalesOf, shortNumber } from './scale.ts';
import type { Trend } from './trend.rules.ts';

const trend = (values: readonly number[], more: Partial<Trend> = {}): Trend => ({
  points: [],
  path: [values.map((value) => ({ day: '2027-06-30', value }))],
  target: [],
  ...{ from: '2027-01-01', to: '2027-12-31', today: '2027-06-30', changes: [] },
  ...more,
});
const ends = (values: readonly number[]) => {
  const { ticks } = scalesOf(trend(values), [10, 110]);
  return [ticks[0], ticks.at(-1)];
};

describe('Amounts', () => {
  it('begin at zero, where that is near enough to tell how large they are', () => {
    expect(ends([3, 20])).toEqual([0, 30]);
    expect(ends([90, 97])[0]).toBeGreaterThanOrEqual(80);
    expect(ends([-20, -3])).toEqual([-30, 0]);
  });

  it('that are all the same stand in the middle', () => {
    const { y } = scalesOf(trend([24]), [10, 110]);
    expect(y(24)).toBeGreaterThan(30);
    expect(y(24)).toBeLessThan(90);
    expect(scalesOf(trend([0]), [10, 110]).y(0)).toBe(60);
  });

  it('lie within the drawing, whatever they are', () => {
    for (const values of [
      [0, 1e15],
      [-1e15, 1e15],
      [0.000000001, 0.000000002],
      [-5, 3],
    ]) {
      const { y } = scalesOf(trend(values), [10, 110]);
      for (const value of values) {
        expect(y(value)).toBeGreaterThanOrEqual(10);
        expect(y(value)).toBeLessThanOrEqual(110);
      }
    }
  });

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [0.000002, '0.000002'],
    [-1_500, '-1500'],
    [20_000, '20k'],
    [1_500_000, '1.5M'],
    [3e9, '3B'],
    [2e12, '2T'],
  ])('%f is written %s on an axis', (value, text) => expect(shortNumber(value)).toBe(text));
});

describe('Days', () => {
  const ticks = (from: string, to: string) => dayTicks({ from, to }, scalesOf(trend([1], { from, to }), [0, 100]).x);

  it('are told by months, and in a long drawing by years', () => {
    expect(ticks('2027-01-01', '2027-12-31').map(({ says }) => says)).toEqual(['Jan 2027', 'Apr', 'Jul', 'Oct']);
    expect(ticks('2027-07-01', '2037-06-30').map(({ says }) => says)).toEqual(['2028', '2030', '2032', '2034', '2036']);
  });

  it.each([
    ['2027-01-01', '2027-01-31'],
    ['2027-01-01', '2027-02-28'],
    ['2027-03-01', '2029-12-31'],
    ['2027-01-01', '2036-12-31'],
  ])('from %s to %s never touch', (from, to) => {
    const all = ticks(from, to);
    expect(all.length).toBeGreaterThan(0);
    for (const [index, { at }] of all.slice(1).entries()) expect(at - (all[index]?.at ?? 0)).toBeGreaterThanOrEqual(13);
  });
});
