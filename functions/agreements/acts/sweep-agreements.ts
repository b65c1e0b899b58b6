/** Every hour: what took effect and what ended since is recorded once and told, however late; what was in dispute under an MOU ends with it. */
import * as z from 'zod/mini';
import { closingStream } from '../../closing/closing.stream.ts';
import { endingWith } from '../../closing/domain/ending.rules.ts';
import { closingKey, closingTip } from '../../closing/duties.reads.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { endWithMou } from '../../disputes/domain/standing.rules.ts';
import { openPlaces } from '../../disputes/due.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { carryOut, outcomeOf } from '../../shared/carry-out.ts';
import { LeftOver, Missing } from '../../shared/failures.ts';
import type { Instant } from '../../shared/kernel.ts';
import { streamsDue } from '../../shared/ledger/due-index.ts';
import { existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import { log } from '../../shared/log.ts';
import { task } from '../../shared/task.ts';
import { readText } from '../agreement.reads.ts';
import { agreementStream, SUNSET_PARTITIONS } from '../agreement.stream.ts';
import { agreements } from '../capability.ts';
import { hasEnded, overdue, textAt } from '../domain/in-force.rules.ts';

const schedule = { kind: 'schedule' } as const;
const actor = actorName(schedule);
const Input = z.strictObject({ step: z.literal('sweep-agreements') });
/** Disputes of one MOU that are looked at together. */
const TOGETHER = 50;

async function endDispute(dispute: string, now: Instant): Promise<void> {
  await carryOut({
    command: { id: `ended:${dispute}`, fingerprint: 'ended' },
    at: now,
    load: async (command) => ({ found: await batchGet([tipKey(dispute), command]), actor }),
    decide: ({ found }) => {
      const tip = disputeStream.tip(found, dispute);
      return outcomeOf(endWithMou(existing(tip)), (events) => ({
        changes: [disputeStream.change(tip, events)],
        result: undefined,
      }));
    },
  });
}

/** Every dispute that nobody has decided. */
async function endDisputes(agreement: string, now: Instant): Promise<void> {
  let after: Awaited<ReturnType<typeof openPlaces>>[number] | undefined;
  do {
    const places = await openPlaces(agreement, { limit: TOGETHER, after });
    for (const { dispute } of places) await endDispute(dispute, now);
    after = places.length === TOGETHER ? places.at(-1) : undefined;
  } while (after);
}

/** What the clock has brought about; with its end its closing begins, in the same moment and so once. */
async function readEnding(id: string, now: Instant, command: Key) {
  const found = await batchGet([tipKey(id), closingKey(id), command]);
  const whole = existing(agreementStream.tip(found, id));
  const text = hasEnded(whole, now) ? await readText(textAt(whole, now).textHash) : undefined;
  return { found, actor, text };
}

function changesOf({ found, text }: Awaited<ReturnType<typeof readEnding>>, id: string, now: Instant) {
  const tip = agreementStream.tip(found, id);
  const closing = closingTip(found, id);
  const { own, began } = endingWith(overdue(existing(tip), now), existing(tip), { text, closing: closing.state, now });
  const unreached = own.flatMap((event) => (event.type === 'WithdrawalUndelivered' ? [event.data] : []));
  return {
    result: { recorded: own.length, unreached },
    changes: [agreementStream.change(tip, own), ...(began ? [closingStream.change(closing, [began])] : [])],
  };
}

/** Its disputes end first: an MOU that stands as ended is not looked at again. */
async function sweep(id: string, now: Instant): Promise<number> {
  const tip = agreementStream.tip(await batchGet([tipKey(id)]), id);
  if (hasEnded(existing(tip), now)) await endDisputes(id, now);
  const carried = await carryOut({
    command: { id: `sweep:${id}:${now}`, fingerprint: now },
    at: now,
    load: (command) => readEnding(id, now, command),
    decide: (read) => changesOf(read, id, now),
  });
  if (carried.refused || !carried.recorded) return 0;
  for (const { withdrawal, parties } of carried.result.unreached)
    log('warn', 'notice of withdrawal undelivered', { agreement: id, withdrawal, parties });
  return carried.result.recorded;
}

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), agreements.actions['agreements.sweep'])) throw new Missing('Not permitted');
  let recorded = 0;
  let failed = 0;
  const partition = async (name: string) => {
    for (const id of await streamsDue(name, now)) {
      try {
        recorded += await sweep(id, now);
      } catch (error) {
        failed += 1;
        log('error', 'sweep failed', { agreement: id, error });
      }
    }
  };
  await Promise.all(SUNSET_PARTITIONS.map(partition));
  // One that cannot be recorded holds up none of the others; the schedule tries again.
  if (failed > 0) throw new LeftOver(`${failed} agreements could not be swept`);
  return { recorded };
});
