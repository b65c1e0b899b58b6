/** A dispute between agencies, and the docket: the disputes of one MOU and the suspensions of its deadlines. */
import { agreementOfDispute, docketIdOf } from '../shared/ids.ts';
import { type Due, type Tip, tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { defineStream } from '../shared/stream.ts';
import { docketEffects } from './docket/domain/docket.effects.ts';
import { type Docket, evolveDocket } from './docket/domain/docket.state.ts';
import { disputeEffects } from './domain/dispute.effects.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import { evolveDispute } from './domain/dispute.state.ts';
import { isOver, queuedAt } from './domain/ladder.rules.ts';

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

export const docketKey = (agreement: string): Key => tipKey(docketIdOf(agreement));
export const docketTip = (found: Found, agreement: string): Tip<Docket> =>
  docketStream.tip(found, docketIdOf(agreement));

/** Everything that an act on a dispute is decided on, but for the registers of parties: known from its id alone. */
export const disputeKeys = (dispute: string): Key[] => {
  const agreement = agreementOfDispute(dispute);
  return [tipKey(agreement), docketKey(agreement), tipKey(dispute)];
};
