/** The one way in which anything is recorded: load, done before?, decide, keep, commit, and again from load on a lost race. */
import type { Decision, Instant, Refusal } from './kernel.ts';
import {
  type Action,
  type Change,
  type Command,
  commandKey,
  commit,
  type EventDraft,
  recordedResult,
} from './ledger/ledger.ts';
import { retryOnConflict } from './ledger/retry-on-conflict.ts';
import type { Found, Key } from './ledger/table.ts';

export type Refusals = readonly [Refusal, ...Refusal[]];

/** What a command records. Changes without events record nothing, and the command may be carried out another time. */
export interface Accepted<R> {
  refused?: undefined;
  changes: readonly Change<unknown, EventDraft>[];
  /** Working items that change with the events, and assertions that hold for them, or nothing is recorded. */
  also?: readonly Action[];
  /** What a repeat of the command is answered with: plain data. */
  result: R;
}

export type Outcome<R = undefined> = { refused: Refusals } | Accepted<R>;

/** Everything that was found wrong. Throws when that is nothing. */
export function refusals(findings: readonly Refusal[]): { refused: Refusals } {
  const [first, ...more] = findings;
  if (!first) throw new Error('A refusal says what is wrong');
  return { refused: [first, ...more] };
}

/** The outcome of a rule's decision. */
export const outcomeOf = <Event, R>(
  decision: Decision<Event>,
  accepted: (events: Event[]) => Outcome<R>,
): Outcome<R> => (decision.refused ? { refused: [decision.refused] } : accepted(decision.events));

/** What every load brings: the items that were read, the command's among them, and who acts, as the ledger names it. */
export interface Loaded {
  found: Found;
  actor: string;
}

export interface Work<L extends Loaded, R, O> {
  command: Command;
  at: Instant;
  /** Reads everything that decides, together with the command's own key. Throws Missing for whoever may not do this. */
  load: (command: Key) => Promise<L>;
  /** What happens once however often a lost race decides again, such as a counted try; tried again while undefined. */
  once?: ((loaded: L) => Promise<O | undefined>) | undefined;
  /** Pure. */
  decide: (loaded: L, once: O | undefined) => Outcome<R>;
  /** Writes documents under their hashes before the events that name them. */
  keep?: ((loaded: L) => Promise<unknown>) | undefined;
}

export type Carried<L, R> =
  | { loaded: L; refused: Refusals }
  | {
      loaded: L;
      refused?: undefined;
      result: R /** Now, and not by an earlier try; nor is what was there already. */;
      recorded: boolean;
    };

/** Throws what `load` throws, ReusedCommand for a command of other content, and StaleWrite when too many writes met. */
export async function carryOut<L extends Loaded, R, O = undefined>({
  command,
  at,
  load,
  once,
  decide,
  keep,
}: Work<L, R, O>): Promise<Carried<L, R>> {
  let done: O | undefined;
  return retryOnConflict(async () => {
    const loaded = await load(commandKey(command.id));
    const before = recordedResult<R>(loaded.found, command);
    if (before) return { loaded, result: before.result, recorded: false };
    done ??= await once?.(loaded);
    const outcome = decide(loaded, done);
    if (outcome.refused) return { loaded, refused: outcome.refused };
    const { also = [], result } = outcome;
    const changes = outcome.changes.filter(({ events }) => events.length > 0);
    if (changes.length > 0) {
      await keep?.(loaded);
      await commit({ command, at, actor: loaded.actor, changes, also, result });
    }
    return { loaded, result, recorded: changes.length > 0 };
  });
}
