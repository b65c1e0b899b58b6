/** GET /agreements/{agreement}/disputes/{number}/evidence/new: the form by which a side adds a file. */
import { readText } from '../../../agreements/agreement.reads.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { type Reply, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { disputePath, type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import { countOpen } from '../../due.reads.ts';
import { namesIn, sayHeading } from '../../pages/dispute-words.ts';
import { docketFrame, docketPerson } from '../../pages/docket-frame.ts';
import { mayLay } from '../domain/evidence.rules.ts';
import { readExhibits } from '../exhibits.reads.ts';
import { newEvidencePage } from './new-evidence.pages.tsx';
import { disputeOf, evidencePath } from './read-evidence.ts';

/** `refused` says why the file before this page was not taken; what was typed is kept, the file must be chosen again. */
export async function showNewEvidence(
  visited: VisitedDocket,
  { form: typed }: Request,
  refused?: Refusal,
): Promise<Reply> {
  const { agreement, register, standing, acting } = visited;
  if (!standing) throw new Error('Whoever adds evidence speaks for a party');
  const dispute = disputeOf(visited);
  const [exhibits, open, text] = await Promise.all([
    readExhibits(dispute.id),
    countOpen(agreement),
    readText(agreement.textHash),
  ]);
  const names = namesIn(register);
  const header = docketPerson(visited);
  const html = newEvidencePage({
    ...{ person: header, form: header.form, frame: docketFrame(visited, { open }), number: agreement.number },
    ...{ dispute: dispute.number, heading: sayHeading({ dispute, names, text }), handling: dispute.handling },
    ...{ path: evidencePath(dispute), back: disputePath(dispute), acting, names },
    closed: mayLay(dispute, standing, exhibits),
    typed: refused ? typed : {},
    refused,
  });
  return show(html, refused ? 422 : 200);
}

export const readNewEvidence = page(async (request) => showNewEvidence(await visitDocket(request), request));
