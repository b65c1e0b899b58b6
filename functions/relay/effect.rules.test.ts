import { describe, expect, it } from 'vitest';
import { pauseAfter } from './effect.rules.ts';

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
