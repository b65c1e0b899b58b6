/** Where disputes and dockets stand in the table, and in the `due` index: open ones by what falls due next, ended ones by when they ended. */
import { agreementOfDispute, docketIdOf } from '../shared/ids.ts';
import type { Due, Tip } from '../shared/ledger.ts';
import { change, tipFrom, tipKey } from '../shared/ledger.ts';
import type { Found, Key } from '../shared/table.ts';
import { disputeEffects } from './dispute.effects.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { type Dispute, evolveDispute } from './dispute.state.ts';
import { docketEffects, type Told } from './docket.effects.ts';
import type { DocketEvent } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';
import { isOver, queuedAt } from './ladder.rules.ts';
import { type Packed, pack, unpack } from './packed.state.ts';

export const docketKey = (agreement: string): Key => tipKey(docketIdOf(agreement));
export const docketTip = (found: Found, agreement: string): Tip<Docket> =>
  tipFrom<Docket>(found, docketIdOf(agreement));
export function disputeTip(found: Found, dispute: string): Tip<Dispute> {
  const { state, ...tip } = tipFrom<Dispute | Packed>(found, dispute);
  return state ? { ...tip, state: unpack(state) } : tip;
}

/** Everything that an act on a dispute is decided on, but for the registers of parties: known from its id alone. */
export const disputeKeys = (dispute: string): Key[] => {
  const agreement = agreementOfDispute(dispute);
  return [tipKey(agreement), docketKey(agreement), tipKey(dispute)];
};

export const openPartition = (agreement: string): string => `OPEN#${agreement}`;
export const endedPartition = (agreement: string): string => `ENDED#${agreement}`;

/** Open ones stand by what falls due next, before any pause of the clocks: a queue that reads them adds the pauses. */
export function dueOf(dispute: Dispute): Due {
  const { agreement, endedAt, raisedAt } = dispute;
  return isOver(dispute)
    ? { due: endedPartition(agreement), dueAt: endedAt ?? raisedAt }
    : { due: openPartition(agreement), dueAt: queuedAt(dispute, []) };
}

export const disputeChange = (tip: Tip<Dispute>, events: readonly DisputeEvent[]) =>
  change<Dispute | Packed, DisputeEvent>({
    ...{ tip, events },
    evolve: (state, event, at) => pack(evolveDispute(state && unpack(state), event, at)),
    effectOf: (event, state) => disputeEffects(event, unpack(state)),
    dueOf: (state) => dueOf(unpack(state)),
  });

export const docketChange = (tip: Tip<Docket>, events: readonly DocketEvent[], told: Told) =>
  change({ tip, events, evolve: evolveDocket, effectOf: docketEffects(told) });
