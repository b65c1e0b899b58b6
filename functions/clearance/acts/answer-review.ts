/** POST /reviews/{round}/{party}/{kind}/answer: a reviewer clears the text, or returns it with comments; the last one needed prepares the party. */

import { answerReview as answered, type ReviewAnswer } from '../../offices/domain/review.rules.ts';
import { partyStream } from '../../offices/party.stream.ts';
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { proofHolds } from '../../shared/http/form-keys.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { reviewIn, reviewPath, secretsFor, type VisitedReview, visitReview } from '../authorize-review.ts';
import { showReview } from '../pages/read-review.ts';

const givenBy = ({ reviewer, of }: VisitedReview, request: Request): ReviewAnswer => ({
  kind: of.kind,
  answer: request.form.answer,
  comments: request.form.comments ?? '',
  documentHash: request.form._documentHash ?? '',
  read: request.form.read === 'yes',
  by: { name: reviewer.name, mailbox: reviewer.mailbox },
  source: request.source,
  browser: request.browser,
});

export const answerReview = act<VisitedReview>('answer-review', {
  form: (request) => {
    const of = reviewIn(request);
    const secret = secretsFor(of, request).find((one) => proofHolds(one, request.form._proof)) ?? '';
    return { secret, scope: Object.values(of).join(':') };
  },
  load: (request, command) => visitReview(request, [command]),
  decide: (visited, request) => {
    const { agreement, partyTip, roundTip, asked } = visited;
    return outcomeOf(answered(partyTip.state, asked, givenBy(visited, request), request.now), (events) => ({
      changes: [partyStream.change(partyTip, events, agreement)],
      // Whether the head has been asked is decided in the round: it must still stand where it was read.
      also: [assertVersion(roundTip)],
      result: undefined,
    }));
  },
  done: (_, request) => seeOther(reviewPath(reviewIn(request))),
  show: (visited, request, [refused]) => showReview(visited, request.now, { refused, typed: request.form }),
});
