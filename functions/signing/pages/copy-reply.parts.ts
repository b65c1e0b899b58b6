/** The sealed copy of an agreement as a download, for people and for programs; before there is one, where it will be. */
import type { Agreement } from '../../agreements/domain/agreement.rules.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { download, type Reply, seeOther, show } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { copyPendingPage } from './copy.pages.tsx';

/** @param back the page of the agreement: before execution there is nothing that could be called a copy */
export async function copyReply(agreement: Agreement, kind: 'pdf' | 'json', back: string): Promise<Reply> {
  if (agreement.status !== 'executed') return seeOther(back);
  if (!agreement.seal) return show(copyPendingPage(agreement));
  const { pdfHash, jsonHash } = agreement.seal;
  const bytes = await readDocument(kind === 'pdf' ? pdfHash : jsonHash);
  return download(bytes, { name: copyName(agreement.number, kind), type: `application/${kind}` });
}
