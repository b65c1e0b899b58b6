/** GET /agreements/{agreement}/disputes/new: the form by which a party raises a dispute, or raises an overdue action again. */
import { readText } from '../../agreements/agreement.reads.ts';
import { inForce } from '../../agreements/domain/in-force.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import { agreementOfDispute } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import { countOpen } from '../due.reads.ts';
import { brokenPromise, followedKeys, followsIn } from '../follow-up-again.reads.ts';
import { namesIn } from './dispute-words.ts';
import { docketFrame, docketPerson } from './docket-frame.ts';
import { newDisputePage } from './new-dispute.pages.tsx';

/** `about=kpi:response`, as a page of a term leads here; the form knows it as `kpi/response`. */
const askedIn = (about = ''): string | undefined =>
  /^[a-z-]+:[a-z0-9-]{1,40}$/.test(about) ? about.replace(':', '/') : undefined;

/** `findings` say why the claim was not taken; none where only a row was added. Either way, what was typed is kept. */
export async function showNewDispute(
  visited: VisitedDocket,
  { form, query, now }: Request,
  findings?: readonly Refusal[],
): Promise<Reply> {
  const { agreement, register, standing, acting, found } = visited;
  if (!standing) throw new Error('Whoever raises a dispute speaks for a party');
  const [text, open] = await Promise.all([readText(agreement.textHash), countOpen(agreement)]);
  const frame = docketFrame(visited, { open });
  const header = docketPerson(visited);
  const follows = followsIn(findings ? form._follows : query.follows, agreement.id);
  const broken = follows && brokenPromise(found, follows, visited);
  const html = newDisputePage({
    ...{ agreement, text, person: header, frame, form: header.form, party: standing.party, acting },
    inForce: inForce(agreement, now),
    asked: askedIn(query.about),
    names: namesIn(register),
    offices: register.flatMap(({ party, offices }) => Object.keys(offices).map((office) => `${party}/${office}`)),
    again: broken,
    refused: findings && { act: 'raise', findings, typed: form },
  });
  return show(html, findings && findings.length > 0 ? 422 : 200);
}

export const readNewDispute = page(async (request) => {
  const { agreement = '' } = request.path;
  const follows = followsIn(request.query.follows, agreement);
  // An address without an agreement names no dispute that could be read.
  if (follows && agreementOfDispute(follows.dispute) !== agreement) throw new Missing('No such agreement');
  return showNewDispute(await visitDocket(request, followedKeys(follows, agreement)), request);
});
