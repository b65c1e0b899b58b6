/** What is missing, late and corrected over all KPIs. */
import { describe, expect, it } from 'vitest';
import type { AllValues } from '../../domain/recorded.rules.ts';
import { AGENCIES, aKpi, aLife, aSum, noon, onClock } from '../../testing/a-kpi.ts';
import { valuesOf } from '../../testing/figures.ts';
import { agencies, awaitedOf, corrected, late, missing } from './lapses.rules.ts';
import { picturesOf } from './picture.rules.ts';

const life = aLife([aSum({ frequency: 'month' })]);
const seen = (values: AllValues, day: string, of = life) => {
  const clock = onClock(noon(day));
  const { now } = picturesOf({ life: of, changes: [], values }, clock);
  return { now, clock, at: clock.now };
};
const all = { air: '1', fire: '1', health: '1', parks: '1' };
const { air: _, ...withoutAir } = all;

it('What is missing is told when it is due, the newest period first', () => {
  const { now, at } = seen(valuesOf('burns', { '2027-01': withoutAir, '2027-02': { air: '1' } }), '2027-05-03');
  expect(missing(now, at).map(({ measured, silent }) => [measured.period, silent.length])).toEqual([
    ['2027-03', 4],
    ['2027-02', 3],
    ['2027-01', 1],
  ]);
});

it('A sum of sixty agencies of which fifty-nine are silent names one period, with all of them', () => {
  const reporters = Array.from({ length: 60 }, (_, index) => ({ party: `agency-${index}`, office: 'lead' }));
  const many = aLife([aSum({ reporters })]);
  const { now, at } = seen(valuesOf('burns', { '2027-01': { 'agency-7': '3' } }), '2027-05-03', many);
  expect(missing(now, at).map(({ silent }) => silent.length)).toEqual([59]);
  expect(agencies(now, at).at(-1)).toEqual(['agency-7', expect.objectContaining({ due: 1, onTime: 1, missing: [] })]);
});

it('What came late and what was corrected is told by its newest moment', () => {
  const of = (day: string, more: object) => ({
    figure: { value: '1' },
    firstAt: noon(day),
    at: noon('2027-04-09'),
    ...more,
  });
  const values: AllValues = {
    air: {
      burns: { '2027-01': of('2027-03-01', { late: true }), '2027-02': of('2027-04-01', { late: true, corrected: 2 }) },
    },
    fire: { burns: { '2027-01': of('2027-02-03', {}) } },
  };
  const { now } = seen(values, '2027-05-03');
  expect(late(now).map(({ cell }) => cell.period)).toEqual(['2027-02', '2027-01']);
  expect(corrected(now).map(({ cell }) => [cell.party, cell.period])).toEqual([['air', '2027-02']]);
});

describe('A reporter is told', () => {
  const awaited = (values: AllValues, day: string, of = life) => {
    const { now, clock } = seen(values, day, of);
    return awaitedOf(now, 'air', { life: of, clock });
  };

  it('what can still be filled, and when the first of it is due', () => {
    expect(awaited({}, '2027-01-20')).toEqual({ cells: 0 });
    expect(awaited({}, '2027-02-02')).toEqual({ cells: 1, due: '2027-02-23T00:00:00.000Z' });
  });

  it('and not what was closed since', () => {
    expect(awaited({}, '2027-03-15')).toEqual({ cells: 2, due: '2027-02-23T00:00:00.000Z' });
    expect(awaited({}, '2027-03-25')).toEqual({ cells: 1, due: '2027-03-19T23:00:00.000Z' });
  });

  it('nothing of what others report', () => {
    const of = aLife([aKpi({ reporters: [{ party: 'fire', office: 'lead' }] })]);
    expect(awaited({}, '2027-05-03', of)).toEqual({ cells: 0 });
  });
});

it('Agencies are listed by what they lack', () => {
  const { now, at } = seen(
    valuesOf('burns', { '2027-01': withoutAir, '2027-02': withoutAir, '2027-03': { parks: '1' } }),
    '2027-05-03',
  );
  expect(agencies(now, at).map(([party, { missing }]) => [party, missing.length])).toEqual([
    ['air', 3],
    ['fire', 1],
    ['health', 1],
    ['parks', 0],
  ]);
  expect(agencies(now, at).map(([party]) => party)).toHaveLength(AGENCIES.length);
});
