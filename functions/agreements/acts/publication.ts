/** What an MOU file becomes when it goes out: its document, the register of its offices, and the terms that the ledger decides by. */
import { type Instant, type Refusal, refuse } from '../../shared/kernel.ts';
import type { AgreementEvent } from '../domain/agreement.events.ts';
import { ladderOf } from '../domain/ladder.rules.ts';
import { partyOf, seatsOf } from '../domain/seats.rules.ts';
import {
  type RegisteredMou,
  type Registration,
  register,
  registeredMou,
  type SignedElsewhere,
  type Succession,
  signedMou,
} from '../domain/signed-mou.ts';
import { daysThatStop } from '../domain/sunset.rules.ts';
import { partiesOfTerms } from '../domain/taken-up.rules.ts';
import type { findingsDocument } from '../findings/domain/findings.ts';
import { findings } from '../mou/domain/findings.rules.ts';
import { parse } from '../mou/domain/mou.rules.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';
import { line } from '../mou/domain/mou.text.ts';
import { type Document, documentOf } from '../pages/document.ts';

type Terms = Omit<Extract<AgreementEvent, { type: 'AgreementPublished' }>, 'type'>;

export interface Publication {
  mou: Mou;
  document: Document;
  register: Registration[];
  registered: RegisteredMou;
  /** What is shown beside the text to whoever clears and signs it. */
  findings: ReturnType<typeof findingsDocument>;
  /** Mail domains of the party that organizes it. */
  convenerDomains: string[];
}

/** The publication of a file, or everything that is wrong with the file. */
export async function publicationOf(
  json: unknown,
  now: Instant,
  /** What it says of itself as a successor. */
  successionOf?: (mou: Mou) => Succession,
  /** What it says of itself as signed elsewhere. */
  adoptedOf?: (mou: Mou) => SignedElsewhere,
): Promise<Publication | { refusals: Refusal[] }> {
  const { mou, refusals } = parse(json);
  if (refusals) return { refusals };
  const stopped = daysThatStop(mou, now, !successionOf && !adoptedOf);
  if (stopped.length > 0) return { refusals: stopped };
  const succession = successionOf?.(mou);
  const adopted = adoptedOf?.(mou);
  const document = documentOf(mou, succession, adopted);
  // Taking words apart is for those who put a text out; no start waits for it.
  const { findingsDocument } = await import('../findings/domain/findings.ts');
  const convenerDomains = mou.parties.find(({ key }) => key === mou.convener)?.mailDomains ?? [];
  return {
    mou,
    document,
    register: register(mou),
    registered: registeredMou(mou),
    findings: findingsDocument(signedMou(mou, succession, adopted), document.textHash),
    convenerDomains,
  };
}

/** Room for two or three sentences; the pages show each changed word beside it. */
const LONGEST_NOTE = 500;

/** What the convener says of a new version, in one line, if anything. */
export function noteOf(given: string | undefined): { note?: string; refused?: Refusal } {
  if (given === undefined || given.trim() === '') return {};
  const { data, error } = line(LONGEST_NOTE).safeParse(given);
  if (data !== undefined) return { note: data };
  const [flaw] = findings(error, given);
  return refuse(
    'note-unfit',
    `The note on what changed cannot be taken as it is. ${flaw?.wrong}`,
    `Write it on one line of at most ${LONGEST_NOTE} characters that readers can see.`,
    'note',
  );
}

/** What a renewal may be is read from the text in force when there is one: no decision before needs it. */
const sunsetOf = ({ sunset: { endsOn, renewal: _, ...rest } }: Mou): Terms['data']['sunset'] => ({
  ...rest,
  ...(endsOn !== undefined && { endsOn }),
});

/** Of these seats, those that are not the first one of their party. */
export const furtherOf = (seats: readonly string[]): { further?: string[] } => {
  const further = seats.filter((seat) => seat !== partyOf(seat));
  return further.length > 0 ? { further } : {};
};

export const termsOf = (
  { mou, document, register, findings }: Publication,
  as: { agreement: string; organization: string; version: number; round: string },
): Terms => ({
  data: {
    ...as,
    number: mou.number,
    documentHash: document.hash,
    textHash: document.textHash,
    htmlHash: document.htmlHash,
    findingsHash: findings.hash,
    convener: mou.convener,
    parties: mou.parties.map((party) => party.key),
    ...furtherOf(mou.parties.flatMap(({ key, signatories }) => seatsOf(key, signatories))),
    ...partiesOfTerms(mou),
    handling: mou.handling,
    zone: mou.calendar.zone,
    effectiveOn: mou.effective.kind === 'on' ? mou.effective.day : null,
    sunset: sunsetOf(mou),
    ...(mou.annexes.length > 0 && { annexes: mou.annexes.map(({ sha256 }) => sha256) }),
    ...(mou.ladder && { ladder: ladderOf(mou.ladder) }),
    calendar: {
      country: mou.calendar.country,
      ...(mou.calendar.region !== undefined && { region: mou.calendar.region }),
    },
  },
  body: { title: mou.title, register },
});
