/** POST …/reviews/{review}/evidence: a liaison has the evidence made anew, as of now and for all agencies. */
import { personForm } from '../../../identity/person.reads.ts';
import { act } from '../../../shared/act.ts';
import { outcomeOf } from '../../../shared/carry-out.ts';
import { seeOther } from '../../../shared/http/reply.ts';
import { reviewStream } from '../../review.stream.ts';
import { freezeAgain, type Made, notAgain } from '../domain/freezing.rules.ts';
import { makeEvidence } from '../gather.reads.ts';
import { showEvidence } from '../pages/read-evidence.ts';
import { evidencePath, type VisitedReview, visitReview } from '../visit-evidence.reads.ts';

export const refreshEvidence = act<VisitedReview, undefined, Made>('refresh', {
  form: (request) => personForm(request, `${request.path.agreement}:${request.path.review}:evidence`),
  load: (request, command) => visitReview(request, [command]),
  // Everything is read for it, so that nothing is where it is refused.
  once: async ({ review, whole }, { now }) =>
    notAgain(review, now) ? undefined : makeEvidence(whole, review.review, now),
  decide: ({ review, tip, stream, agreement: { round, further } }, { now }, made) =>
    outcomeOf(freezeAgain(review, made, now), (events) => ({
      changes: [reviewStream.change(tip, events, { round, further, stream })],
      result: undefined,
    })),
  done: (_, __, { loaded: { review } }) => seeOther(`${evidencePath(review)}?done=again`),
  show: (visited, request, refused) => showEvidence(visited, request, refused),
});
