/** GET /reviews/{round}/{party}/{kind}: the whole text, what is asked of this reviewer, and what others of the same party answered. */
import { readHtml, readRevision, readText } from '../../agreements/agreement.reads.ts';
import { mayAnswer } from '../../offices/domain/review.rules.ts';
import { reviewsOf } from '../../offices/reviews.reads.ts';
import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { partyIdOf } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { type VisitedReview, visitReview } from '../authorize-review.ts';
import { reviewPage, supersededPage } from './review.pages.tsx';

/** The page of a review for its reviewer; `refused` says why an answer was not taken, `typed` keeps what was entered. */
export async function showReview(
  visited: VisitedReview,
  now: string,
  said: { refused?: Refusal; typed?: Record<string, string> } = {},
) {
  const { agreement, round, registered, partyTip, asked, of, secret } = visited;
  // The text of an earlier version is not the one to clear.
  if (agreement.round !== round.id) return show(supersededPage(visited), 410);
  const [text, html, party, revision] = await Promise.all([
    readText(agreement.textHash),
    readHtml(agreement.htmlHash),
    history(partyIdOf(agreement.id, of.party)),
    agreement.version > 1 ? revisionOf(agreement) : undefined,
  ]);
  const reviews = reviewsOf(partyTip.state, registered.reviewers, asked, party);
  const may = mayAnswer(partyTip.state, of.kind, asked, now);
  const view = { now, visited, text, html, reviews, may, form: newFormKeys(secret), revision, ...said };
  return show(reviewPage(view), said.refused ? 422 : 200);
}

/** What this version changes, for whoever knows the one before; first versions load nothing of it. */
async function revisionOf({ id, round }: VisitedReview['agreement']) {
  const [revision, { differences }] = await Promise.all([
    readRevision(id, round),
    import('../../agreements/pages/differences.parts.ts'),
  ]);
  return revision && { note: revision.note, differences: differences(revision.before, revision.after) };
}

export const readReview = page(async (request) => showReview(await visitReview(request), request.now));
