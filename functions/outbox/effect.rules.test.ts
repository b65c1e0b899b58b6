import { describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../shared/kernel.ts';
import { pauseAfter, pauseForTurn, stillExpected } from './effect.rules.ts';

describe('A failed effect', () => {
  it('waits longer after each attempt, for more than a day in all', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => pauseAfter(attempts) ?? 0);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(24 * 3_600_000);
  });

  it('is given up after eight pauses', () => {
    expect(pauseAfter(9)).toBeUndefined();
  });
});

describe('A mail that someone asked for by typing an address', () => {
  const ASKED = '2026-03-02T15:20:00.000Z';

  it.each([
    [0, true],
    [15 * 60_000 - 1, true],
    [15 * 60_000, false],
    [12 * 3_600_000, false],
  ])('%i milliseconds later is still expected: %s', (later, expected) =>
    expect(stillExpected(ASKED, plus(ASKED, later))).toBe(expected),
  );
});

it('a mail that waits for its turn is asked for again within a day, however often that was', () => {
  expect(pauseForTurn('2026-03-02T15:00:00.000Z', '2026-03-03T14:59:59.999Z')).toBe(MINUTE);
  expect(pauseForTurn('2026-03-02T15:00:00.000Z', '2026-03-03T15:00:00.000Z')).toBeUndefined();
});
