/** GET /agreements/{agreement}/reviews: every review of an MOU, and when the next one opens. */
import { reviewDue } from '../../agreements/domain/review-due.rules.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { sayDayOf } from '../../shared/time-words.ts';
import { reviewPath, reviewsPath, seatsIn, serves, signs, visitReviews } from '../authorize-reviews.ts';
import { mayCall } from '../domain/calling.rules.ts';
import { reviewFrame } from './review-view.ts';
import { reviewName, sayStanding } from './review-words.parts.ts';
import { reviewsPage } from './reviews.pages.tsx';

export const lookAtReviews = page(async (request) => {
  const visited = await visitReviews(request);
  const { now } = request;
  const { whole, agreement } = visited;
  const all = visited.reviews.flatMap(({ state }) => state ?? []);
  const due = reviewDue(agreement);
  const { zone } = agreement;
  return show(
    reviewsPage({
      ...reviewFrame(visited, now, { current: 'page' }),
      rows: all.toReversed().map((review) => ({
        ...{ name: reviewName(review), href: reviewPath(request, review.review), standing: sayStanding(review) },
        ...{ opened: sayDayOf(review.openedAt, zone), due: sayDayOf(review.windows.closesAt, zone) },
      })),
      opens: due !== undefined && now < due ? sayDayOf(due, zone) : undefined,
      mayCall: seatsIn(visited, (role, party) => serves(role) || signs(role, party)).length > 0,
      cannotCall: mayCall(whole, all, now),
      ...{ path: reviewsPath(request), then: agreement.sunset.then },
    }),
  );
});
