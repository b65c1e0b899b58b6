/** GET to a commitment’s /delivery, and /evidence/{sha256}: the form of a delivery, and the PDF that came with one. */
import { Missing } from '../../shared/failures.ts';
import { page, type Request } from '../../shared/http/page.ts';
import { download, type Reply, sandboxed, show } from '../../shared/http/reply.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { type VisitedCommitment, visitAs, visitCommitment } from '../authorize-commitments.ts';
import { mayDeliver } from '../domain/delivery.rules.ts';
import { actView } from './commitment-view.ts';
import { deliveryPage } from './delivery.pages.tsx';

/** What was typed is kept; the file must be chosen again. */
export async function showDelivery(
  visited: VisitedCommitment,
  request: Request,
  refused: readonly Refusal[] = [],
): Promise<Reply> {
  const view = actView(visited, request, refused, mayDeliver(visited.about));
  if (!view) throw new Missing('No such commitment');
  return show(deliveryPage(view), refused.length > 0 ? 422 : 200);
}

export const lookAtDelivery = page(async (request) => showDelivery(await visitAs('made')(request), request));

export const readEvidence = page(async (request) => {
  const { happened, agreement, key } = await visitCommitment(request);
  const { sha256 } = request.path;
  const found = happened.entries.find(
    ({ event, words }) =>
      event.type === 'CommitmentDelivered' && event.data.pdf?.sha256 === sha256 && words.what !== undefined,
  );
  if (!found || sha256 === undefined) throw new Missing('No such file');
  const mou = agreement.number.replace(/[^A-Za-z0-9-]/g, '-');
  const name = `${mou}-${key}-${sha256.slice(0, 8)}.pdf`;
  return sandboxed(download(await readDocument(sha256), { name, type: 'application/pdf' }));
});
