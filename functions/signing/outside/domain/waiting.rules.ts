/** Where a signature made outside can be handed in, and where one waits for the answer of another agency. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Round } from '../../domain/round.state.ts';
import { mayAct } from '../../domain/signature.rules.ts';

/** A party whose head is asked may have its signature handed in; one that waits, signed or declined may not. */
export const mayHandIn = (round: Round, party: string, now: Instant): boolean =>
  mayAct(round, party, now).refused === undefined;

/** Parties whose PDF nobody has answered yet, in the order of the MOU. Liaisons of those parties themselves may not answer. */
export const offersWaiting = (round: Round, liaisonOf: readonly string[], now: Instant): string[] =>
  liaisonOf.length === 0
    ? []
    : Object.keys(round.signatories).filter(
        (party) =>
          !liaisonOf.includes(party) &&
          round.signatories[party]?.offer !== undefined &&
          mayAct(round, party, now).refused === undefined,
      );
