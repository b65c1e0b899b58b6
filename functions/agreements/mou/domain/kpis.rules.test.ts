import { describe, expect, it } from 'vitest';
import { changed, short, told, wildfire } from '../../testing/an-mou.ts';
import { beginsIn, isPercent } from './kpis.rules.ts';

/** The short MOU with such a KPI: all that a KPI must say, and these changes. */
const withKpi = (changes: object) => changed(short, 'kpis', [{ ...short.kpis[0], ...changes }]);

const POLICE = { party: 'police', office: 'head' };
const TRANSPORT = { party: 'transport', office: 'head' };
const linear = { path: { kind: 'linear' } };
const steps = (...periods: string[]) => ({
  baseline: { value: '38', day: '2026-12-31' },
  path: { kind: 'steps', values: periods.map((period) => ({ period, value: '1' })) },
});

describe('A KPI', () => {
  it.each([
    ['needs no baseline to hold', { path: { kind: 'hold' } }],
    ['may begin where its first period begins', { ...linear, baseline: 'first-period' }],
    ['may say where it began', { ...linear, baseline: { value: '38', day: '2026-12-31' } }],
    ['that adds up in each measuring year begins at nothing', { ...linear, span: 'to-date', target: toMost('12') }],
    ['may be a sum of several', { measure: 'sum', reporters: [POLICE, TRANSPORT] }],
    ['may be a ratio in percent', { measure: 'ratio', unit: 'percent of days' }],
    ['may be a ratio of one thing per another', { measure: 'ratio', unit: 'hours per visit' }],
    ['may have its target at the edge of its band', { boardBand: { min: '0', max: '3' } }],
    ['a hold may have a tolerance that counts for nothing', { tolerance: '0.5' }],
    ['of quarters may have steps of quarters', { frequency: 'quarter', ...steps('2027-01', '2027-04', '2027-10') }],
    [
      'of years that begin in July may have steps of July',
      { frequency: 'year', yearStartsIn: 7, ...steps('2027-07', '2028-07') },
    ],
  ])('%s', (_, changes) => expect(told(withKpi(changes))).toEqual([]));

  it.each<[string, object, string]>([
    [
      'of no party',
      { reporters: [{ party: 'mayor', office: 'head' }] },
      'reporters.0.party: There is no party `mayor`.',
    ],
    [
      'of an office that is not there',
      { reporters: [{ party: 'police', office: 'desk' }] },
      'reporters.0.office: The party `police` has no office `desk`.',
    ],
    ['of nobody', { reporters: [] }, 'reporters: There are 0 entries; there must be at least 1.'],
    [
      'that two offices of a party report',
      { measure: 'sum', reporters: [POLICE, POLICE] },
      'reporters.1.party: The party `police` reports this KPI by two offices.',
    ],
    [
      'that one reports for all, and two are named',
      { measure: 'one', reporters: [POLICE, TRANSPORT] },
      'reporters: One party reports this figure for all, and 2 are named.',
    ],
    [
      'whose ratio is of nothing',
      { measure: 'ratio', unit: 'percentage points' },
      'unit: The unit of a ratio does not say what is divided by what.',
    ],
    ['on a line from nowhere', linear, 'baseline: The way to the target begins nowhere: there is no baseline.'],
    [
      'by steps from nowhere',
      { ...steps('2027-01'), baseline: undefined },
      'baseline: The way to the target begins nowhere: there is no baseline.',
    ],
    [
      'whose baseline is measured on the day of the target',
      { ...linear, baseline: { value: '38', day: '2027-12-31' } },
      'baseline.day: The day of the baseline is not before the day of the target.',
    ],
    [
      'on a line that leads nowhere',
      { ...linear, baseline: { value: '0.00', day: '2026-12-31' } },
      'path: The figure begins at the target already, so there is no way to it.',
    ],
    [
      'that adds up to nothing',
      { ...linear, span: 'to-date' },
      'path: The figure begins at the target already, so there is no way to it.',
    ],
    [
      'with a step within a quarter',
      { frequency: 'quarter', ...steps('2027-01', '2027-05') },
      'path.values.1.period: No quarter of this KPI begins in 2027-05.',
    ],
    [
      'with a step of January where years begin in July',
      { frequency: 'year', yearStartsIn: 7, ...steps('2028-01') },
      'path.values.0.period: No year of this KPI begins in 2028-01.',
    ],
    [
      'with a step that stands twice',
      { frequency: 'month', ...steps('2027-01', '2027-01') },
      'path.values.1.period: The step of 2027-01 does not follow the one of 2027-01.',
    ],
    [
      'with a step before another',
      { frequency: 'month', ...steps('2027-03', '2027-02') },
      'path.values.1.period: The step of 2027-02 does not follow the one of 2027-03.',
    ],
    [
      'with a period in other words',
      { frequency: 'quarter', ...steps('2027-Q1') },
      'path.values.0.period: This is not the first month of a period.',
    ],
    [
      'whose plausible figures are none',
      { range: { min: '5', max: '5.0' } },
      'range: The smallest plausible figure is not less than the largest.',
    ],
    [
      'whose target lies outside its band',
      { boardBand: { min: '0.1', max: '3' } },
      'boardBand: The target lies outside the band within which it may be moved.',
    ],
    ['with a target as a number', { target: { ...toMost('0'), value: 0 } }, 'target.value: This is not a text.'],
    [
      'with a target that no one can write out',
      { target: toMost('1e309') },
      'target.value: This is not a decimal number.',
    ],
    ['that tolerates more than the whole way', { tolerance: '1.01' }, 'tolerance: The number must be at most 1.'],
    ['with half a baseline', { ...linear, baseline: { value: '3' } }, 'baseline.day: This field is missing.'],
  ])('is refused %s', (_, changes, finding) => expect(told(withKpi(changes))).toEqual([`kpis.0.${finding}`]));

  it('is refused where its key or its name stands twice', () => {
    const [first] = wildfire.kpis;
    expect(told(changed(wildfire, 'kpis.1.key', first?.key))).toEqual(['kpis.1.key: Two KPIs have the key `notice`.']);
    expect(told(changed(wildfire, 'kpis.1.name', first?.name))).toEqual(['kpis.1.name: Two KPIs have this name.']);
  });
});

describe('The periods of a KPI', () => {
  it.each([
    ['quarter', 1, '2027-01', true],
    ['quarter', 1, '2027-12', false],
    ['quarter', 11, '2027-02', true],
    ['quarter', 11, '2027-01', false],
    ['month', 7, '2027-12', true],
    ['year', 10, '2027-10', true],
    ['year', 10, '2027-09', false],
  ] as const)('a %s of years that begin in month %i: one begins in %s: %s', (frequency, yearStartsIn, period, begins) =>
    expect(beginsIn({ frequency, yearStartsIn }, period)).toBe(begins),
  );
});

describe('A ratio is in percent', () => {
  it.each([
    ['percent', true],
    ['Percent, on smoke days', true],
    ['% of visits', true],
    ['percentage points', false],
    ['hours per visit', false],
  ])('%s: %s', (unit, is) => expect(isPercent({ unit })).toBe(is));
});

function toMost(value: string) {
  return { kind: 'at-most', value, by: '2027-12-31' };
}
