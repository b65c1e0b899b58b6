/** How an effect gets from pending to done: claimed with a lease that another may take over, and put back with a growing pause when it fails. */
import {
  ConditionalCheckFailedException,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type Instant, MINUTE, plus } from '../shared/kernel.ts';
import { dueShard, type EffectItem, type Lane, SHARDS } from '../shared/ledger/effects.ts';
import { dynamo, type Key, marshal, tableName, unmarshal } from '../shared/ledger/table.ts';
import { pauseAfter, pauseForTurn } from './effect.rules.ts';

/** Longer than the function that holds it may run, so that only a dead holder loses its lease. */
const LEASE = 3 * MINUTE;

async function update(pk: string, parts: Partial<UpdateItemCommandInput> & { values: Record<string, unknown> }) {
  const { values, ...rest } = parts;
  try {
    const { Attributes } = await dynamo.send(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: marshal({ pk, sk: 'EFFECT' }),
        ExpressionAttributeValues: marshal(values),
        ...rest,
      }),
    );
    return Attributes && (unmarshal(Attributes) as EffectItem);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

const STATUS = { '#status': 'status' };

/** Takes an effect that is pending, or whose holder let its lease run out. Undefined when someone else has it or it is done. */
export const claim = (pk: string, now: Instant): Promise<EffectItem | undefined> =>
  update(pk, {
    ReturnValues: 'ALL_NEW',
    UpdateExpression: 'SET #status = :claimed, leaseUntil = :lease, dueAt = :lease, attempts = attempts + :one',
    ConditionExpression:
      '(#status = :pending AND (attribute_not_exists(retryAt) OR retryAt <= :now)) OR (#status = :claimed AND leaseUntil <= :now)',
    ExpressionAttributeNames: STATUS,
    values: { ':claimed': 'claimed', ':pending': 'pending', ':lease': plus(now, LEASE), ':now': now, ':one': 1 },
  });

/** Remembers one recipient's message at once, so that a retry does not write to that mailbox again. */
export const noteSent = (pk: string, party: string, messageId: string, earlier: Record<string, string>) =>
  update(pk, { UpdateExpression: 'SET sent = :sent', values: { ':sent': { ...earlier, [party]: messageId } } });

/** Remembers up to which number streams were woken, so that the next hand goes on there. */
export const noteWoken = (pk: string, upTo: number) =>
  update(pk, { UpdateExpression: 'SET woken = :woken', values: { ':woken': upTo } });

export const finish = (pk: string, result: string) =>
  update(pk, {
    UpdateExpression: 'SET #status = :done, #result = :result REMOVE due, dueAt, leaseUntil, retryAt, problem',
    ExpressionAttributeNames: { ...STATUS, '#result': 'result' },
    values: { ':done': 'done', ':result': result },
  });

/** Puts a failed effect back for later, or gives up where everyone can see it: on the item, in the log, by an alarm. */
export async function putBack(
  item: EffectItem,
  error: unknown,
  now: Instant,
): Promise<'waits' | 'pending' | 'gave up'> {
  const turn = pauseForTurn(error, Math.random());
  const pause = turn ?? pauseAfter(item.attempts);
  const status = pause === undefined ? 'gave up' : 'pending';
  await update(item.pk, {
    UpdateExpression:
      pause === undefined
        ? 'SET #status = :status, problem = :problem REMOVE due, dueAt, leaseUntil'
        : 'SET #status = :status, problem = :problem, retryAt = :at, dueAt = :at, attempts = :attempts REMOVE leaseUntil',
    ExpressionAttributeNames: STATUS,
    values: {
      ':status': status,
      ':problem': error instanceof Error ? error.name : 'unknown',
      ...(pause !== undefined && {
        ':at': plus(now, pause),
        // The claim counted one: waiting for a turn is none.
        ':attempts': turn === undefined ? item.attempts : item.attempts - 1,
      }),
    },
  });
  return turn === undefined ? status : 'waits';
}

/** Keys of the lane's effects that are past due, the oldest of each shard first. */
export async function pastDue(lane: Lane, now: Instant): Promise<(Key & { dueAt: Instant })[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) =>
    dynamo.send(
      new QueryCommand({
        TableName: tableName(),
        IndexName: 'due',
        KeyConditionExpression: 'due = :due AND dueAt <= :now',
        ExpressionAttributeValues: marshal({ ':due': dueShard(lane, shard), ':now': now }),
        Limit: 25,
      }),
    ),
  );
  return (await Promise.all(shards)).flatMap(({ Items }) =>
    (Items ?? []).map((item) => unmarshal(item) as Key & { dueAt: Instant }),
  );
}
