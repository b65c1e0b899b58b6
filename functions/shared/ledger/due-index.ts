/** The `due` index holds streams by the moment at which somebody must look at them: a sweep reads what is due, however many there are. */
import type { Instant } from '../kernel.ts';
import { type Key, marshal, readPartition } from './table.ts';

/** Partitions of each kind. One takes 1,000 write units a second. */
const SHARDS = 4;

export const duePartitions = (kind: string): readonly string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `${kind}#${shard}`);

/** Streams of one agreement stand in one partition. The last character of a ULID is random. */
export const duePartition = (kind: string, agreement: string): string =>
  `${kind}#${agreement.charCodeAt(agreement.length - 1) % SHARDS}`;

/** Ids of streams of which something is due, the earliest first: hints, their tips say what it is. */
export async function streamsDue(partition: string, now: Instant): Promise<string[]> {
  const rows = await readPartition<Key>(partition, {
    IndexName: 'due',
    KeyConditionExpression: 'due = :pk AND dueAt <= :now',
    ExpressionAttributeValues: marshal({ ':pk': partition, ':now': now }),
    ConsistentRead: false,
  });
  return rows.map(({ pk }) => pk.slice('TIP#'.length));
}
