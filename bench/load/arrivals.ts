/** People arrive at their own rate, whether those before them are done or not: a service that is slow is asked as often. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Plan {
  /** Arrivals a second. */
  rate: number;
  /** How many arrive in all. */
  count: number;
  /** So many may be under way at a time; whoever arrives beyond them goes away again. */
  most: number;
}

/** @returns how many went away again. Ends when the last one that stayed is done. @param does must not throw */
export async function arrive(
  { rate, count, most }: Plan,
  does: (index: number) => Promise<void>,
  pause: (ms: number) => Promise<unknown> = sleep,
  now: () => number = () => performance.now(),
): Promise<number> {
  const begun = now();
  const under = new Set<Promise<void>>();
  let dropped = 0;
  for (let index = 0; index < count; index += 1) {
    const early = begun + (index * 1_000) / rate - now();
    if (early > 0) await pause(early);
    if (under.size >= most) {
      dropped += 1;
      continue;
    }
    const one = does(index).finally(() => under.delete(one));
    under.add(one);
  }
  await Promise.all(under);
  return dropped;
}
