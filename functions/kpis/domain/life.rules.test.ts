/** Whole periods are measured, by the text that holds on their last day. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, aSum, TEXT } from '../testing/a-kpi.ts';
import { kpiKeys, latestKpi, lifeOf, measuredAt, measuredIn, textOn } from './life.rules.ts';

const LONG = '2030-01-01';
const keysOf = (...of: Parameters<typeof measuredIn>) => measuredIn(...of).map(({ period }) => period);
const monthly = aKpi({ frequency: 'month' });

describe('Of the life of an MOU', () => {
  it('only whole periods are measured', () => {
    expect(keysOf(aLife([monthly], { first: '2027-01-02', last: '2027-04-29' }), 'response', LONG)).toEqual([
      '2027-02',
      '2027-03',
    ]);
    expect(keysOf(aLife([monthly], { first: '2028-01-01', last: '2028-02-29' }), 'response', LONG)).toEqual([
      '2028-01',
      '2028-02',
    ]);
    expect(keysOf(aLife([aKpi()], { first: '2027-02-01', last: '2027-08-31' }), 'response', LONG)).toEqual(['2027-04']);
    expect(keysOf(aLife([aKpi({ frequency: 'year' })], { first: '2027-02-01' }), 'response', LONG)).toEqual([]);
  });

  it('without an end, they are told up to a day: those that have begun', () => {
    const { last: _, ...endless } = aLife();
    expect(keysOf(endless, 'response', '2027-07-01')).toEqual(['2027-01', '2027-04', '2027-07']);
    expect(measuredAt(endless, 'response', '2047-01')?.last).toBe('2047-03-31');
  });

  it('nothing is measured by a KPI that is not there, or a month in which none begins', () => {
    expect(measuredIn(aLife(), 'constructor', LONG)).toEqual([]);
    expect(measuredAt(aLife(), 'constructor', '2027-01')).toBeUndefined();
    expect(measuredAt(aLife(), 'response', '2027-02')).toBeUndefined();
  });
});

describe('A successor', () => {
  const stricter = aKpi({ target: { kind: 'at-most', value: '10', by: '2027-12-31' } });
  const added = aKpi({ key: 'added' });
  const life = aLife([aKpi(), aKpi({ key: 'dropped' })], {
    texts: [
      { version: 1, textHash: TEXT, from: '2027-01-01', kpis: [aKpi(), aKpi({ key: 'dropped' })] },
      { version: 2, textHash: TEXT, from: '2027-08-15', kpis: [stricter, added] },
      { version: 4, textHash: TEXT, from: '2028-01-10', kpis: [added] },
    ],
  });

  it('measures wholly by its own text the period in which it begins', () =>
    expect(
      measuredIn(life, 'response', LONG).map(({ period, version, kpi }) => [period, version, kpi.target.value]),
    ).toEqual([
      ['2027-01', 1, '15'],
      ['2027-04', 1, '15'],
      ['2027-07', 2, '10'],
      ['2027-10', 2, '10'],
    ]));

  it('measures no more what it drops', () => expect(keysOf(life, 'dropped', LONG)).toEqual(['2027-01', '2027-04']));

  it('measures what it brings from the first whole period on, over later texts that keep it', () =>
    expect(keysOf(life, 'added', LONG)).toEqual(['2027-10', '2028-01', '2028-04']));

  it('and every KPI that there ever was is known', () => {
    expect(kpiKeys(life)).toEqual(['response', 'dropped', 'added']);
    expect(latestKpi(life, 'response')?.target.value).toBe('10');
    expect(textOn(life, '2027-08-14')?.version).toBe(1);
    expect(textOn(life, '2026-12-31')).toBeUndefined();
  });
});

it('The life of an MOU goes from the first day of its first version to the last day of its newest', () => {
  const kpis = [aKpi()];
  expect(
    lifeOf([
      { version: 1, textHash: TEXT, term: { effective: '2027-01-01', ends: '2028-06-30' }, kpis },
      { version: 3, textHash: TEXT, term: { effective: '2028-06-30', ends: '2029-12-30' }, kpis: [] },
    ]),
  ).toEqual({
    ...{ first: '2027-01-01', last: '2029-12-30' },
    texts: [
      { version: 1, textHash: TEXT, from: '2027-01-01', kpis },
      { version: 3, textHash: TEXT, from: '2028-06-30', kpis: [] },
    ],
  });
  expect(lifeOf([{ version: 1, textHash: TEXT, term: { effective: '2027-01-01' }, kpis }])).not.toHaveProperty('last');
  expect(lifeOf([])).toBeUndefined();
});

describe('A party that has left', () => {
  const gone = [{ party: 'fire', last: '2027-06-30', versions: [1] }];
  const by = (life: Parameters<typeof measuredAt>[0], period: string, key = 'burns') =>
    measuredAt(life, key, period)?.kpi.reporters.map(({ party }) => party);

  it('reports periods that end by its last day, and owes nothing of later ones', () => {
    const life = aLife([aSum()], { gone });
    expect(by(life, '2027-04')).toEqual(['air', 'fire', 'health', 'parks']);
    expect(by(life, '2027-07')).toEqual(['air', 'health', 'parks']);
    expect(by(aLife([aSum()], { gone: [{ ...gone[0], last: '2027-06-29' } as (typeof gone)[0]] }), '2027-04')).toEqual([
      ...['air', 'health', 'parks'],
    ]);
  });

  it('leaves a KPI that it alone reported unmeasured from then on', () => {
    const life = aLife([aKpi({ reporters: [{ party: 'fire', office: 'lead' }] })], { gone });
    expect([by(life, '2027-04', 'response'), by(life, '2027-07', 'response')]).toEqual([['fire'], undefined]);
  });

  it('reports again by a later text of which it is a party', () => {
    const texts = [1, 2].map((version) => ({
      version,
      textHash: TEXT,
      from: version === 1 ? '2027-01-01' : '2027-05-01',
      kpis: [aSum()],
    }));
    const again = aLife([], { gone: [{ party: 'fire', last: '2027-03-31', versions: [1] }], texts });
    expect(by(again, '2027-04')).toContain('fire');
  });
});
