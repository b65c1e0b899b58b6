import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, hourOf } from './days.ts';
import { sayDay, sayDayOf, sayInstant, sayInstantOnRecord, sayNewCount, sayRemaining } from './time-words.ts';

describe('On record a moment is said in the zone of the MOU and in UTC', () => {
  it.each([
    ['2026-12-01T22:00:00.000Z', 'America/New_York', 'Tue, Dec 1, 2026, 5:00 p.m. ET (22:00 UTC)'],
    ['2026-07-01T21:05:00.000Z', 'America/New_York', 'Wed, Jul 1, 2026, 5:05 p.m. ET (21:05 UTC)'],
    ['2027-01-01T03:30:00.000Z', 'America/Denver', 'Thu, Dec 31, 2026, 8:30 p.m. MT (Fri, Jan 1, 03:30 UTC)'],
    ['2026-12-01T12:00:00.000Z', 'Pacific/Honolulu', 'Tue, Dec 1, 2026, 2:00 a.m. HST (12:00 UTC)'],
    ['2026-12-01T05:00:00.000Z', 'America/New_York', 'Tue, Dec 1, 2026, 12:00 a.m. ET (05:00 UTC)'],
    ['2026-12-01T17:00:00.000Z', 'America/New_York', 'Tue, Dec 1, 2026, 12:00 p.m. ET (17:00 UTC)'],
    ['2026-12-01T17:00:00.000Z', 'Europe/Berlin', 'Tue, Dec 1, 2026, 6:00 p.m. GMT+1 (17:00 UTC)'],
    ['2026-12-01T22:00:00.000Z', 'UTC', 'Tue, Dec 1, 2026, 10:00 p.m. UTC'],
  ])('%s in %s is "%s"', (at, zone, said) => expect(sayInstantOnRecord(at, zone)).toBe(said));

  it('says the earlier and the later of the two hours when clocks go back', () => {
    expect(sayInstantOnRecord('2026-11-01T05:30:00.000Z', 'America/New_York')).toBe(
      'Sun, Nov 1, 2026, 1:30 a.m. ET (05:30 UTC)',
    );
    expect(sayInstantOnRecord('2026-11-01T06:30:00.000Z', 'America/New_York')).toBe(
      'Sun, Nov 1, 2026, 1:30 a.m. ET (06:30 UTC)',
    );
  });
});

describe('To whoever has to act, a moment is said in the zone of the MOU alone', () => {
  it.each([
    ['2026-12-01T22:00:00.000Z', 'America/New_York', 'Tue, Dec 1, 2026, 5:00 p.m. ET'],
    ['2027-01-01T03:30:00.000Z', 'America/Denver', 'Thu, Dec 31, 2026, 8:30 p.m. MT'],
    ['2026-12-01T12:00:00.000Z', 'Pacific/Honolulu', 'Tue, Dec 1, 2026, 2:00 a.m. HST'],
    ['2026-12-01T17:00:00.000Z', 'Europe/Berlin', 'Tue, Dec 1, 2026, 6:00 p.m. GMT+1'],
    ['2026-12-01T22:00:00.000Z', 'UTC', 'Tue, Dec 1, 2026, 10:00 p.m. UTC'],
  ])('%s in %s is "%s"', (at, zone, said) => expect(sayInstant(at, zone)).toBe(said));

  it.each([
    ['2026-11-01T04:30:00.000Z', '12:30 a.m. ET'],
    ['2026-11-01T05:30:00.000Z', '1:30 a.m. EDT'],
    ['2026-11-01T06:30:00.000Z', '1:30 a.m. EST'],
    ['2026-11-01T07:30:00.000Z', '2:30 a.m. ET'],
  ])('in the night in which clocks go back, %s is %s', (at, said) =>
    expect(sayInstant(at, 'America/New_York')).toBe(`Sun, Nov 1, 2026, ${said}`),
  );
});

describe('A day is said without a clock', () => {
  it.each([
    ['2028-05-24', 'Wed, May 24, 2028'],
    ['2027-01-01', 'Fri, Jan 1, 2027'],
    ['2028-02-29', 'Tue, Feb 29, 2028'],
  ])('%s is "%s"', (day, said) => expect(sayDay(day)).toBe(said));
});

it('What is counted by the day of UTC begins anew in the evening of the US', () => {
  expect(sayNewCount('2026-12-01T22:00:00.000Z', 'America/New_York')).toBe('Tue, Dec 1, 2026, 7:00 p.m. ET');
  expect(sayNewCount('2026-12-02T00:00:00.000Z', 'America/New_York')).toBe('Wed, Dec 2, 2026, 7:00 p.m. ET');
});

describe('The day of a moment', () => {
  it('is that of its zone, not of UTC', () => {
    expect(sayDayOf('2026-12-02T01:00:00.000Z', 'America/New_York')).toBe('Tue, Dec 1, 2026');
  });
});

describe('The time that remains is rounded down', () => {
  const deadline = '2026-12-01T22:00:00.000Z';
  it.each([
    ['2026-11-28T22:00:00.000Z', '3 days left'],
    ['2026-11-28T22:00:00.001Z', '2 days left'],
    ['2026-11-29T22:00:00.001Z', '47 hours left'],
    ['2026-12-01T20:00:00.000Z', '2 hours left'],
    ['2026-12-01T20:00:01.000Z', '119 minutes left'],
    ['2026-12-01T21:59:00.000Z', '1 minute left'],
    ['2026-12-01T21:59:00.001Z', 'less than a minute left'],
    ['2026-12-01T22:00:00.000Z', 'ended'],
    ['2026-12-02T00:00:00.000Z', 'ended'],
  ])('at %s: %s', (now, said) => expect(sayRemaining(now, deadline)).toBe(said));
});

describe('Months are added on the calendar', () => {
  it.each([
    ['2026-11-24', 18, '2028-05-24'],
    ['2026-08-31', 18, '2028-02-29'],
    ['2025-08-31', 18, '2027-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('%s and %i months is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later));

  it('never leaves the month that the sum names, and changes the day only to the end of a shorter month', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const later = addMonths(day, months);
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(later) - index(day)).toBe(months);
        if (later.slice(8) !== day.slice(8)) {
          expect(later.slice(8) < day.slice(8)).toBe(true);
          expect(new Date(Date.parse(later) + 86_400_000).toISOString().slice(8, 10)).toBe('01');
        }
      }),
    );
  });
});

describe('The day of a moment is the day of its zone', () => {
  it.each([
    ['America/Denver', '2027-01-01T03:30:00.000Z', '2026-12-31'],
    ['UTC', '2027-01-01T03:30:00.000Z', '2027-01-01'],
    ['Pacific/Auckland', '2026-12-31T11:00:00.000Z', '2027-01-01'],
  ])('in %s, %s is on %s', (zone, at, day) => expect(dayOf(zone, at)).toBe(day));
});

describe('An hour of a day is the hour that clocks of the zone show', () => {
  it.each([
    ['America/New_York', '2026-12-01', 17, '2026-12-01T22:00:00.000Z'],
    ['America/New_York', '2026-07-01', 17, '2026-07-01T21:00:00.000Z'],
    ['America/New_York', '2027-03-14', 2, '2027-03-14T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', 1, '2026-11-01T05:00:00.000Z'],
  ])('in %s on %s, %i:00 is %s', (zone, day, hour, at) => expect(hourOf(zone, day, hour)).toBe(at));

  it('and days are added over the ends of months and years', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
