/** Streams are spread over sixteen partitions by the hashes of their ids, each with a row that sorts by how far the stream has come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../canonical.ts';
import { DIGITS, indexed } from './tip-index.ts';

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

  it('lies under the first digit of its name on the list, so that sixteen questions find all, and each takes its share', () => {
    const streams = Array.from({ length: 4_000 }, (_, n) => `mou_${n}`);
    const partitions = streams.map((stream) => at(1, stream).tipShard);
    expect(partitions).toEqual(streams.map((stream) => `TIP#${sha256(stream)[0]}`));
    const shares = DIGITS.map((digit) => partitions.filter((one) => one === `TIP#${digit}`).length);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(4_000);
    expect(Math.max(...shares)).toBeLessThan(2 * Math.min(...shares));
  });
});
