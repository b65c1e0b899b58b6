/** GET /agreements/{agreement}/reviews/{review}/choice: an office answers and chooses for its agency; `choose` says for which choice it is asked. */

import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { rowsShown } from '../../shared/pages/rows.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { reviewPath } from '../authorize-reviews.ts';
import { preparedIn, type WithBy, wordsIn } from '../domain/answers.rules.ts';
import { mayChoose } from '../domain/choosing.rules.ts';
import { CHOICES_IN_ORDER, MOST_POINTS } from '../domain/said.rules.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { codeAlive, type VisitedChoice, visitChoice } from '../prove-office.ts';
import { choicePage } from './choice.pages.tsx';
import type { Said } from './read-answers.ts';
import { readLines } from './read-lines.ts';
import { type Form, fieldsOf } from './review-form.ts';
import { reviewFrame } from './review-view.ts';

/** Nothing is chosen beforehand. */
const withoutChoice = ({ choice: _, fallback: __, ...fields }: Form): Form => fields;

/** Which page it is: absent on the first one. What was sent stays where it was, even without a choice. */
const choseIn = ({ query, form }: Request, typed: Form | undefined): string | undefined =>
  typed ? (form.choice ?? '') : CHOICES_IN_ORDER.find((one) => one === query.choose);

/** Of a refusal that concerns the code alone. */
const ofCode = ({ field }: Refusal): boolean => field === undefined || field === 'code' || field === 'ready';

/** What stands in the fields: what was prepared last, or what was given where nothing was prepared after it. */
function writtenFor({ told, acts, agreement }: VisitedChoice) {
  const [prepared, given] = [preparedIn(told).get(acts.party), wordsIn(told).get(acts.party)];
  const newer = prepared && (!given || given.at < prepared.at) ? prepared : undefined;
  const by = <T extends WithBy<object>>(verb: string, one: T) => ({
    ...{ said: one, by: `${verb} by ${one.by.name}, ${sayInstant(one.at, agreement.zone)}.` },
  });
  return {
    recorded: withoutChoice(fieldsOf(newer ?? given ?? {})),
    prepared: newer && by('Prepared', newer),
    given: given && by('Your agency answered', given),
  };
}

export async function showChoice(
  visited: VisitedChoice,
  request: Request,
  { refused = [], typed, codeAsked = false }: Said & { codeAsked?: boolean } = {},
): Promise<Reply> {
  const { review, standing, acts, text, person, agreement } = visited;
  const { now } = request;
  const way = mayChoose(standing, { ...acts, office: acts.office ?? '' }, now);
  const open = review.revealedAt !== undefined;
  const written = writtenFor(visited);
  const until = sayInstant(open ? standing.windows.closesAt : standing.windows.answersBy, agreement.zone);
  const chose = choseIn(request, typed);
  const alive = codeAsked || codeAlive(visited, now);
  const onlyCode = alive && (codeAsked || (refused.length > 0 && refused.every(ofCode)));
  const view = choicePage({
    ...reviewFrame(visited, now),
    ...{ review, path: reviewPath(request), form: newFormKeys(person.secret), party: acts.party },
    ...{ closed: way.refused, open, due: `Choose by ${until}.` },
    ...{ ...written, recorded: { ...written.recorded, ...(chose && { choice: chose }) }, chose, onlyCode },
    ...{ terms: termsIn(text), rows: rowsShown('points', typed ?? written.recorded, MOST_POINTS) },
    ...{ evidence: await readLines(review, visited.reviewTip.stream), mailbox: person.mailbox, refused, typed },
    codeAsked: alive,
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtChoice = page(async (request) => showChoice(await visitChoice(request), request));
