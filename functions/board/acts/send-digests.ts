/** Once a week: everyone concerned hears what is open under their MOU, by one event of its docket; a second time changes nothing. */
import * as z from 'zod/mini';
import { agreementTip } from '../../agreements/agreement.reads.ts';
import { hasEnded, textAt } from '../../agreements/domain/in-force.rules.ts';
import { disputeStream, docketKey, docketStream, docketTip } from '../../disputes/dispute.stream.ts';
import { sendDigest, weekOf, whoIsTold } from '../../disputes/domain/digest.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { carryOut } from '../../shared/carry-out.ts';
import { Missing } from '../../shared/failures.ts';
import { agreementOfDispute } from '../../shared/ids.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { DIGITS, readStandings } from '../../shared/ledger/tip-index.ts';
import { log } from '../../shared/log.ts';
import { task } from '../../shared/task.ts';
import { board } from '../capability.ts';

const schedule = { kind: 'schedule' } as const;
const Input = z.strictObject({ step: z.literal('send-digests') });
/** Whose offices are told; the mail names the nearest and says how many more there are. */
const MOST_OF_AN_MOU = 200;
/** MOUs at a time: one after the other would take the whole hour, all at once would crowd out people. */
const TOGETHER = 8;

async function openIn(agreement: string): Promise<Dispute[]> {
  const listed = await openPlaces(agreement, { limit: MOST_OF_AN_MOU });
  const found = await batchGet(listed.map(({ dispute }) => tipKey(dispute)));
  return listed.flatMap(({ dispute }) => disputeStream.tip(found, dispute).state ?? []);
}

/** Whether a digest went out now. */
async function digest(id: string, week: PlainDay, now: Instant): Promise<boolean> {
  const carried = await carryOut({
    command: { id: `digest:${id}:${week}`, fingerprint: week },
    at: now,
    load: async (command) => {
      const [disputes, found] = await Promise.all([openIn(id), batchGet([tipKey(id), docketKey(id), command])]);
      return { found, actor: actorName(schedule), disputes };
    },
    decide: ({ found, disputes }) => {
      const agreement = existing(agreementTip(found, id));
      const { parties } = textAt(agreement, now);
      const tip = docketTip(found, id);
      const { events = [] } =
        disputes.length > 0
          ? sendDigest(tip.state, { agreement: id, week, disputes, ended: hasEnded(agreement, now) })
          : { events: [] };
      const told = { agreement: id, to: whoIsTold(parties, disputes), watches: [] };
      return { changes: [docketStream.change(tip, events, told)], result: events.length > 0 };
    },
  });
  return !carried.refused && carried.recorded;
}

/** Every agreement under which a dispute was ever raised. */
const agreementsWithDisputes = async (): Promise<string[]> => {
  const agreements = new Set<string>();
  for (const digit of DIGITS)
    for (const { stream } of await readStandings(digit))
      if (stream.startsWith('dsp_')) agreements.add(agreementOfDispute(stream));
  return [...agreements].sort();
};

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), board.actions['digest.send'])) throw new Missing('Not permitted');
  const week = weekOf(now);
  const agreements = await agreementsWithDisputes();
  let sent = 0;
  let failed = 0;
  for (let from = 0; from < agreements.length; from += TOGETHER) {
    const some = agreements.slice(from, from + TOGETHER);
    for (const one of await Promise.allSettled(some.map((id) => digest(id, week, now)))) {
      if (one.status === 'fulfilled') sent += one.value ? 1 : 0;
      else {
        failed += 1;
        log('error', 'digest failed', { error: one.reason });
      }
    }
  }
  // One that cannot be told holds up none of the others; the schedule tries again, and whoever was told is not told twice.
  if (failed > 0) throw new Error(`${failed} of ${agreements.length} digests failed`);
  return { week, sent };
});
