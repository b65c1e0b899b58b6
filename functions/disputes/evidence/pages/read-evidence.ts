/** GET /agreements/{agreement}/disputes/{number}/evidence and each of its files: for whoever may read the dispute. */
import { Missing } from '../../../shared/failures.ts';
import { page } from '../../../shared/http/page.ts';
import { download, type Reply, sandboxed, show } from '../../../shared/http/reply.ts';
import { readDocument } from '../../../shared/ledger/document.store.ts';
import { existing } from '../../../shared/ledger/ledger.ts';
import { disputePath, type VisitedDocket, visitDocket } from '../../dispute-access.reads.ts';
import { countOpen } from '../../due.reads.ts';
import { asQuery } from '../../pages/acts-for.tsx';
import { docketFrame, docketPerson } from '../../pages/docket-frame.ts';
import { mayLay } from '../domain/evidence.rules.ts';
import { readExhibits } from '../exhibits.reads.ts';
import { evidencePage } from './evidence.pages.tsx';

export const evidencePath = (dispute: { agreement: string; number: number }): string =>
  `${disputePath(dispute)}/evidence`;

export const disputeOf = ({ dispute }: VisitedDocket) => {
  if (!dispute) throw new Missing('No such dispute');
  return existing(dispute);
};

export const readEvidence = page(async (request): Promise<Reply> => {
  const visited = await visitDocket(request);
  const { agreement, register, standing, acting } = visited;
  const dispute = disputeOf(visited);
  const [exhibits, open] = await Promise.all([readExhibits(dispute.id), countOpen(agreement)]);
  const names = Object.fromEntries(register.map(({ party, name }) => [party, name]));
  const path = evidencePath(dispute);
  const closed = standing && mayLay(dispute, standing, exhibits);
  return show(
    evidencePage({
      person: docketPerson(visited),
      frame: docketFrame(visited, { open }),
      number: agreement.number,
      zone: agreement.zone,
      dispute: dispute.number,
      path,
      back: disputePath(dispute),
      exhibits: exhibits.map((one) => ({ ...one, partyName: names[one.party] ?? one.party })),
      adding: standing && (closed ? { closed } : { href: `${path}/new${asQuery(acting)}` }),
    }),
  );
});

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
