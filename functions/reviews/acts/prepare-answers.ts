/** POST /agreements/{agreement}/reviews/{review}/answers: a liaison writes down what its office may say, as often as it likes. */
import { acting } from '../../shared/act.ts';
import { addingRow } from '../../shared/add-row.ts';
import { refusals } from '../../shared/carry-out.ts';
import { page } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { aroundReview } from '../around-review.reads.ts';
import { reviewForm, reviewPath, serves, type VisitedSeat, visitReviewAs } from '../authorize-reviews.ts';
import { prepare } from '../domain/choosing.rules.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { showAnswers } from '../pages/read-answers.ts';
import { typedIn } from '../pages/review-form.ts';
import { reviewStream } from '../review.stream.ts';

const load = visitReviewAs(serves);
const form = reviewForm('prepare');

const keep = acting<VisitedSeat>('prepare-answers', {
  form,
  load: (request, command) => load(request, [command]),
  decide: ({ standing, acts, text, reviewTip, whole }, { form: fields, now }) => {
    const { findings, events } = prepare(
      standing,
      acts,
      { typed: typedIn(fields), terms: termsIn(text), seen: Number(fields._seen) },
      now,
    );
    if (findings) return refusals(findings);
    const around = aroundReview(whole, reviewTip.stream, now);
    return { changes: [reviewStream.change(reviewTip, events, around)], result: undefined };
  },
  done: (_, request, { loaded: { acts } }) =>
    seeOther(`${reviewPath(request)}/answers?done=prepared&as=${encodeURIComponent(acts.party)}`),
  show: (visited, request, refused) => showAnswers(visited, request, { refused, typed: request.form }),
});

const addRow = addingRow({ form, load, show: showAnswers });

export const prepareAnswers = page((request) => (request.form._add ? addRow(request) : keep(request)));
