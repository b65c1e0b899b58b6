/** Once a day: where every stream stands is listed, sealed and kept, so that nobody, the operator included, can rewrite an older day unseen. */
import * as z from 'zod/mini';
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { keepDocument } from '../shared/document.store.ts';
import { Missing } from '../shared/failures.ts';
import { change, commandKey, commit, recordedResult, tipFrom, tipKey } from '../shared/ledger.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { batchGet } from '../shared/table.ts';
import { task } from '../shared/task.ts';
import { readStandings } from '../shared/tip-index.ts';
import { detachedJws } from './jws.ts';
import { sealingKey } from './sealing-key.ts';
import { compile, evolveLists, type LastList, listed } from './tips.rules.ts';
import { putSealedList } from './tips.store.ts';

const STREAM = 'tips_concord';
const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('list-tips') });

const tipsNow = async () =>
  (await readStandings()).map(({ stream, ...standing }) => ({ stream: sha256(stream), ...standing }));

export const handler = task(Input, (_, now) => {
  if (!can(schedule, 'tips.list')) throw new Missing('Not permitted');
  const day = now.slice(0, 10);
  const command = { id: `tips:${day}`, fingerprint: day };
  return retryOnConflict(async () => {
    const found = await batchGet([tipKey(STREAM), commandKey(command.id)]);
    const repeat = recordedResult(found, command);
    if (repeat) return repeat.result;
    const tip = tipFrom<LastList>(found, STREAM);
    const { list, refused } = compile(tip.state, day, await tipsNow());
    if (refused) return { refused };
    const [listHash, sealer] = await Promise.all([keepDocument(canonicalJson(list)), sealingKey(now)]);
    const sealed = { day, listHash, jws: await detachedJws(list, sealer), kid: sealer.jwk.kid };
    const changes = [change({ tip, events: [listed(list, listHash)], evolve: evolveLists })];
    const result = { day, listHash };
    await commit({ command, at: now, actor: actorName(schedule), changes, beside: [putSealedList(sealed)], result });
    return result;
  });
});
