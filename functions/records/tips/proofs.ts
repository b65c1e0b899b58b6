/** What a proof shows of a stream: where the list has it, or that the list does not have it. */
import { EMPTY_ROOT, rootFrom } from './merkle.ts';
import { tipHash } from './sections.ts';
import type { ListedTip, Proof, Proven, TipsList } from './tips.schema.ts';

const leads = ({ tip, index, path }: Proven, { streams: size, root }: Pick<TipsList, 'streams' | 'root'>): boolean =>
  rootFrom({ hash: tipHash(tip), index, size, path: path.map((hash) => Buffer.from(hash, 'hex')) })?.toString('hex') ===
  root;

/** Between these two leaves, or before the first or after the last one, there is no other. */
function surrounds({ stream, leaves: [one, other] }: Proof, size: number): boolean {
  if (!one) return size === 0;
  if (other) return other.index === one.index + 1 && one.tip.stream < stream && stream < other.tip.stream;
  return one.index === 0 && stream < one.tip.stream ? true : one.index === size - 1 && one.tip.stream < stream;
}

/**
 * That a stream is absent holds for a list whose leaves stand in their order: whoever reads all its sections sees that.
 * @returns undefined where the proof shows nothing of this list
 */
export function shownBy(
  list: Pick<TipsList, 'streams' | 'root'>,
  proof: Proof,
): { listed?: ListedTip | undefined } | undefined {
  const { stream, leaves } = proof;
  if (leaves.length === 0) return list.streams === 0 && list.root === EMPTY_ROOT.toString('hex') ? {} : undefined;
  if (!leaves.every((leaf) => leads(leaf, list))) return undefined;
  const own = leaves.find(({ tip }) => tip.stream === stream);
  if (own) return { listed: own.tip };
  return surrounds(proof, list.streams) ? {} : undefined;
}
