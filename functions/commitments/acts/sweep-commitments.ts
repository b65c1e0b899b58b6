/** Every hour: commitments of a text that took effect are taken up, and those who must know are told of days that come near or have passed. */
import * as z from 'zod/mini';
import { agreementTip, readText } from '../../agreements/agreement.reads.ts';
import { agreementStream, SUNSET_PARTITIONS } from '../../agreements/agreement.stream.ts';
import { hasEnded, textAt } from '../../agreements/domain/in-force.rules.ts';
import { markTakenUp, toTakeUp } from '../../agreements/domain/taken-up.rules.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { carryOut } from '../../shared/carry-out.ts';
import { LeftOver, Missing } from '../../shared/failures.ts';
import { commitmentsIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { streamsDue } from '../../shared/ledger/due-index.ts';
import { type Change, type EventDraft, existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { log } from '../../shared/log.ts';
import { task } from '../../shared/task.ts';
import { commitments } from '../capability.ts';
import { byAgreement, COMMITMENT_PARTITIONS, commitmentStream } from '../commitment.stream.ts';
import { commitmentsOf } from '../commitments.reads.ts';
import { whoIsTold } from '../domain/days-told.rules.ts';
import { dueToTell } from '../domain/standing.rules.ts';

const schedule = { kind: 'schedule' } as const;
const actor = actorName(schedule);
const Input = z.strictObject({ step: z.literal('sweep-commitments') });
/** Streams of one MOU that are told of together: each takes two actions of a commit. */
const TOGETHER = 40;

/** Party by party, each once; the agreement says so when all of them have them. */
async function takeUp(id: string, now: Instant): Promise<void> {
  const due = toTakeUp(existing(agreementTip(await batchGet([tipKey(id)]), id)), 'commitments', now);
  if (!due) return;
  const { text: agreement, parties } = due;
  const { version, round, leaving } = agreement;
  const at = `${version}:${leaving?.left.length ?? 0}`;
  const text = await readText(agreement.textHash);
  for (const party of parties)
    await carryOut({
      command: { id: `taken:${commitmentsIdOf(id, party)}:${at}`, fingerprint: at },
      at: now,
      load: async (command) => ({
        found: await batchGet([tipKey(commitmentsIdOf(id, party)), command]),
        actor,
      }),
      decide: ({ found }) => {
        const { tip, taken } = commitmentsOf(found, agreement, text, party, now);
        return { changes: [commitmentStream.change(tip, taken, { round, parties: agreement.parties })], result: party };
      },
    });
  await carryOut({
    command: { id: `taken-up:commitments:${id}:${at}`, fingerprint: at },
    at: now,
    load: async (command) => ({ found: await batchGet([tipKey(id), command]), actor }),
    decide: ({ found }) => {
      const tip = agreementStream.tip(found, id);
      const events = markTakenUp(existing(tip), 'commitments', version, now);
      return { changes: [agreementStream.change(tip, events)], result: version };
    },
  });
}

/** What is due in these streams of one MOU, in one commit and by one mail. */
async function tell(id: string, streams: readonly string[], now: Instant): Promise<void> {
  await carryOut({
    command: { id: `told:${streams[0]}:${now}`, fingerprint: now },
    at: now,
    load: async (command) => ({ found: await batchGet([tipKey(id), ...streams.map(tipKey), command]), actor }),
    decide: ({ found }) => {
      const whole = existing(agreementTip(found, id));
      const { round, parties } = textAt(whole, now);
      const tips = streams.map((stream) => commitmentStream.tip(found, stream));
      // Of an MOU that has ended, only days of closing duties are told.
      const toClose = hasEnded(whole, now) ? tips.filter((tip) => !existing(tip).closed) : [];
      const endedAt = textAt(whole, now).term?.endsAt ?? now;
      const closed = { type: 'CommitmentsClosed' as const, data: { endedAt } };
      // Days of a text that has given way are told to nobody.
      const due = toTakeUp(whole, 'commitments', now)
        ? []
        : tips.flatMap((tip) => {
            if (toClose.includes(tip)) return [];
            const told = dueToTell(existing(tip), now);
            return told ? [{ tip, told }] : [];
          });
      const told = Object.fromEntries(due.map((one) => [existing(one.tip).party, one.told]));
      const days = {
        told,
        to: whoIsTold(
          told,
          due.map(({ tip }) => existing(tip)),
          parties,
        ),
      };
      return {
        changes: [
          ...toClose.map((tip) => commitmentStream.change(tip, [closed], { round, parties })),
          ...due.map(
            (one, index): Change<unknown, EventDraft> =>
              commitmentStream.change(one.tip, [{ type: 'CommitmentsTold', data: one.told }], {
                ...{ round, parties },
                ...(index === 0 && { days }),
              }),
          ),
        ],
        result: 'told',
      };
    },
  });
}

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), commitments.actions['commitments.sweep'])) throw new Missing('Not permitted');
  let failed = 0;
  // One that cannot be recorded holds up none of the others; the schedule tries again.
  const each = async (agreement: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failed += 1;
      log('error', 'sweep failed', { agreement, error });
    }
  };
  for (const partition of SUNSET_PARTITIONS)
    for (const id of await streamsDue(partition, now)) await each(id, () => takeUp(id, now));
  for (const partition of COMMITMENT_PARTITIONS)
    for (const [id, streams] of byAgreement(await streamsDue(partition, now)))
      for (let at = 0; at < streams.length; at += TOGETHER)
        await each(id, () => tell(id, streams.slice(at, at + TOGETHER), now));
  if (failed > 0) throw new LeftOver(`Commitments of ${failed} agreements could not be swept`);
  return { failed };
});
