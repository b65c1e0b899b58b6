/** A dispute between agencies, and the docket: the disputes of one MOU and the suspensions of its deadlines. */
import type { Due } from '../shared/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { disputeEffects } from './dispute.effects.ts';
import { type Dispute, evolveDispute } from './dispute.state.ts';
import { docketEffects } from './docket.effects.ts';
import { evolveDocket } from './docket.state.ts';
import { isOver, queuedAt } from './ladder.rules.ts';

export const openPartition = (agreement: string): string => `OPEN#${agreement}`;
export const endedPartition = (agreement: string): string => `ENDED#${agreement}`;

/** Open ones stand by what falls due next, before any pause of the clocks: a queue that reads them adds the pauses. */
export function dueOf(dispute: Dispute): Due {
  const { agreement, endedAt, raisedAt } = dispute;
  return isOver(dispute)
    ? { due: endedPartition(agreement), dueAt: endedAt ?? raisedAt }
    : { due: openPartition(agreement), dueAt: queuedAt(dispute, []) };
}

export const disputeStream = defineStream({
  prefix: 'dsp_',
  evolve: evolveDispute,
  effects: disputeEffects,
  due: dueOf,
});
export const docketStream = defineStream({ prefix: 'dkt_', evolve: evolveDocket, effects: docketEffects });
