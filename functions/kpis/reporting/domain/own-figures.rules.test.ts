/** What an agency has to report, by the moment on which it is due. */
import { describe, expect, it } from 'vitest';
import type { Reporting } from '../../domain/preview.rules.ts';
import { aKpi, aLife, aSum, noon } from '../../testing/a-kpi.ts';
import { eventsOf, reporting, valuesFrom } from '../../testing/a-report.ts';
import {
  cellsEndingIn,
  comingNext,
  isMissing,
  isShut,
  isThere,
  momentsOf,
  periodsIn,
  takenLateUntil,
} from './own-figures.rules.ts';

const monthly = aSum({ key: 'burns', frequency: 'month' });
const slow = aSum({ key: 'audit', frequency: 'month', dueBusinessDays: 20 });
const KPIS = [aKpi(), monthly, slow];
const on = (day: string, changes: Partial<Reporting> = {}): Reporting => reporting(day, { kpis: KPIS, ...changes });
const told = (of: Reporting) =>
  momentsOf(of).map(({ until, dueAt, cells }) => [
    `${until} ${dueAt.slice(0, 10)}`,
    ...cells.map((cell) => {
      const how = isThere(cell) ? 'there' : isMissing(cell) ? 'missing' : isShut(cell) ? 'shut' : '';
      return `${cell.measured.kpi.key} ${how}`;
    }),
  ]);

describe('The moments of an agency', () => {
  it('are those on which its periods are due: a month and the quarter that ends with it together', () =>
    expect(told(on('2027-04-05'))).toEqual([
      ['2027-01 2027-02-23', 'burns shut'],
      ['2027-01 2027-03-02', 'audit shut'],
      ['2027-02 2027-03-19', 'burns missing'],
      ['2027-02 2027-03-26', 'audit missing'],
      ['2027-03 2027-04-21', 'response missing', 'burns missing'],
      ['2027-03 2027-04-28', 'audit missing'],
    ]));

  it('tell what is there', () => {
    const of = on('2027-04-05');
    const events = eventsOf(of, { kpi: 'burns', period: '2027-03', value: '4' });
    const values = valuesFrom(events.map((event) => ({ at: noon('2027-04-05'), event })));
    expect(told({ ...of, values })[4]).toEqual(['2027-03 2027-04-21', 'response missing', 'burns there']);
  });

  it('are those of the periods that it reports, and none of others', () =>
    expect(
      told(on('2027-04-05', { party: 'parks' }))
        .flat()
        .join(),
    ).not.toContain('response'));

  it('have an exception as missing again', () => {
    const exceptions = [{ kpi: 'burns', period: '2027-01', party: 'air' }];
    expect(told(on('2027-04-05', { exceptions }))[0]).toEqual(['2027-01 2027-02-23', 'burns missing']);
  });
});

it('The form of a month has all cells whose periods end in it', () => {
  const keys = (until: string) => cellsEndingIn(on('2027-04-05'), until).map(({ measured }) => measured.kpi.key);
  expect(keys('2027-03')).toEqual(['response', 'burns', 'audit']);
  expect(keys('2027-01')).toEqual(['burns', 'audit']);
  for (const none of ['2027-04', '2026-12', '2027-3', 'x', '']) expect(keys(none), none).toEqual([]);
});

it('Periods are named from the one that begins first', () => {
  expect(periodsIn(cellsEndingIn(on('2027-04-05'), '2027-03'))).toBe('Jan-Mar 2027 and Mar 2027');
  const yearly = aKpi({ key: 'year', frequency: 'year' });
  expect(periodsIn(cellsEndingIn(on('2028-01-05', { life: aLife([yearly, ...KPIS]) }), '2027-12'))).toBe(
    'Jan-Dec 2027, Oct-Dec 2027, and Dec 2027',
  );
});

it('First figures are taken late until the next period closes; where an exception lets them in there is no such day', () => {
  const of = on('2027-04-05');
  const february = cellsEndingIn(of, '2027-02');
  expect(takenLateUntil(of, february)?.slice(0, 10)).toBe('2027-04-21');
  expect(takenLateUntil(of, cellsEndingIn(of, '2027-01'))).toBeUndefined();
});

describe('What comes next', () => {
  it('is what ends first, with the day from which on it can be reported', () =>
    expect(comingNext(on('2027-04-05'))).toMatchObject({
      measured: [{ period: '2027-04' }, { period: '2027-04' }],
      from: '2027-05-01',
      dueAt: expect.stringContaining('2027-05-21'),
    }));

  it('is nothing once the MOU has ended', () =>
    expect(comingNext(on('2027-07-05', { life: aLife(KPIS, { last: '2027-06-30' }) }))).toBeUndefined());
});
