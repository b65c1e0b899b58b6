/** A signature made outside counts when one agency's liaison hands it in, and another agency's has opened it and found hash and signature. */

import { partyOf } from '../../../agreements/domain/seats.rules.ts';
import { isDay, notADay } from '../../../shared/day-typed.ts';
import { type Decision, type Instant, type PlainDay, type Refusal, refuse } from '../../../shared/kernel.ts';
import { flawInName } from '../../../shared/names.ts';
import { type Bounded, textOf } from '../../../shared/text.ts';
import { sayDay, sayNewCount } from '../../../shared/time-words.ts';
import { reasonOf } from '../../domain/decline.rules.ts';
import type { OutsideKind, RoundEvent } from '../../domain/round.events.ts';
import { type Round, signatoryIn } from '../../domain/round.state.ts';
import { mayAct, sameText, withEnd } from '../../domain/signature.rules.ts';

type Offered = Extract<RoundEvent, { type: 'OutsideSignatureOffered' }>;
type Official = Offered['body']['by'];

/** What a liaison hands in; the days are those of the MOU's zone. */
export interface Offering {
  /** The seat for which it was signed. */
  party: string;
  documentHash: string;
  kind: string;
  signedOn: string;
  signer: { name: string; title: string };
  by: Official;
  /** Whether a party is of another agency, whose liaison can answer. */
  anotherAgency: boolean;
  file: { hash: string; refused: Refusal | undefined; carriesSignature: boolean } | undefined;
  days: { opened: PlainDay; today: PlainDay };
}

/** As long as names and titles may be in an MOU. */
const LONGEST = { name: 120, title: 160 };

function wordsOf(field: keyof typeof LONGEST, typed: string): Bounded {
  const read = textOf(typed, {
    field,
    max: LONGEST[field],
    empty: ['signer-missing', `The ${field} is missing.`, 'Type it as it is written beside the signature.'],
    line: true,
  });
  const flaw = read.refused ? undefined : flawInName(read.text);
  return flaw ? { refused: { ...flaw, field } } : read;
}

const kindOf = (kind: string): OutsideKind | undefined => (kind === 'ink' || kind === 'piv' ? kind : undefined);

function dayHolds(signedOn: string, { opened, today }: Offering['days']) {
  if (!isDay(signedOn)) return { refused: notADay(signedOn, 'signedOn') };
  if (signedOn > today)
    return refuse('day-in-future', 'This day is still to come.', 'Write the day beside the signature.', 'signedOn');
  if (signedOn < opened)
    return refuse(
      'day-before-text',
      'This text did not exist yet on that day.',
      `Write the day beside the signature. Signing opened on ${sayDay(opened)}.`,
      'signedOn',
    );
  return undefined;
}

function fileHolds(file: Offering['file'], kind: OutsideKind) {
  if (!file) return refuse('file-missing', 'There is no file yet.', 'Choose the PDF with the signature.', 'file');
  if (file.refused) return { refused: { ...file.refused, field: 'file' } };
  if (kind === 'piv' && !file.carriesSignature)
    return refuse(
      'pdf-unsigned',
      'This PDF carries no digital signature.',
      'Sign it with the card and save it with the signature, or choose “In ink” for a scan of paper.',
      'file',
    );
  return undefined;
}

/** What was handed in stays on the record for good, answered or not: so many PDFs of one party in a day. */
export const UPLOADS_A_DAY = 10;
export const tooManyToday = ({ zone }: Pick<Round, 'zone'>, now: Instant) =>
  refuse(
    'uploads-used-up',
    `${UPLOADS_A_DAY} PDFs were handed in for your agency today, and a day takes no more.`,
    `The last one counts. Look at it with the other agency, or hand in another one after ${sayNewCount(now, zone)}.`,
    'file',
  );

/** A second one takes the place of the first, as long as nobody has answered it. */
export function offerOutside(round: Round, offering: Offering, now: Instant): Decision<RoundEvent> {
  const { party, documentHash, signedOn, by, file, days } = offering;
  const may = mayAct(round, party, now);
  if (may.refused) return may;
  const other = sameText(round, documentHash);
  if (other) return { refused: other };
  if (!offering.anotherAgency)
    return refuse(
      'second-agency-missing',
      'Every party of this MOU is of your own agency.',
      'Nobody could confirm the signature: let the head sign by the emailed link.',
    );
  const kind = kindOf(offering.kind);
  if (!kind)
    return refuse('kind-missing', 'It is not said how it was signed.', 'Choose “In ink” or “With a PIV card”.', 'kind');
  const [name, title] = [wordsOf('name', offering.signer.name), wordsOf('title', offering.signer.title)];
  if (name.refused) return { refused: name.refused };
  if (title.refused) return { refused: title.refused };
  const wrong = dayHolds(signedOn, days) ?? fileHolds(file, kind);
  if (wrong || !file)
    return wrong ?? refuse('file-missing', 'There is no file yet.', 'Choose the PDF with the signature.', 'file');
  const data = { party, documentHash, pdfHash: file.hash, kind, signedOn };
  const body = { signer: { name: name.text, title: title.text }, by };
  return { events: [{ type: 'OutsideSignatureOffered', data, body }] };
}

/** What was handed in, as it stands on the record. */
export interface Offer {
  data: Offered['data'];
  /** Missing when the words were removed by law. */
  body: Offered['body'] | undefined;
  /** Who handed it in, as the ledger names them. */
  actor: string;
}

interface Answering {
  offer: Offer | undefined;
  /** The PDF that the answer is about, as its form says. */
  pdfHash: string;
  /** The seat for which it was signed. */
  party: string;
  /** Who answers, as the ledger names them, and for which other party. */
  actor: string;
  for: string;
  by: Official;
}

type MayAnswer = ReturnType<typeof refuse> | { refused?: undefined; offer: Offer & { body: Offered['body'] } };

function mayAnswer(round: Round, { offer, pdfHash, party, actor, for: answering }: Answering, now: Instant): MayAnswer {
  const may = mayAct(round, party, now);
  if (may.refused) return may;
  if (!offer?.body || offer.data.pdfHash !== pdfHash || signatoryIn(round, party)?.offer !== pdfHash)
    return refuse('pdf-answered', 'This PDF waits for no answer any more.', 'Look at the agreement for its status.');
  if (answering === partyOf(party) || offer.actor === actor)
    return refuse(
      'own-upload',
      'Whoever handed it in cannot answer it.',
      'A liaison of another agency opens it and answers.',
    );
  return { offer: { ...offer, body: offer.body } };
}

const METHODS = {
  ink: 'ink on paper, confirmed by another agency',
  piv: 'PIV on PDF, confirmed by another agency',
} as const;

/** The office that signs, as it stands in the register today: what on paper is only a name. */
export interface OfficeOnRecord {
  office: string;
  name: string;
  capacity: string;
  mailbox: string;
}

export function confirmOutside(
  round: Round,
  answering: Answering & { looked: boolean; office: OfficeOnRecord },
  now: Instant,
): Decision<RoundEvent> {
  const may = mayAnswer(round, answering, now);
  if (may.refused) return may;
  if (!answering.looked)
    return refuse(
      'opening-not-confirmed',
      'It is not said that you have opened the PDF.',
      'Open it, compare the hash and the signature, and check the box.',
      'looked',
    );
  const { party, office } = answering;
  const { kind, pdfHash, signedOn, documentHash } = may.offer.data;
  const { signer, by } = may.offer.body;
  const outside = { kind, pdfHash, signedOn, offeredBy: partyOf(party), confirmedBy: answering.for };
  const data = {
    party,
    documentHash,
    method: METHODS[kind],
    statement: null,
    linkUsedAt: null,
    codeSentAt: null,
    outside,
  };
  const capacity = signer.name === office.name ? office.capacity : 'as signed outside';
  const seen = { source: 'outside the service', browser: 'outside the service' };
  const liaisons = { offered: by, confirmed: answering.by };
  const body = { office: office.office, ...signer, capacity, mailbox: office.mailbox, ...seen, liaisons };
  return { events: withEnd(round, { type: 'SignatureGiven', data, body }) };
}

export function refuseOutside(
  round: Round,
  answering: Answering & { reason: string },
  now: Instant,
): Decision<RoundEvent> {
  const may = mayAnswer(round, answering, now);
  if (may.refused) return may;
  const said = reasonOf(answering.reason, 'Write in a sentence what is missing or wrong.');
  if (said.refused) return { refused: said.refused };
  const data = { party: answering.party, pdfHash: answering.pdfHash, refusedBy: answering.for };
  return { events: [{ type: 'OutsideSignatureRefused', data, body: { by: answering.by, reason: said.text } }] };
}
