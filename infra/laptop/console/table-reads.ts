/** The console reads the table as an operator would, by Scan: it is small here, and no index is needed to look around. */
import { isObject, type Json, type JsonObject, objects } from '../cloud/shapes.ts';
import type { Surface } from './surface.ts';

export type Item = Record<string, unknown>;

/** DynamoDB's typed values as plain ones; numbers stay texts where a double would not hold them. */
function plain(value: Json): unknown {
  if (!isObject(value)) return value;
  const [[type, content] = ['', null]] = Object.entries(value);
  switch (type) {
    case 'N':
      return String(Number(content)) === content ? Number(content) : content;
    case 'NULL':
      return null;
    case 'L':
      return Array.isArray(content) ? content.map(plain) : content;
    case 'M':
      return isObject(content) ? plainItem(content) : content;
    default:
      return content;
  }
}

export const plainItem = (item: JsonObject): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

/** Names of the partition and sort key of a table. */
export function keysOf({ keys }: Surface['table'][number]): { partition: string; sort: string | undefined } {
  const named = (type: string) =>
    objects(keys.KeySchema).find(({ KeyType }) => KeyType === type)?.AttributeName as string | undefined;
  return { partition: named('HASH') ?? 'pk', sort: named('RANGE') };
}

/** Follows the pages of a Scan or Query to their end. */
async function whole(cloud: Surface, action: 'Scan' | 'Query', input: JsonObject): Promise<Item[]> {
  const items: Item[] = [];
  let from: Json | undefined;
  do {
    const answer = await cloud.dynamodb.call(action, {
      ...input,
      ...(from !== undefined && { ExclusiveStartKey: from }),
    });
    items.push(...objects(answer.Items).map(plainItem));
    from = answer.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

/** Keys of every item, with the attributes named. */
export async function scan(
  cloud: Surface,
  table: Surface['table'][number],
  attributes: readonly string[] = [],
): Promise<Item[]> {
  const { partition, sort } = keysOf(table);
  const names = [...new Set([partition, ...(sort === undefined ? [] : [sort]), ...attributes])];
  return whole(cloud, 'Scan', {
    TableName: table.name,
    ConsistentRead: true,
    ProjectionExpression: names.map((_, index) => `#n${index}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
  });
}

/** A partition in the order of its sort keys. */
export const partitionOf = (cloud: Surface, table: Surface['table'][number], key: string): Promise<Item[]> =>
  whole(cloud, 'Query', {
    TableName: table.name,
    ConsistentRead: true,
    KeyConditionExpression: '#partition = :key',
    ExpressionAttributeNames: { '#partition': keysOf(table).partition },
    ExpressionAttributeValues: { ':key': { S: key } },
  });
