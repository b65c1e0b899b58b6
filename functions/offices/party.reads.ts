/** What other capabilities may ask about parties' offices: the tip, and who of a party's people still has something to do. */
import { keptParty, partyKey, type RegisteredParty, signingParty } from '../agreements/agreement.reads.ts';
import type { Follows } from '../agreements/domain/version.state.ts';
import { StaleWrite } from '../shared/failures.ts';
import { partyIdOf } from '../shared/ids.ts';
import type { Instant, PlainDay } from '../shared/kernel.ts';
import { type Tip, tipFrom, tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found, type Key } from '../shared/ledger/table.ts';
import { dayIn } from '../shared/time-words.ts';
import { holderInTerm } from './domain/holder.rules.ts';
import { type PartyState, seatIn } from './domain/party.state.ts';
import { askedOf, lacks } from './domain/readiness.rules.ts';

export type { PartyState } from './domain/party.state.ts';

export const partyTipKey = (agreement: string, party: string): Key => tipKey(partyIdOf(agreement, party));
export const partyTip = (found: Found, agreement: string, party: string): Tip<PartyState> =>
  tipFrom<PartyState>(found, partyIdOf(agreement, party));

/**
 * A party's register with its tip. Items that are read together may be of two moments: a mailbox of before beside the count of after
 * would bring a new holder's link to the old one. Throws StaleWrite then, so that both are read again.
 */
export function partyTogether(found: Found, version: Of, party: string) {
  const kept = keptParty(found, version.id, party);
  const tip = partyTip(found, version.id, party);
  if (kept && (kept.epoch ?? 0) !== (tip.state?.epoch ?? 0))
    throw new StaleWrite(`The register of ${party} and its tip are of two moments`);
  return { kept, registered: signingParty(found, version, party), tip };
}

interface Of {
  id: string;
  version: number;
  follows?: Follows | undefined;
}

interface Asked extends Of {
  documentHash: string;
  version: number;
  zone: string;
}

/** Where the parties stand with their preparation, each with the tip that it was read from; and at which seats a holder is out of term. */
export async function readPreparation(agreement: Asked, parties: readonly string[], now: Instant) {
  const owed: Record<string, string[]> = {};
  const tips: Record<string, Tip<PartyState>> = {};
  const outOfTerm: string[] = [];
  const firstDays: PlainDay[] = [];
  const today = dayIn(agreement.zone, now);
  const keys = parties.flatMap((party) => [partyTipKey(agreement.id, party), partyKey(agreement.id, party)]);
  const found = await batchGet(keys);
  for (const party of parties) {
    const tip = partyTip(found, agreement.id, party);
    tips[party] = tip;
    owed[party] = owedBy(tip.state, signingParty(found, agreement, party), agreement, now);
    for (const one of tip.state?.signatories ?? []) {
      if (holderInTerm(one, today).refused) outOfTerm.push(seatIn(tip.state as PartyState, one.office));
      if (one.from !== undefined && today < one.from) firstDays.push(one.from);
    }
  }
  return { owed, tips, outOfTerm, firstDays };
}

/** Who has something left to do; the liaison always, until nobody has. */
function owedBy(state: PartyState | undefined, party: RegisteredParty | undefined, agreement: Asked, now: Instant) {
  if (!party) return ['liaison'];
  const missing = lacks(state, askedOf(agreement, party));
  const today = dayIn(agreement.zone, now);
  const outOfTerm = state?.signatories.some((one) => holderInTerm(one, today).refused) ?? false;
  if (missing.length === 0 && !outOfTerm) return [];
  return ['liaison', ...missing.filter((one) => one !== 'offices' && one !== 'notice')];
}
