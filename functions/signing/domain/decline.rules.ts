/** A no, declining or taking back, needs a code like a signature, because it ends what others did; and one reason, which the others will read. */

import type { CodeProof } from '../../identity/domain/code.rules.ts';
import type { Decision, Instant } from '../../shared/kernel.ts';
import { type Bounded, textOf } from '../../shared/text.ts';
import type { RoundEvent, Signer } from './round.events.ts';
import type { Round } from './round.state.ts';
import { mayAct, mayTakeBack, proves, sameText } from './signature.rules.ts';

/** Room for a real explanation; the record is not a place for attachments. */
export const LONGEST_REASON = 4_000;

/** The words that a no needs: the others will read why. */
export const reasonOf = (typed: string, toSay: string): Bounded =>
  textOf(typed, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['reason-missing', 'There is no reason yet.', toSay],
    instead: 'longer comments go to the agency that organizes the agreement.',
  });

/** A no of an office to a text, with the words for it. */
export interface No {
  /** The seat of the office. */
  party: string;
  documentHash: string;
  reason: string;
  signer: Signer;
  code: CodeProof;
}

/** What both need beside the right moment and a code: the text that was read, and a reason. */
export function reasoned(
  round: Round,
  { documentHash, reason }: Pick<No, 'documentHash' | 'reason'>,
  toSay = '',
): Bounded {
  const other = sameText(round, documentHash);
  return other ? { refused: other } : reasonOf(reason, toSay);
}

function wellSaid(round: Round, { party, documentHash, reason, code }: No, toSay: string, now: Instant) {
  const said = reasoned(round, { documentHash, reason }, toSay);
  if (said.refused) return { refused: said.refused };
  const proof = proves(round, party, code, now);
  return proof.refused
    ? proof
    : { reason: said.text, data: { party, documentHash, codeSentAt: proof.match.sentAt }, refused: undefined };
}

/** Declining ends the round for every agency: whoever has the link alone, such as a mail scanner, cannot do it. */
export function decline(round: Round, by: No, now: Instant): Decision<RoundEvent> {
  const may = mayAct(round, by.party, now);
  if (may.refused) return may;
  const said = wellSaid(round, by, 'Write in a sentence or two what would have to change for you to sign.', now);
  if (said.refused) return said;
  const { data, reason } = said;
  return {
    events: [
      { type: 'SignatureDeclined', data, body: { ...by.signer, reason } },
      { type: 'RoundClosed', data: { outcome: 'declined' } },
    ],
  };
}

/** The agency is asked again, and the others keep their signatures. It takes a code of its own: one who has the link alone could let the round lapse with it. */
export function takeBack(round: Round, by: No, now: Instant): Decision<RoundEvent> {
  const may = mayTakeBack(round, by.party, now);
  if (may.refused) return may;
  const said = wellSaid(round, by, 'Write in a sentence or two why you take your signature back.', now);
  if (said.refused) return said;
  const { data, reason } = said;
  return { events: [{ type: 'SignatureTakenBack', data, body: { ...by.signer, reason } }] };
}
