/** GET /.well-known/jwks.json: every key that ever sealed, and the current one before its first seal. */
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { api } from '../../shared/http/page.ts';
import { answer } from '../../shared/http/reply.ts';
import { keptKeys } from './key.store.ts';
import { publicHalf, sealingKeyArn } from './key-service.ts';

/** Short: a new key should be seen before its first seal is verified. */
const KEEP = 'public, max-age=300';

/** KMS is asked only until the key has sealed: a GET writes nothing, and old keys are shown whatever became of KMS. */
export const readKeys = api(async (request) => {
  authorize(request, STRANGER);
  const kept = await keptKeys();
  const unused = kept.some(({ arn }) => arn === sealingKeyArn()) ? [] : [(await publicHalf()).jwk];
  const keys = [...kept.map(({ jwk }) => jwk), ...unused].map((jwk) => ({ ...jwk, use: 'sig' }));
  const reply = answer({ keys });
  return { ...reply, headers: { ...reply.headers, 'cache-control': KEEP } };
});
