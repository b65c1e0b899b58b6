/** GET to a commitment’s /change: the form by which a party asks for another day or measure. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { type VisitedCommitment, visitAs } from '../authorize-commitments.ts';
import { mayAsk } from '../domain/renegotiation.rules.ts';
import { changePage } from './change.pages.tsx';
import { actView, measureNow } from './commitment-view.ts';

export async function showChange(
  visited: VisitedCommitment,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { about, one, own, to, text } = visited;
  const view = actView(visited, request, refused, mayAsk(about, request.now));
  if (!view) throw new Missing('No such commitment');
  const [first = ''] = to;
  const others = to.length === 1 ? `${partyName(text, first)} has` : `all ${to.length} other parties have`;
  const body = changePage({ ...view, day: one?.by, measureNow: own?.kind && measureNow(visited), others });
  return show(body, refused.length > 0 ? 422 : 200);
}

export const lookAtChange = page(async (request) => showChange(await visitAs('made')(request), request));
