/** GET /.well-known/tips/{day}: the sealed list of that day, with the key that it is verified with. */
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { api } from '../../shared/http/page.ts';
import { answer, notFound } from '../../shared/http/reply.ts';
import { readDocument } from '../../shared/ledger/document.store.ts';
import { keptKey } from '../keys/key.store.ts';
import { listOf } from './tips.rules.ts';
import type { ListedTip } from './tips.schema.ts';
import { sealedListOf } from './tips.store.ts';

/** A list never changes once it is there. */
const KEEP = 'public, max-age=86400';

export const readTips = api(async (request) => {
  authorize(request, STRANGER);
  const { day = '' } = request.path;
  const sealed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? await sealedListOf(day) : undefined;
  if (!sealed) return notFound();
  const { listHash, streamsHash, jws, kid } = sealed;
  const [streams, key] = await Promise.all([readDocument(streamsHash), keptKey(kid)]);
  if (!key) throw new Error('The key that sealed the list is not written down');
  const list = listOf(sealed, JSON.parse(streams.toString('utf8')) as ListedTip[]);
  if (sha256(canonicalJson(list)) !== listHash) throw new Error(`The list of ${day} is not the one that was sealed`);
  const reply = answer({ list, jws, key: key.jwk });
  return { ...reply, headers: { ...reply.headers, 'cache-control': KEEP } };
});
