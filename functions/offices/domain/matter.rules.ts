/** What every change of a party's offices is decided on, and how it ends: events with the register as they leave it, or findings at their fields. */
import { seatOf } from '../../agreements/domain/seats.rules.ts';
import { type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { type Empty, textOf } from '../../shared/text.ts';
import { type Holder, holderFindings } from './holder.rules.ts';
import type { Named, PartyEvent, ReviewerKind, Tenure } from './party.events.ts';
import { evolveParty, holderAt, type PartyState } from './party.state.ts';
import { type Asked, askedOf, lacks, vouchedFor } from './readiness.rules.ts';

export interface Office {
  title: string;
  holder: Holder;
  /** Who stands in for the holder in disputes, from a day to a day. */
  alternate?: Alternate | undefined;
  /** Whom a delegate in an office that signs stands in for. */
  delegator?: Holder | undefined;
}

export interface Alternate {
  name: string;
  mailbox: string;
  from: PlainDay;
  to: PlainDay;
}

export interface Reviewer {
  name: string;
  mailbox: string;
  required: boolean;
}

/** A party's register of today, as far as it is decided on. */
export interface Register {
  party: string;
  agency?: string | undefined;
  /** No other agency has one of them: a mailbox in them is never another party's. */
  mailDomains: readonly string[];
  structure: string;
  since?: number | undefined;
  /** The offices that sign for it: all of them. */
  signatories: readonly string[];
  offices: Readonly<Record<string, Office>>;
  reviewers?: Readonly<Partial<Record<ReviewerKind, Reviewer>>> | undefined;
}

/** Where the signature of an office stands: `waiting` before it was asked. */
export type Turn = 'waiting' | 'asked' | 'signed' | 'declined';

/** By the office that signs. All of a party are asked together, and each answers for itself. */
export type Turns = Readonly<Record<string, Turn>>;

export const preparing = (turns: Turns): boolean => Object.values(turns).every((turn) => turn === 'waiting');

export interface Matter {
  agreement: string;
  documentHash: string;
  version: number;
  status: 'out for signature' | 'being confirmed' | 'executed' | 'returned' | 'voided';
  turns: Turns;
  register: Register;
  /** Offices that only an earlier version names, as far as something runs under it. */
  former: Register['offices'];
  state: PartyState | undefined;
  /** The liaison who acts, or the holder of the office that it is about. */
  by: Named;
  at: string;
  /** The day of the act in the MOU's zone. */
  today: PlainDay;
}

export type Outcome =
  | ({ refused?: undefined; events: PartyEvent[] } & Pick<Matter, 'register' | 'former'>)
  | { refused: Refusal; findings: Refusal[]; events?: undefined };

/** The first finding heads the page, each stands at its field. */
export const refusedBy = (...findings: Refusal[]): { refused: Refusal; findings: Refusal[] } => ({
  refused: findings[0] as Refusal,
  findings,
});

/** Adds that the party is prepared to the event with which it becomes so. */
export function withPrepared(
  state: PartyState | undefined,
  events: PartyEvent[],
  asked: Asked,
  at: string,
): PartyEvent[] {
  const after = events.reduce<PartyState | undefined>((before, event) => evolveParty(before, event, at), state);
  const becomes = lacks(state, asked).length > 0 && lacks(after, asked).length === 0;
  return becomes
    ? [...events, { type: 'PartyPrepared', data: { documentHash: asked.documentHash, version: asked.version } }]
    : events;
}

export const changed = (
  { state, at, former: before, ...text }: Matter,
  events: PartyEvent[],
  register: Register,
  former: Register['offices'] = before,
) => ({
  events: withPrepared(state, events, askedOf(text, register), at),
  ...{ register, former },
});

/** The office that signs which a form is about: the first one, where it names none. */
export const officeIn = ({ register }: Pick<Matter, 'register'>, named?: string): string =>
  named ?? register.signatories[0] ?? '';

/** A seat with its holder of today: another holder finds nothing used up. */
export function holderOfSeat(matter: Pick<Matter, 'register' | 'state'>, named?: string): string {
  const { party, signatories } = matter.register;
  const seat = seatOf(party, officeIn(matter, named), signatories);
  return `${seat}#${holderAt(matter.state, seat)?.epoch ?? 0}`;
}

export const overFor = ({ status }: Matter): Refusal | undefined =>
  status === 'out for signature'
    ? undefined
    : say(
        'preparation-closed',
        `This agreement is ${status}: nothing is prepared for it any more.`,
        'Look at its record for what happened.',
      );

/** Offices of a text that is signed were confirmed before, whatever another version brings or has brought meanwhile. */
export const standsConfirmed = ({ status, state, register }: Pick<Matter, 'status' | 'state' | 'register'>): boolean =>
  status === 'executed' ? state !== undefined : vouchedFor(state, register);

/** Only what stands confirmed can be changed. */
export const unconfirmed = (matter: Matter): Refusal | undefined =>
  standsConfirmed(matter)
    ? undefined
    : say(
        'offices-unconfirmed',
        'The offices of your agency are not confirmed yet.',
        'Confirm them first; you can correct every entry there.',
      );

/** An office in other hands. Nobody stands in for themselves, and whoever is no delegate for nobody. */
export const heldBy = ({ alternate, delegator, ...office }: Office, holder: Holder): Office => ({
  ...office,
  holder,
  ...(alternate && !alike(alternate.mailbox, holder.mailbox) && { alternate }),
  ...(delegator && holder.capacity === 'delegated' && { delegator }),
});

export const tenureOf = ({ capacity, from, to }: Holder): Tenure => ({
  capacity,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** As the ledger's body keeps a holder: no field without a value. */
export const bodyOf = ({ name, mailbox, instrument, ...tenure }: Holder) => ({
  name,
  mailbox,
  ...tenureOf(tenure as Holder),
  ...(instrument !== undefined && { instrument }),
});

/** Mailboxes of the offices that sign. */
export const signingMailboxes = (offices: Register['offices'], signatories: readonly string[]): string[] =>
  signatories.flatMap((office) => offices[office]?.holder.mailbox ?? []);

export const LONGEST_WORDS = 2_000;

/** A reason or an authority: there, and short enough to be read. */
export const wordsOf = (words: string, field: string, empty: Empty) =>
  textOf(words, { field, max: LONGEST_WORDS, empty });

/** A holder who takes an office from today on: one whose last day has passed cannot. */
export const newHolderFindings = (
  holder: Holder,
  { register, today }: Pick<Matter, 'register' | 'today'>,
  prefix = '',
): Refusal[] => [
  ...holderFindings(holder, register.mailDomains, prefix),
  ...(holder.to !== undefined && holder.to < today
    ? [
        say(
          'last-day-passed',
          'The last day of this term has passed.',
          'Correct the day, or name who holds the office now.',
          `${prefix}to`,
        ),
      ]
    : []),
];
