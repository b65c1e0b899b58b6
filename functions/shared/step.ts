/** What a workflow's step records: under a command of its own, so that a step that runs again records nothing. */
import * as z from 'zod/mini';
import { type Accepted, carryOut, type Loaded, type Outcome } from './carry-out.ts';
import type { Instant } from './kernel.ts';
import type { Key } from './ledger/table.ts';
import { task } from './task.ts';

export interface Step<L extends Loaded, O = undefined> {
  load: (command: Key) => Promise<L>;
  /** What is made once however often a lost race decides again, such as a sealed document. */
  once?: ((loaded: L) => Promise<O | undefined>) | undefined;
  decide: (loaded: L, once: O | undefined) => Outcome | Omit<Accepted<undefined>, 'result'>;
  /** Writes documents under their hashes before the events that name them. */
  keep?: ((loaded: L) => Promise<unknown>) | undefined;
}

/** Carries the step out, under the command of its stream that has this name. */
export type Recording = (stream: string, command: string, at: Instant) => Promise<{ recorded: number }>;

/** A refusal, or nothing to record, is no failure: the workflow looks again and finds out why. */
export const recording =
  <L extends Loaded, O = undefined>({ load, once, decide, keep }: Step<L, O>): Recording =>
  async (stream, command, at) => {
    const carried = await carryOut<L, number, O>({
      command: { id: `${stream}:${command}`, fingerprint: command },
      ...{ at, load, once, keep },
      decide: (loaded, made) => {
        const outcome = decide(loaded, made);
        if (outcome.refused) return outcome;
        return { ...outcome, result: outcome.changes.reduce((sum, { events }) => sum + events.length, 0) };
      },
    });
    return { recorded: carried.refused || !carried.recorded ? 0 : carried.result };
  };

/** What the executions of a machine are about; `Ids` is the input that each is started with. */
export interface OfStream<Ids> {
  ids: z.ZodMiniType<Ids>;
  streamOf: (ids: Ids) => string;
}

/** The steps of a machine, by the names that its definition has for them. */
export type Steps<Ids> = Readonly<Record<string, (ids: Ids, now: Instant) => Recording>>;

export const ownSteps = <Ids>(ids: z.ZodMiniType<Ids>, steps: Steps<Ids>) =>
  z.object({ step: z.enum(Object.keys(steps)), ids, seen: z.string() });

/** Named after the step and what the look before it saw: whoever comes again, in this execution or another, finds it done. */
export const take = async <Ids>(
  { streamOf }: OfStream<Ids>,
  steps: Steps<Ids>,
  { step, ids, seen }: { step: string; ids: Ids; seen: string },
  now: Instant,
) => steps[step]?.(ids, now)(streamOf(ids), `${step}-${seen}`, now);

/** The Lambda behind some of a workflow's steps, which neither looks nor waits: what they need is too large for the others. */
export const stepTask = <Ids>(of: OfStream<Ids>, steps: Steps<Ids>) =>
  task(ownSteps(of.ids, steps), (input, now) => take(of, steps, input, now));
