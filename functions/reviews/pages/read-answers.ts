/** GET /agreements/{agreement}/reviews/{review}/answers: the form in which a liaison writes down what its office may say. */

import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { rowsShown } from '../../shared/pages/rows.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { reviewPath, serves, type VisitedSeat, visitReviewAs } from '../authorize-reviews.ts';
import { preparedIn } from '../domain/answers.rules.ts';
import { maySay } from '../domain/choosing.rules.ts';
import { MOST_POINTS } from '../domain/said.rules.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { answersPage } from './answers.pages.tsx';
import { readLines } from './read-lines.ts';
import { type Form, fieldsOf } from './review-form.ts';
import { reviewFrame } from './review-view.ts';

export interface Said {
  refused?: readonly Refusal[];
  typed?: Form;
}

/** The title of the office that answers for a party. */
export const answeringOffice = ({ register }: VisitedSeat, party: string): string => {
  const { offices = {}, signatories = [] } = register.find((one) => one.party === party) ?? {};
  return offices[signatories[0] ?? '']?.title ?? 'office that signs';
};

export async function showAnswers(visited: VisitedSeat, request: Request, said: Said = {}): Promise<Reply> {
  const { review, standing, told, acts, text, person, agreement } = visited;
  const { now, query } = request;
  const { refused = [], typed } = said;
  const way = maySay(standing, acts.party, now);
  const prepared = preparedIn(told).get(acts.party);
  const recorded = prepared ? fieldsOf(prepared) : {};
  const at = sayInstant(
    review.revealedAt === undefined ? standing.windows.answersBy : standing.windows.closesAt,
    agreement.zone,
  );
  const view = answersPage({
    ...reviewFrame(visited, now),
    ...{ review, path: reviewPath(request), form: newFormKeys(person.secret), party: acts.party },
    due: `It may do so until ${at}.`,
    before: prepared && `Last kept by ${prepared.by.name}, ${sayInstant(prepared.at, agreement.zone)}.`,
    // A row that is added shows nothing new of what others wrote.
    seen: (refused.length === 0 ? typed?._seen : undefined) ?? String(review.prepared[acts.party] ?? 0),
    closed: way.refused,
    ...{
      terms: termsIn(text),
      rows: rowsShown('points', typed ?? recorded, MOST_POINTS),
      evidence: await readLines(review, visited.reviewTip.stream),
    },
    ...{ office: answeringOffice(visited, acts.party), done: query.done, refused, typed, recorded },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

const visit = visitReviewAs(serves);
export const lookAtAnswers = page(async (request) => showAnswers(await visit(request), request));
