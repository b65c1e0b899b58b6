/** An act of a person by a form: its command is known from the form alone, and a refusal shows the form again with what was typed. */
import { carryOut, type Loaded, type Outcome, type Refusals } from './carry-out.ts';
import { type FormOf, submittedBy } from './http/form-keys.ts';
import { page, type Request } from './http/page.ts';
import type { Reply } from './http/reply.ts';
import type { Key } from './ledger/table.ts';

export interface Act<L extends Loaded, R = undefined, O = undefined> {
  /** Known from the request alone. */
  form: (request: Request) => FormOf;
  /** Reads who acts and what is acted on, and throws Missing for whoever may not; `command` is read with it. */
  load: (request: Request, command: Key) => Promise<L>;
  /** Fields that the act reads by rules of its own (codes, mailboxes): hidden characters in them refuse nothing here. */
  readsAsSent?: readonly string[];
  /** A counted try, or a file that is looked into: once, however often a lost race decides again. */
  once?: (loaded: L, request: Request) => Promise<O | undefined>;
  decide: (loaded: L, request: Request, once: O | undefined) => Outcome<R>;
  keep?: (loaded: L, request: Request) => Promise<unknown>;
  /** The answer to whoever acted, the same for a repeat. */
  done: (result: R, request: Request, carried: { loaded: L; recorded: boolean }) => Reply | Promise<Reply>;
  /** The page of the form with what was wrong. */
  show: (loaded: L, request: Request, refused: Refusals) => Promise<Reply>;
}

/** `name` is the act's own: the same form sent to another act is another command. */
export const acting =
  <L extends Loaded, R = undefined, O = undefined>(name: string, act: Act<L, R, O>) =>
  async (request: Request): Promise<Reply> => {
    const { now, form } = request;
    const command = submittedBy(act.form(request), form, name);
    const [hidden, ...more] = request.refused.filter(({ field = '' }) => !act.readsAsSent?.includes(field));
    const carried = await carryOut<L, R, O>({
      command,
      at: now,
      load: (key) => act.load(request, key),
      once: act.once && !hidden ? (loaded) => act.once?.(loaded, request) ?? Promise.resolve(undefined) : undefined,
      decide: (loaded, once) => (hidden ? { refused: [hidden, ...more] } : act.decide(loaded, request, once)),
      keep: (loaded) => act.keep?.(loaded, request) ?? Promise.resolve(),
    });
    return carried.refused
      ? act.show(carried.loaded, request, carried.refused)
      : act.done(carried.result, request, carried);
  };

export const act = <L extends Loaded, R = undefined, O = undefined>(name: string, of: Act<L, R, O>) =>
  page(acting(name, of));
