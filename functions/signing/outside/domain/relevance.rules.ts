/** Which signatures made outside a party's liaisons still hear of; none that was answered, withdrawn or replaced meanwhile. */
import type { Round } from '../../domain/round.state.ts';

/** Parties whose signature it is about: the reader's own when it was refused, and any other that waits for an answer. */
export function offersToTell(template: string, round: Round, party: string, parties: readonly string[]): string[] {
  if (round.status !== 'open') return [];
  const waits = (one: string) => round.signatories[one]?.offer !== undefined;
  if (template === 'outside-refused')
    return round.signatories[party]?.status === 'asked' && !waits(party) ? [party] : [];
  return parties.filter((one) => one !== party && waits(one));
}
