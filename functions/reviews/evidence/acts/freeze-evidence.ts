/** The step that freezes the evidence of a review, soon after it opened and as of that moment, however late it comes and however often. */
import * as z from 'zod/mini';
import { agreementStream } from '../../../agreements/agreement.stream.ts';
import { textAt } from '../../../agreements/domain/in-force.rules.ts';
import { actorName } from '../../../identity/domain/actor.ts';
import { can, rolesOf } from '../../../identity/domain/roles.rules.ts';
import { Missing } from '../../../shared/failures.ts';
import { reviewIdOf } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet } from '../../../shared/ledger/table.ts';
import { recording, stepTask } from '../../../shared/step.ts';
import { reviews } from '../../capability.ts';
import { reviewStream } from '../../review.stream.ts';
import { freezeFirst } from '../domain/freezing.rules.ts';
import { makeEvidence } from '../gather.reads.ts';

const workflow = { kind: 'workflow' } as const;

/** As the machine of the review is started with. */
const ids = z.object({ agreement: z.string(), review: z.number() });
type Ids = z.infer<typeof ids>;

function freeze({ agreement, review }: Ids, now: Instant) {
  if (!can(rolesOf(workflow), reviews.actions['evidence.freeze'])) throw new Missing('Not permitted');
  const id = reviewIdOf(agreement, review);
  return recording({
    load: async (command) => {
      const found = await batchGet([tipKey(id), tipKey(agreement), command]);
      const tip = reviewStream.tip(found, id);
      const whole = existing(agreementStream.tip(found, agreement));
      return { found, tip, whole, opened: existing(tip), actor: actorName(workflow) };
    },
    once: async ({ whole, opened }) =>
      opened.evidence ? undefined : makeEvidence(whole, opened.review, opened.openedAt),
    decide: ({ tip, whole, opened }, made) => {
      const { round, further } = textAt(whole, now);
      return { changes: [reviewStream.change(tip, freezeFirst(opened, made), { round, further, stream: id })] };
    },
  });
}

export const handler = stepTask(
  { ids, streamOf: ({ agreement, review }: Ids) => reviewIdOf(agreement, review) },
  { 'freeze-evidence': freeze },
);
