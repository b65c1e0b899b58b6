/** The `tips` index holds one row for each stream, and the row alone says where the stream stands: who lists all tips reads no item. */
import { sha256 } from '../canonical.ts';
import { type Key, readPartition } from './table.ts';

/**
 * One partition takes 1,000 write units a second (Amazon DynamoDB Developer Guide, "Designing partition keys to distribute your
 * workload"), that is 500 streams that move in one second: with sixteen, 8,000 move. Each is read with one question a night.
 */
const partitionOf = (digit: string): string => `TIP#${digit}`;

/** A stream lies in the partition of the first digit of its hash, and so do all that the day's list names with that digit. */
export const DIGITS = [...'0123456789abcdef'] as const;

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
  tipShard: partitionOf(sha256(stream).charAt(0)),
  tipAt: `${String(seq).padStart(8, '0')}#${hash}`,
});

const standing = ({ pk, tipAt }: Key & Row): Standing => {
  const [seq = '', hash = ''] = tipAt.split('#');
  return { stream: pk.slice('TIP#'.length), seq: Number(seq), hash };
};

/** Of one digit, in no order; one that moved meanwhile may come twice. Eventually consistent: a tip may be a moment old, never wrong. */
export async function readStandings(digit: string): Promise<Standing[]> {
  const rows = await readPartition<Key & Row>(partitionOf(digit), {
    IndexName: 'tips',
    KeyConditionExpression: 'tipShard = :pk',
    ConsistentRead: false,
  });
  return rows.map(standing);
}
