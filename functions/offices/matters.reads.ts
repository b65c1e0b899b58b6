/** The offices of an agency in each of its MOUs, as they are decided on: all read at once, for lists. */
import {
  agreementTip,
  keptParty,
  mouFrom,
  mouKey,
  partyKey,
  type RegisteredParty,
  signingParty,
} from '../agreements/agreement.reads.ts';
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { type Status, statusOf } from '../agreements/domain/status.rules.ts';
import { leavesOf } from '../agreements/leaving/domain/leaves.rules.ts';
import type { Instant } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { type Round, turnsIn } from '../signing/domain/round.state.ts';
import { roundStream } from '../signing/round.stream.ts';
import type { Matter } from './domain/matter.rules.ts';
import type { Named } from './domain/party.events.ts';
import type { PartyState } from './domain/party.state.ts';
import { formerIn, tendedBy } from './former-offices.reads.ts';
import { partyTip, partyTipKey } from './party.reads.ts';

interface Of {
  /** The version that the party tends. */
  agreement: Agreement;
  registered: RegisteredParty;
  former: RegisteredParty['offices'];
  state: PartyState | undefined;
  round: Round | undefined;
  /** Who acts or reads. */
  by: Named;
  now: Instant;
}

/** What a change of the party's offices is decided on. */
export const matterOf = ({ agreement, registered, former, state, round, by, now }: Of): Matter => ({
  agreement: agreement.id,
  documentHash: agreement.documentHash,
  version: agreement.version,
  status: agreement.status,
  turns: turnsIn(round, registered),
  register: registered,
  former,
  state,
  by,
  at: now,
  today: dayIn(agreement.zone, now),
});

export interface TendedMou {
  agreement: Agreement;
  party: string;
  /** As the MOU calls the party. */
  as: string;
  title: string;
  status: Status;
  matter: Matter;
}

/** People change while an MOU is prepared, signed, in force or closing; afterwards nothing is left for them to do. */
const TENDED: readonly Status[] = [
  'Preparing',
  'Being confirmed',
  'Out for signature',
  'Signed',
  'In force',
  'Review due',
  'Closing',
];

export async function readTendedMous(
  members: readonly { agreement: string; party: string }[],
  { by, now }: Pick<Of, 'by' | 'now'>,
): Promise<TendedMou[]> {
  const found = await batchGet(
    members.flatMap(({ agreement, party }) => [
      tipKey(agreement),
      partyKey(agreement, party),
      partyTipKey(agreement, party),
    ]),
  );
  const tended = await Promise.all(
    members.map(async ({ agreement: id, party }) => {
      const whole = agreementTip(found, id).state;
      const kept = keptParty(found, id, party);
      const hasLeft = whole && leavesOf(whole, now).some((one) => one.party === party && one.word === 'left');
      if (!whole || !kept || hasLeft) return [];
      const agreement = await tendedBy(found, whole, party, now);
      const registered = signingParty(found, agreement, party);
      if (!registered) return [];
      const former = await formerIn(kept, agreement, textAt(whole, now).version);
      return [{ agreement, registered, former, state: partyTip(found, id, party).state }];
    }),
  );
  const all = tended.flat();
  const beside = await batchGet(
    all.flatMap(({ agreement }) => [tipKey(agreement.round), mouKey(agreement.id, agreement.version)]),
  );
  return all
    .map(({ agreement, registered, ...more }): TendedMou => {
      const round = roundStream.tip(beside, agreement.round).state;
      return {
        agreement,
        party: registered.party,
        as: registered.name,
        title: mouFrom(beside, agreement)?.title ?? registered.title ?? '',
        status: statusOf(agreement, now, round),
        matter: matterOf({ agreement, registered, ...more, round, by, now }),
      };
    })
    .filter(({ status }) => TENDED.includes(status));
}
