/** GET to a commitment’s /answer: what was delivered, and the forms of an answer. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { type VisitedCommitment, visitAs } from '../authorize-commitments.ts';
import { mayAnswer } from '../domain/delivery.rules.ts';
import { answerPage } from './answer.pages.tsx';
import { actView } from './commitment-view.ts';

export async function showAnswer(
  visited: VisitedCommitment,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { about, acts, one, happened, text } = visited;
  const view = actView(visited, request, refused, mayAnswer(about, acts));
  if (!view) throw new Missing('No such commitment');
  const { delivery } = one ?? {};
  const entry = happened.entries.findLast(({ event }) => event.type === 'CommitmentDelivered');
  const { answer } = delivery ?? {};
  const body = answerPage({
    ...view,
    delivery: delivery?.number ?? 0,
    said: entry?.words.what ?? 'The words were removed by law.',
    acceptedBy: answer?.is === 'accepted' ? partyName(text, answer.party) : undefined,
  });
  return show(body, refused.length > 0 ? 422 : 200);
}

export const lookAtAnswer = page(async (request) => showAnswer(await visitAs('delivery')(request), request));
