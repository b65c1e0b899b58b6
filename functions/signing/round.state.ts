/** A signing round as its events leave it: decision state only, small enough for sixty parties. */
import type { Instant } from '../shared/kernel.ts';
import type { Outcome, OutsideKind, RoundEvent } from './round.events.ts';

export interface Signatory {
  status: 'waiting' | 'asked' | 'signed' | 'declined';
  group: number;
  /** Counts the times a person ended all earlier links; a link of another epoch is dead. */
  epoch: number;
  /** When it signed or declined; of one that was asked, when it took its signature back. */
  at?: Instant;
  /** First digits of the hash of a PDF that was signed outside: handed in, and not yet confirmed or refused. */
  offer?: string;
  /** The signature was made outside. */
  outside?: OutsideKind;
  /** The latest report on a mail to this party. */
  mail?: 'delivered' | 'bounced' | 'complained' | 'rejected';
}

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
  /** Reminders still to come for the group whose turn it is. */
  remindAt: Instant[];
  reminders: number;
  signatories: Record<string, Signatory>;
  stalled?: Instant;
}

/** A party's own entry: `constructor` and its like are words that every object answers to, not signatories. */
export const signatoryIn = (round: Round, party: string): Signatory | undefined =>
  Object.hasOwn(round.signatories, party) ? round.signatories[party] : undefined;

const eachOf = (round: Round, parties: readonly string[], next: (one: Signatory) => Signatory): Round => ({
  ...round,
  signatories: Object.fromEntries(
    Object.entries(round.signatories).map(([party, one]) => [party, parties.includes(party) ? next(one) : one]),
  ),
});

/** An answer of the head, or of who looked at it, ends what was handed in from outside. */
const settled = ({ offer: _, outside: __, ...one }: Signatory): Signatory => one;
/** Enough to tell apart what is handed in for one party; the event has all of it. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** A workflow that acts again is no longer stalled. */
const moving = ({ stalled: _, ...round }: Round): Round => round;

function opened(data: Extract<RoundEvent, { type: 'RoundOpened' }>['data'], at: Instant): Round {
  const { round, groups, calendar: _, ...rest } = data;
  const signatories = groups.flatMap((parties, group) =>
    parties.map((party): [string, Signatory] => [party, { status: 'waiting', group, epoch: 0 }]),
  );
  return {
    id: round,
    ...rest,
    status: 'open',
    openedAt: at,
    warned: false,
    group: -1,
    groups: groups.length,
    remindAt: [],
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
        ...eachOf(moving(state), event.data.parties, (one) => ({ ...one, status: 'asked' })),
        group: event.data.group,
        remindAt: event.data.remindAt,
      };
    case 'RemindersSent':
      return {
        ...moving(state),
        reminders: event.data.count,
        // One catch-up, not a burst: a reminder that was due meanwhile is covered by this one.
        remindAt: state.remindAt.filter((due) => due > at),
      };
    case 'EndingWarned':
      return { ...moving(state), warned: true };
    case 'LinkReissued':
      return eachOf(state, [event.data.party], ({ mail: _, ...one }) => ({ ...one, epoch: one.epoch + 1 }));
    case 'CodeRequested':
      return state;
    case 'MailReported': {
      const { party, report } = event.data;
      return eachOf(state, [party], (one) => ({ ...one, mail: report }));
    }
    case 'SignatureGiven': {
      const { party, outside } = event.data;
      const by = outside && { outside: outside.kind };
      return eachOf(state, [party], (one) => ({ ...settled(one), status: 'signed', at, ...by }));
    }
    case 'SignatureDeclined':
      return eachOf(state, [event.data.party], (one) => ({ ...settled(one), status: 'declined', at }));
    case 'SignatureTakenBack':
      return eachOf(state, [event.data.party], (one) => ({ ...settled(one), status: 'asked', at }));
    case 'OutsideSignatureOffered': {
      const offer = shortHash(event.data.pdfHash);
      return eachOf(state, [event.data.party], (one) => ({ ...one, offer }));
    }
    case 'OutsideSignatureRefused':
      return eachOf(state, [event.data.party], settled);
    case 'RoundStalled':
      return { ...state, stalled: at };
    case 'RoundClosed':
      return { ...moving(state), status: event.data.outcome, remindAt: [] };
  }
}
