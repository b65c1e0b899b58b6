/** A signing round as its events leave it: decision state only, small enough for sixty parties. */
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
  /** What went wrong with the latest mail to this party; a mail that arrived needs no word. */
  mail?: Trouble;
}

export type Trouble = 'bounced' | 'suppressed' | 'complained' | 'rejected';

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
  signatories: Record<string, Signatory>;
  stalled?: Instant;
  /** What went wrong with the latest mail to liaisons who have not confirmed their offices yet. */
  liaisons?: Record<string, Trouble>;
}

/** The day on which it was asked last. */
export const askedOn = (one: Signatory): PlainDay | undefined => one.askedOn ?? one.at?.slice(0, 10);

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

/** Of `health/counsel`, `health`. */
export const partyOf = (recipient: string): string => recipient.split('/')[0] ?? recipient;

const remindedIn = ({ parties, preparing = [] }: Extract<RoundEvent, { type: 'RemindersSent' }>['data']): string[] => [
  ...parties,
  ...preparing.map(partyOf),
];

function opened(data: Extract<RoundEvent, { type: 'RoundOpened' }>['data'], at: Instant): Round {
  const { round, groups, calendar: _, reviewers: __, remindAt = [], ...rest } = data;
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
        ...eachOf(withLiaisons(moving(state), event.data.parties), event.data.parties, ({ reminded: _, ...one }) => ({
          ...one,
          status: 'asked',
          askedOn: at.slice(0, 10),
        })),
        group: event.data.group,
        remindAt: event.data.remindAt,
      };
    case 'RemindersSent':
      return {
        ...eachOf(moving(state), remindedIn(event.data), (one) => ({ ...one, reminded: (one.reminded ?? 0) + 1 })),
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
    case 'RoundStalled':
      return { ...state, stalled: at };
    case 'RoundClosed':
      return { ...moving(state), status: event.data.outcome, remindAt: [] };
  }
}
