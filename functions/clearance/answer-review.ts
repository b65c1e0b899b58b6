/** POST /reviews/{round}/{party}/{kind}/answer: a reviewer clears the text, or returns it with comments; the last one needed prepares the party. */
import { actorName } from '../identity/actor.ts';
import { partyEffect } from '../offices/party.effects.ts';
import { evolveParty } from '../offices/party.state.ts';
import { answerReview as answered, type ReviewAnswer } from '../offices/review.rules.ts';
import { SignedOut } from '../shared/failures.ts';
import { proofHolds, submittedWith } from '../shared/form-keys.ts';
import { assertVersion, change, commandKey, commit, recordedResult } from '../shared/ledger.ts';
import { page, type Request, seeOther } from '../shared/page.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { showReview } from './read-review.ts';
import { reviewIn, reviewPath, secretsFor, type VisitedReview, visitReview } from './visit-review.ts';

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

export const answerReview = page(async (request) => {
  const of = reviewIn(request);
  const secret = secretsFor(of, request).find((one) => proofHolds(one, request.form._proof));
  // What was typed is shown once more, so that a slow reader loses nothing.
  if (secret === undefined) throw new SignedOut('No session');
  const command = submittedWith(secret, Object.values(of).join(':'), request.form, 'answer-review');
  return retryOnConflict(async () => {
    const visited = await visitReview(request, 'review.answer', [commandKey(command.id)]);
    const { agreement, partyTip, roundTip, asked, actor, found } = visited;
    const done = seeOther(`${reviewPath(of)}#answers`);
    if (recordedResult(found, command)) return done;
    const [hidden] = request.refused;
    const decision = hidden
      ? { refused: hidden }
      : answered(partyTip.state, asked, givenBy(visited, request), request.now);
    if (decision.refused) return showReview(visited, request.now, { refused: decision.refused, typed: request.form });
    const moved = change({
      tip: partyTip,
      events: decision.events,
      evolve: evolveParty,
      effectOf: partyEffect(agreement),
    });
    // Whether the head has been asked is decided in the round: it must still stand where it was read.
    const beside = [assertVersion(roundTip)];
    await commit({ command, at: request.now, actor: actorName(actor), changes: [moved], beside });
    return done;
  });
});
