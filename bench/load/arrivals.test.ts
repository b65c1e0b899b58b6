/** Arrivals keep their rate, whoever is still under way; beyond the most, they are dropped and counted. */
import { expect, it } from 'vitest';
import { arrive } from './arrivals.ts';

/** A clock that stands still but for pauses. */
function aClock() {
  let at = 0;
  return {
    now: () => at,
    pause: async (ms: number) => {
      at += ms;
    },
  };
}

it('each arrives at its moment, though none before it is done', async () => {
  const { now, pause } = aClock();
  const begun: number[] = [];
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const dropped = arrive(
    { rate: 4, count: 5, most: 5 },
    (index) => {
      begun.push(now());
      if (index === 4) finish();
      return held;
    },
    pause,
    now,
  );
  expect(await dropped).toBe(0);
  expect(begun).toEqual([0, 250, 500, 750, 1_000]);
});

it('whoever finds everyone busy goes away, and is counted', async () => {
  const { now, pause } = aClock();
  const seen: number[] = [];
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const dropped = await arrive(
    { rate: 1, count: 6, most: 2 },
    (index) => {
      seen.push(index);
      return held;
    },
    async (ms) => {
      await pause(ms);
      if (now() < 4_000) return;
      finish();
      await new Promise(setImmediate);
    },
    now,
  );
  expect([dropped, seen]).toEqual([2, [0, 1, 4, 5]]);
});
