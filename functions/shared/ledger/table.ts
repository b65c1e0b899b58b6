/** The one table: its client, its key prefixes, and reading several items in one round trip. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DeleteItemCommand,
  DynamoDBClient,
  type PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  type UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export const dynamo = new DynamoDBClient({});
// It copies every request and every answer for a log that is not kept: a twentieth of what a call costs.
dynamo.middlewareStack.remove('loggerMiddleware');
export const tableName = (): string => process.env.TABLE ?? '';

export interface Key {
  pk: string;
  sk: string;
}
export type Item = Key & Record<string, unknown>;

export const marshal = (value: Record<string, unknown>) => marshall(value, { removeUndefinedValues: true });
export const unmarshal = unmarshall;

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** What was found under a set of keys, asked for by key. */
export interface Found {
  get<T extends object = Item>(key: Key): T | undefined;
}

/** DynamoDB takes so many keys in one request. */
const MOST_KEYS = 100;

/** Strongly consistent read of these items: one round trip for up to 100 keys, and as many side by side for more. */
export async function batchGet(keys: readonly Key[]): Promise<Found> {
  const items = new Map<string, Item>();
  const distinct = [...new Map(keys.map(({ pk, sk }) => [nameOf({ pk, sk }), { pk, sk }])).values()];
  const chunks = Array.from({ length: Math.ceil(distinct.length / MOST_KEYS) }, (_, index) =>
    distinct.slice(index * MOST_KEYS, (index + 1) * MOST_KEYS),
  );
  const read = await Promise.all(chunks.map(readChunk));
  for (const item of read.flat()) items.set(nameOf(item), item);
  return { get: <T extends object>(key: Key) => items.get(nameOf(key)) as T | undefined };
}

/** DynamoDB may leave keys unread; it is asked again for those. */
async function readChunk(keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left = keys.map((key) => marshal({ ...key }));
  for (let round = 0; left.length > 0; round++) {
    if (round > 5) throw new Error('DynamoDB kept leaving keys unread');
    const answer = await dynamo.send(
      new BatchGetItemCommand({ RequestItems: { [tableName()]: { Keys: left, ConsistentRead: true } } }),
    );
    items.push(...(answer.Responses?.[tableName()] ?? []).map((raw) => unmarshal(raw) as Item));
    left = answer.UnprocessedKeys?.[tableName()]?.Keys ?? [];
  }
  return items;
}

/** Every item of one partition, in order of its sort key. */
export async function readPartition<T>(pk: string, options: Partial<QueryCommandInput> = {}): Promise<T[]> {
  const items: T[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: tableName(),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: marshal({ ':pk': pk }),
        ConsistentRead: true,
        ...options,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []).map((item) => unmarshal(item) as T));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}

/** The first items of one partition, or the next ones after a key: never more than `limit`. */
export async function readSome<T>(
  pk: string,
  limit: number,
  { after, ...options }: Partial<QueryCommandInput> & { after?: Record<string, unknown> | undefined },
): Promise<T[]> {
  const { ExpressionAttributeValues: more, ...rest } = options;
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ...marshal({ ':pk': pk }), ...more },
      Limit: limit,
      ...rest,
      ...(after && { ExclusiveStartKey: marshal(after) }),
    }),
  );
  return Items.map((item) => unmarshal(item) as T);
}

/** A write that holds only under its condition: true when it was made. */
export async function conditional(write: DeleteItemCommand | PutItemCommand | UpdateItemCommand): Promise<boolean> {
  try {
    await dynamo.send(write as PutItemCommand);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A transaction's action that writes an item whole. `once` refuses when the key is taken. */
export const putAction = (item: Item, once = false): TransactWriteItem => ({
  Put: {
    TableName: tableName(),
    Item: marshal(item),
    ...(once && { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
});

/** DynamoDB's TTL is seconds, and only cleans: expiry is always checked in rules. */
export const cleanedAfter = (instant: string, extraMilliseconds = 7 * 86_400_000): number =>
  Math.floor((Date.parse(instant) + extraMilliseconds) / 1000);
