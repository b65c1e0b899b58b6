/** POST /agreements/{agreement}/reviews/{review}/drafting: another party than the organizing one drafts the amendment that was chosen. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { aroundReview } from '../around-review.reads.ts';
import { reviewForm, reviewPath, serves, signs, type VisitedSeat, visitReviewAs } from '../authorize-reviews.ts';
import { takeOverDrafting as takeOver } from '../domain/choosing.rules.ts';
import { showReview } from '../pages/read-review.ts';
import { reviewStream } from '../review.stream.ts';

const load = visitReviewAs((role, party) => serves(role) || signs(role, party));

export const takeOverDrafting = act<VisitedSeat>('take-over-drafting', {
  form: reviewForm('draft'),
  load: (request, command) => load(request, [command]),
  decide: ({ standing, acts, reviewTip, tip, whole }, { now }) =>
    outcomeOf(takeOver(standing, acts, now), (events) => ({
      changes: [reviewStream.change(reviewTip, events, aroundReview(whole, reviewTip.stream, now))],
      also: [assertVersion(tip)],
      result: undefined,
    })),
  done: (_, request) => seeOther(`${reviewPath(request)}?done=drafting`),
  show: showReview,
});
