/** GET /agreements/{agreement}/disputes/{number}/evidence and each of its files: for whoever may read the dispute. */
import { Missing } from '../../../shared/failures.ts';
import { newFormKeys } from '../../../shared/http/form-keys.ts';
import { page, type Request } from '../../../shared/http/page.ts';
import { download, type Reply, sandboxed, show } from '../../../shared/http/reply.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { readDocument } from '../../../shared/ledger/document.store.ts';
import { existing } from '../../../shared/ledger/ledger.ts';
import { disputePath, type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import { countOpen } from '../../due.reads.ts';
import { docketFrame, docketPerson } from '../../pages/docket-frame.ts';
import { mayLay } from '../domain/evidence.rules.ts';
import { readExhibits } from '../exhibits.reads.ts';
import { evidencePage } from './evidence.pages.tsx';

export const evidencePath = (dispute: { agreement: string; number: number }): string =>
  `${disputePath(dispute)}/evidence`;

const disputeOf = ({ dispute }: VisitedDocket) => {
  if (!dispute) throw new Missing('No such dispute');
  return existing(dispute);
};

/** `refused` says why the file before this page was not taken; what was typed is kept, the file must be chosen again. */
export async function showEvidence(visited: VisitedDocket, request: Request, refused?: Refusal): Promise<Reply> {
  const { person, agreement, register, standing } = visited;
  const dispute = disputeOf(visited);
  const [exhibits, open] = await Promise.all([readExhibits(dispute.id), countOpen(agreement)]);
  const names = Object.fromEntries(register.map(({ party, name }) => [party, name]));
  const body = evidencePage({
    person: docketPerson(visited),
    frame: docketFrame(visited, { open }),
    form: newFormKeys(person.secret),
    number: agreement.number,
    zone: agreement.zone,
    dispute: dispute.number,
    handling: dispute.handling,
    path: evidencePath(dispute),
    back: disputePath(dispute),
    exhibits: exhibits.map((one) => ({ ...one, partyName: names[one.party] ?? one.party })),
    speaks: standing?.party,
    closed: standing && mayLay(dispute, standing, exhibits),
    typed: { says: refused ? (request.form.says ?? '') : '' },
    ...(refused && { refused }),
    done: request.query.done !== undefined && !refused,
  });
  return show(body, refused ? 422 : 200);
}

export const readEvidence = page(async (request) => showEvidence(await visitDocket(request), request));

export const readEvidencePdf = page(async (request) => {
  const visited = await visitDocket(request);
  const dispute = disputeOf(visited);
  const { sha256 } = request.path;
  const exhibit = (await readExhibits(dispute.id)).find((one) => one.sha256 === sha256);
  if (!exhibit?.body) throw new Missing('No such file in this dispute');
  const mou = visited.agreement.number.replace(/[^A-Za-z0-9-]/g, '-');
  const name = `${mou}-dispute-${dispute.number}-file-${exhibit.number}.pdf`;
  return sandboxed(download(await readDocument(exhibit.sha256), { name, type: 'application/pdf' }));
});
