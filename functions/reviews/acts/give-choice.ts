/** POST /agreements/{agreement}/reviews/{review}/choice: the office that signs for a party answers and chooses for it, with a code. */

import { codeTyped, countCode, countGuess, usedFrom, usedKeys } from '../../identity/code.store.ts';
import { codeHolds, digitsToSend } from '../../identity/domain/code.rules.ts';
import { holderAt } from '../../offices/domain/party.state.ts';
import { acting } from '../../shared/act.ts';
import { addingRow } from '../../shared/add-row.ts';
import { refusals } from '../../shared/carry-out.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { sayNewCount } from '../../shared/time-words.ts';
import { aroundReview } from '../around-review.reads.ts';
import { reviewForm, reviewPath } from '../authorize-reviews.ts';
import { choose, type Office } from '../domain/choosing.rules.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { showChoice } from '../pages/read-choice.ts';
import { typedIn } from '../pages/review-form.ts';
import { codesOf, type VisitedChoice, visitChoice } from '../prove-office.ts';
import { reviewStream } from '../review.stream.ts';

const form = reviewForm('choose');

/** What one holder has used up today for one answer: another holder, and another answer, begin anew. */
const countedAs = ({ reviewTip, review, acts, officesTip }: VisitedChoice, { now }: Request) => ({
  round: reviewTip.stream,
  party: [
    acts.party,
    holderAt(officesTip.state, acts.party)?.epoch ?? 0,
    review.answered[acts.party]?.answer ?? 0,
  ].join('#'),
  now,
});

const officeOf = ({ acts }: VisitedChoice): Office => ({ ...acts, office: acts.office ?? '' });

const deciding = (visited: VisitedChoice, { form: fields, now }: Request) => {
  const { standing, acts, text } = visited;
  return choose(standing, { ...officeOf(visited), by: acts.by }, { typed: typedIn(fields), terms: termsIn(text) }, now);
};

/** Whoever was replaced meanwhile has not chosen, nor a party that has left. */
const asserted = ({ officesTip, tip }: VisitedChoice) => [assertVersion(officesTip), assertVersion(tip)];

const changed = (visited: VisitedChoice, events: Parameters<typeof reviewStream.change>[1], { now }: Request) => [
  reviewStream.change(visited.reviewTip, events, aroundReview(visited.whole, visited.reviewTip.stream, now)),
];

const give = acting<VisitedChoice, undefined, boolean>('choose', {
  form,
  load: (request, command) => visitChoice(request, [command]),
  readsAsSent: ['code'],
  // A code is a guess only where everything else is as it must be.
  once: (visited, request) =>
    deciding(visited, request).findings
      ? Promise.resolve(undefined)
      : countGuess(request, () => countedAs(visited, request)),
  decide: (visited, request, triesLeft = true) => {
    const { findings, events } = deciding(visited, request);
    if (findings) return refusals(findings);
    const code = codeHolds({ codes: codesOf(visited), given: codeTyped(request), triesLeft }, request.now);
    return code.refused
      ? { refused: [code.refused] }
      : { changes: changed(visited, events, request), also: asserted(visited), result: undefined };
  },
  done: (_, request, { loaded: { acts } }) =>
    seeOther(`${reviewPath(request)}?done=chosen&as=${encodeURIComponent(acts.party)}`),
  show: (visited, request, refused) => showChoice(visited, request, { refused, typed: request.form }),
});

interface Asking extends VisitedChoice {
  used: ReturnType<typeof usedFrom>;
}

/** What was written so far stays in its fields. */
const ask = acting<Asking>('ask-code', {
  form,
  load: async (request, command) => {
    const visited = await visitChoice(request, [command]);
    const counted = countedAs(visited, request);
    return { ...visited, used: usedFrom(await batchGet(usedKeys(counted)), counted) };
  },
  // What was typed beside the button is recorded by no code.
  readsAsSent: ['code'],
  decide: (visited, request) => {
    // What the code could not be given with is said before it is sent.
    const { findings } = deciding(visited, request);
    const asked = digitsToSend(
      request.form.ready === 'yes',
      visited.used,
      sayNewCount(request.now, visited.agreement.zone),
    );
    if (findings) return refusals(asked.refused ? [...findings, asked.refused] : findings);
    if (asked.refused) return { refused: [asked.refused] };
    const { party } = visited.acts;
    const { digits } = asked;
    return {
      changes: changed(visited, [{ type: 'CodeRequested', data: { party, digits } }], request),
      also: [...asserted(visited), countCode(countedAs(visited, request), visited.used)],
      result: undefined,
    };
  },
  done: (_, request, { loaded }) => showChoice(loaded, request, { typed: request.form, codeAsked: true }),
  show: (visited, request, refused) => showChoice(visited, request, { refused, typed: request.form }),
});

const addRow = addingRow({ form, load: visitChoice, show: showChoice });

export const giveChoice = page((request) => {
  if (request.form._ask) return ask(request);
  return request.form._add ? addRow(request) : give(request);
});
