/** A Merkle tree as RFC 9162, section 2.1, has it: its root, the path of one leaf, and the root that follows from a leaf and its path. */
import { createHash } from 'node:crypto';

const hashed = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];

/** Of a tree without leaves. */
export const EMPTY_ROOT = hashed();
export const leafHash = (leaf: Uint8Array): Buffer => hashed(LEAF, leaf);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hashed(NODE, left, right);

/** The largest power of two that is smaller: so many leaves are left of the root. */
const split = (size: number): number => 2 ** (31 - Math.clz32(size - 1));

/** @param hashes of the leaves; or the roots of full subtrees, all of one size that is a power of two, the last of which may have fewer */
export function rootOf(hashes: readonly Uint8Array[], from = 0, to = hashes.length): Buffer {
  if (to === from) return EMPTY_ROOT;
  if (to - from === 1) return Buffer.from(hashes[from] as Uint8Array);
  const middle = from + split(to - from);
  return nodeHash(rootOf(hashes, from, middle), rootOf(hashes, middle, to));
}

/** The siblings on the way from a leaf to the root, the lowest first. */
export function pathOf(hashes: readonly Uint8Array[], index: number, from = 0, to = hashes.length): Buffer[] {
  if (to - from <= 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...pathOf(hashes, index, from, middle), rootOf(hashes, middle, to)]
    : [...pathOf(hashes, index, middle, to), rootOf(hashes, from, middle)];
}

export interface Climb {
  /** The hash of the leaf. */
  hash: Uint8Array;
  index: number;
  /** Leaves of the tree. */
  size: number;
  path: readonly Uint8Array[];
}

/** RFC 9162, section 2.1.3.2. Undefined where no tree of that size has such a path. */
export function rootFrom({ hash, index, size, path }: Climb): Buffer | undefined {
  if (index < 0 || index >= size) return undefined;
  let [at, last] = [index, size - 1];
  let root: Buffer = Buffer.from(hash);
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(root, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}
