/** What every workflow that watches a stream does alike: look what it needs, wait for people, record each step once, and make failures visible. */
import * as z from 'zod/mini';
import { DAY, type Instant, plus, SECOND } from './kernel.ts';
import { answerTask, dropTaskToken, keepTaskToken } from './ledger/task-token.ts';
import { endWatch, keepWatch, passOn, type Watch } from './ledger/watch.store.ts';
import { type OfStream, ownSteps, type Recording, type Steps, take } from './step.ts';
import { task } from './task.ts';

/** A stream as a step sees it. */
export interface Sight {
  /** What it needs now; the workflow branches by it. */
  stand: string;
  /** Another word as soon as it has moved. */
  seen: string;
  /** When something is due if nobody acts; absent when something is due now, or nothing ever is. */
  until?: Instant | undefined;
  /** Where another execution watches on: the ids that it was started with. */
  next?: Watch['input'] | undefined;
}

/** A kind of workflow. */
export interface Watcher<Ids extends Watch['input']> extends OfStream<Ids> {
  machine: Watch['machine'];
  see: (ids: Ids, now: Instant) => Promise<Sight>;
  /** Where nothing that is acknowledged from now on needs a watch: each is an event, with which an act that comes too late conflicts. */
  over: readonly string[];
  /**
   * Records that a fresh execution goes on, which the event starts; the machine calls it `hand-over`. Machines whose streams say by
   * themselves when it is time have none here.
   */
  handOver?: (ids: Ids, now: Instant) => Recording;
  /** Records that the workflow does not get on, as long as it matters; the error is short. */
  stall: (ids: Ids, error: string, now: Instant) => Recording;
}

const LONGEST_ERROR = 200;
/** Step Functions ends an execution at a year; a month is left for failures that hold a hand-over up. */
export const HANDS_OVER_AFTER = 270 * DAY;

/** What waits, waits until the execution is old at most. */
function ofAge({ execution: { startedAt } }: Watch, sight: Sight, now: Instant): Sight {
  const old = plus(startedAt, HANDS_OVER_AFTER);
  if (sight.until === undefined) return sight;
  if (now >= old) return { stand: 'hand-over due', seen: sight.seen };
  return { ...sight, until: sight.until < old ? sight.until : old };
}

/** As `$states.context.Execution` has it. */
const execution = z.object({ name: z.string(), startedAt: z.string() });
const seen = z.string();

/**
 * What the stream needs, and how many seconds may pass before someone should look again. A look that fails says all the same that this
 * execution lives, and ends it when a later one has taken the stream over.
 */
async function look(watch: Watch, over: readonly string[], see: () => Promise<Sight>, now: Instant) {
  let sight: Sight;
  try {
    sight = await see();
  } catch (error) {
    if (await keepWatch(watch, now, now)) throw error;
    return { stand: 'taken over', seen: '', seconds: 1 };
  }
  const { stand, seen, until, next } = sight;
  const seconds = Math.max(1, Math.ceil((Date.parse(until ?? now) - Date.parse(now)) / SECOND));
  if (over.includes(stand)) await endWatch(watch.stream);
  else if (next) await passOn(watch, next, now);
  else if (!(await keepWatch(watch, until ?? now, now))) return { stand: 'taken over', seen, seconds };
  return { stand, seen, seconds };
}

/**
 * Waits for people: the token is kept first and the stream read after, so that an act that came in between is seen here and an act that
 * comes later finds the token.
 */
async function wait(
  { stream, execution: { name } }: Watch,
  { token, seen }: { token: string; seen: string },
  see: () => Promise<Sight>,
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

/** The Lambda behind a workflow that watches a stream. */
export function watchTask<Ids extends Watch['input']>(watcher: Watcher<Ids>, steps: Steps<Ids>) {
  const { machine, ids, streamOf, over, handOver, stall } = watcher;
  const own = handOver ? { ...steps, 'hand-over': handOver } : steps;
  const watchOf = (input: { ids: Ids; execution: Watch['execution'] }): Watch => ({
    ...{ machine, stream: streamOf(input.ids), input: input.ids, execution: input.execution },
  });
  const Input = z.union([
    z.object({ step: z.literal('look'), ids, execution }),
    z.object({ step: z.literal('wait'), ids, execution, seen, token: z.string() }),
    z.object({ step: z.literal('stall'), ids, error: z.string(), at: z.string() }),
    ownSteps(ids, own),
  ]);
  return task(Input, async (input, now) => {
    if ('execution' in input) {
      const watch = watchOf(input);
      const see = async () => {
        const sight = await watcher.see(input.ids, now);
        return handOver ? ofAge(watch, sight, now) : sight;
      };
      return 'token' in input ? wait(watch, input, see, now) : look(watch, over, see, now);
    }
    if ('error' in input) {
      const recording = stall(input.ids, input.error.slice(0, LONGEST_ERROR), now);
      return recording(streamOf(input.ids), `stall-${input.at}`, now);
    }
    return take(watcher, own, input, now);
  });
}
