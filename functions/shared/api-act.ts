/** An act of a system by the API: its command is the bearer's Idempotency-Key, and a refusal is an answer in JSON. */
import { canonicalJson, hashOf, sha256 } from './canonical.ts';
import { carryOut, type Loaded, type Outcome, type Refusals } from './carry-out.ts';
import { api, type Request } from './http/page.ts';
import { answer, type Reply, refusal } from './http/reply.ts';
import { newCommandId, secretHash } from './ids.ts';
import type { Key } from './ledger/table.ts';

export interface ApiAct<L extends Loaded, R, O = undefined> {
  /** Reads who asks and what is acted on, and throws Missing for whoever may not; `command` is read with it. */
  load: (request: Request, command: Key) => Promise<L>;
  once?: (loaded: L, request: Request) => Promise<O | undefined>;
  decide: (loaded: L, request: Request, once: O | undefined) => Outcome<R>;
  keep?: (loaded: L, request: Request) => Promise<unknown>;
  /** 201 or 202 when something was recorded; a repeat is always 200. */
  status?: 200 | 201 | 202;
  /** What is to blame for a refusal: what it is about on record; then this; without it, what was sent where a field is named, and else the record. */
  judges?: 'what was sent' | 'the record';
  /** It takes a file, in which much may be wrong at once: findings are a list even where there is one. */
  listed?: true;
}

/** What the caller sent is wrong, or what stands on record forbids it. */
function statusOf(refused: Refusals, judges: ApiAct<never, never>['judges']): number {
  if (refused.some(({ about }) => about !== undefined)) return 409;
  const sent = refused.some(({ field }) => field !== undefined);
  return (judges ?? (sent ? 'what was sent' : 'the record')) === 'the record' ? 409 : 422;
}

const refusing = (refused: Refusals, { judges, listed }: Pick<ApiAct<never, never>, 'judges' | 'listed'>): Reply =>
  listed || refused.length > 1
    ? answer({ errors: refused }, statusOf(refused, judges))
    : refusal(refused[0], statusOf(refused, judges));

export const apiAct = <L extends Loaded, R, O = undefined>(name: string, act: ApiAct<L, R, O>) =>
  api(async (request) => {
    const { bearer = '', idempotencyKey = newCommandId(), path, query, raw, now } = request;
    const command = {
      id: `api:${secretHash(bearer)}:${hashOf(idempotencyKey)}`,
      fingerprint: hashOf({ name, path, query, body: sha256(raw) }),
    };
    const carried = await carryOut<L, R, O>({
      command,
      at: now,
      load: (key) => act.load(request, key),
      once: (loaded) => act.once?.(loaded, request) ?? Promise.resolve(undefined),
      decide: (loaded, once) => act.decide(loaded, request, once),
      keep: (loaded) => act.keep?.(loaded, request) ?? Promise.resolve(),
    });
    if (carried.refused) return refusing(carried.refused, act);
    // In one order of its fields, which a table does not keep: a repeat is answered with the same bytes.
    return { ...answer(null, carried.recorded ? (act.status ?? 200) : 200), body: canonicalJson(carried.result) };
  });
