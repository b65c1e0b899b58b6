/** Reads what waits in the table of TABLE, and what runs in Step Functions. Changes nothing. */
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { paginateListExecutions, paginateListStateMachines, SFNClient } from '@aws-sdk/client-sfn';
import type { Instant } from '../../../functions/shared/kernel.ts';
import { duePartitions } from '../../../functions/shared/ledger/due-index.ts';
import {
  batchGet,
  dynamo,
  type Key,
  marshal,
  readPartition,
  readSome,
  tableName,
  unmarshal,
} from '../../../functions/shared/ledger/table.ts';
import { type WatchRow, watchKey } from '../../../functions/shared/ledger/watch.store.ts';
import type { Watched, Work } from './work.ts';

interface Tip extends Key {
  state: { id: string; status?: string; round?: string };
}

/** So many items are in memory at a time. */
const AT_ONCE = 100;

async function* itemsOf<T extends object>(keys: readonly Key[]): AsyncGenerator<T> {
  for (let read = 0; read < keys.length; read += AT_ONCE) {
    const some = keys.slice(read, read + AT_ONCE);
    const found = await batchGet(some);
    for (const key of some) {
      const item = found.get<T>(key);
      if (item) yield item;
    }
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

async function oldest(lane: 'MAIL' | 'FLOW', now: Instant): Promise<Instant | undefined> {
  const first = await Promise.all(
    duePartitions(lane).map((partition) =>
      readSome<{ dueAt: Instant }>(partition, 1, {
        IndexName: 'due',
        KeyConditionExpression: 'due = :pk AND dueAt <= :now',
        ExpressionAttributeValues: marshal({ ':now': now }),
      }),
    ),
  );
  return first
    .flat()
    .map(({ dueAt }) => dueAt)
    .sort()[0];
}

/** An MOU that is out for signature has a round that somebody watches, and so has an open dispute its level, whatever the watch rows say. */
async function open(): Promise<Work['open']> {
  const keys: Key[] = [];
  // The index holds keys alone: the items of a large table are not all read.
  const pages = paginateScan({ client: dynamo }, { TableName: tableName(), IndexName: 'tips' });
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const { pk, sk } = unmarshal(item) as Key;
      if (/^TIP#(mou|dsp)_/.test(pk)) keys.push({ pk, sk });
    }
  const streams: { stream: string; machine: string }[] = [];
  for await (const { state } of itemsOf<Tip>(keys)) {
    if (state.status === 'out for signature' && state.round) streams.push({ stream: state.round, machine: 'signing' });
    if (state.status === 'open' && state.id.startsWith('dsp_'))
      streams.push({ stream: state.id, machine: 'escalation' });
  }
  return streams;
}

async function watchedStreams(): Promise<Watched[]> {
  const listed = duePartitions('WATCH').map((partition) =>
    readPartition<Key>(partition, {
      IndexName: 'due',
      KeyConditionExpression: 'due = :pk',
      ExpressionAttributeValues: marshal({ ':pk': partition }),
      ConsistentRead: false,
    }),
  );
  const keys = (await Promise.all(listed)).flat();
  return all(itemsOf<WatchRow>(keys));
}

/** Rows that the index does not list yet are asked for by their keys. */
async function rowsOf(streams: Work['open'], known: readonly Watched[]): Promise<Watched[]> {
  const listed = new Set(known.map(({ stream }) => stream));
  const keys = streams.filter(({ stream }) => !listed.has(stream)).map(({ stream }) => watchKey(stream));
  return all(itemsOf<WatchRow>(keys));
}

/** Of every machine of the account: names of executions have an id that nothing else has. */
async function machines(client: SFNClient): Promise<string[]> {
  const arns: string[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    arns.push(
      ...stateMachines.flatMap(({ stateMachineArn, type }) => (type === 'STANDARD' ? [`${stateMachineArn}`] : [])),
    );
  return arns;
}

async function runningOf(client: SFNClient, stateMachineArns: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const stateMachineArn of stateMachineArns)
    for await (const { executions = [] } of paginateListExecutions(
      { client },
      { stateMachineArn, statusFilter: 'RUNNING' },
    ))
      for (const { name } of executions) if (name) names.add(name);
  return names;
}

/** What runs is read before what is watched: an execution that ends meanwhile takes its row along, and a fresh one has some minutes. */
export async function lookAtWork(now: Instant, of?: readonly string[]): Promise<Work | { problem: string }> {
  const client = new SFNClient({});
  try {
    const running = await runningOf(client, of ?? (await machines(client)));
    const streams = await open();
    const listed = await watchedStreams();
    const watched = [...listed, ...(await rowsOf(streams, listed))];
    const [emails, workflows] = await Promise.all([oldest('MAIL', now), oldest('FLOW', now)]);
    return { oldestDue: { emails, workflows }, watched, open: streams, running };
  } catch (error) {
    return { problem: `AWS did not answer: ${(error as Error).name}.` };
  }
}
