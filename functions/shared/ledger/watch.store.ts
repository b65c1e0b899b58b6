/**
 * One row for each stream that a workflow watches: which execution does, and by when it will have looked again. The row is written with
 * the event that starts the watch and goes when nothing is left to watch, so that a stream with an open deadline always has one, and
 * the sweep finds it in the `due` index when nobody has looked in time.
 */
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, HOUR, type Instant, instant, plus } from '../kernel.ts';
import type { FlowEffect } from './effect.schema.ts';
import { batchGet, conditional, dynamo, type Item, type Key, marshal, readSome, tableName } from './table.ts';

/** An execution, as the workflow's own context names it. */
export interface Execution {
  name: string;
  /** The later one takes a stream over. */
  startedAt: Instant;
}

export interface Watch extends Pick<Start, 'machine' | 'stream' | 'input'> {
  execution: Execution;
}

type Start = Extract<FlowEffect, { kind: 'start' }>;

export interface WatchRow extends Key, Pick<Start, 'machine' | 'stream' | 'input'>, Execution {
  due: string;
  /** When an execution that is alive will have looked again. */
  dueAt: Instant;
  /** When one looked last; absent until the first look. */
  lookedAt?: Instant;
  /** How often it was started anew since. */
  restarts?: number;
}

/**
 * How late a living execution may be: a step that fails is tried for some 13 minutes (seven tries of 90 seconds, pauses of two minutes
 * in all), and so is the one that records the failure; it looks again after an hour, which may take 13 minutes as well.
 */
export const GRACE = 2 * HOUR;

const SHARDS = 4;
const shardOf = (stream: string): string => `WATCH#${(stream.codePointAt(stream.length - 1) ?? 0) % SHARDS}`;
export const watchKey = (stream: string): Key => ({ pk: `WATCH#${stream}`, sk: 'WATCH' });

const rowOf = ({ machine, stream, input, execution }: Watch, dueAt: Instant): WatchRow => ({
  ...watchKey(stream),
  ...{ machine, stream, input, ...execution, due: shardOf(stream), dueAt },
});

/** What stands beside an effect that starts a workflow, in the same transaction: an execution that never comes is missed. */
export const watchOf = ({ machine, stream, input, name }: Start, at: Instant): Item => ({
  ...rowOf({ machine, stream, input, execution: { name, startedAt: at } }, plus(at, GRACE)),
});

/** Says by when this execution looks again. False when a later one watches the stream: this one has nothing left to do. */
export const keepWatch = (watch: Watch, until: Instant, now: Instant): Promise<boolean> =>
  conditional(
    new PutItemCommand({
      TableName: tableName(),
      Item: marshal({ ...rowOf(watch, plus(until, GRACE)), lookedAt: now }),
      ConditionExpression: 'attribute_not_exists(pk) OR #name = :name OR startedAt < :startedAt',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: marshal({ ':name': watch.execution.name, ':startedAt': watch.execution.startedAt }),
    }),
  );

/** Another execution watches on: a row that names this one all the same, because its look came late, leads to the other from now on. */
export const passOn = ({ stream, execution }: Watch, input: Watch['input'], now: Instant): Promise<boolean> =>
  conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...watchKey(stream) }),
      UpdateExpression: 'SET #input = :input, dueAt = :due',
      ConditionExpression: '#name = :name',
      ExpressionAttributeNames: { '#input': 'input', '#name': 'name' },
      ExpressionAttributeValues: marshal({ ':input': input, ':due': plus(now, GRACE), ':name': execution.name }),
    }),
  );

/** Nothing is left to watch, for good. */
export const endWatch = async (stream: string): Promise<void> => {
  await dynamo.send(new DeleteItemCommand({ TableName: tableName(), Key: marshal({ ...watchKey(stream) }) }));
};

export const readWatch = async (stream: string): Promise<WatchRow | undefined> =>
  (await batchGet([watchKey(stream)])).get<WatchRow>(watchKey(stream));

/** Of these streams, those that an execution watches. */
export async function watchedAmong(streams: readonly string[]): Promise<string[]> {
  const found = await batchGet(streams.map(watchKey));
  return streams.filter((stream) => found.get(watchKey(stream)) !== undefined);
}

/** Something happened and nobody waits: unless an execution looks by itself soon, the sweep has another one look. */
export const lookSoon = ({ stream, dueAt, lookedAt = '' }: WatchRow, now: Instant): Promise<boolean> =>
  dueAt <= plus(now, GRACE)
    ? Promise.resolve(false)
    : conditional(
        new UpdateItemCommand({
          TableName: tableName(),
          Key: marshal({ ...watchKey(stream) }),
          UpdateExpression: 'SET dueAt = :soon',
          ConditionExpression:
            lookedAt === '' ? 'attribute_exists(pk) AND attribute_not_exists(lookedAt)' : 'lookedAt = :lookedAt',
          ExpressionAttributeValues: marshal({
            ':soon': plus(now, GRACE),
            ...(lookedAt !== '' && { ':lookedAt': lookedAt }),
          }),
        }),
      );

/** Rows of each shard at a time; the next sweep takes the next ones. */
const MOST_OVERDUE = 50;

/** Streams at which nobody has looked in time, whoever is late longest first. The index is a hint; whoever acts on one of them claims its row. */
export async function overdue(now: Instant): Promise<string[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) =>
    readSome<Key>(`WATCH#${shard}`, MOST_OVERDUE, {
      IndexName: 'due',
      KeyConditionExpression: 'due = :pk AND dueAt <= :now',
      ExpressionAttributeValues: marshal({ ':now': now }),
    }),
  );
  return (await Promise.all(shards)).flat().map(({ pk }) => pk.slice('WATCH#'.length));
}

/** Where an execution never looks, the next one comes after a pause that doubles up to a day. */
const pauseAfter = (restarts: number): number => Math.min(GRACE * 2 ** restarts, DAY);

/** The base name with the minute: at most one restart a minute, and never the name of an execution before. */
const nameAgain = (name: string, now: Instant): string =>
  `${name.replace(/-again-\d+$/, '')}-again-${now.slice(0, 16).replaceAll(/\D/g, '')}`;

/** Takes an overdue row for a fresh execution, which is to be started under the name that is returned; undefined when it is not overdue any more. */
export async function claimRestart(stream: string, now: Instant): Promise<WatchRow | undefined> {
  const row = await readWatch(stream);
  if (!row || row.dueAt > now) return undefined;
  const { lookedAt: _, restarts = 0, ...rest } = row;
  const next: WatchRow = {
    ...rest,
    ...{ name: nameAgain(row.name, now), startedAt: now, restarts: restarts + 1 },
    dueAt: instant(Date.parse(now) + pauseAfter(restarts)),
  };
  const taken = await conditional(
    new PutItemCommand({
      TableName: tableName(),
      Item: marshal({ ...next }),
      ConditionExpression: '#name = :name AND dueAt = :dueAt',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: marshal({ ':name': row.name, ':dueAt': row.dueAt }),
    }),
  );
  return taken ? next : undefined;
}

/** A restart that could not be begun was none: the row is due as before. */
export const giveBackRestart = ({ stream, name, restarts = 1 }: WatchRow, now: Instant): Promise<boolean> =>
  conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...watchKey(stream) }),
      UpdateExpression: 'SET dueAt = :now, restarts = :before',
      ConditionExpression: '#name = :name',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: marshal({ ':now': now, ':before': restarts - 1, ':name': name }),
    }),
  );
