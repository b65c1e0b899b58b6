/** GET /agreements/{agreement}/reviews/new: the form by which a party calls for an early review or a renegotiation (`kind`). */

import { newFormKeys } from '../../shared/http/form-keys.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import { rowsShown } from '../../shared/pages/rows.tsx';
import { reviewsPath, serves, signs, visitAs } from '../authorize-reviews.ts';
import { mayCall } from '../domain/calling.rules.ts';
import { MOST_POINTS } from '../domain/said.rules.ts';
import { termsIn } from '../domain/terms.rules.ts';
import { newReviewPage } from './new.pages.tsx';
import type { Said } from './read-answers.ts';
import { reviewFrame } from './review-view.ts';

const visit = (request: Request) => visitAs(request, (role, party) => serves(role) || signs(role, party));

export async function showNew(
  visited: Awaited<ReturnType<typeof visit>>,
  request: Request,
  { refused = [], typed }: Said = {},
): Promise<Reply> {
  const { whole, reviews, text, person, acts, parties } = visited;
  const { now, query, form } = request;
  const kind = (form._kind ?? query.kind) === 'renegotiation' ? 'renegotiation' : 'early';
  const open = reviews.flatMap(({ state }) => state ?? []);
  const view = newReviewPage({
    ...reviewFrame(visited, now),
    ...{ kind, path: reviewsPath(request), form: newFormKeys(person.secret), as: acts.party },
    parties: [...new Set(parties)],
    cannot: mayCall(whole, open, now),
    ...{ terms: termsIn(text), rows: rowsShown('drift', typed ?? {}, MOST_POINTS), refused, typed, recorded: {} },
  });
  return show(view, refused.length > 0 ? 422 : 200);
}

export const lookAtNew = page(async (request) => showNew(await visit(request), request));
