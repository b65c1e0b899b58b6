/** GET …/reviews/{review}/evidence: what the parties choose by, frozen with the opening of their review; and as data. */
import { titleOf } from '../../../agreements/agreement.reads.ts';
import { mouName } from '../../../agreements/domain/mou-name.ts';
import { frameOf } from '../../../agreements/pages/frame.parts.ts';
import { headerOf } from '../../../identity/person.reads.ts';
import { Missing } from '../../../shared/failures.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { download, type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { notAgain } from '../domain/freezing.rules.ts';
import { readEvidence } from '../frozen-evidence.reads.ts';
import { evidenceName, type VisitedReview, visitReview } from '../visit-evidence.reads.ts';
import { evidencePage } from './evidence.pages.tsx';
import { evidenceWords } from './evidence-words.parts.ts';

const DONE: Readonly<Record<string, string>> = { again: 'The evidence was made again, as of this moment.' };

/** Whoever serves an agency of a party, while it can be made anew. */
const mayAsk = ({ roles, review }: VisitedReview, now: string): boolean =>
  roles.some(({ is }) => is === 'liaison') && notAgain(review, now) === undefined;

export async function showEvidence(
  visited: VisitedReview,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { now, query } = request;
  const { agreement, register, roles, person, review } = visited;
  const read = await readEvidence(visited, query.evidence);
  const html = evidencePage({
    person: headerOf(person, roles.find(({ name }) => name !== undefined)?.name),
    frame: frameOf({
      ...{ agreement, register, roles, now, part: 'reviews', current: 'true' },
      title: titleOf(register, agreement),
    }),
    ...{ mou: mouName(agreement.number), agreement: agreement.id, review: review.review },
    view: read && { ...read, words: evidenceWords(read.evidence, read.texts), base: '' },
    made: review.evidence?.evidence ?? 0,
    form: mayAsk(visited, now) ? newFormKeys(person.secret) : undefined,
    refused,
    status: DONE[query.done ?? ''],
  });
  return show(html, refused.length > 0 ? 422 : 200);
}

export const lookAtEvidence = page(async (request) => showEvidence(await visitReview(request), request));

/** Byte for byte what has the hash. */
export const readEvidenceFile = page(async (request) => {
  const visited = await visitReview(request);
  const read = await readEvidence(visited, request.query.evidence);
  if (!read) throw new Missing('No evidence yet');
  const name = `${evidenceName(visited, read.frozen.evidence)}.json`;
  return download(read.document, { name, type: 'application/json' });
});
