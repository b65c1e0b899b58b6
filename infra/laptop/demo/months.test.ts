import { describe, expect, it } from 'vitest';
import { lastDayOf, laterMonth, monthIn, monthsBetween, withDaysMoved } from './months.ts';

describe('Days of an example', () => {
  it('are moved by whole months, and the last day of a month stays one', () =>
    expect(withDaysMoved('{"a":"2026-12-31","b":"2027-02-26","c":"2027-06-30","d":"MOU-2026-031"}', -11)).toBe(
      '{"a":"2026-01-31","b":"2026-03-26","c":"2026-07-31","d":"MOU-2026-031"}',
    ));

  it('fall into the month that is asked for, however long it is', () =>
    expect(withDaysMoved('["2026-12-30"]', 2)).toBe('["2027-02-28"]'));

  it('fall into the month of the people, not of UTC', () =>
    expect(
      ['2026-12-01T04:59:59.000Z', '2026-12-01T05:00:00.000Z'].map((at) => monthIn('America/New_York', Date.parse(at))),
    ).toEqual(['2026-11', '2026-12']));

  it('are counted over the turn of a year', () => {
    expect([laterMonth('2026-11', 3), laterMonth('2027-01', -2)]).toEqual(['2027-02', '2026-11']);
    expect([monthsBetween('2026-12', '2026-01'), monthsBetween('2026-11', '2027-02')]).toEqual([-11, 3]);
    expect(lastDayOf('2028-02')).toBe('2028-02-29');
  });
});
