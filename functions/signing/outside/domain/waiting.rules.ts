/** Where a signature made outside can be handed in, and where one waits for the answer of another agency. */
import { partyOf } from '../../../agreements/domain/seats.rules.ts';
import type { Instant } from '../../../shared/kernel.ts';
import type { Round } from '../../domain/round.state.ts';
import { mayAct } from '../../domain/signature.rules.ts';

/** An office that is asked may have its signature handed in; one that waits, signed or declined may not. */
export const mayHandIn = (round: Round, seat: string, now: Instant): boolean =>
  mayAct(round, seat, now).refused === undefined;

/** Seats whose PDF nobody has answered yet, in the order of the MOU. Liaisons of those parties themselves may not answer. */
export const offersWaiting = (round: Round, liaisonOf: readonly string[], now: Instant): string[] =>
  liaisonOf.length === 0
    ? []
    : Object.keys(round.signatories).filter(
        (seat) =>
          !liaisonOf.includes(partyOf(seat)) &&
          round.signatories[seat]?.offer !== undefined &&
          mayAct(round, seat, now).refused === undefined,
      );
