/** The `tips` index holds one row for each stream, and the row alone says where the stream stands: who lists all tips reads no item. */
import { type Key, readPartition } from './table.ts';

/**
 * One partition takes 1,000 write units a second (Amazon DynamoDB Developer Guide, "Designing partition keys to distribute your
 * workload"), that is 500 streams that move in one second; and it is read with one question a night.
 */
const ALL = 'TIP#all';

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
export const indexed = ({ seq, hash }: Standing): Row => ({
  tipShard: ALL,
  tipAt: `${String(seq).padStart(8, '0')}#${hash}`,
});

const standing = ({ pk, tipAt }: Key & Row): Standing => {
  const [seq = '', hash = ''] = tipAt.split('#');
  return { stream: pk.slice('TIP#'.length), seq: Number(seq), hash };
};

/** All streams, in no order; one that moved meanwhile may come twice. Eventually consistent: a tip may be a moment old, never wrong. */
export async function readStandings(): Promise<Standing[]> {
  const rows = await readPartition<Key & Row>(ALL, {
    IndexName: 'tips',
    KeyConditionExpression: 'tipShard = :pk',
    ConsistentRead: false,
  });
  return rows.map(standing);
}
