/** The Lambda behind the workflow of a closing: it hands out the duties, waits for them, reminds, and makes the report. */
import type { Decision, Instant } from '../shared/kernel.ts';
import { type Sight, watchTask } from '../shared/watcher.ts';
import { closingStream } from './closing.stream.ts';
import {
  type ClosingRead,
  closingStep,
  readClosing,
  type WatchedClosing,
  watchedClosing,
} from './closing-step.reads.ts';
import type { ClosingEvent } from './domain/closing.events.ts';
import { handOver, remind, stall, standing } from './domain/standing.rules.ts';
import { handOutDuties } from './workflow/hand-out-duties.ts';
import { makeReport } from './workflow/make-report.ts';

async function see({ closing: id, part }: WatchedClosing, now: Instant): Promise<Sight> {
  const { state, stateOf, seen } = await readClosing(id, now);
  const { stand, until } = standing(state, part, stateOf, now);
  // The event that handed it over has started the next execution.
  const next = stand === 'moved on' ? { closing: id, part: state.part?.number ?? part } : undefined;
  return { stand, until, seen, next };
}

/** A step that changes the closing alone. */
const step =
  (decide: (read: ClosingRead, part: number, now: Instant) => Decision<ClosingEvent>) =>
  ({ closing: id, part }: WatchedClosing, now: Instant) =>
    closingStep(id, now, {
      decide: (read) => ({ changes: [closingStream.change(read.tip, decide(read, part, now).events ?? [])] }),
    });

export const handler = watchTask(
  {
    machine: 'closing',
    ...watchedClosing,
    see,
    over: ['ended'],
    stall: ({ closing: id }, error, now) =>
      closingStep(id, now, {
        decide: ({ tip, state }) => ({ changes: [closingStream.change(tip, stall(state, error).events ?? [])] }),
      }),
  },
  {
    'hand-out-duties': handOutDuties,
    remind: step(({ state, stateOf }, _, now) => remind(state, stateOf, now)),
    'make-report': makeReport,
    'hand-over': step(({ state }, part) => handOver(state, part)),
  },
);
