/** What was shown beside a text to whoever cleared and signed it is what the record names by its hash, and was found in that text. */
import * as z from 'zod';
import { hashOf } from '../../../shared/canonical.ts';
import { blank, faulty, type Verdict } from '../verdict.ts';

const shownFacts = z.object({ textHash: z.string(), findings: z.array(z.unknown()), more: z.int() });

const hashIs = (value: unknown, hash: unknown): boolean => {
  try {
    return hashOf(value) === hash;
  } catch {
    return false; // What has no canonical form was never kept.
  }
};

export function verifyShown(
  shown: unknown,
  { findingsHash, textHash }: Record<'findingsHash' | 'textHash', unknown>,
): Verdict {
  const facts = shownFacts.safeParse(shown).data;
  if (!facts || !hashIs(shown, findingsHash))
    return faulty('What was shown beside the text is not what was kept when the text went out.');
  if (facts.textHash !== textHash) return faulty('What was shown beside the text was found in another text.');
  const count = facts.findings.length + facts.more;
  return {
    ...blank(),
    holds: [
      `What was shown beside the text is what was kept when it went out: ${count === 0 ? 'nothing' : count} left open.`,
    ],
  };
}
