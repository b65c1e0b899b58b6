import { describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../shared/kernel.ts';
import { pauseAfter, pauseForTurn, stillExpected, ToldSoon, waitedForOther } from './effect.rules.ts';

const ASKED = '2026-03-02T15:20:00.000Z';

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
  it.each([
    [0, true],
    [15 * 60_000 - 1, true],
    [15 * 60_000, false],
    [12 * 3_600_000, false],
  ])('%i milliseconds later is still expected: %s', (later, expected) =>
    expect(stillExpected(ASKED, plus(ASKED, later))).toBe(expected),
  );
});

const named = (name: string, message = 'Maximum sending rate exceeded.') => Object.assign(new Error(message), { name });

describe('What waits for its turn', () => {
  it.each(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException'])(
    '%s is no attempt, and is asked for again within two minutes, each at a time of its own',
    (name) => {
      expect(pauseForTurn(named(name), 0)).toBe(20_000);
      expect(pauseForTurn(named(name), 1)).toBe(120_000);
    },
  );

  it('for the quota of a day comes back after minutes', () =>
    expect(pauseForTurn(named('Throttling', 'Daily message quota exceeded.'), 0.5)).toBe(20 * MINUTE));

  it('for an email that says all of it does so for ten minutes', () => {
    expect(pauseForTurn(new ToldSoon(), 0.5)).toBe(2 * MINUTE);
    expect([9, 10].map((minutes) => waitedForOther(ASKED, plus(ASKED, minutes * MINUTE)))).toEqual([false, true]);
  });

  it('anything else is an attempt', () => {
    expect(pauseForTurn(named('MessageRejected'), 0.5)).toBeUndefined();
    expect(pauseForTurn('Throttling', 0.5)).toBeUndefined();
  });
});
