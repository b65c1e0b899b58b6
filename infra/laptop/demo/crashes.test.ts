/** Whatever the day on which the demonstration is begun, its ten months of figures are over, and so is the time in which they were due. */
import { expect, it } from 'vitest';
import { CRASHES_ZONE, MONTHS, MONTHS_AGO, monthOf, signedBefore } from './crashes.ts';
import { laterMonth, monthIn, monthsAfter, monthsBetween } from './months.ts';

const HOUR = 3_600_000;
const dayIn = (instant: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: CRASHES_ZONE, day: '2-digit' }).format(instant);

it('it is signed on no first day of a month, ten months of figures have closed, and the next one has not', () => {
  const first = Date.parse('2026-11-01T00:30:00Z');
  for (let now = first; now < first + 800 * 24 * HOUR; now += 31 * HOUR) {
    const signed = signedBefore(now);
    const until = monthsAfter(signed, MONTHS_AGO);
    const due = laterMonth(monthOf(monthIn(CRASHES_ZONE, signed), MONTHS), 1);
    expect(dayIn(signed), new Date(now).toISOString()).not.toBe('01');
    // A month closes in the third week of the one after it; until then, what comes after the ten is only waited for.
    const begun = dayIn(until) === '01' ? [0, 1] : [0];
    expect(begun, new Date(now).toISOString()).toContain(monthsBetween(due, monthIn(CRASHES_ZONE, until)));
  }
});
