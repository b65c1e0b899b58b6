/** Once a day: where every stream stands is listed, sealed and kept, so that nobody, the operator included, can rewrite an older day unseen. */
import * as z from 'zod/mini';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { carryOut } from '../../shared/carry-out.ts';
import { Missing } from '../../shared/failures.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { keepDocument } from '../../shared/ledger/document.store.ts';
import { type Tip, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { DIGITS, readStandings, type Standing } from '../../shared/ledger/tip-index.ts';
import { log } from '../../shared/log.ts';
import { task } from '../../shared/task.ts';
import { records } from '../capability.ts';
import { detachedJws } from '../jws.ts';
import { sealingKey } from '../keys/sealing-key.ts';
import { tipListStream } from '../retention/keeping.stream.ts';
import { gather, treeRoot } from './sections.ts';
import { type LastList, listed, listedAlready, listOf } from './tips.rules.ts';
import type { ListedTip } from './tips.schema.ts';
import {
  keepsNew,
  LISTS,
  putSealedList,
  readSections,
  type SealedList,
  sectionsText,
  tipsUnder,
} from './tips.store.ts';

const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('list-tips') });
/** So many streams that went back are named in the log; all are in the two lists. */
const MOST_NAMED = 100;

/** A stranger is told no stream's id. */
const nameless = ({ stream, seq, hash }: Standing): ListedTip => ({ stream: sha256(stream), seq, hash });

/** The stream of lists counts as it was read with the list before, and not as it is found. */
const others = async (digit: string): Promise<Standing[]> =>
  (await readStandings(digit)).filter(({ stream }) => stream !== LISTS);

/** Whoever reads the log can find a stream by its id; of one that is gone there is only its name on the list. */
async function tellOf(back: readonly ListedTip[]): Promise<void> {
  for (const was of back.slice(0, MOST_NAMED)) {
    const now = (await others(was.stream.charAt(0))).find(({ stream }) => sha256(stream) === was.stream);
    log('error', 'stream went back', { stream: now?.stream ?? was.stream, was: was.seq, now: now?.seq ?? 0 });
  }
}

/** The list of this day with its seal; or, where it was made already, why there is none. */
async function made({ state, seq, hash }: Tip<LastList>, day: PlainDay, now: Instant) {
  const refused = listedAlready(state, day);
  if (refused) return { refused };
  const before = state ? await readSections(state.sectionsHash) : [];
  const { sections, streams, back } = await gather({
    digits: DIGITS,
    now: async (digit) => (await others(digit)).map(nameless),
    before: (digit) => tipsUnder(before, digit),
    keep: keepsNew(before),
  });
  const today = { day, streams, root: treeRoot(sections), back: back.length, ...(seq > 0 && { lists: { seq, hash } }) };
  const list = listOf(today, state?.listHash);
  const [listHash, text, sealer] = [sha256(canonicalJson(list)), sectionsText(sections), await sealingKey(now)];
  const { format: _, ...said } = list;
  const [sectionsHash, jws] = [sha256(text), await detachedJws(list, sealer)];
  const sealed: SealedList = { ...said, listHash, sectionsHash, jws, kid: sealer.jwk.kid };
  return { list, text, sealed, back };
}

async function load(command: Key, day: PlainDay, now: Instant) {
  const found = await batchGet([tipKey(LISTS), command]);
  const tip = tipListStream.tip(found, LISTS);
  return { found, actor: actorName(schedule), tip, made: await made(tip, day, now) };
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
      const { list, sealed } = made;
      return {
        changes: [tipListStream.change(tip, [listed(list, sealed.listHash, sealed.sectionsHash)])],
        also: [putSealedList(sealed)],
        result: { day, listHash: sealed.listHash, back: list.back },
      };
    },
    // Where no stream has moved, the document of the last list says so already.
    keep: async ({ tip, made }) =>
      made.sealed && made.sealed.sectionsHash !== tip.state?.sectionsHash && keepDocument(made.text),
  });
  if (carried.refused) return { refused: carried.refused[0] };
  const { back, ...result } = carried.result;
  await tellOf(carried.loaded.made.back ?? []);
  // The list stands, and says so itself. Whoever runs the service hears of it as of a function that fails.
  if (back > 0) throw new Error(`${back} streams no longer pass through where the list before has them`);
  return result;
});
