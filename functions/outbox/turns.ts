/** The gate before SES: mails go one after another at the pace that the account is found to have, and wait for their turn a while. */
import { isDailyQuota, isThrottled } from './effect.rules.ts';

/** Milliseconds, and where chance comes from. */
export interface Clock {
  now: () => number;
  sleep: (milliseconds: number) => Promise<unknown>;
  chance: () => number;
}

/** How long a mail waits for its turn before its effect is put back. */
const PATIENCE = 30_000;
/** 14 a second, as a new account in production; slower is a sandbox, or one among many that send. */
const FIRST_GAP = 70;
const LONGEST_GAP = 4_000;
/** Below this there is no gate: nothing has been refused for long. */
const SHORTEST_GAP = 5;

/** After a refusal mails go half as often, after each that was taken a little more often: all processes together come to what the account allows. */
export const slower = (gap: number): number => Math.min(LONGEST_GAP, Math.max(FIRST_GAP, gap * 2));
export const faster = (gap: number): number => (gap * 0.98 < SHORTEST_GAP ? 0 : gap * 0.98);

/** As SES itself would refuse it: no attempt. */
class NoTurn extends Error {
  override name = 'Throttling';
}

/** One gate for a process. Throws what the sender threw: of its rate only after its patience, or where a day is used up. */
export function gateOf({ now, sleep, chance }: Clock): <T>(send: () => Promise<T>) => Promise<T> {
  let gap = 0;
  let next = 0;
  let slowedAt = Number.NEGATIVE_INFINITY;
  return async (send) => {
    for (const until = now() + PATIENCE; ; ) {
      const at = Math.max(now(), next);
      if (at > until) throw new NoTurn('Too much email of this process is waiting already');
      next = at + gap;
      if (at > now()) await sleep(at - now());
      const sentAt = now();
      try {
        const taken = await send();
        gap = faster(gap);
        return taken;
      } catch (error) {
        if (!isThrottled(error) || isDailyQuota(error) || now() > until) throw error;
        // Those that were on their way with it say nothing new.
        if (sentAt > slowedAt) {
          gap = slower(gap);
          slowedAt = now();
          next = slowedAt + gap;
        }
        // Others were refused in the same moment.
        await sleep(250 + chance() * 750);
      }
    }
  };
}
