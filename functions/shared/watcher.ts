/** What every workflow that watches a stream does alike: look where it stands, say by when it looks again, and wait for people. */
import * as z from 'zod/mini';
import { type Instant, SECOND } from './kernel.ts';
import { answerTask, dropTaskToken, keepTaskToken } from './task-token.ts';
import { endWatch, keepWatch, passOn, type Watch } from './watch.store.ts';

/** As `$states.context.Execution` has it. */
export const execution = z.object({ name: z.string(), startedAt: z.string() });

/** A stream as a step sees it. */
export interface Sight<Seen> {
  /** What it needs now; the workflow branches by it. */
  stand: string;
  /** Another word as soon as it has moved. */
  seen: Seen;
  /** When something is due if nobody acts; absent when something is due now, or nothing ever is. */
  until?: Instant | undefined;
  /** `for good`: nothing that is acknowledged from now on needs a watch. `here`: another execution watches on. */
  over?: 'for good' | 'here' | undefined;
  /** Where it is over here: the input of the execution that watches on. */
  next?: Watch['input'] | undefined;
}

/**
 * What the stream needs, and how many seconds may pass before someone should look again. A look that fails says all the same that this
 * execution lives, and ends it when a later one has taken the stream over.
 */
export async function look<Seen>(watch: Watch, see: () => Promise<Sight<Seen>>, now: Instant) {
  let sight: Sight<Seen>;
  try {
    sight = await see();
  } catch (error) {
    if (await keepWatch(watch, now, now)) throw error;
    return { stand: 'taken over', seen: '', seconds: 1 };
  }
  const { stand, seen, until, over, next } = sight;
  const seconds = Math.max(1, Math.ceil((Date.parse(until ?? now) - Date.parse(now)) / SECOND));
  if (over === 'for good') await endWatch(watch.stream);
  else if (over === 'here' && next) await passOn(watch, next, now);
  else if (over === undefined && !(await keepWatch(watch, until ?? now, now)))
    return { stand: 'taken over', seen, seconds };
  return { stand, seen, seconds };
}

/**
 * Waits for people: the token is kept first and the stream read after, so that an act that came in between is seen here and an act that
 * comes later finds the token.
 */
export async function wait<Seen>(
  { stream, execution: { name } }: Pick<Watch, 'stream' | 'execution'>,
  { token, seen }: { token: string; seen: Seen },
  see: () => Promise<Sight<Seen>>,
  now: Instant,
): Promise<{ waiting: boolean }> {
  const kept = { execution: name, token };
  await keepTaskToken(stream, kept, now);
  const sight = await see();
  if (sight.seen === seen && sight.until !== undefined) return { waiting: true };
  await dropTaskToken(stream, kept);
  await answerTask(kept);
  return { waiting: false };
}
