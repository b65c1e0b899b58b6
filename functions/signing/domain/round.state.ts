/** A signing round as its events leave it: decision state only, small enough for sixty offices that sign. */

import { partiesAt, partyOf, seatOf, seatsOf } from '../../agreements/domain/seats.rules.ts';
import type { MailReport } from '../../identity/domain/mail-reports.rules.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import type { Outcome, OutsideKind, RoundEvent } from './round.events.ts';

export interface Signatory {
  status: 'waiting' | 'asked' | 'signed' | 'declined';
  group: number;
  /** Counts the times the convener ended all earlier links; a link of another epoch is dead. */
  epoch: number;
  /** When it signed or declined; of one that was asked, when it took its signature back. */
  at?: Instant;
  /** Hash of a PDF that was signed outside: handed in, and not yet confirmed or refused. */
  offer?: string;
  /** The signature was made outside. */
  outside?: OutsideKind;
  /** The day, in UTC, on which it was asked; until it answers. Whoever took a signature back was asked again at that moment. */
  askedOn?: PlainDay;
  /** Reminders sent to it since it was asked, and before that to those who prepare. */
  reminded?: number;
  /** What went wrong with the latest mail to it; a mail that arrived needs no word. */
  mail?: Trouble;
}

export type Trouble = Exclude<MailReport, 'delivered'>;

export interface Round {
  id: string;
  agreement: string;
  version: number;
  documentHash: string;
  organization: string;
  zone: string;
  status: 'open' | Outcome;
  openedAt: Instant;
  deadline: Instant;
  warnAt: Instant;
  warned: boolean;
  /** The group whose turn it is, from 0; -1 before the first was asked. */
  group: number;
  groups: number;
  /** Moments of reminders still to come, for those who are asked and those who prepare. */
  remindAt: Instant[];
  reminders: number;
  /** By seat: a party has one for each office that signs for it. */
  signatories: Record<string, Signatory>;
  /** How many executions have gone on with it after the first. */
  watch?: number;
  stalled?: Instant;
  /** What went wrong with the latest mail to liaisons who have not confirmed their offices yet. */
  liaisons?: Record<string, Trouble>;
}

/** The day on which it was asked last. */
export const askedOn = (one: Signatory): PlainDay | undefined => one.askedOn ?? one.at?.slice(0, 10);

/** A seat's own entry: `constructor` and its like are words that every object answers to, not signatories. */
export const signatoryIn = (round: Round, seat: string): Signatory | undefined =>
  Object.hasOwn(round.signatories, seat) ? round.signatories[seat] : undefined;

interface Seated {
  party: string;
  signatories: readonly string[];
}
type Turn = Signatory['status'];

const turnAt = (round: Round | undefined, seat: string): Turn =>
  (round && signatoryIn(round, seat)?.status) ?? 'waiting';

/** Where each office stands that signs for the party. */
export const turnsIn = (round: Round | undefined, { party, signatories }: Seated): Record<string, Turn> =>
  Object.fromEntries(signatories.map((office) => [office, turnAt(round, seatOf(party, office, signatories))]));

/** A party has signed when all its offices have, and declined when one of them has; until then it is asked. */
export function turnOfParty(round: Round | undefined, { party, signatories }: Seated): Turn {
  const turns = seatsOf(party, signatories).map((seat) => turnAt(round, seat));
  if (turns.includes('declined')) return 'declined';
  return turns.every((turn) => turn === turns[0]) ? (turns[0] ?? 'waiting') : 'asked';
}

const eachOf = (round: Round, seats: readonly string[], next: (one: Signatory) => Signatory): Round => ({
  ...round,
  signatories: Object.fromEntries(
    Object.entries(round.signatories).map(([seat, one]) => [seat, seats.includes(seat) ? next(one) : one]),
  ),
});

/** An answer of the head, or of who looked at it, ends what was handed in from outside. */
const settled = ({ offer: _, outside: __, ...one }: Signatory): Signatory => one;

/** A workflow that acts again is no longer stalled. */
const moving = ({ stalled: _, ...round }: Round): Round => round;

/** How it was asked, and what became of its mails, has served its time. */
const answered = (
  { askedOn: _, reminded: __, mail: ___, ...one }: Signatory,
  status: 'signed' | 'declined',
  at: Instant,
) => ({ ...one, status, at });

/** Only trouble is kept: sixty reports of mails that arrived would fill the tip and help nobody. */
const reported = ({ mail: _, ...one }: Signatory, report: Trouble | 'delivered'): Signatory =>
  report === 'delivered' ? one : { ...one, mail: report };

/** Without these parties; none at all when nobody is left. */
const withLiaisons = (
  { liaisons = {}, ...round }: Round,
  without: readonly string[],
  trouble: Record<string, Trouble> = {},
): Round => {
  const kept = Object.entries(liaisons).filter(([party]) => !without.includes(party));
  const next = { ...Object.fromEntries(kept), ...trouble };
  return Object.keys(next).length === 0 ? round : { ...round, liaisons: next };
};

/** With those who prepare, everyone who could sign then or before long. */
function remindedIn(round: Round, { parties, preparing = [] }: Extract<RoundEvent, { type: 'RemindersSent' }>['data']) {
  const behind = partiesAt(preparing);
  const waits = (seat: string) => ['waiting', 'asked'].includes(turnAt(round, seat));
  return Object.keys(round.signatories).filter(
    (seat) => parties.includes(seat) || (behind.includes(partyOf(seat)) && waits(seat)),
  );
}

function opened(data: Extract<RoundEvent, { type: 'RoundOpened' }>['data'], at: Instant): Round {
  const { round, groups, calendar: _, reviewers: __, remindAt = [], ...rest } = data;
  const signatories = groups.flatMap((parties, group) =>
    parties.map((seat): [string, Signatory] => [seat, { status: 'waiting', group, epoch: 0 }]),
  );
  return {
    id: round,
    ...rest,
    status: 'open',
    openedAt: at,
    warned: false,
    group: -1,
    groups: groups.length,
    remindAt,
    reminders: 0,
    signatories: Object.fromEntries(signatories),
  };
}

export function evolveRound(state: Round | undefined, event: RoundEvent, at: Instant): Round {
  if (event.type === 'RoundOpened') return opened(event.data, at);
  if (!state) throw new Error(`${event.type} cannot be the first event of a round`);
  switch (event.type) {
    case 'GroupAsked':
      return {
        // Whose head is asked has a liaison who was reached.
        ...eachOf(
          withLiaisons(moving(state), partiesAt(event.data.parties)),
          event.data.parties,
          ({ reminded: _, ...one }) => ({
            ...one,
            status: 'asked',
            askedOn: at.slice(0, 10),
          }),
        ),
        group: event.data.group,
        remindAt: event.data.remindAt,
      };
    case 'RemindersSent':
      return {
        ...eachOf(moving(state), remindedIn(state, event.data), (one) => ({
          ...one,
          reminded: (one.reminded ?? 0) + 1,
        })),
        reminders: event.data.count,
        // One catch-up, not a burst: a reminder that was due meanwhile is covered by this one.
        remindAt: state.remindAt.filter((due) => due > at),
      };
    case 'EndingWarned':
      return { ...moving(state), warned: true };
    case 'LinkReissued':
      // A gateway presses the button of an old mail too: what anyone with a link can ask for ends nobody's links.
      if (event.data.by === 'holder of a link') return state;
      return eachOf(state, [event.data.party], ({ mail: _, ...one }) => ({ ...one, epoch: one.epoch + 1 }));
    case 'CodeRequested':
      return state;
    case 'MailReported': {
      const { party, report, to, former } = event.data;
      if (former) return state;
      if (to) return withLiaisons(state, [party], report === 'delivered' ? {} : { [party]: report });
      return eachOf(state, [party], (one) => reported(one, report));
    }
    case 'SignatureGiven': {
      const { party, outside } = event.data;
      const by = outside && { outside: outside.kind };
      return eachOf(state, [party], (one) => ({ ...answered(settled(one), 'signed', at), ...by }));
    }
    case 'SignatureDeclined':
      return eachOf(state, [event.data.party], (one) => answered(settled(one), 'declined', at));
    case 'SignatureTakenBack':
      return eachOf(state, [event.data.party], (one) => ({
        ...settled(one),
        status: 'asked',
        at,
      }));
    case 'OutsideSignatureOffered': {
      const offer = event.data.pdfHash;
      return eachOf(state, [event.data.party], (one) => ({ ...one, offer }));
    }
    case 'OutsideSignatureRefused':
      return eachOf(state, [event.data.party], settled);
    case 'RoundHandedOver':
      return { ...moving(state), watch: event.data.watch };
    case 'RoundStalled':
      return { ...state, stalled: at };
    case 'RoundClosed':
      return { ...moving(state), status: event.data.outcome, remindAt: [] };
  }
}
