/** What a workflow's step records: under a command named after the step, so that a step that runs again records nothing. */
import { type Accepted, carryOut, type Loaded, type Outcome } from './carry-out.ts';
import type { Instant } from './kernel.ts';
import type { Key } from './table.ts';

export interface Step<L extends Loaded> {
  load: (command: Key) => Promise<L>;
  decide: (loaded: L) => Outcome | Omit<Accepted<undefined>, 'result'>;
}

/** A refusal, or nothing to record, is no failure: the workflow looks again and finds out why. */
export async function takeStep<L extends Loaded>(
  stream: string,
  step: string,
  at: Instant,
  { load, decide }: Step<L>,
): Promise<{ recorded: number }> {
  const carried = await carryOut<L, number>({
    command: { id: `${stream}:${step}`, fingerprint: step },
    at,
    load,
    decide: (loaded) => {
      const outcome = decide(loaded);
      if (outcome.refused) return outcome;
      return { ...outcome, result: outcome.changes.reduce((sum, { events }) => sum + events.length, 0) };
    },
  });
  return { recorded: carried.refused || carried.repeated ? 0 : carried.result };
}
