/** The newest evidence of a review in ten lines, for its pages and its mails; undefined until it is frozen. */
import type { Review } from '../domain/review.state.ts';
import { readEvidence } from '../evidence/frozen-evidence.reads.ts';
import { evidenceWords } from '../evidence/pages/evidence-words.parts.ts';
import { type Line, tenLines } from '../evidence/pages/ten-lines.parts.tsx';

export async function readLines(review: Review, stream: string): Promise<Line[] | undefined> {
  const read = await readEvidence({ review, stream });
  return read && tenLines(read.evidence, evidenceWords(read.evidence, read.texts));
}
