/** The Lambda behind the workflow of a review: it waits for the agencies, reminds, reveals, warns, leaves open and closes. */

import type { Instant } from '../shared/kernel.ts';
import { history } from '../shared/ledger/history.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { watchTask } from '../shared/watcher.ts';
import { signed } from '../signing/domain/round.rules.ts';
import { roundStream } from '../signing/round.stream.ts';
import { answersIn } from './domain/answers.rules.ts';
import { closing, isLeftOpen } from './domain/closing.rules.ts';
import { outFor } from './domain/following.rules.ts';
import { reminded, unsigned } from './domain/reminding.rules.ts';
import { reveal } from './domain/reveal.rules.ts';
import { handOver, reminderDue, stall, standing, warningDue } from './domain/standing.rules.ts';
import { readReview, reviewStep, type WatchedReview, watchedReview } from './review-step.reads.ts';

async function see(of: WatchedReview, now: Instant) {
  const { review, whole, pauses, seen } = await readReview(of, now);
  const { stand, until } = standing(review, whole, pauses, now, of.watch);
  // The event by which it was handed over has started the execution that goes on.
  const { agreement, review: number } = of;
  const next = stand === 'handed over' ? { agreement, review: number, watch: review.watch ?? 0 } : undefined;
  return { stand, until, seen, next };
}

/** The words of answers are read here alone, and only to reveal them. */
const revealAnswers = (of: WatchedReview, now: Instant) =>
  reviewStep(of, now, {
    read: async ({ stream }) => answersIn(await history(stream)),
    decide: ({ sight }, said) => ({ own: [reveal(sight, said) ?? []].flat() }),
  });

const remind = (of: WatchedReview, now: Instant) =>
  reviewStep(of, now, {
    decide: ({ sight }) => {
      const what = reminderDue(sight);
      return { own: what ? [reminded(what, sight.silent)] : [] };
    },
  });

/** Who has signed by now; nobody while nobody was asked. */
const warn = (of: WatchedReview, now: Instant) =>
  reviewStep(of, now, {
    read: async ({ review, whole }) => {
      const out = outFor(review, whole);
      if (!out) return [];
      const { state } = roundStream.tip(await batchGet([tipKey(out.round)]), out.round);
      return unsigned(out, state ? signed(state) : [], state ? Object.keys(state.signatories) : []);
    },
    decide: ({ sight }, late) => {
      const what = warningDue(sight);
      return { own: what ? [reminded(what, what === 'signatures' ? late : sight.silent)] : [] };
    },
  });

const leaveOpen = (of: WatchedReview, now: Instant) =>
  reviewStep(of, now, {
    decide: ({ sight }) => ({
      own: isLeftOpen(sight) ? [{ type: 'ReviewLeftOpen', data: { missing: sight.silent } }] : [],
    }),
  });

const close = (of: WatchedReview, now: Instant) => reviewStep(of, now, { decide: ({ sight }) => closing(sight) });

export const handler = watchTask(
  {
    machine: 'sunset-review',
    ...watchedReview,
    see,
    over: ['closed'],
    stall: (of, error, now) =>
      reviewStep(of, now, { decide: ({ review }) => ({ own: stall(review, error).events ?? [] }) }),
  },
  {
    'reveal-answers': revealAnswers,
    'remind-parties': remind,
    'warn-parties': warn,
    'leave-open': leaveOpen,
    'close-review': close,
    'hand-over': (of, now) =>
      reviewStep(of, now, { decide: ({ review }) => ({ own: handOver(review, of.watch).events ?? [] }) }),
  },
);
