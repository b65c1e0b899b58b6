/** GET /rounds/{round}/record, /copy and /copy.json: the history with its hashes, and the sealed copy to keep, for people and for programs. */
import { copyName } from '../agreements/mou-name.ts';
import { readDocument } from '../shared/document.store.ts';
import { download, page, type Reply, type Request, seeOther, show } from '../shared/page.ts';
import { copyPendingPage } from './copy.pages.tsx';
import { recordOf } from './executed-copy.ts';
import { recordPage } from './record.pages.tsx';
import { visit } from './visit.ts';

export const readRecord = page(async (request) => {
  const { agreement } = await visit(request, 'round.read');
  return show(recordPage(await recordOf(agreement)));
});

async function copyAs(kind: 'pdf' | 'json', request: Request): Promise<Reply> {
  const { agreement, round } = await visit(request, 'round.read');
  // Before execution there is nothing that could be called a copy of the agreement.
  if (agreement.status !== 'executed') return seeOther(`/rounds/${round.id}`);
  if (!agreement.seal) return show(copyPendingPage(agreement));
  const { pdfHash, jsonHash } = agreement.seal;
  const bytes = await readDocument(kind === 'pdf' ? pdfHash : jsonHash);
  return download(bytes, { name: copyName(agreement.number, kind), type: `application/${kind}` });
}

export const readCopy = page((request) => copyAs('pdf', request));
export const readCopyData = page((request) => copyAs('json', request));
