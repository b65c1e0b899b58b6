/** The sealed copy, where it may travel by mail: not above handling `parties`, and not beyond what mail systems take. */
import { copyTravels } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { copyName } from '../../agreements/domain/mou-name.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import type { Attachment } from '../../shared/mail.ts';

export async function sealedCopy(agreement: Agreement): Promise<Attachment | undefined> {
  if (!agreement.seal || !copyTravels(agreement)) return undefined;
  const content = await readDocument(agreement.seal.pdfHash);
  return { name: copyName(agreement), content, mediaType: 'application/pdf' };
}
