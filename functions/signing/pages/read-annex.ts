/** GET /rounds/{round}/annexes/{sha256}: an annex of this round's text, byte for byte, as a file to keep. */
import { readText } from '../../agreements/agreement.reads.ts';
import { annexName } from '../../agreements/domain/mou-name.ts';
import { page } from '../../shared/http/page.ts';
import { download, notFound, sandboxed } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { visit } from '../authorize-round.ts';

export const readAnnex = page(async (request) => {
  const { agreement } = await visit(request);
  const { annexes } = await readText(agreement.textHash);
  const annex = annexes.find(({ sha256 }) => sha256 === request.path.sha256);
  if (!annex || agreement.annexes?.[annex.sha256] !== 'kept') return notFound();
  const bytes = await readDocument(annex.sha256);
  return sandboxed(download(bytes, { name: annexName(annex), type: annex.mediaType }));
});
