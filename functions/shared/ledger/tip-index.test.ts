/** All streams lie in one partition, each with a row that sorts by how far the stream has come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../canonical.ts';
import { indexed } from './tip-index.ts';

const at = (seq: number, stream = 'mou_1') => indexed({ stream, seq, hash: sha256(String(seq)) });

describe('The row of a tip', () => {
  it('stays in its partition, and moves on in it: whoever reads that meanwhile does not miss it', () =>
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

  it('lies where all others lie, so that one question finds all', () => {
    const partitions = Array.from({ length: 1_000 }, (_, n) => at(1, `mou_${n}`).tipShard);
    expect(new Set(partitions)).toEqual(new Set(['TIP#all']));
  });
});
