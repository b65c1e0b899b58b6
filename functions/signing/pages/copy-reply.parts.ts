/** The sealed copy of an agreement as a download, for people and for programs; before there is one, where it will be. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { download, seeOther, show } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { copyPendingPage, type PendingView } from './copy.pages.tsx';

export interface CopyReader extends Omit<PendingView, 'number' | 'again'> {
  /** The page of the agreement: before execution there is nothing that could be called a copy. */
  back: string;
}

export async function copyReply(agreement: Agreement, kind: 'pdf' | 'json', { back, ...reader }: CopyReader) {
  // Of what was signed elsewhere there is the signed original, and nothing that is executed here.
  if (agreement.status !== 'executed' || agreement.adopted) return seeOther(back);
  const { number } = agreement;
  if (!agreement.seal) return show(copyPendingPage({ number, again: `${back}/copy`, ...reader }));
  const { pdfHash, jsonHash } = agreement.seal;
  const bytes = await readDocument(kind === 'pdf' ? pdfHash : jsonHash);
  return download(bytes, { name: copyName(agreement, kind), type: `application/${kind}` });
}
