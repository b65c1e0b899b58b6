/** GET and POST /review/{token}: looking at a reviewer's link changes nothing; opening it gives an hour for one review of one party. */
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { REVIEW_SESSION_LIFE, reviewLinkHolds } from '../../offices/domain/review-link.rules.ts';
import { keepReviewSession, reviewLinkFrom, reviewLinkKey } from '../../offices/review.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther, show } from '../../shared/http/reply.ts';
import { looksLikeSecret, newSecret } from '../../shared/ids.ts';
import { plus } from '../../shared/kernel.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { reviewCookie, reviewFrom, reviewKeys, reviewPath } from '../authorize-review.ts';
import { closedReviewPage, openReviewPage } from '../pages/review-link.pages.tsx';

/** The link behind a token and the review it belongs to. Throws Missing for every token that was never minted. */
export async function reviewLinkOf(request: Request) {
  const { path, now } = request;
  // Holding a link makes nobody known: whoever does is a stranger until the link is opened.
  authorize(request, STRANGER);
  // Some gateways and people write addresses in capitals; a token means the same in both.
  const token = (path.token ?? '').toLowerCase();
  if (!looksLikeSecret(token)) throw new Missing('Not a link');
  const link = reviewLinkFrom(await batchGet([reviewLinkKey(token)]), token);
  if (!link) throw new Missing('No such link');
  const review = reviewFrom(await batchGet(reviewKeys(link)), link);
  return { token, link, review, holds: reviewLinkHolds(link, review.asked, review.person, now) };
}

export const lookAtReview = page(async (request) => {
  const { token, review, holds } = await reviewLinkOf(request);
  return holds.refused
    ? show(closedReviewPage({ token, review, refused: holds.refused }), 410)
    : show(openReviewPage({ token, review }));
});

export const openReview = page(async (request) => {
  const { token, link, review, holds } = await reviewLinkOf(request);
  if (holds.refused) return show(closedReviewPage({ token, review, refused: holds.refused }), 410);
  const secret = newSecret();
  const { round, party, kind, documentHash, reviewer } = link;
  const expiresAt = plus(request.now, REVIEW_SESSION_LIFE);
  await keepReviewSession(secret, { round, party, kind, documentHash, reviewer, expiresAt });
  return seeOther(reviewPath(link), [reviewCookie(link, secret, REVIEW_SESSION_LIFE / 1000)]);
});
