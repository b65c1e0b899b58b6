/** GET to a commitment’s /change/answer: what is asked for, and the forms of an answer. */
import { partyName } from '../../agreements/domain/signed-mou.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { sayInstant } from '../../shared/time-words.ts';
import { type VisitedCommitment, visitAs } from '../authorize-commitments.ts';
import { measureAsked, reasonAsked } from '../domain/happened.ts';
import { mayAnswerAsked } from '../domain/renegotiation.rules.ts';
import { askedAt } from '../domain/standing.rules.ts';
import { changeAnswerPage } from './change-answer.pages.tsx';
import { actView } from './commitment-view.ts';

const REMOVED = 'The words were removed by law.';

export async function showChangeAnswer(
  visited: VisitedCommitment,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const { about, acts, one, happened, text, agreement } = visited;
  const { now } = request;
  const view = actView(visited, request, refused, mayAnswerAsked(about, acts, now));
  if (!view) throw new Missing('No such commitment');
  const asked = one && askedAt(one, now);
  const body = changeAnswerPage({
    ...view,
    asked: asked?.number ?? 0,
    day: asked?.to && sayInstant(asked.to.dueAt, agreement.zone),
    measure: asked?.measure && (measureAsked(happened, asked.number) ?? REMOVED),
    why: (asked && reasonAsked(happened, asked.number)) ?? REMOVED,
    agreed:
      asked && asked.agreed.length > 0 ? asked.agreed.map((party) => partyName(text, party)).join(', ') : undefined,
  });
  return show(body, refused.length > 0 ? 422 : 200);
}

export const lookAtChangeAnswer = page(async (request) => showChangeAnswer(await visitAs('asked')(request), request));
