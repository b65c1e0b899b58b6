/** The tree is that of RFC 9162 (and of RFC 6962): held against the vectors that certificate logs publish, and against its own definition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../shared/canonical.ts';
import { EMPTY_ROOT, leafHash, pathOf, rootFrom, rootOf } from './merkle.ts';

/** Leaves, roots and paths of the reference implementations (certificate-transparency-go, transparency-dev/merkle). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const PATHS: readonly [index: number, size: number, path: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const hashes = LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
const treeOf = (size: number) => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`${index}`)));

/** A size, and the place of a leaf. */
const aLeaf = fc.integer({ min: 1, max: 70 }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

describe('The tree of RFC 9162', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('has with %i leaves the published root', (size, root) =>
    expect(hex(rootOf(hashes.slice(0, size)))).toBe(root),
  );

  it.each(PATHS)('has for leaf %i of %i the published path, which leads to the root', (index, size, path) => {
    const found = pathOf(hashes.slice(0, size), index);
    expect(found.map(hex)).toEqual(path);
    expect(hex(rootFrom({ hash: hashes[index] as Buffer, index, size, path: found }))).toBe(ROOTS[size]);
  });

  it('has no root but of nothing when it has no leaf', () => expect(hex(EMPTY_ROOT)).toBe(sha256('')));
});

describe('The path of a leaf', () => {
  it('leads to the root, of any leaf and in a tree of any size, and is as long as the tree is high', () =>
    fc.assert(
      fc.property(aLeaf, ([size, index]) => {
        const all = treeOf(size);
        const path = pathOf(all, index);
        expect(rootFrom({ hash: all[index] as Buffer, index, size, path })).toEqual(rootOf(all));
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }),
    ));

  it('leads nowhere from another leaf or place, and not when a hash is changed, gone or one too many', () =>
    fc.assert(
      fc.property(aLeaf, fc.nat({ max: 99 }), ([size, index], other) => {
        const all = treeOf(size);
        const [path, root, hash] = [pathOf(all, index), rootOf(all), all[index] as Buffer];
        const leads = (changed: Partial<Parameters<typeof rootFrom>[0]>) =>
          rootFrom({ hash, index, size, path, ...changed })?.equals(root) ?? false;
        expect(leads({ hash: leafHash(Buffer.from('another')) })).toBe(false);
        if (other !== index) expect(leads({ index: other })).toBe(false);
        expect(leads({ index: -1 })).toBe(false);
        expect(leads({ path: [...path, root] })).toBe(false);
        if (path.length === 0) return;
        expect(leads({ path: path.slice(1) })).toBe(false);
        expect(leads({ path: path.with(other % path.length, leafHash(Buffer.from('x'))) })).toBe(false);
      }),
    ));

  it('may be put together of two: within a section, and over the roots of all sections', () =>
    fc.assert(
      fc.property(aLeaf, fc.integer({ min: 0, max: 4 }), ([size, index], power) => {
        const [all, each] = [treeOf(size), 2 ** power];
        const sections = Array.from({ length: Math.ceil(size / each) }, (_, at) =>
          all.slice(at * each, (at + 1) * each),
        );
        const roots = sections.map((section) => rootOf(section));
        expect(rootOf(roots)).toEqual(rootOf(all));
        const at = Math.floor(index / each);
        expect([...pathOf(sections[at] ?? [], index % each), ...pathOf(roots, at)]).toEqual(pathOf(all, index));
      }),
    ));
});
