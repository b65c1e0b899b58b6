/** A day's list for tests, made as the service makes it, with the proof of any stream. */
import { DIGITS } from '../../shared/ledger/tip-index.ts';
import { gather, packed, proven, SECTION, type Section, treeRoot } from './sections.ts';
import { inOrder } from './tips.rules.ts';
import type { ListedTip, Proof } from './tips.schema.ts';

export interface AList {
  streams: number;
  root: string;
  sections: readonly Section[];
  /** Of a stream that it lists. */
  proof: (stream: string) => Proof;
  /** That a stream is absent: its neighbours. */
  absence: (stream: string) => Proof;
}

export async function aList(tips: readonly ListedTip[]): Promise<AList> {
  const { sections, streams } = await gather({
    digits: DIGITS,
    now: async (digit) => tips.filter(({ stream }) => stream.startsWith(digit)),
    before: async () => [],
    keep: async () => undefined,
  });
  const ordered = inOrder(tips);
  const leaf = (index: number) => {
    const at = Math.floor(index / SECTION);
    const leaves = packed(ordered.slice(at * SECTION, (at + 1) * SECTION));
    return index < 0 || index >= ordered.length ? [] : [proven(sections, at, leaves, index % SECTION)];
  };
  return {
    ...{ sections, streams, root: treeRoot(sections) },
    proof: (stream) => ({ stream, leaves: leaf(ordered.findIndex((tip) => tip.stream === stream)) }),
    absence: (stream) => {
      const before = ordered.findLastIndex((tip) => tip.stream < stream);
      return { stream, leaves: [...leaf(before), ...leaf(before + 1)] };
    },
  };
}
