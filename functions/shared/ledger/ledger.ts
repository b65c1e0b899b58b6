/** The one write path: events, tip, command id and effects stand together in one transaction or not at all. */
import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { Missing, ReusedCommand, RolledBack, StaleWrite } from '../failures.ts';
import { newSalt } from '../ids.ts';
import { DAY, type Instant } from '../kernel.ts';
import { log } from '../log.ts';
import { type ChainedEvent, chain, commitmentOf, GENESIS, type SaltedBody } from './chain.ts';
import { type Effect, effectItem } from './effects.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, putAction, tableName } from './table.ts';
import { indexed } from './tip-index.ts';
import { watchOf } from './watch.store.ts';

/** What a rule says happened, before it has a place in a stream. `body` holds names and words, `data` never does. */
export interface EventDraft {
  type: string;
  data: object;
  body?: object | undefined;
}

/** A stream as it stands: `seq` 0 and no state before its first event. */
export interface Tip<State> {
  stream: string;
  seq: number;
  hash: string;
  state?: State;
}

/** One stream's share of a commit: what was loaded, what happened, and how events become state. */
export interface Change<State, Event extends EventDraft> {
  tip: Tip<State>;
  events: readonly Event[];
  evolve: (state: State | undefined, event: Event, at: Instant) => State;
  /** At most one mail of each family, and one start or answer. */
  effectOf?: (event: Event, state: State) => Effect | readonly Effect[] | undefined;
  /** Where the stream stands in the `due` index, and when it needs attention; nowhere when undefined. */
  dueOf?: (state: State) => Due | undefined;
}

/** A place in the `due` index: its partition, and the moment by which it is sorted. */
export interface Due {
  due: string;
  dueAt: Instant;
}

/** Makes a change of any stream fit into one list without losing the types it was checked with. */
export const change = <State, Event extends EventDraft>(parts: Change<State, Event>): Change<unknown, EventDraft> =>
  parts as unknown as Change<unknown, EventDraft>;

/** Who asks for what, once: the same id with the same fingerprint is the same act. */
export interface Command {
  id: string;
  /** Hash of what was asked, so that a reused id with another body is told apart. */
  fingerprint: string;
}

export const tipKey = (stream: string): Key => ({ pk: `TIP#${stream}`, sk: 'TIP' });
export const commandKey = (id: string): Key => ({ pk: `CMD#${id}`, sk: 'CMD' });
export const eventKey = (stream: string, seq: number): Key => ({
  pk: `LEDGER#${stream}`,
  sk: String(seq).padStart(8, '0'),
});
export const bodyKey = (stream: string, seq: number): Key => ({ ...eventKey(stream, seq), pk: `BODY#${stream}` });

/** A transaction takes 100 actions; the margin is for what an act adds beside its events. */
const MOST_ACTIONS = 90;
/** A tip holds decision state only. */
const LARGEST_TIP = 32_768;
/** Long enough for any retry a person, a gateway or a workflow makes. */
const COMMAND_MEMORY = 30 * DAY;

export const emptyTip = <State>(stream: string): Tip<State> => ({ stream, seq: 0, hash: GENESIS });
export const tipFrom = <State>(found: Found, stream: string): Tip<State> =>
  found.get<Item & Tip<State>>(tipKey(stream)) ?? emptyTip(stream);

export function existing<State>(tip: Tip<State>): State {
  if (tip.state === undefined) throw new Missing(`No stream ${tip.stream}`);
  return tip.state;
}

/** What this command answered the first time, if it was carried out before. Throws ReusedCommand when it asked for something else. */
export function recordedResult<Result>(found: Found, command: Command): { result: Result } | undefined {
  const item = found.get<Item & { fingerprint: string; result: Result }>(commandKey(command.id));
  if (item && item.fingerprint !== command.fingerprint) throw new ReusedCommand(command.id);
  return item && { result: item.result };
}

/** An action of a commit: an item that changes with its events, or an assertion under which they are recorded. */
export type Action = TransactWriteItem;

export interface Commit {
  command: Command;
  at: Instant;
  actor: string;
  changes: readonly Change<unknown, EventDraft>[];
  /** Working items that must change with the events, or not at all. */
  also?: readonly Action[];
  /** What a repeat of the command is shown. */
  result?: unknown;
}

/** Writes all of it in one transaction. Throws StaleWrite when any tip moved, the command ran before, or writes met; RolledBack when a tip is behind its events. */
export async function commit(work: Commit): Promise<void> {
  const changes = work.changes.map((one) => actionsOf(one, work));
  const actions = [
    ...changes.flat(),
    putAction(
      {
        ...commandKey(work.command.id),
        ...work.command,
        result: work.result ?? null,
        ttl: cleanedAfter(work.at, COMMAND_MEMORY),
      },
      true,
    ),
    ...(work.also ?? []),
  ];
  if (actions.length > MOST_ACTIONS) throw new RangeError(`A commit of ${actions.length} actions is too large`);
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: actions }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException) || !lostRace(error)) throw error;
    const behind = rolledBack(changes, error);
    if (behind === undefined) throw new StaleWrite(error.message);
    const { stream = 'a stream', seq = 0 } = work.changes[behind]?.tip ?? {};
    // An alarm looks for it, whichever function meets it and whatever becomes of the request.
    log('error', 'stream went back', { stream, was: seq + 1, now: seq });
    throw new RolledBack(stream);
  }
}

const lostRace = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some((reason) =>
    ['ConditionalCheckFailed', 'TransactionConflict'].includes(reason.Code ?? ''),
  );

/**
 * The change whose first event is there already though its tip stands where it was read: no race leaves that behind, since both are
 * written together, and nothing that is tried again would get past it.
 */
function rolledBack(
  changes: readonly TransactWriteItem[][],
  { CancellationReasons = [] }: TransactionCanceledException,
) {
  let first = 0;
  for (const [index, actions] of changes.entries()) {
    const codeOf = (at: number) => CancellationReasons[first + at]?.Code ?? 'None';
    if (actions.length > 1 && codeOf(0) === 'ConditionalCheckFailed' && codeOf(actions.length - 1) === 'None')
      return index;
    first += actions.length;
  }
  return undefined;
}

function actionsOf({ tip, events, evolve, effectOf, dueOf }: Change<unknown, EventDraft>, { at, actor }: Commit) {
  const actions: TransactWriteItem[] = [];
  let { seq, hash, state } = tip;
  for (const event of events) {
    const salted: SaltedBody | undefined = event.body && { salt: newSalt(), body: event.body };
    const chained: ChainedEvent = chain({
      stream: tip.stream,
      seq: ++seq,
      type: event.type,
      at,
      actor,
      data: event.data,
      body: salted ? commitmentOf(salted) : null,
      previous: hash,
    });
    hash = chained.hash;
    state = evolve(state, event, at);
    actions.push(putAction({ ...eventKey(tip.stream, seq), ...chained }, true));
    if (salted) actions.push(putAction({ ...bodyKey(tip.stream, seq), ...salted }, true));
    const effects = [effectOf?.(event, state) ?? []].flat();
    actions.push(...effects.map((effect) => putAction({ ...effectItem(effect, tip.stream, seq, at) }, true)));
    // Watched from the moment at which it is recorded, whether the execution ever comes or not.
    actions.push(...effects.flatMap((effect) => (effect.kind === 'start' ? putAction(watchOf(effect, at)) : [])));
  }
  if (JSON.stringify(state).length > LARGEST_TIP) throw new RangeError(`The tip of ${tip.stream} is too large`);
  actions.push(moveTip(tip, { seq, hash, state }, dueOf?.(state)));
  return actions;
}

function moveTip(from: Tip<unknown>, to: Omit<Tip<unknown>, 'stream'>, due?: Due): TransactWriteItem {
  const tip = { stream: from.stream, ...to };
  const { Put } = putAction({ ...tipKey(from.stream), ...tip, ...indexed(tip), ...due });
  if (!Put) throw new Error('unreachable: a put action has a Put');
  return from.seq === 0
    ? { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } }
    : {
        Put: {
          ...Put,
          ConditionExpression: 'seq = :seq AND #hash = :hash',
          ExpressionAttributeNames: { '#hash': 'hash' },
          ExpressionAttributeValues: { ':seq': { N: String(from.seq) }, ':hash': { S: from.hash } },
        },
      };
}

/** An action that lets the commit through only while that stream stands where it was read, begun or not. */
export const assertVersion = (tip: Tip<unknown>): TransactWriteItem =>
  tip.seq === 0
    ? assertAbsent(tip.stream)
    : {
        ConditionCheck: {
          TableName: tableName(),
          Key: marshal({ ...tipKey(tip.stream) }),
          ConditionExpression: 'seq = :seq',
          ExpressionAttributeValues: marshal({ ':seq': tip.seq }),
        },
      };

/** An action that lets the commit through only while that stream has not begun. */
export const assertAbsent = (stream: string): TransactWriteItem => ({
  ConditionCheck: {
    TableName: tableName(),
    Key: marshal({ ...tipKey(stream) }),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
