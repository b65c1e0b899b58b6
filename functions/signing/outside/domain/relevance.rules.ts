/** Which signatures made outside a party's liaisons still hear of; none that was answered, withdrawn or replaced meanwhile. */
import { partyOf } from '../../../agreements/domain/seats.rules.ts';
import type { Round } from '../../domain/round.state.ts';

/** Seats whose signature it is about: the one that was refused, of the reader's own party, and any of another that waits for an answer. */
export function offersToTell(template: string, round: Round, seat: string, parties: readonly string[]): string[] {
  if (round.status !== 'open') return [];
  const waits = (one: string) => round.signatories[one]?.offer !== undefined;
  if (template === 'outside-refused') return round.signatories[seat]?.status === 'asked' && !waits(seat) ? [seat] : [];
  const others = parties.filter((one) => one !== partyOf(seat));
  return others.flatMap((party) =>
    Object.keys(round.signatories).filter((one) => partyOf(one) === party && waits(one)),
  );
}
