import { describe, expect, it } from 'vitest';
import { dueOn, momentsOf, stageAt } from './moments.rules.ts';

const NEW_YORK = { zone: 'America/New_York', country: 'US' };
const day = (by: string, calendar: { zone: string; country: string; region?: string } = NEW_YORK) => ({
  by,
  dueAt: dueOn(calendar, by),
});

describe('A commitment', () => {
  it.each([
    ['on a business day, at 17:00 of that day', '2027-06-16', NEW_YORK, '2027-06-16T21:00:00.000Z'],
    ['on a Saturday, on the Monday after it', '2027-07-10', NEW_YORK, '2027-07-12T21:00:00.000Z'],
    ['on a holiday, on the business day after it', '2027-12-31', NEW_YORK, '2028-01-03T22:00:00.000Z'],
    ['by the clocks of the MOU', '2027-06-16', { ...NEW_YORK, zone: 'America/Denver' }, '2027-06-16T23:00:00.000Z'],
    ['by the holidays of its state', '2027-04-19', { ...NEW_YORK, region: 'MA' }, '2027-04-20T21:00:00.000Z'],
  ])('is due %s', (_, by, calendar, at) => expect(dueOn(calendar, by)).toBe(at));

  it('is told of a month and a week before its day, and on the morning lived, at 9:00', () =>
    expect(momentsOf(NEW_YORK, day('2027-06-16'))).toEqual([
      ['month', '2027-05-17T13:00:00.000Z'],
      ['week', '2027-06-09T13:00:00.000Z'],
      ['late', '2027-06-17T13:00:00.000Z'],
    ]));

  it('that is due on a closed day is late after the business day on which it could be done', () =>
    expect(momentsOf(NEW_YORK, day('2027-07-10')).at(-1)).toEqual(['late', '2027-07-13T13:00:00.000Z']));

  it('of the last day of a month is told of on the last day of a shorter one', () =>
    expect(momentsOf(NEW_YORK, day('2027-03-31'))[0]).toEqual(['month', '2027-03-01T14:00:00.000Z']));

  it('without a day has no moments', () => {
    expect(momentsOf(NEW_YORK, {})).toEqual([]);
    expect(stageAt(NEW_YORK, {}, '2099-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it.each([
    ['2027-05-17T12:59:59.999Z', undefined],
    ['2027-05-17T13:00:00.000Z', 'month'],
    ['2027-06-09T13:00:00.000Z', 'week'],
    ['2027-06-17T12:59:59.999Z', 'week'],
    ['2027-06-17T13:00:00.000Z', 'late'],
  ])('stands at %s where %s was due to be told', (at, stage) =>
    expect(stageAt(NEW_YORK, day('2027-06-16'), at)).toBe(stage),
  );
});
