/** What days.ts reckons by Intl is what Temporal reckons, in every zone that Intl knows. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, clockAt, dayOf, hourOf, timeOf, weekdayOf } from './days.ts';
import { instant } from './kernel.ts';

const zones = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
const moments = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const days = moments.map((moment) => moment.slice(0, 10));
const hours = fc.integer({ min: 0, max: 23 });

const byTemporal = (zone: string, day: string, hour: number) =>
  instant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds);

describe('Days are those of Temporal', () => {
  it('so many days and months away', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: -2_000, max: 2_000 }), (day, count) => {
        const date = Temporal.PlainDate.from(day);
        expect(addDays(day, count)).toBe(date.add({ days: count }).toString());
        expect(addMonths(day, count % 200)).toBe(date.add({ months: count % 200 }).toString());
        expect(weekdayOf(day)).toBe(date.dayOfWeek % 7);
      }),
    ));

  it('of a moment, and the moment of an hour, in any zone', () =>
    fc.assert(
      fc.property(zones, moments, hours, (zone, at, hour) => {
        const day = dayOf(zone, at);
        expect(day).toBe(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString());
        expect(hourOf(zone, day, hour)).toBe(byTemporal(zone, day, hour));
        const { time } = clockAt(zone, at);
        // Where clocks go back, a time of day comes twice: the first is meant.
        expect([at, instant(Date.parse(at) - 3_600_000)]).toContain(timeOf(zone, day, time));
      }),
      { numRuns: 500 },
    ));

  it.each([
    ['America/New_York', '2027-03-14', 'goes forward at two'],
    ['America/New_York', '2026-11-01', 'goes back at two'],
    ['Asia/Beirut', '2027-03-28', 'goes forward at midnight'],
    ['America/Havana', '2026-11-01', 'goes back at one'],
    ['Australia/Lord_Howe', '2026-10-04', 'goes forward by half an hour'],
    ['Australia/Lord_Howe', '2027-04-04', 'goes back by half an hour'],
    ['Pacific/Apia', '2011-12-30', 'left this day out'],
    ['America/Adak', '2027-03-14', 'goes forward west of all'],
  ])('at every hour of a night on which %s on %s %s', (zone, day) => {
    for (const one of [addDays(day, -1), day, addDays(day, 1)])
      for (let hour = 0; hour < 24; hour += 1) expect(hourOf(zone, one, hour)).toBe(byTemporal(zone, one, hour));
  });
});
