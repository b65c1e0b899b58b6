import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../days.ts';
import {
  addBusinessDays,
  businessDaysBetween,
  type Calendar,
  countedAnew,
  endOfBusiness,
  isBusinessDay,
  startOfBusiness,
} from './business-days.ts';

const eastern: Calendar = { zone: 'America/New_York', country: 'US' };
const california: Calendar = { zone: 'America/Los_Angeles', country: 'US', region: 'CA' };

describe('Offices are closed on weekends and public holidays', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-26', false, 'Thanksgiving Day'],
    ['2026-11-27', true, 'the day after it, which is no federal holiday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-07-03', false, 'Independence Day observed on Friday'],
    ['2027-07-05', false, 'Independence Day observed on Monday'],
    ['2027-06-18', false, 'Juneteenth observed'],
    ['2027-12-31', false, 'New Year’s Day of the next year observed in this one'],
    ['2027-02-14', false, 'a Sunday'],
    ['2027-03-17', true, 'St. Patrick’s Day, which closes no office'],
  ])('%s: %s, %s', (day, open) => expect(isBusinessDay(eastern, day)).toBe(open));

  it('refuses a country whose holidays it does not know, instead of working through them', () => {
    expect(() => isBusinessDay({ zone: 'UTC', country: 'ZZ' }, '2027-01-04')).toThrow(RangeError);
  });
});

describe('Business days are counted from the day after', () => {
  it.each([
    ['2026-11-24T15:00:00.000Z', 0, '2026-11-24'],
    ['2026-11-24T15:00:00.000Z', 1, '2026-11-25'],
    ['2026-11-24T15:00:00.000Z', 2, '2026-11-27'],
    ['2026-11-24T15:00:00.000Z', 5, '2026-12-02'],
    ['2026-11-24T23:30:00.000Z', 1, '2026-11-25'],
    ['2026-11-25T04:30:00.000Z', 1, '2026-11-25'],
    ['2026-11-28T15:00:00.000Z', 0, '2026-11-30'],
    ['2026-11-28T15:00:00.000Z', 1, '2026-11-30'],
    ['2026-12-30T15:00:00.000Z', 2, '2027-01-04'],
    ['2027-12-29T15:00:00.000Z', 2, '2028-01-03'],
  ])('from %s, %i on is %s', (from, n, day) => expect(addBusinessDays(eastern, from, n)).toBe(day));

  it('refuses to count backward', () => {
    expect(() => addBusinessDays(eastern, '2026-11-24T15:00:00.000Z', -1)).toThrow(RangeError);
  });
});

describe('A deadline of a day ends at 17:00 on a business day', () => {
  it.each([
    ['2026-12-01', '2026-12-01T22:00:00.000Z', 'in winter'],
    ['2026-07-01', '2026-07-01T21:00:00.000Z', 'in summer'],
    ['2026-11-01', '2026-11-02T22:00:00.000Z', 'on the Monday after clocks go back'],
    ['2027-03-14', '2027-03-15T21:00:00.000Z', 'on the Monday after clocks go forward'],
    ['2026-11-26', '2026-11-27T22:00:00.000Z', 'on the day after Thanksgiving'],
    ['2027-12-31', '2028-01-03T22:00:00.000Z', 'in the next year'],
  ])('%s ends at %s, %s', (day, at) => expect(endOfBusiness(eastern, day)).toBe(at));
});

describe('Mail that asks for work arrives at nine', () => {
  it.each([
    ['2026-12-01', '2026-12-01T14:00:00.000Z', 'in winter'],
    ['2026-07-01', '2026-07-01T13:00:00.000Z', 'in summer'],
    ['2026-11-01', '2026-11-02T14:00:00.000Z', 'on the Monday after clocks go back'],
    ['2026-11-26', '2026-11-27T14:00:00.000Z', 'on the day after Thanksgiving'],
  ])('%s begins at %s, %s', (day, at) => expect(startOfBusiness(eastern, day)).toBe(at));
});

describe('Whole business days between two moments', () => {
  it.each([
    ['2026-12-01T14:00:00.000Z', '2026-12-02T22:00:00.000Z', 2, 'from nine on the first day'],
    ['2026-12-01T14:00:00.001Z', '2026-12-02T22:00:00.000Z', 1, 'a day that has begun is none'],
    ['2026-12-01T13:00:00.000Z', '2026-12-02T22:00:00.000Z', 2, 'from before nine'],
    ['2026-12-01T14:00:00.000Z', '2026-12-02T21:59:59.999Z', 1, 'a day that ends before five is none'],
    ['2026-12-04T22:00:00.000Z', '2026-12-07T22:00:00.000Z', 1, 'a weekend has none'],
    ['2026-11-25T22:00:00.000Z', '2026-11-30T22:00:00.000Z', 2, 'nor has Thanksgiving'],
    ['2026-12-01T15:00:00.000Z', '2026-12-01T22:00:00.000Z', 0, 'the rest of a day is none'],
    ['2026-12-02T22:00:00.000Z', '2026-12-01T14:00:00.000Z', 0, 'backwards there are none'],
  ])('from %s to %s: %i, %s', (from, to, count) => expect(businessDaysBetween(eastern, from, to)).toBe(count));
});

describe('Business days that were left are counted anew', () => {
  it.each<[string, string, [from: string, until: string], string]>([
    [
      'two that were left on Tuesday at nine are Friday and Monday, when it runs again on Friday at nine',
      '2026-12-02T22:00:00.000Z',
      ['2026-12-01T14:00:00.000Z', '2026-12-04T14:00:00.000Z'],
      '2026-12-07T22:00:00.000Z',
    ],
    [
      'a weekend moves nothing',
      '2026-12-09T22:00:00.000Z',
      ['2026-12-04T22:00:00.000Z', '2026-12-07T14:00:00.000Z'],
      '2026-12-09T22:00:00.000Z',
    ],
    [
      'nor does a holiday',
      '2026-12-02T22:00:00.000Z',
      ['2026-11-25T22:00:00.000Z', '2026-11-27T13:00:00.000Z'],
      '2026-12-02T22:00:00.000Z',
    ],
    [
      'nor do some hours of one day',
      '2026-12-02T22:00:00.000Z',
      ['2026-12-01T14:00:00.000Z', '2026-12-01T21:59:00.000Z'],
      '2026-12-02T22:00:00.000Z',
    ],
    [
      'a day that ends meanwhile is counted anew',
      '2026-12-02T22:00:00.000Z',
      ['2026-12-01T21:59:00.000Z', '2026-12-01T22:00:00.000Z'],
      '2026-12-03T22:00:00.000Z',
    ],
    [
      'the last minute leaves a business day',
      '2026-12-02T22:00:00.000Z',
      ['2026-12-02T21:59:00.000Z', '2026-12-04T23:00:00.000Z'],
      '2026-12-07T22:00:00.000Z',
    ],
    [
      'over Thanksgiving, into the next week',
      '2026-11-25T22:00:00.000Z',
      ['2026-11-24T14:00:00.000Z', '2026-11-27T14:00:00.000Z'],
      '2026-11-30T22:00:00.000Z',
    ],
    [
      'over the end of the year',
      '2026-12-31T22:00:00.000Z',
      ['2026-12-31T14:00:00.000Z', '2026-12-31T23:00:00.000Z'],
      '2027-01-04T22:00:00.000Z',
    ],
    [
      'five in the afternoon stays five when clocks go back',
      '2026-10-30T21:00:00.000Z',
      ['2026-10-29T13:00:00.000Z', '2026-11-02T14:00:00.000Z'],
      '2026-11-03T22:00:00.000Z',
    ],
    [
      'and when they go forward',
      '2027-03-12T22:00:00.000Z',
      ['2027-03-11T14:00:00.000Z', '2027-03-15T13:00:00.000Z'],
      '2027-03-16T21:00:00.000Z',
    ],
    [
      'a window of 48 hours that ends at ten ends at ten',
      '2026-12-03T15:00:00.000Z',
      ['2026-12-01T20:00:00.000Z', '2026-12-04T14:00:00.000Z'],
      '2026-12-07T15:00:00.000Z',
    ],
    [
      'and one of its last hour leaves until that time of the next business day',
      '2026-12-03T15:00:00.000Z',
      ['2026-12-03T14:00:00.000Z', '2026-12-04T19:00:00.000Z'],
      '2026-12-07T15:00:00.000Z',
    ],
  ])('%s', (_, deadline, [from, until], falls) => expect(countedAnew(eastern, deadline, from, until)).toBe(falls));

  it('a deadline on a day that a later law closes stays where it is rather than fall earlier', () =>
    expect(
      countedAnew(eastern, '2026-11-26T22:00:00.000Z', '2026-11-24T14:00:00.000Z', '2026-11-24T15:00:00.000Z'),
    ).toBe('2026-11-26T22:00:00.000Z'));
});

describe('Laws of the calendar', () => {
  const moments = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const calendars = fc.constantFrom(eastern, california, { zone: 'Pacific/Honolulu', country: 'US', region: 'HI' });

  it('a counted day is a business day, and one more business day is a later one', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 30 }), (calendar, from, n) => {
        const day = addBusinessDays(calendar, from, n);
        expect(isBusinessDay(calendar, day)).toBe(true);
        expect(addBusinessDays(calendar, from, n + 1) > day || n === 0).toBe(true);
      }),
    );
  });

  it('a deadline is never before its day and falls on 17:00 of a business day', () => {
    fc.assert(
      fc.property(calendars, moments, (calendar, from) => {
        const day = dayOf(calendar.zone, from);
        const end = endOfBusiness(calendar, day);
        expect(dayOf(calendar.zone, end) >= day).toBe(true);
        expect(isBusinessDay(calendar, dayOf(calendar.zone, end))).toBe(true);
        const hour = new Intl.DateTimeFormat('en-GB', { timeZone: calendar.zone, timeStyle: 'short' }).format(
          new Date(end),
        );
        expect(hour).toBe('17:00');
      }),
    );
  });
});
