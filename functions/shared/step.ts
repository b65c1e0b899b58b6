/** What a workflow's step records: under a command of its own, so that a step that runs again records nothing. */
import { type Accepted, carryOut, type Loaded, type Outcome } from './carry-out.ts';
import type { Instant } from './kernel.ts';
import type { Key } from './table.ts';

export interface Step<L extends Loaded, O = undefined> {
  load: (command: Key) => Promise<L>;
  /** What is made once however often a lost race decides again, such as a sealed document. */
  once?: ((loaded: L) => Promise<O | undefined>) | undefined;
  decide: (loaded: L, once: O | undefined) => Outcome | Omit<Accepted<undefined>, 'result'>;
}

/** Carries the step out, under the command of its stream that has this name. */
export type Recording = (stream: string, command: string, at: Instant) => Promise<{ recorded: number }>;

/** A refusal, or nothing to record, is no failure: the workflow looks again and finds out why. */
export const recording =
  <L extends Loaded, O = undefined>({ load, once, decide }: Step<L, O>): Recording =>
  async (stream, command, at) => {
    const carried = await carryOut<L, number, O>({
      command: { id: `${stream}:${command}`, fingerprint: command },
      ...{ at, load, once },
      decide: (loaded, made) => {
        const outcome = decide(loaded, made);
        if (outcome.refused) return outcome;
        return { ...outcome, result: outcome.changes.reduce((sum, { events }) => sum + events.length, 0) };
      },
    });
    return { recorded: carried.refused || carried.repeated ? 0 : carried.result };
  };
