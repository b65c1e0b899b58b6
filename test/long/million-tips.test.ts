/** A million streams are listed one sixteenth at a time, in sections that one answer holds, and each is proven by some twenty hashes. */
import { describe, expect, it } from 'vitest';
import { shownBy } from '../../functions/records/tips/proofs.ts';
import { gather, proven, SECTION, sectionsBetween, treeRoot, unpacked } from '../../functions/records/tips/sections.ts';
import { inOrder, listOf } from '../../functions/records/tips/tips.rules.ts';
import type { ListedTip } from '../../functions/records/tips/tips.schema.ts';
import { sectionsText } from '../../functions/records/tips/tips.store.ts';
import { sha256 } from '../../functions/shared/canonical.ts';
import { answer } from '../../functions/shared/http/reply.ts';
import { DIGITS } from '../../functions/shared/ledger/tip-index.ts';

const STREAMS = 1_000_000;
/** What a Lambda may hand on, in bytes. */
const LAMBDA_BYTES = 6_291_556;
/** Of a document, so that each section is one item. */
const CHUNK = 300 * 1024;

const name = (index: number): string => sha256(`mou_${index}`);
/** The table, so to say. */
const rows = Map.groupBy(
  Array.from({ length: STREAMS }, (_, index) => name(index)),
  (stream) => stream.charAt(0),
);
const tipOf = (stream: string): ListedTip => ({ stream, seq: 3, hash: stream });
const bytesOf = (body: unknown): number => Buffer.byteLength(JSON.stringify(answer(body)));

describe('A list of a million streams', () => {
  it('is gathered in sixteen questions, and holds no more than a sixteenth and a section at a time', async () => {
    const asked: string[] = [];
    const documents = new Map<string, Buffer>();
    let most = 0;
    const { sections, streams, back } = await gather({
      digits: DIGITS,
      now: async (digit) => {
        asked.push(digit);
        const tips = (rows.get(digit) ?? []).map(tipOf);
        most = Math.max(most, tips.length);
        return tips;
      },
      before: async () => [],
      keep: async (document, leaves) => documents.set(document, leaves),
    });
    expect([streams, back, asked]).toEqual([STREAMS, [], [...DIGITS]]);
    expect(most).toBeLessThan(STREAMS / 15);
    expect(sections).toHaveLength(Math.ceil(STREAMS / SECTION));
    expect(documents.size).toBe(sections.length);
    for (const leaves of documents.values()) expect(leaves.length).toBeLessThanOrEqual(CHUNK);
    // What names the sections is one more document, of one item.
    expect(Buffer.byteLength(sectionsText(sections))).toBeLessThan(CHUNK);

    const list = listOf({ day: '2026-03-03', streams, root: treeRoot(sections), back: 0 });
    for (const index of [0, 1, 77_777, 500_000, STREAMS - 1]) {
      const stream = name(index);
      const [section] = sectionsBetween(sections, stream, stream);
      if (!section) throw new Error('Each stream is in a section');
      const leaves = documents.get(section.leaves) as Buffer;
      const tips = unpacked(leaves);
      expect(tips).toEqual(inOrder(tips));
      const leaf = proven(
        sections,
        sections.indexOf(section),
        leaves,
        tips.findIndex((tip) => tip.stream === stream),
      );
      expect(leaf.path.length).toBeGreaterThanOrEqual(14);
      expect(leaf.path.length).toBeLessThanOrEqual(20);
      expect(shownBy(list, { stream, leaves: [leaf] })).toEqual({ listed: tipOf(stream) });
      expect(bytesOf({ list, proofs: [{ stream, leaves: [leaf, leaf] }] })).toBeLessThan(10_000);
      expect(bytesOf({ section: 1, tips })).toBeLessThan(LAMBDA_BYTES / 10);
    }
  }, 600_000);
});
