/** Once a day: where every stream stands is listed, sealed and kept, so that nobody, the operator included, can rewrite an older day unseen. */
import * as z from 'zod/mini';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { carryOut } from '../../shared/carry-out.ts';
import { LeftOver, Missing } from '../../shared/failures.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { keepDocument, readDocument } from '../../shared/ledger/document.store.ts';
import { type Tip, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { readStandings, type Standing } from '../../shared/ledger/tip-index.ts';
import { task } from '../../shared/task.ts';
import { records } from '../capability.ts';
import { detachedJws } from '../jws.ts';
import { sealingKey } from '../keys/sealing-key.ts';
import { tipListStream } from '../retention/keeping.stream.ts';
import { compile, type LastList, listed, wentBack } from './tips.rules.ts';
import type { ListedTip } from './tips.schema.ts';
import { LISTS, putSealedList, type SealedList } from './tips.store.ts';

const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('list-tips') });

/** A stranger is told no stream's id. */
const nameless = ({ stream, seq, hash }: Standing): ListedTip => ({ stream: sha256(stream), seq, hash });

/** Where all streams stood the day before; nothing to compare with where none has moved since. */
async function listedBefore(last: LastList | undefined, streamsHash: string): Promise<ListedTip[]> {
  if (!last || last.streamsHash === streamsHash) return [];
  return JSON.parse((await readDocument(last.streamsHash)).toString('utf8')) as ListedTip[];
}

/** The list of this day with its seal; or, where it was made already, why there is none. */
async function compiled(tip: Tip<LastList>, day: PlainDay, standings: readonly Standing[], now: Instant) {
  const own = tip.seq === 0 ? undefined : nameless(tip);
  const { of, streams, list, refused } = compile(tip.state, day, standings.map(nameless), own);
  if (refused) return { refused };
  const content = canonicalJson(streams);
  const [streamsHash, listHash, sealer] = [sha256(content), sha256(canonicalJson(list)), await sealingKey(now)];
  const kid = sealer.jwk.kid;
  const back = wentBack(await listedBefore(tip.state, streamsHash), streams);
  const sealed: SealedList = { ...of, listHash, streamsHash, jws: await detachedJws(list, sealer), kid };
  return { list, content, sealed, back };
}

async function load(command: Key, day: PlainDay, now: Instant) {
  const [found, standings] = await Promise.all([batchGet([tipKey(LISTS), command]), readStandings()]);
  const tip = tipListStream.tip(found, LISTS);
  return { found, actor: actorName(schedule), tip, made: await compiled(tip, day, standings, now) };
}

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), records.actions['tips.list'])) throw new Missing('Not permitted');
  const day = now.slice(0, 10);
  const carried = await carryOut({
    command: { id: `tips:${day}`, fingerprint: day },
    at: now,
    load: (command) => load(command, day, now),
    decide: ({ tip, made }) => {
      if (made.refused) return { refused: [made.refused] };
      const { list, sealed, back } = made;
      return {
        changes: [tipListStream.change(tip, [listed(list, sealed.listHash, sealed.streamsHash, back)])],
        also: [putSealedList(sealed)],
        result: { day, listHash: sealed.listHash, back: back.length },
      };
    },
    // Where no stream has moved, the document of the last list says so already.
    keep: async ({ tip, made }) =>
      made.sealed && made.sealed.streamsHash !== tip.state?.streamsHash && keepDocument(made.content),
  });
  if (carried.refused) return { refused: carried.refused[0] };
  const { back, ...result } = carried.result;
  // The list is made all the same, and names them; the function fails, so that an operator is called.
  if (carried.recorded && back > 0) throw new LeftOver(`${back} streams went back since the list before ${day}`);
  return result;
});
