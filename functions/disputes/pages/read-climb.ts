/** GET /agreements/{agreement}/disputes/{number}/climb: the page on which a dispute is asked to move up, or moved. */
import { page, type Request } from '../../shared/http/page.ts';
import { type Reply, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { type VisitedDocket, visitDocket } from '../dispute-access.reads.ts';
import { offered } from '../domain/offered.rules.ts';
import { countOpen } from '../due.reads.ts';
import { climbPage } from './climb.pages.tsx';
import { namesIn } from './dispute-words.ts';
import { docketFrame, docketPerson } from './docket-frame.ts';

/** `refused` says why it did not move; what was typed is kept. */
export async function showClimb(
  visited: VisitedDocket,
  { form: typed }: Request,
  refused?: { act: string; findings: readonly Refusal[] },
  counted?: number,
): Promise<Reply> {
  const { agreement, dispute: tip, register, standing, clock } = visited;
  if (!tip) throw new Error('The page of a dispute has a number');
  const dispute = existing(tip);
  const header = docketPerson(visited);
  const frame = docketFrame(visited, { open: counted ?? (await countOpen(agreement)) });
  const html = climbPage({
    ...{ agreement, dispute, clock, who: standing, person: header, frame, form: header.form },
    names: namesIn(register),
    open: offered(dispute, standing, clock).includes('climb'),
    refused: refused && { ...refused, typed },
  });
  return show(html, refused ? 422 : 200);
}

export const readClimb = page(async (request) => {
  const { agreement: id = '' } = request.path;
  // In one round trip: the page reads nothing else.
  const [visited, open] = await Promise.all([visitDocket(request), countOpen({ id, status: 'executed' })]);
  return showClimb(visited, request, undefined, open);
});
