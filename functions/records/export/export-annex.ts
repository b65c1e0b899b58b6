/** GET /api/agreements/{agreement}/annexes/{sha256}: a document that a text of the record names, byte for byte as it was handed in. */
import { readText } from '../../agreements/agreement.reads.ts';
import { visitAsConvener } from '../../agreements/convener-view.reads.ts';
import { annexName } from '../../agreements/domain/mou-name.ts';
import { annexesOf } from '../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { Missing } from '../../shared/failures.ts';
import { api } from '../../shared/http/page.ts';
import { download, sandboxed } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { history } from '../../shared/ledger/history.ts';
import { exportedOf } from './export-record.ts';

export const exportAnnex = api(async (request) => {
  const { whole } = await visitAsConvener(request);
  const { sha256 = '' } = request.path;
  const versions = [...versionsIn((await history(whole.id)).events).values()];
  const naming = exportedOf(versions).findLast(
    ({ annexes = {} }) => Object.hasOwn(annexes, sha256) && annexes[sha256] === 'kept',
  );
  const named = naming && annexesOf(await readText(naming.textHash)).find((annex) => annex.sha256 === sha256);
  if (!named) throw new Missing('No such annex');
  return sandboxed(download(await readDocument(sha256), { name: annexName(named), type: named.mediaType }));
});
