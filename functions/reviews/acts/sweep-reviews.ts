/** Every hour: the review of each term that has come so near to its sunset opens, once, however late the hour is or often it comes. */
import * as z from 'zod/mini';
import { readText } from '../../agreements/agreement.reads.ts';
import { agreementStream, SUNSET_PARTITIONS } from '../../agreements/agreement.stream.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { carryOut } from '../../shared/carry-out.ts';
import { LeftOver, Missing } from '../../shared/failures.ts';
import { reviewIdOf } from '../../shared/ids.ts';
import type { Instant } from '../../shared/kernel.ts';
import { streamsDue } from '../../shared/ledger/due-index.ts';
import { emptyTip, existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { log } from '../../shared/log.ts';
import { task } from '../../shared/task.ts';
import { aroundReview } from '../around-review.reads.ts';
import { reviews } from '../capability.ts';
import { inOrderOfOpening, numberOfNext, scheduled, superseded } from '../domain/opening.rules.ts';
import type { Review } from '../domain/review.state.ts';
import { reviewStream } from '../review.stream.ts';

const schedule = { kind: 'schedule' } as const;
const actor = actorName(schedule);
const Input = z.strictObject({ step: z.literal('sweep-reviews') });

/** The review and the agreement move together: two hours that come at once open one review. */
async function open(id: string, now: Instant): Promise<number> {
  const before = existing(agreementStream.tip(await batchGet([tipKey(id)]), id));
  if (!scheduled(before, now)) return 0;
  const said = textAt(before, now);
  const { sunset } = await readText(said.textHash);
  const carried = await carryOut({
    command: { id: `review:${id}:${numberOfNext(before)}`, fingerprint: id },
    at: now,
    load: async (command) => {
      const last = reviewIdOf(id, numberOfNext(before) - 1);
      return { found: await batchGet([tipKey(id), tipKey(last), command]), actor, last };
    },
    decide: ({ found, last }) => {
      const tip = agreementStream.tip(found, id);
      const whole = existing(tip);
      const opening = scheduled(whole, now, sunset);
      const text = textAt(whole, now);
      // Another text that has come to hold meanwhile is read in the next hour.
      if (!opening || opening.opened.data.review !== numberOfNext(before) || text.textHash !== said.textHash)
        return { changes: [], result: 0 };
      const called = reviewStream.tip(found, last);
      const review = reviewIdOf(id, opening.opened.data.review);
      const ends = superseded(called.state, opening.opened.data.review);
      return {
        changes: [
          agreementStream.change(tip, [opening.began]),
          ...(ends.length > 0 ? [reviewStream.change(called, ends, aroundReview(whole, last, now))] : []),
          // Its stream must not exist yet, whatever became of the rest of the table.
          reviewStream.change(emptyTip<Review>(review), [opening.opened], aroundReview(whole, review, now)),
        ],
        result: 1,
      };
    },
  });
  return carried.refused || !carried.recorded ? 0 : carried.result;
}

export const handler = task(Input, async (_, now) => {
  if (!can(rolesOf(schedule), reviews.actions['reviews.sweep'])) throw new Missing('Not permitted');
  const due = (await Promise.all(SUNSET_PARTITIONS.map((partition) => streamsDue(partition, now)))).flat();
  const found = await batchGet(due.map(tipKey));
  const wholes = due.flatMap((id) => agreementStream.tip(found, id).state ?? []);
  let opened = 0;
  let failed = 0;
  for (const id of inOrderOfOpening(wholes, now)) {
    try {
      opened += await open(id, now);
    } catch (error) {
      // One that cannot be opened holds up none of the others; the schedule tries again.
      failed += 1;
      log('error', 'sweep failed', { agreement: id, error });
    }
  }
  if (failed > 0) throw new LeftOver(`Reviews of ${failed} agreements could not be opened`);
  return { opened };
});
