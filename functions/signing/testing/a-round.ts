/** For tests: a signing round at any point of its life, and the people, codes and links around it. */

import { type Code, type CodeProof, codeExpires } from '../../identity/domain/code.rules.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { LINK_LIFE, type Link } from '../domain/link.rules.ts';
import type { RoundEvent, Signer } from '../domain/round.events.ts';
import { openRound, type Preparation, seatsOfGroup } from '../domain/round.rules.ts';
import { evolveRound, type Round } from '../domain/round.state.ts';
import type { Evidence } from '../domain/signature.rules.ts';

/** Noon UTC of that day, or another hour of it. */
export const onDay = (day: string, hour = 12): Instant => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

export const DOCUMENT = 'd'.repeat(64);
export const OTHER_DOCUMENT = 'e'.repeat(64);

export const OPENED = onDay('2026-11-02');
export const WARNING = onDay('2026-11-25', 14);
export const DEADLINE = onDay('2026-12-02', 22);
export const REMINDERS = ['2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'].map((day) =>
  onDay(day, 14),
);

type Opening = Extract<RoundEvent, { type: 'RoundOpened' }>['data'];

export const anOpening = (changes: Partial<Opening> = {}): Opening => ({
  round: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1',
  agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
  version: 1,
  documentHash: DOCUMENT,
  organization: 'air.example',
  zone: 'America/New_York',
  groups: [['air', 'health', 'forest']],
  deadline: DEADLINE,
  warnAt: WARNING,
  calendar: 'law@1',
  ...changes,
});

/** Every party of the MOU is prepared; these few still owe something. */
export const allPrepared = (round: Round | undefined, owed: Preparation = {}): Preparation => ({
  ...Object.fromEntries(Object.keys(round?.signatories ?? {}).map((party) => [party, []])),
  ...owed,
});

/** The round after these events of one moment. */
export const after = (round: Round | undefined, events: readonly RoundEvent[], at: Instant): Round => {
  const state = events.reduce<Round | undefined>((before, event) => evolveRound(before, event, at), round);
  if (!state) throw new Error('Nothing has happened in this round');
  return state;
};

/** A round that is open and has asked nobody yet. */
export const anOpenRound = (changes: Partial<Opening> = {}): Round =>
  after(undefined, openRound(undefined, anOpening(changes)).events ?? [], OPENED);

export const asking = (round: Round, group = round.group + 1, at: Instant = OPENED): Round =>
  after(round, [{ type: 'GroupAsked', data: { group, remindAt: REMINDERS, parties: seatsOfGroup(round, group) } }], at);

/** A round whose first group has been asked: the usual case, three agencies at once. */
export const aRound = (changes: Partial<Opening> = {}): Round => asking(anOpenRound(changes));

export const aSigner = (party: string): Signer => ({
  office: 'head',
  title: 'Director',
  name: `The head of ${party}`,
  capacity: 'incumbent',
  mailbox: `head@${party}.example`,
  source: '192.0.2.7',
  browser: 'A browser',
});

export const signatureOf = (party: string, at: Instant): RoundEvent => ({
  type: 'SignatureGiven',
  data: {
    party,
    documentHash: DOCUMENT,
    method: 'emailed link and emailed code',
    statement: 'intent@1',
    linkUsedAt: at,
    codeSentAt: at,
  },
  body: aSigner(party),
});

/** The round after these parties signed one after the other. */
export const signedBy = (round: Round, parties: readonly string[], at: Instant = onDay('2026-11-04')): Round =>
  after(
    round,
    parties.map((party) => signatureOf(party, at)),
    at,
  );

export const closed = (round: Round, outcome: Exclude<Round['status'], 'open'>, at = onDay('2026-11-05')): Round =>
  after(round, [{ type: 'RoundClosed', data: { outcome } }], at);

export const aCode = (code: string, sentAt: Instant): Code => ({
  code,
  sentAt,
  expiresAt: codeExpires(code.length === 6 ? 6 : 20, sentAt),
});

/** What proves the mailbox when everything is right at that moment. */
export const aProof = (at: Instant, changes: Partial<CodeProof> = {}): CodeProof => ({
  codes: [aCode('123456', at)],
  given: '123456',
  triesLeft: true,
  ...changes,
});

/** What a signature rests on when everything is right at that moment; `code` changes single parts of the code. */
export const evidenceOf = (
  party: string,
  at: Instant,
  { code = {}, ...changes }: Partial<Omit<Evidence, 'code'>> & { code?: Partial<Evidence['code']> } = {},
): Evidence => ({
  party,
  documentHash: DOCUMENT,
  signer: aSigner(party),
  statement: { version: 'intent@2 esign-ueta@1', words: 'I sign.' },
  linkUsedAt: at,
  ...changes,
  code: aProof(at, code),
});

export const aLink = (party: string, changes: Partial<Link> = {}): Link => ({
  round: anOpening().round,
  party,
  purpose: 'sign',
  share: 'round',
  epoch: 0,
  documentHash: DOCUMENT,
  expiresAt: plus(OPENED, LINK_LIFE),
  ...changes,
});
