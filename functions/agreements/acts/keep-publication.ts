/** What a text that goes out leaves under its hashes, before the event that names them, and what of it the caller is told. */
import { keepAgencyParties } from '../../identity/agency.store.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import type { Publication } from './publication.ts';

export const keepPublication = (
  agreement: string,
  { document, findings }: Publication,
  agencies: Parameters<typeof keepAgencyParties>[1],
) =>
  Promise.all([
    ...[document.text, document.html, findings.text].map((one) => keepDocument(one)),
    keepAgencyParties(agreement, agencies),
  ]);

/** Whoever puts a text out reads first what its signers will be shown beside it. */
export const toldOf = ({ findings: { shown } }: Publication) => ({
  findings: shown.findings,
  ...(shown.more > 0 && { moreFindings: shown.more }),
});
