/** A signature counts when the right office gives it, in its turn, in time, to exactly the text on record, with a code sent to its mailbox. */

import { partyOf } from '../../agreements/domain/seats.rules.ts';
import { type CodeProof, codeHolds, digitsToSend, type Used } from '../../identity/domain/code.rules.ts';
import { type Decision, type Instant, refuse } from '../../shared/kernel.ts';
import { sayNewCount } from '../../shared/time-words.ts';
import { codesFor } from './codes-for.rules.ts';
import type { RoundEvent, Signer } from './round.events.ts';
import { ended, signed } from './round.rules.ts';
import { type Round, type Signatory, signatoryIn } from './round.state.ts';
import { REPLACED } from './version.rules.ts';

/** What the act rests on besides the round: all of it read, none of it taken from the request's word. */
export interface Evidence {
  /** The seat of the office that signs. */
  party: string;
  documentHash: string;
  signer: Signer;
  /** Version and words of the sentence at the button. */
  statement: { version: string; words: string };
  linkUsedAt: Instant;
  code: CodeProof;
}

type MayAct = { refused?: undefined; signatory: Signatory } | ReturnType<typeof refuse>;

/** Where several offices sign for an agency, each answers for itself. */
const whoAt = (round: Round, seat: string): string =>
  Object.keys(round.signatories).some((one) => one !== seat && partyOf(one) === partyOf(seat))
    ? 'Your office'
    : 'Your agency';

/** Whether the office at this seat may sign or decline now at all. */
export function mayAct(round: Round, party: string, now: Instant): MayAct {
  const signatory = signatoryIn(round, party);
  if (!signatory)
    return refuse(
      'not-a-signatory',
      'Your agency is not a signatory of this agreement.',
      'Ask the agency that organizes it.',
    );
  // Before what the agency did: a signature on a text that was replaced is no reason to do nothing.
  if (round.status === 'superseded') return REPLACED;
  if (signatory.status === 'signed')
    return refuse(
      'signed-already',
      `${whoAt(round, party)} has signed this agreement already.`,
      'Nothing is left to do; its record shows when.',
    );
  if (signatory.status === 'declined')
    return refuse(
      'declined-already',
      `${whoAt(round, party)} has declined to sign this version.`,
      'Talk to the agency that organizes the agreement.',
    );
  if (round.status === 'voided')
    return refuse(
      'agreement-voided',
      'The agency that organizes this agreement has voided it.',
      'Its email to you says why. Nothing is to be signed.',
    );
  if (round.status !== 'open')
    return ended(round, 'Nothing is to be signed. A new version would reach you by a new email.');
  if (now >= round.deadline)
    return refuse(
      'signing-period-over',
      'The signing period is over.',
      'Ask the agency that organizes the agreement to send it out again.',
    );
  if (signatory.status === 'waiting')
    return refuse(
      'turn-not-come',
      'It is not your turn to sign yet.',
      'You will get an email when the agencies before you have signed.',
    );
  return { signatory };
}

/** Whether the text that was read is the text on record. */
export const sameText = (round: Round, documentHash: string) =>
  round.documentHash === documentHash
    ? undefined
    : refuse(
        'text-read-outdated',
        'The text you read is not the text that is out for signature.',
        'Open the link in your latest email and read the current text before you sign.',
        'documentHash',
      ).refused;

/** Whether the code stands for this party's mailbox now: not one with which the office acted before. */
export const proves = (round: Round, party: string, proof: CodeProof, now: Instant) =>
  codeHolds({ ...proof, codes: codesFor(round, party, proof.codes) }, now);

export function giveSignature(round: Round, evidence: Evidence, now: Instant): Decision<RoundEvent> {
  const may = mayAct(round, evidence.party, now);
  if (may.refused) return may;
  const other = sameText(round, evidence.documentHash);
  if (other) return { refused: other };
  const code = proves(round, evidence.party, evidence.code, now);
  if (code.refused) return code;
  const { party, documentHash, statement, linkUsedAt, signer } = evidence;
  const given: RoundEvent = {
    type: 'SignatureGiven',
    data: {
      party,
      documentHash,
      method: 'emailed link and emailed code',
      statement: statement.version,
      linkUsedAt,
      codeSentAt: code.match.sentAt,
    },
    body: { ...signer, statement: statement.words },
  };
  return { events: withEnd(round, given) };
}

/** The signature, and the end of the round when it is the last. */
export const withEnd = (round: Round, given: RoundEvent): RoundEvent[] => {
  const isLast = signed(round).length + 1 === Object.keys(round.signatories).length;
  return isLast ? [given, { type: 'RoundClosed', data: { outcome: 'executed' } }] : [given];
};

/** Asked a second time, after a signature that was taken back. */
export const hasTakenBack = (round: Round, party: string): boolean => {
  const { status, at } = signatoryIn(round, party) ?? {};
  return status === 'asked' && at !== undefined;
};

/** Whether this party's signature can still be taken back: until the last one signs, and the round has not ended otherwise. */
export function mayTakeBack(round: Round, party: string, now: Instant): MayAct {
  const signatory = signatoryIn(round, party);
  if (signatory?.status !== 'signed')
    return refuse(
      'no-signature',
      `${signatory ? whoAt(round, party) : 'Your agency'} has no signature to take back.`,
      'Look at the agreement for its status.',
    );
  if (round.status === 'executed')
    return refuse(
      'executed-already',
      'The last agency has signed, and the agreement is executed: a signature can no longer be taken back.',
      'What the agreement says about amending or ending it holds now.',
    );
  if (round.status !== 'open')
    return ended(round, 'Your signature counts for nothing else; nothing is to be taken back.');
  if (now >= round.deadline)
    return refuse(
      'signing-period-over',
      'The signing period is over.',
      'The agreement lapses unless every agency signed in time; your signature then counts for nothing else.',
    );
  return { signatory };
}

/** What a code is asked for. */
export type Proven = 'sign' | 'decline' | 'take-back';

export const mayProve = (round: Round, party: string, act: Proven, now: Instant): MayAct =>
  act === 'take-back' ? mayTakeBack(round, party, now) : mayAct(round, party, now);

interface Asking {
  party: string;
  act: Proven;
  /** The box was checked: a machine that submits forms as they stand asks for nothing. */
  ready: boolean;
  used: Used;
}

export function requestCode(round: Round, { party, act, ready, used }: Asking, now: Instant): Decision<RoundEvent> {
  const may = mayProve(round, party, act, now);
  if (may.refused) return may;
  const asked = digitsToSend(ready, used, sayNewCount(now, round.zone));
  return asked.refused ? asked : { events: [{ type: 'CodeRequested', data: { party, digits: asked.digits } }] };
}
