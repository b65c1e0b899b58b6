/** A stream has one shard for good, and a row that sorts by how far the stream has come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from './canonical.ts';
import { indexed } from './tip-index.ts';

const at = (seq: number, stream = 'mou_1') => indexed({ stream, seq, hash: sha256(String(seq)) });

describe('The row of a tip', () => {
  it('stays in its shard, and moves on in it: whoever reads the shard meanwhile does not miss it', () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 999 }),
        (stream, seq, more) => {
          const [before, after] = [at(seq, stream), at(seq + more, stream)];
          expect(after.tipShard).toBe(before.tipShard);
          expect(after.tipAt > before.tipAt).toBe(true);
        },
      ),
    ));

  it('says sequence and hash', () => expect(at(7).tipAt).toBe(`00000007#${sha256('7')}`));

  it('lies in one of four shards, about as often in each', () => {
    const shards = Array.from({ length: 1_000 }, (_, n) => at(1, `mou_${n}`).tipShard);
    const sizes = Map.groupBy(shards, (shard) => shard);
    expect([...sizes.keys()].sort()).toEqual(['TIP#0', 'TIP#1', 'TIP#2', 'TIP#3']);
    for (const { length } of sizes.values()) expect(length).toBeGreaterThan(200);
  });
});
