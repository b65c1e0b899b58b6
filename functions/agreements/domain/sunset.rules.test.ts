import { describe, expect, it } from 'vitest';
import { endOfBusiness } from '../../shared/calendar/business-days.ts';
import { addDays, addMonths } from '../../shared/days.ts';
import { DAY } from '../../shared/kernel.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';
import { anAgreement, aSunset } from '../testing/an-agreement.ts';
import { bare, changed, mouOf, short, told } from '../testing/an-mou.ts';
import { daysBeforeItIsSigned, longestLead, opensAt, overBeforeItGoesOut } from './sunset.rules.ts';
import { termOf } from './term.rules.ts';

const withSunset = (sunset: object) => told(changed(short, 'sunset', sunset));
const calendar = { zone: 'America/New_York', country: 'US' };
/** Every day from one leap day to the next. */
const FOUR_YEARS = Array.from({ length: 1461 }, (_, index) => addDays('2028-02-29', index));
const round = { id: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1', signatories: {} };

describe('The clause', () => {
  it('is 18 months and an end where nothing else is said', () =>
    expect(mouOf(changed(bare, 'sunset', {})).sunset).toEqual({
      ...{ months: 18, then: 'ends', opensDaysBefore: 180, closeDays: 0, goesOnWithout: false },
    }));

  it.each([
    ['a year, with its review for half of it', { months: 12 }],
    ['six months, of which a half is 90 days', { months: 6, opensDaysBefore: 90 }],
    ['three months, which have no room for 90 days', { months: 3, opensDaysBefore: 44 }],
    ['going on to a day of its own', { then: 'goes-on', endsOn: '2031-12-31' }],
    ['going on without an end', { then: 'goes-on' }],
    ['an orderly close, and going on without who is silent', { closeDays: 60, goesOnWithout: true }],
    ['one renewal of a year, certified', { renewal: { most: 1, months: 12, certifies: 'It was done as agreed.' } }],
  ])('may be %s', (_, sunset) => expect(withSunset(sunset)).toEqual([]));

  it.each<[string, object, string]>([
    [
      'more than 18 months',
      { months: 19 },
      'sunset.months: An MOU runs at most 18 months until the parties choose again whether it goes on.',
    ],
    ['no month', { months: 0 }, 'sunset.months: The number must be at least 1.'],
    [
      'a review that opens before half of the term is over',
      { months: 11 },
      'sunset.opensDaysBefore: The review opens 180 days before the end, which is more than half of 11 months.',
    ],
    [
      'a review of two months where there is time for more',
      { opensDaysBefore: 60 },
      'sunset.opensDaysBefore: The review opens 60 days before the end, which leaves it too little time.',
    ],
    [
      'an end day beside the months that end it',
      { endsOn: '2031-12-31' },
      'sunset.endsOn: The MOU ends after its months and names an end day as well.',
    ],
    ['a close of a year', { closeDays: 365 }, 'sunset.closeDays: The number must be at most 60.'],
  ])('is refused with %s', (_, sunset, finding) => expect(withSunset(sunset)).toEqual([finding]));

  it('is refused with an end day that is not after the first day', () => {
    const file = changed(short, 'effective', { kind: 'on', day: '2027-07-01' });
    const sunset = { then: 'goes-on', endsOn: '2027-07-01' };
    expect(told(changed(file, 'sunset', sunset))).toEqual([
      'sunset.endsOn: The end day is not after the day on which the MOU takes effect.',
    ]);
  });
});

describe('At most half of a term is review', () => {
  it.each([
    [18, 273],
    [12, 182],
    [6, 90],
    [1, 14],
  ])('of %i months %i days', (months, days) => expect(longestLead(months)).toBe(days));

  it('whatever day the term begins on, and the shortest term has one day less than twice that, or none', () => {
    for (let months = 1; months <= 18; months += 1) {
      const ends = FOUR_YEARS.map((first) => (Date.parse(addMonths(first, months)) - Date.parse(first)) / DAY);
      expect(longestLead(months), `${months}`).toBe(Math.floor(Math.min(...ends) / 2));
    }
  });
});

describe('An MOU does not go out on its end day', () => {
  const zone = 'America/Denver';
  it.each([
    ['the day before', '2026-12-02', undefined],
    ['on that day, as clocks in its zone show it', '2026-12-01', 'end-day-over'],
    ['after it', '2026-11-30', 'end-day-over'],
    ['without one', undefined, undefined],
  ])('%s', (_, endsOn, code) =>
    expect(overBeforeItGoesOut({ endsOn }, zone, '2026-12-02T06:59:00.000Z')?.code).toBe(code),
  );
});

describe('A first text leaves time to be signed', () => {
  const NOW = '2026-12-02T06:59:00.000Z'; // still the first of December in Denver
  const days = (effective: Mou['effective'], endsOn?: string) => ({
    ...{ effective, sunset: { ...mouOf(bare).sunset, then: 'goes-on' as const, endsOn } },
    ...{ signing: { order: { kind: 'all-at-once' as const }, periodDays: 30 }, calendar: { zone: 'America/Denver' } },
  });
  const last = { kind: 'last-signature' as const };
  const on = (day: string) => ({ kind: 'on' as const, day });
  it.each<[string, ReturnType<typeof days>, string[]]>([
    ['with no fixed day', days(last), []],
    ['with a first day that is today', days(on('2026-12-01')), []],
    ['not with a first day that was yesterday', days(on('2026-11-30')), ['effective-day-passed']],
    ['with an end day after the last day of signing', days(last, '2027-01-01'), []],
    ['not with an end day on the last day of signing', days(last, '2026-12-31'), ['end-day-before-signatures']],
    ['not with one tomorrow', days(last, '2026-12-02'), ['end-day-before-signatures']],
    [
      'with all that is wrong at once',
      days(on('2026-11-30'), '2026-12-02'),
      ['effective-day-passed', 'end-day-before-signatures'],
    ],
  ])('%s', (_, mou, codes) => expect(daysBeforeItIsSigned(mou, NOW).map(({ code }) => code)).toEqual(codes));
});

describe('The days of an MOU of 18 months in New York', () => {
  it.each([
    {
      it: 'signed last on the evening of August 31, ends on a leap day',
      signed: '2026-09-01T03:30:00.000Z',
      on: null,
      counted: ['2026-08-31', '2028-02-29'],
      ends: '2028-02-29T22:00:00.000Z',
      opens: '2027-09-02T13:00:00.000Z',
    },
    {
      it: 'ends on a Sunday, so on the Monday after it',
      signed: '2025-08-31T15:00:00.000Z',
      on: null,
      counted: ['2025-08-31', '2027-02-28'],
      ends: '2027-03-01T22:00:00.000Z',
      opens: '2026-09-01T13:00:00.000Z',
    },
    {
      it: 'begins on a day of 23 hours, and its review opens on the Friday before a Saturday',
      signed: '2027-01-05T15:00:00.000Z',
      on: '2027-03-14',
      counted: ['2027-03-14', '2028-09-14'],
      ends: '2028-09-14T21:00:00.000Z',
      opens: '2028-03-17T13:00:00.000Z',
    },
    {
      it: 'ends on Veterans Day as it is observed, so on the Monday after it; its review is reckoned from the counted day',
      signed: '2027-05-10T15:00:00.000Z',
      on: null,
      counted: ['2027-05-10', '2028-11-10'],
      ends: '2028-11-13T22:00:00.000Z',
      opens: '2028-05-12T13:00:00.000Z',
    },
  ])('$it', ({ signed, on, counted, ends, opens }) => {
    const term = termOf({ ...anAgreement(), sunset: aSunset(), effectiveOn: on }, round, signed);
    expect([term.effective, term.ends]).toEqual(counted);
    expect(endOfBusiness(calendar, term.ends ?? '')).toBe(ends);
    expect(opensAt(calendar, term.ends ?? '', 180)).toBe(opens);
  });
});
