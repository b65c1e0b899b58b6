/** What the trend of a KPI shows, and what it says to whoever does not see it. */
import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { onePicture } from '../dashboard/domain/picture.rules.ts';
import type { Change } from '../domain/changes.rules.ts';
import type { AllValues } from '../domain/recorded.rules.ts';
import { aKpi, aLife, aSum, noon, onClock } from '../testing/a-kpi.ts';
import { valuesOf } from '../testing/figures.ts';
import { linesOf, sayTrend, type Trend, trendOf } from './trend.rules.ts';

const NONE = { published: undefined, exceptions: [] };

interface Given {
  kpi?: Kpi;
  values?: AllValues;
  changes?: Change[];
  day?: string;
  most?: number;
  published?: Parameters<typeof trendOf>[1]['published'];
  exceptions?: Parameters<typeof trendOf>[1]['exceptions'];
}

function aTrend({ kpi = aKpi(), values = {}, changes = [], day = '2027-11-02', most, ...beside }: Given = {}): Trend {
  const picture = onePicture({ life: aLife([kpi]), changes, values }, kpi.key, onClock(noon(day)));
  const trend = picture && trendOf(picture, { ...NONE, ...beside, today: day, ...(most !== undefined && { most }) });
  if (!trend) throw new Error('Nothing to show');
  return trend;
}

const told = (by: Record<string, string>, kpi = 'response') =>
  valuesOf(kpi, Object.fromEntries(Object.entries(by).map(([period, value]) => [period, { air: value }])));
const days = (line: readonly { day: string }[] = []) => line.map(({ day }) => day);

describe('The required path', () => {
  it('runs from the baseline to the end of each period, up to the day of the target', () => {
    const { path } = aTrend();
    expect(path.map((piece) => piece.map(({ day, value }) => [day, Math.round(value * 100) / 100]))).toEqual([
      [
        ['2026-12-31', 38],
        ['2027-03-31', 32.33],
        ['2027-06-30', 26.59],
        ['2027-09-30', 20.8],
        ['2027-12-31', 15],
      ],
    ]);
  });

  it('of a hold is the target, which is drawn as such', () => {
    const { path, target } = aTrend({ kpi: aSum({ key: 'response' }) });
    expect([path, target.slice(0, 2)]).toEqual([
      [],
      [
        { day: '2027-01-01', value: 100 },
        { day: '2027-03-31', value: 100 },
      ],
    ]);
  });

  it('begins anew where the target was moved, with a step of the target', () => {
    const changes: Change[] = [{ kpi: 'response', under: 1, from: '2027-07-01', target: '10' }];
    const { path, target, changes: moved } = aTrend({ changes });
    expect(path.map(days)).toEqual([
      ['2026-12-31', '2027-03-31', '2027-06-30'],
      ['2027-06-30', '2027-09-30', '2027-12-31'],
    ]);
    expect(target.map(({ value }) => value)).toEqual([15, 15, 15, 15, 10, 10, 10, 10]);
    expect(moved).toEqual(['2027-07-01']);
  });

  it('of a sum to date begins anew with each measuring year, and so do its figures', () => {
    const kpi = aSum({ key: 'response', span: 'to-date', path: { kind: 'linear' }, yearStartsIn: 7 });
    const values = valuesOf('response', {
      '2027-01': { air: '10', fire: '1', health: '1', parks: '1' },
      '2027-04': { air: '10', fire: '1', health: '1', parks: '1' },
      '2027-07': { air: '10', fire: '1', health: '1', parks: '1' },
      '2027-10': { air: '10', fire: '1', health: '1', parks: '1' },
    });
    const trend = aTrend({ kpi, values, day: '2028-01-05' });
    expect(trend.path.map((piece) => piece[0])).toEqual([
      { day: '2026-12-31', value: expect.closeTo(50.41, 1) },
      { day: '2027-06-30', value: 0 },
      ...(trend.path.length > 2 ? [expect.anything()] : []),
    ]);
    expect(linesOf(trend.points).map((line) => line.map(({ value }) => value))).toEqual([
      [13, 26],
      [13, 26],
    ]);
  });
});

describe('The figures', () => {
  it('have a gap where a period was not reported', () => {
    const { points } = aTrend({
      kpi: aKpi({ frequency: 'month' }),
      values: told({ '2027-01': '30', '2027-02': '31', '2027-04': '29', '2027-05': '28' }),
      day: '2027-07-01',
    });
    expect(linesOf(points).map(days)).toEqual([
      ['2027-01-31', '2027-02-28'],
      ['2027-04-30', '2027-05-31'],
    ]);
  });

  it('of agencies that are not complete are no part of the line', () => {
    const values = valuesOf('response', {
      '2027-01': { air: '50', fire: '30', health: '30', parks: '10' },
      '2027-04': { air: '50', fire: '30', health: '30', parks: '10' },
      '2027-07': { air: '50' },
    });
    const { points } = aTrend({ kpi: aSum({ key: 'response' }), values });
    expect([linesOf(points).map(days), points[2]?.status, points[2]?.value]).toEqual([
      [['2027-03-31', '2027-06-30']],
      'not reported',
      50,
    ]);
  });

  it('carry marks for what came late, by an exception, and what was corrected', () => {
    const at = noon('2027-05-01');
    const recorded = { figure: { value: '30' }, firstAt: at, at };
    const values: AllValues = {
      air: {
        response: {
          '2027-01': { ...recorded, late: true },
          '2027-04': { ...recorded, late: true, corrected: 1 },
          '2027-07': recorded,
        },
      },
    };
    const exceptions = [{ kpi: 'response', period: '2027-01', party: 'air' }];
    expect(aTrend({ values, exceptions }).points.map(({ marks }) => marks)).toEqual([
      ['exception'],
      ['late', 'corrected'],
      [],
      [],
    ]);
  });

  it('keep the status that was published, where it is another one now', () => {
    const published = {
      '2027-01': {
        ...{ kpi: 'response', period: '2027-01', version: 1, status: 'off track' as const },
        recorded: { over: '41', under: '1' },
      },
      '2027-04': { kpi: 'response', period: '2027-04', version: 1, status: 'on track' as const },
    };
    const { points } = aTrend({ values: told({ '2027-01': '14', '2027-04': '14' }), published });
    expect(points.map(({ was }) => was)).toEqual([{ status: 'off track', value: 41 }, undefined, undefined, undefined]);
  });

  it('of a hundred and twenty months can be cut to the newest', () => {
    const kpi = aKpi({ frequency: 'month', target: { kind: 'at-most', value: '15', by: '2028-03-31' } });
    const { points, from } = aTrend({ kpi, day: '2028-02-10', most: 6 });
    expect([from, points[0]?.period, points.at(-1)?.period]).toEqual(['2027-09-01', '2027-09', '2028-03']);
  });
});

describe('In words', () => {
  const said = (values: AllValues, day?: string) =>
    sayTrend(aTrend({ values, ...(day && { day }) }).points, (period) => `the figure of ${period}`);

  it('a trend tells its first and its newest figure, and how many periods have which status', () =>
    expect(said(told({ '2027-01': '30', '2027-04': '41', '2027-07': '22' }), '2027-10-05')).toBe(
      'From the figure of 2027-01 in Jan-Mar 2027 to the figure of 2027-07 in Jul-Sep 2027. Of 3 periods with a status, 1 on track, 1 at risk, 1 off track.',
    ));

  it('what was not reported is told as well', () =>
    expect(said(told({ '2027-01': '30' }))).toBe(
      'the figure of 2027-01 in Jan-Mar 2027. Of 1 period with a status, 1 on track. 2 periods were not reported.',
    ));

  it('a trend of nothing says so', () => expect(said({}, '2027-03-01')).toBe('There is no figure to be judged yet.'));
});
