/** Once a day: where every stream stands is listed, sealed and kept, so that nobody, the operator included, can rewrite an older day unseen. */
import * as z from 'zod/mini';
import { actorName } from '../identity/actor.ts';
import { can, rolesOf } from '../identity/roles.rules.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { carryOut } from '../shared/carry-out.ts';
import { keepDocument } from '../shared/document.store.ts';
import { Missing } from '../shared/failures.ts';
import type { Refusal } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger.ts';
import { batchGet } from '../shared/table.ts';
import { task } from '../shared/task.ts';
import { readStandings } from '../shared/tip-index.ts';
import { records } from './capability.ts';
import { detachedJws } from './jws.ts';
import { tipListStream } from './keeping.stream.ts';
import type { Sealer } from './sealer.ts';
import { sealingKey } from './sealing-key.ts';
import { compile, listed } from './tips.rules.ts';
import type { TipsList } from './tips.schema.ts';
import { putSealedList } from './tips.store.ts';

const STREAM = 'tips_concord';
const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('list-tips') });

const tipsNow = async () =>
  (await readStandings()).map(({ stream, ...standing }) => ({ stream: sha256(stream), ...standing }));

const sealedList = async (list: TipsList, sealer: Sealer) => ({
  ...{ day: list.day, listHash: sha256(canonicalJson(list)), kid: sealer.jwk.kid },
  jws: await detachedJws(list, sealer),
});

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), records.actions['tips.list'])) throw new Missing('Not permitted');
  const day = now.slice(0, 10);
  const carried = await carryOut({
    command: { id: `tips:${day}`, fingerprint: day },
    at: now,
    load: async (command) => {
      const [found, tips, sealer] = await Promise.all([
        batchGet([tipKey(STREAM), command]),
        tipsNow(),
        sealingKey(now),
      ]);
      const tip = tipListStream.tip(found, STREAM);
      const compiled = compile(tip.state, day, tips);
      const sealed = compiled.list && (await sealedList(compiled.list, sealer));
      return { found, actor: actorName(schedule), tip, compiled, sealed };
    },
    decide: ({ tip, compiled: { refused, list }, sealed }) => {
      if (refused || !sealed) return { refused: [refused as Refusal] };
      const { listHash } = sealed;
      return {
        changes: [tipListStream.change(tip, [listed(list, listHash)])],
        also: [putSealedList(sealed)],
        result: { day, listHash },
      };
    },
    keep: async ({ compiled: { list } }) => list && keepDocument(canonicalJson(list)),
  });
  return carried.refused ? { refused: carried.refused[0] } : carried.result;
});
