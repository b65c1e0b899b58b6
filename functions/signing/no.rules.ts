/** A no is as easy as it can be made, declining or taking back: no code, one reason, which the others will read. */
import type { Decision, Instant } from '../shared/kernel.ts';
import { type Bounded, textOf } from '../shared/text.ts';
import type { RoundEvent, Signer } from './round.events.ts';
import type { Round } from './round.state.ts';
import { mayAct, mayTakeBack, sameText } from './signature.rules.ts';

/** Room for a real explanation; the record is not a place for attachments. */
export const LONGEST_REASON = 4_000;

/** The words that a no needs; it takes no code, because it binds nobody, but the others will read why. */
export const reasonOf = (typed: string, toSay: string): Bounded =>
  textOf(typed, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['There is no reason yet.', toSay],
    instead: 'longer comments go to the agency that organizes the agreement.',
  });

/** A no of an office to a text, with the words for it. */
export interface No {
  party: string;
  documentHash: string;
  reason: string;
  signer: Signer;
}

/** Declining needs no code: it binds nobody, and a no must be as easy as it can be made. It needs a reason, which the others will read. */
export function decline(round: Round, by: No, now: Instant): Decision<RoundEvent> {
  const may = mayAct(round, by.party, now);
  if (may.refused) return may;
  const other = sameText(round, by.documentHash);
  if (other) return { refused: other };
  const said = reasonOf(by.reason, 'Write in a sentence or two what would have to change for you to sign.');
  if (said.refused) return { refused: said.refused };
  return {
    events: [
      {
        type: 'SignatureDeclined',
        data: { party: by.party, documentHash: by.documentHash },
        body: { ...by.signer, reason: said.text },
      },
      { type: 'RoundClosed', data: { outcome: 'declined' } },
    ],
  };
}

/** Taking a signature back needs no code either; the agency is asked again, and the others keep theirs. */
export function takeBack(round: Round, by: No, now: Instant): Decision<RoundEvent> {
  const may = mayTakeBack(round, by.party, now);
  if (may.refused) return may;
  const other = sameText(round, by.documentHash);
  if (other) return { refused: other };
  const said = reasonOf(by.reason, 'Write in a sentence or two why you take your signature back.');
  if (said.refused) return { refused: said.refused };
  const data = { party: by.party, documentHash: by.documentHash };
  return { events: [{ type: 'SignatureTakenBack', data, body: { ...by.signer, reason: said.text } }] };
}
