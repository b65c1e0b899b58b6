/** The `tips` index holds one row for each stream, and the row alone says where the stream stands: who lists all tips reads no item. */
import { sha256 } from './canonical.ts';
import { type Key, readPartition } from './table.ts';

/** Enough that no shard is hot, few enough to ask all of them. */
const SHARDS = 4;
const shardName = (shard: number): string => `TIP#${shard}`;

interface Row {
  tipShard: string;
  tipAt: string;
}

/** Where a stream stands. */
export interface Standing {
  stream: string;
  seq: number;
  hash: string;
}

/** Index attributes of a tip. Sorted by sequence, so that a tip which moves while the index is read moves on to what is not yet read. */
export const indexed = ({ stream, seq, hash }: Standing): Row => ({
  tipShard: shardName(Number.parseInt(sha256(stream).slice(0, 8), 16) % SHARDS),
  tipAt: `${String(seq).padStart(8, '0')}#${hash}`,
});

const standing = ({ pk, tipAt }: Key & Row): Standing => {
  const [seq = '', hash = ''] = tipAt.split('#');
  return { stream: pk.slice('TIP#'.length), seq: Number(seq), hash };
};

/** All streams, in no order; one that moved meanwhile may come twice. Eventually consistent: a tip may be a moment old, never wrong. */
export async function readStandings(): Promise<Standing[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) =>
    readPartition<Key & Row>(shardName(shard), {
      IndexName: 'tips',
      KeyConditionExpression: 'tipShard = :pk',
      ConsistentRead: false,
    }),
  );
  return (await Promise.all(shards)).flat().map(standing);
}
