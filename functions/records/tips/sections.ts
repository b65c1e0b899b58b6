/** All tips of a day in sections of 1,024, each a subtree of the list's tree: gathered one digit of their names after the other, so that no more is held at a time. */
import { sha256 } from '../../shared/canonical.ts';
import { leafHash, pathOf, rootOf } from './merkle.ts';
import { inOrder, wentBack } from './tips.rules.ts';
import type { ListedTip, Proven } from './tips.schema.ts';

/** A power of two, so that a section is a subtree. Larger ones are written again more often, smaller ones are more to read through. */
export const SECTION = 1_024;
/** A leaf is 68 bytes: the SHA-256 of the stream's id, the sequence (big-endian), and the hash of the event there. */
const LEAF = 68;

export interface Section {
  /** The name of its first leaf. */
  first: string;
  /** Of its subtree. */
  root: string;
  /** The document that holds its leaves, one after the other. */
  leaves: string;
}

export function packed(tips: readonly ListedTip[]): Buffer {
  const bytes = Buffer.alloc(tips.length * LEAF);
  for (const [index, { stream, seq, hash }] of tips.entries()) {
    bytes.write(stream, index * LEAF, 'hex');
    bytes.writeUInt32BE(seq, index * LEAF + 32);
    bytes.write(hash, index * LEAF + 36, 'hex');
  }
  return bytes;
}

export const unpacked = (bytes: Buffer): ListedTip[] =>
  Array.from({ length: bytes.length / LEAF }, (_, index) => {
    const leaf = bytes.subarray(index * LEAF, (index + 1) * LEAF);
    return { stream: leaf.toString('hex', 0, 32), seq: leaf.readUInt32BE(32), hash: leaf.toString('hex', 36) };
  });

export const tipHash = (tip: ListedTip): Buffer => leafHash(packed([tip]));

const hashesIn = (leaves: Buffer): Buffer[] =>
  Array.from({ length: leaves.length / LEAF }, (_, index) =>
    leafHash(leaves.subarray(index * LEAF, (index + 1) * LEAF)),
  );
const rootsOf = (sections: readonly Section[]): Buffer[] => sections.map(({ root }) => Buffer.from(root, 'hex'));

export const treeRoot = (sections: readonly Section[]): string => rootOf(rootsOf(sections)).toString('hex');
export const sectionRoot = (leaves: Buffer): string => rootOf(hashesIn(leaves)).toString('hex');

/** Sections in which names between these two may stand; of a single name the one that holds it, if any does. */
export function sectionsBetween(sections: readonly Section[], from: string, to: string): Section[] {
  return sections.filter(({ first }, index) => first <= to && (sections[index + 1]?.first ?? '~') > from);
}

/** The leaf of that section and place, with its path in the whole tree. */
export function proven(sections: readonly Section[], at: number, leaves: Buffer, index: number): Proven {
  const [tip] = unpacked(leaves.subarray(index * LEAF, (index + 1) * LEAF));
  if (!tip) throw new Error(`Section ${at} has no leaf ${index}`);
  const path = [...pathOf(hashesIn(leaves), index), ...pathOf(rootsOf(sections), at)];
  return { tip, index: at * SECTION + index, path: path.map((hash) => hash.toString('hex')) };
}

/** Where tips are found and kept. */
export interface Source {
  /** With which a name begins, in order: what begins with one of them is held at a time. */
  digits: readonly string[];
  /** Where the streams stand whose names begin with this digit; one that moved meanwhile may come twice. */
  now: (digit: string) => Promise<readonly ListedTip[]>;
  /** Where they stood on the list before. */
  before: (digit: string) => Promise<readonly ListedTip[]>;
  keep: (document: string, leaves: Buffer) => Promise<unknown>;
}

export interface Gathered {
  sections: Section[];
  streams: number;
  /** Streams that stand elsewhere than after their place on the list before, where they stood on that. */
  back: ListedTip[];
}

export async function gather({ digits, now, before, keep }: Source): Promise<Gathered> {
  const gathered: Gathered = { sections: [], streams: 0, back: [] };
  let rest: ListedTip[] = [];
  const put = async (tips: readonly ListedTip[]): Promise<void> => {
    const [leaves, first] = [packed(tips), tips[0]?.stream ?? ''];
    const document = sha256(leaves);
    await keep(document, leaves);
    gathered.sections.push({ first, root: sectionRoot(leaves), leaves: document });
    gathered.streams += tips.length;
  };
  for (const digit of digits) {
    const tips = inOrder(await now(digit));
    gathered.back.push(...wentBack(await before(digit), tips));
    rest = [...rest, ...tips];
    for (; rest.length >= SECTION; rest = rest.slice(SECTION)) await put(rest.slice(0, SECTION));
  }
  if (rest.length > 0) await put(rest);
  return gathered;
}
