/** GET below a dispute: the page of each act on it, which shows its form again with what was wrong, or with one row more. */
import { readText } from '../../../agreements/agreement.reads.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { existing } from '../../../shared/ledger/ledger.ts';
import { type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import { type Act, offered } from '../../domain/offered.rules.ts';
import { countOpen } from '../../due.reads.ts';
import { recordOf } from '../dispute-record.ts';
import { inOrder } from '../dispute-view.ts';
import { namesIn } from '../dispute-words.ts';
import { docketFrame, docketPerson } from '../docket-frame.ts';
import { actPage } from './act.pages.tsx';

/** `findings` say why it was not done; none where only a row was added. Either way, what was typed is kept. */
export async function showAct(
  act: Act,
  visited: VisitedDocket,
  { form: typed, now }: Request,
  findings?: readonly Refusal[],
): Promise<Reply> {
  const { agreement, dispute: tip, register, standing, acting, clock } = visited;
  if (!tip) throw new Error('An act on a dispute has its number');
  const dispute = inOrder(existing(tip), agreement.parties);
  const [text, record, open] = await Promise.all([
    readText(agreement.textHash),
    recordOf(dispute.id),
    countOpen(agreement),
  ]);
  const header = docketPerson(visited);
  const html = actPage({
    ...{ act, now, agreement, dispute, text, record, clock, who: standing, acting, person: header, form: header.form },
    frame: docketFrame(visited, { open }),
    names: namesIn(register),
    open: offered(dispute, standing, clock).includes(act),
    refused: findings && { act, findings, typed },
  });
  return show(html, findings && findings.length > 0 ? 422 : 200);
}

export const readAct = (act: Act) => page(async (request) => showAct(act, await visitDocket(request), request));
