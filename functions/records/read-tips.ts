/** GET /.well-known/tips/{day}: the sealed list of that day, with the key that it is verified with. */
import { authorize, STRANGER } from '../identity/authorize.ts';
import { readDocument } from '../shared/document.store.ts';
import { answer, api, notFound } from '../shared/page.ts';
import { keptKey } from './key.store.ts';
import { sealedListOf } from './tips.store.ts';

/** A list never changes once it is there. */
const KEEP = 'public, max-age=86400';

export const readTips = api(async (request) => {
  authorize(request, STRANGER);
  const { day = '' } = request.path;
  const sealed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? await sealedListOf(day) : undefined;
  if (!sealed) return notFound();
  const { listHash, jws, kid } = sealed;
  const [list, key] = await Promise.all([readDocument(listHash), keptKey(kid)]);
  if (!key) throw new Error('The key that sealed the list is not written down');
  const reply = answer({ list: JSON.parse(list.toString('utf8')), jws, key: key.jwk });
  return { ...reply, headers: { ...reply.headers, 'cache-control': KEEP } };
});
