/** What a workflow step reads of a review, its agreement and the suspensions of its deadlines, and how it changes the first two at once. */
import * as z from 'zod/mini';
import { agreementStream } from '../agreements/agreement.stream.ts';
import type { AgreementEvent } from '../agreements/domain/agreement.events.ts';
import { docketKey, docketTip } from '../disputes/dispute.stream.ts';
import { actorName } from '../identity/domain/actor.ts';
import { can, rolesOf } from '../identity/domain/roles.rules.ts';
import { Missing } from '../shared/failures.ts';
import { reviewIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { type Action, assertVersion, existing, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../shared/ledger/table.ts';
import { type Recording, recording } from '../shared/step.ts';
import { aroundReview } from './around-review.reads.ts';
import { reviews } from './capability.ts';
import type { ReviewEvent } from './domain/review.events.ts';
import { sightOf } from './domain/sight.rules.ts';
import { reviewStream } from './review.stream.ts';

const workflow = { kind: 'workflow' } as const;

/** As each execution is started with; `watch` counts the fresh ones that go on. */
const ids = z.object({ agreement: z.string(), review: z.number(), watch: z.number() });
export type WatchedReview = z.infer<typeof ids>;
export const reviewOf = ({ agreement, review }: WatchedReview): string => reviewIdOf(agreement, review);
export const watchedReview = { ids, streamOf: reviewOf };

export async function readReview(of: WatchedReview, now: Instant, more: readonly Key[] = []) {
  const stream = reviewOf(of);
  const found = await batchGet([tipKey(stream), tipKey(of.agreement), docketKey(of.agreement), ...more]);
  const tip = reviewStream.tip(found, stream);
  const agreementsTip = agreementStream.tip(found, of.agreement);
  const docket = docketTip(found, of.agreement);
  const [review, whole] = [existing(tip), existing(agreementsTip)];
  const pauses = docket.state?.pauses ?? [];
  return {
    ...{ found, stream, tip, agreementsTip, docket, review, whole, pauses },
    sight: sightOf(review, whole, pauses, now),
    /** Another word as soon as the review, its agreement or the suspensions have moved. */
    seen: `${tip.seq}/${agreementsTip.seq}/${docket.seq}`,
  };
}

export type ReadReview = Awaited<ReturnType<typeof readReview>>;

interface Decided {
  own: readonly ReviewEvent[];
  whole?: readonly AgreementEvent[];
  /** Working items that change with it. */
  also?: readonly Action[];
}

/** The changes of a step, which hold while the agreement and the suspensions are as they were read. */
export function reviewChanges(
  { tip, agreementsTip, docket, whole, stream }: ReadReview,
  { own, whole: changed = [], also = [] }: Decided,
  now: Instant,
) {
  return {
    changes: [
      reviewStream.change(tip, own, aroundReview(whole, stream, now)),
      agreementStream.change(agreementsTip, changed),
    ],
    also: [...(changed.length > 0 ? [] : [assertVersion(agreementsTip)]), assertVersion(docket), ...also],
  };
}

/** A step on a review; `read` is what else decides, read again whenever a lost race decides again. */
export function reviewStep<More = undefined>(
  of: WatchedReview,
  now: Instant,
  {
    read,
    decide,
    keep,
  }: {
    read?: (read: ReadReview) => Promise<More>;
    decide: (read: ReadReview, more: More) => Decided;
    keep?: (more: More) => Promise<unknown>;
  },
): Recording {
  if (!can(rolesOf(workflow), reviews.actions['review.conduct'])) throw new Missing('Not permitted');
  return recording({
    load: async (command) => {
      const found = await readReview(of, now, [command]);
      return { ...found, actor: actorName(workflow), more: (await read?.(found)) as More };
    },
    decide: ({ more, ...found }) => reviewChanges(found, decide(found, more), now),
    keep: async ({ more }) => keep?.(more),
  });
}
