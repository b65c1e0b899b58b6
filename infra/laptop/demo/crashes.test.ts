/** Whole lives begin so that their ten months of figures have closed when they are played, and the month after them has not. */
import { expect, it } from 'vitest';
import { CRASHES_ZONE, livesBegin, MONTHS, MONTHS_AGO, monthOf } from './crashes.ts';
import { laterMonth, monthIn, monthsAfter } from './months.ts';

const DAY = 86_400_000;

it('eleven months end on the 28th, in the month in which the last figures close, and before today', () => {
  const first = Date.parse('2026-11-01T00:30:00Z');
  for (let now = first; now < first + 800 * DAY; now += 1.3 * DAY) {
    const began = livesBegin(now);
    const until = monthsAfter(began, MONTHS_AGO);
    const closing = laterMonth(monthOf(monthIn(CRASHES_ZONE, began), MONTHS), 1);
    expect(new Date(until).toISOString(), new Date(now).toISOString()).toBe(`${closing}-28T17:00:00.000Z`);
    expect(until).toBeLessThan(now);
    expect(until).toBeGreaterThan(now - 40 * DAY);
  }
});
