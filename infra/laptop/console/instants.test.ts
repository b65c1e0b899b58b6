/** Times are said in UTC, whatever the machine's zone, and how far away they are in the largest whole unit. */
import { expect, it } from 'vitest';
import { sayDistance, sayInstant } from './instants.ts';

it.each([
  [Date.parse('2026-12-01T22:00:05.999Z'), 'Tue, Dec 1, 2026, 22:00:05 UTC'],
  ['2026-12-01T00:00:00Z', 'Tue, Dec 1, 2026, 00:00:00 UTC'],
  ['soon', 'soon'],
])('%j is %s', (at, said) => {
  expect(sayInstant(at)).toBe(said);
});

it.each([
  [0, 'now'],
  [999, 'now'],
  [1_000, 'in 1 second'],
  [-90_000, '1 minute ago'],
  [3_600_000 * 47, 'in 1 day'],
  [-3_600_000 * 48, '2 days ago'],
  [Number.NaN, ''],
])('%i milliseconds away is "%s"', (away, said) => {
  expect(sayDistance(1_000_000 + away, 1_000_000)).toBe(said);
});
