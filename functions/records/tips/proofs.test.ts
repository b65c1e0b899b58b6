/** A proof shows where a list has a stream, or that it does not have it; and nothing else passes for one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/canonical.ts';
import { aList } from './a-list.ts';
import { shownBy } from './proofs.ts';
import { packed, SECTION, unpacked } from './sections.ts';
import type { ListedTip, Proof } from './tips.schema.ts';

const aTip = (name: number): ListedTip => ({
  ...{ stream: sha256(`stream ${name}`), seq: (name % 90) + 1 },
  hash: sha256(`event ${name}`),
});
const tips = (count: number) => Array.from({ length: count }, (_, name) => aTip(name));
const [FEW, MANY] = [await aList(tips(37)), await aList(tips(2 * SECTION + 300))];
const picked = fc.nat({ max: 36 });
const strange = fc.string({ maxLength: 9 }).map((text) => sha256(`not there ${text}`));

describe('A leaf', () => {
  it('is 68 bytes, and is read as it was written', () =>
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 0xffffffff }), (names, seq) => {
        const some = names.map((name) => ({ ...aTip(name), seq }));
        expect(packed(some)).toHaveLength(68 * some.length);
        expect(unpacked(packed(some))).toEqual(some);
      }),
    ));
});

describe('A proof', () => {
  it('shows where the list has a stream, in a list of one section and of several', () => {
    for (const [list, count] of [
      [FEW, 37],
      [MANY, 2 * SECTION + 300],
    ] as const)
      for (const name of [0, 1, 17, 36, count - 1]) {
        const { stream } = aTip(name);
        expect(shownBy(list, list.proof(stream))).toEqual({ listed: aTip(name) });
      }
    expect(MANY.sections).toHaveLength(3);
  });

  it('shows that the list does not have a stream, wherever it would stand', () => {
    for (const list of [FEW, MANY])
      fc.assert(
        fc.property(strange, (stream) => {
          expect(shownBy(list, list.absence(stream))).toEqual({});
        }),
        { numRuns: 20 },
      );
    for (const stream of ['0'.repeat(64), 'f'.repeat(64)]) {
      const proof = FEW.absence(stream);
      expect(proof.leaves).toHaveLength(1);
      expect(shownBy(FEW, proof)).toEqual({});
    }
  });

  it('shows of an empty list that it has nothing', async () => {
    const none = await aList([]);
    expect(none.root).toBe(sha256(''));
    expect(shownBy(none, { stream: sha256('any'), leaves: [] })).toEqual({});
    expect(shownBy(FEW, { stream: sha256('any'), leaves: [] })).toBeUndefined();
  });

  it('shows nothing where a tip, its place, its path or the list is another', () =>
    fc.assert(
      fc.property(picked, picked, (name, other) => {
        const proof = FEW.proof(aTip(name).stream);
        const [leaf] = proof.leaves;
        if (!leaf) throw new Error('A proof has a leaf');
        const shown = (changed: Partial<typeof leaf>, list = FEW) =>
          shownBy(list, { ...proof, leaves: [{ ...leaf, ...changed }] });
        expect(shown({ tip: { ...leaf.tip, seq: leaf.tip.seq + 1 } })).toBeUndefined();
        expect(shown({ tip: { ...leaf.tip, hash: sha256('x') } })).toBeUndefined();
        expect(shown({ index: leaf.index + 1 })).toBeUndefined();
        expect(shown({ path: leaf.path.slice(1) })).toBeUndefined();
        expect(shown({}, MANY)).toBeUndefined();
        // The leaf of one stream proves nothing of another that is on the list.
        if (other !== name) expect(shownBy(FEW, { ...proof, stream: aTip(other).stream })).toBeUndefined();
      }),
    ));

  it('shows no absence by leaves that are not neighbours', () =>
    fc.assert(
      fc.property(strange, (stream) => {
        const [one, other] = FEW.absence(stream).leaves;
        const apart = FEW.proof(
          tips(37)
            .map((tip) => tip.stream)
            .sort()
            .at((other?.index ?? 0) + 1 < 37 ? (other?.index ?? 0) + 1 : 0) ?? '',
        );
        const leaves = [one, ...apart.leaves].filter((leaf) => leaf !== undefined);
        const proof: Proof = { stream, leaves };
        expect(shownBy(FEW, proof)).toBeUndefined();
      }),
    ));
});
