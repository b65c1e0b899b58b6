/** Deadlines of disputes in the real calendar: daylight saving, holidays, the end of a year, and the zones of two coasts. */
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { afterVetoHours, answerBy, periodOf, termsOf, vetoTimes } from './period.rules.ts';

const eastern: Calendar = { zone: 'America/New_York', country: 'US' };
const denver: Calendar = { zone: 'America/Denver', country: 'US' };
const california: Calendar = { zone: 'America/Los_Angeles', country: 'US', region: 'CA' };

describe('A level ends at 17:00 on its last business day', () => {
  it.each<[string, Calendar, number, string, string]>([
    ['in a plain week', eastern, 5, '2027-02-01T15:00:00.000Z', '2027-02-08T22:00:00.000Z'],
    ['across the beginning of daylight saving', eastern, 5, '2027-03-12T15:00:00.000Z', '2027-03-19T21:00:00.000Z'],
    ['across its end', eastern, 5, '2026-10-30T15:00:00.000Z', '2026-11-06T22:00:00.000Z'],
    ['across the end of the year', eastern, 5, '2026-12-28T15:00:00.000Z', '2027-01-05T22:00:00.000Z'],
    ['across Thanksgiving', eastern, 5, '2026-11-23T15:00:00.000Z', '2026-12-01T22:00:00.000Z'],
    [
      'on the day after a holiday, if the holiday would be the last',
      eastern,
      5,
      '2027-01-08T15:00:00.000Z',
      '2027-01-15T22:00:00.000Z',
    ],
    ['not on Martin Luther King Day itself', eastern, 5, '2027-01-11T15:00:00.000Z', '2027-01-19T22:00:00.000Z'],
    ['not on Thanksgiving itself', eastern, 3, '2026-11-23T15:00:00.000Z', '2026-11-27T22:00:00.000Z'],
    ['opened on a Saturday, counted from Monday', eastern, 1, '2027-02-06T15:00:00.000Z', '2027-02-08T22:00:00.000Z'],
    [
      'opened late at night, counted from the day of the place',
      eastern,
      1,
      '2027-02-02T04:30:00.000Z',
      '2027-02-02T22:00:00.000Z',
    ],
    [
      'a holiday of the nation alone is open in Denver on Cesar Chavez Day',
      denver,
      1,
      '2027-03-30T15:00:00.000Z',
      '2027-03-31T23:00:00.000Z',
    ],
    ['a holiday of the region counts', california, 1, '2027-03-30T15:00:00.000Z', '2027-04-02T00:00:00.000Z'],
    ['at 17:00 in Denver in winter', denver, 5, '2027-02-01T15:00:00.000Z', '2027-02-09T00:00:00.000Z'],
    ['and in summer', denver, 5, '2027-07-12T15:00:00.000Z', '2027-07-19T23:00:00.000Z'],
    ['after sixty business days', eastern, 60, '2026-11-02T15:00:00.000Z', '2027-02-01T22:00:00.000Z'],
  ])('%s', (_, calendar, days, now, deadline) => {
    expect(periodOf(calendar, days, now)).toMatchObject({ deadline, calendar: lawVersion });
  });
});

describe('Reminders come at nine, at half time and one business day before', () => {
  it.each<[string, number, string, string[]]>([
    ['of five days', 5, '2027-02-01T15:00:00.000Z', ['2027-02-03T14:00:00.000Z', '2027-02-05T14:00:00.000Z']],
    ['of ten', 10, '2027-01-25T15:00:00.000Z', ['2027-02-01T14:00:00.000Z', '2027-02-05T14:00:00.000Z']],
    ['of two there is one', 2, '2027-02-01T15:00:00.000Z', ['2027-02-02T14:00:00.000Z']],
    ['of one there is none, rather than one in the past', 1, '2027-02-01T15:00:00.000Z', []],
    ['in summer time once it has begun', 2, '2027-03-12T15:00:00.000Z', ['2027-03-15T13:00:00.000Z']],
    ['never on a holiday', 5, '2026-11-23T15:00:00.000Z', ['2026-11-25T14:00:00.000Z', '2026-11-30T14:00:00.000Z']],
  ])('%s', (_, days, now, remindAt) => expect(periodOf(eastern, days, now).remindAt).toEqual(remindAt));

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'of %i days they lie between opening and deadline',
    (days) => {
      for (const now of ['2026-12-24T03:00:00.000Z', '2027-03-13T23:59:59.999Z', '2027-10-30T12:00:00.000Z']) {
        const { deadline, remindAt } = periodOf(denver, days, now);
        for (const at of remindAt) expect(now < at && at < deadline).toBe(true);
        expect(remindAt.length).toBe([0, 1][days - 1] ?? 2);
      }
    },
  );
});

describe('The other side answers in half the time', () => {
  it.each<[number, string]>([
    [1, '2027-02-02T22:00:00.000Z'],
    [2, '2027-02-02T22:00:00.000Z'],
    [5, '2027-02-04T22:00:00.000Z'],
    [10, '2027-02-08T22:00:00.000Z'],
  ])('of %i business days', (days, due) => expect(answerBy(eastern, days, '2027-02-01T15:00:00.000Z')).toBe(due));
});

describe('48 hours for a veto', () => {
  it.each<[string, Calendar, string, string]>([
    ['end to the minute on a business day', eastern, '2027-02-01T15:23:00.000Z', '2027-02-03T15:23:00.000Z'],
    ['also at 03:00 of one', eastern, '2027-02-02T08:00:00.000Z', '2027-02-04T08:00:00.000Z'],
    ['end on Monday at 17:00 instead of Saturday', eastern, '2027-02-04T15:00:00.000Z', '2027-02-08T22:00:00.000Z'],
    ['or Sunday', eastern, '2027-02-05T15:00:00.000Z', '2027-02-08T22:00:00.000Z'],
    ['end on the day after a holiday', eastern, '2026-11-24T15:00:00.000Z', '2026-11-27T22:00:00.000Z'],
    ['on the day after a long weekend', eastern, '2027-01-16T15:00:00.000Z', '2027-01-19T22:00:00.000Z'],
    ['in the next year', eastern, '2026-12-30T15:00:00.000Z', '2027-01-04T22:00:00.000Z'],
    ['are hours, not days, when clocks go forward', eastern, '2027-03-13T15:00:00.000Z', '2027-03-15T15:00:00.000Z'],
    [
      'on the day of the place: Friday night in Denver is Saturday in UTC',
      denver,
      '2027-02-04T03:00:00.000Z',
      '2027-02-06T03:00:00.000Z',
    ],
    ['with the holidays of the region', california, '2027-03-29T15:00:00.000Z', '2027-04-02T00:00:00.000Z'],
  ])('%s', (_, calendar, now, ends) => {
    expect(afterVetoHours(calendar, now)).toBe(ends);
    expect(vetoTimes(calendar, 5, now)).toEqual({
      reasonDue: ends,
      calendar: lawVersion,
      period: periodOf(calendar, 5, now),
    });
  });
});

describe('What is promised ends at 17:00 of its day', () => {
  const now = '2027-02-01T15:00:00.000Z';
  const promised = (by: string) =>
    termsOf(eastern, { followUps: [{ party: 'air', by }], vetoable: false }, now).followUps[0];
  it.each<[string, string, string]>([
    ['in winter', '2027-03-01', '2027-03-01T22:00:00.000Z'],
    ['in summer time', '2027-03-31', '2027-03-31T21:00:00.000Z'],
    ['or of the next business day', '2027-02-14', '2027-02-16T22:00:00.000Z'],
    ['tomorrow', '2027-02-02', '2027-02-02T22:00:00.000Z'],
  ])('%s', (_, by, dueAt) => expect(promised(by)).toEqual({ party: 'air', by, dueAt }));

  it.each(['', 'soon', '2027-02-30', '9999-12-31', '0001-01-01'])(
    'nobody asks the calendar about "%s", which is refused elsewhere',
    (by) => expect(promised(by)).toBeUndefined(),
  );

  it('can be vetoed for 48 hours, or not at all', () => {
    expect(termsOf(eastern, { followUps: [], vetoable: true }, now).vetoUntil).toBe('2027-02-03T15:00:00.000Z');
    expect(termsOf(eastern, { followUps: [], vetoable: false }, now)).toEqual({
      followUps: [],
      calendar: lawVersion,
    });
  });
});
