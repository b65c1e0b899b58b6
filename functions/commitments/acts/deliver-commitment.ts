/** POST /agreements/{agreement}/commitments/{commitment}/delivery: the party that made it says that it is done, with a link or a PDF. */
import { act } from '../../shared/act.ts';
import { sha256 } from '../../shared/canonical.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { checkPdf } from '../../shared/pdf/pdf-check.ts';
import { commitmentForm, commitmentPath, type VisitedCommitment, visitAs } from '../authorize-commitments.ts';
import { deliver, type PdfFile } from '../domain/delivery.rules.ts';
import { showDelivery } from '../pages/read-delivery.ts';
import { changeOf, heldBy } from './commitment-act.ts';

const ACT = 'delivered';
const load = visitAs('made');

const contentOf = ({ files }: Request): Buffer | undefined => files.file && Buffer.from(files.file.content);

async function fileOf(request: Request): Promise<{ file?: PdfFile }> {
  const content = contentOf(request);
  return content ? { file: { sha256: sha256(content), bytes: content.length, wrong: await checkPdf(content) } } : {};
}

export const deliverCommitment = act<VisitedCommitment, undefined, { file?: PdfFile }>(ACT, {
  form: (request) => {
    const content = contentOf(request);
    return { ...commitmentForm(ACT)(request), also: content ? sha256(content) : '' };
  },
  load: (request, command) => load(request, [command]),
  once: (_, request) => fileOf(request),
  decide: (visited, { form }, { file } = {}) =>
    outcomeOf(
      deliver(visited.about, { by: visited.by, what: form.what ?? '', link: form.link ?? '', file }),
      (events) => ({ changes: [changeOf(visited, events)], also: heldBy(visited), result: undefined }),
    ),
  keep: async (_, request) => {
    const content = contentOf(request);
    if (content) await keepDocument(content);
  },
  done: (_, request) => seeOther(`${commitmentPath(request)}?done=${ACT}`),
  show: showDelivery,
});
