/** Once a day: where every stream stands is listed, sealed and kept, so that nobody, the operator included, can rewrite an older day unseen. */
import * as z from 'zod/mini';
import { actorName } from '../identity/actor.ts';
import { can } from '../identity/can.rules.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { decidingAgain } from '../shared/deciding-again.ts';
import { keepDocument } from '../shared/document.store.ts';
import { Missing } from '../shared/failures.ts';
import { change, commandKey, commit, firstAnswer, tipFrom, tipKey } from '../shared/ledger.ts';
import { readTogether } from '../shared/table.ts';
import { task } from '../shared/task.ts';
import { readStandings, type Standing } from '../shared/tip-index.ts';
import { detachedJws } from './jws.ts';
import { sealingKey } from './sealing-key.ts';
import { compile, evolveLists, type LastList, listed } from './tips.rules.ts';
import type { ListedTip } from './tips.schema.ts';
import { LISTS, putSealedList } from './tips.store.ts';

const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('list-tips') });

/** A stranger is told no stream's id. */
const nameless = ({ stream, seq, hash }: Standing): ListedTip => ({ stream: sha256(stream), seq, hash });

export const handler = task(Input, (_, now) => {
  if (!can(schedule, 'tips.list')) throw new Missing('Not permitted');
  const day = now.slice(0, 10);
  const command = { id: `tips:${day}`, fingerprint: day };
  return decidingAgain(async () => {
    const keys = [tipKey(LISTS), commandKey(command.id)];
    const [found, standings] = await Promise.all([readTogether(keys), readStandings()]);
    const repeat = firstAnswer(found, command);
    if (repeat) return repeat.result;
    const tip = tipFrom<LastList>(found, LISTS);
    const own = tip.seq === 0 ? undefined : nameless(tip);
    const { of, streams, list, refused } = compile(tip.state, day, standings.map(nameless), own);
    if (refused) return { refused };
    const [streamsHash, sealer] = await Promise.all([keepStreams(streams, tip.state), sealingKey(now)]);
    const listHash = sha256(canonicalJson(list));
    const sealed = { ...of, listHash, streamsHash, jws: await detachedJws(list, sealer), kid: sealer.jwk.kid };
    const changes = [change({ tip, events: [listed(list, listHash, streamsHash)], evolve: evolveLists })];
    const result = { day, listHash };
    await commit({ command, at: now, actor: actorName(schedule), changes, beside: [putSealedList(sealed)], result });
    return result;
  });
});

/** Where no stream has moved, the document of the last list says so already. */
async function keepStreams(streams: readonly ListedTip[], last: LastList | undefined): Promise<string> {
  const content = canonicalJson(streams);
  return sha256(content) === last?.streamsHash ? last.streamsHash : keepDocument(content);
}
