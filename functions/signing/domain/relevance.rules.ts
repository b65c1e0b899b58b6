/** Which mail of a signing round goes to a recipient as things are when it is sent; none when events have overtaken it. */
import { type Round, signatoryIn } from './round.state.ts';
import { hasTakenBack } from './signature.rules.ts';

/** These ask for an act, so they lapse with the need for it. */
const ASKING = new Set(['signature-request', 'reminder', 'ending', 'new-holder']);
/** Before the office is asked, these test its mailbox. */
const TESTING = new Set(['prepare', 'new-holder', 'fresh-link', 'liaison-link']);
const CODES = new Map([['code', 6] as const, ['long-code', 20] as const]);
export const digitsIn = (template: string): 6 | 20 | undefined => CODES.get(template as 'code');

export interface Now {
  /** The seat of the office that it goes to. */
  party: string;
  /** Undefined before it was opened. */
  round: Round | undefined;
  /** It is the round of the text that is out now. */
  current: boolean;
  /** The party has vouched for the mailbox, for a text that is out for signature, and its word has not come back. */
  noticeOwed: boolean;
  /** Today's holder may sign today. */
  inTerm: boolean;
}

const statusOf = (round: Round | undefined, party: string) => (round && signatoryIn(round, party))?.status ?? 'waiting';

/** Whoever has signed may still take the signature back, by the newest link as well as by the first. */
export const mayStillAct = (round: Round, party: string): boolean =>
  round.status === 'open' && ['asked', 'signed'].includes(statusOf(round, party));

const waitsFor = (round: Round, party: string): boolean =>
  round.status === 'open' && statusOf(round, party) === 'asked';

export function toSignatory(template: string, { party, round, current, noticeOwed, inTerm }: Now): string | undefined {
  if (TESTING.has(template) && statusOf(round, party) === 'waiting') return noticeOwed ? 'notice' : undefined;
  // An agreement that was voided before its round opened has asked nobody, so there is nobody to tell.
  if (!round || !current || template === 'prepare') return undefined;
  // Whoever was never asked has heard of nothing, and of some the party has never vouched for the mailbox: its liaisons are told.
  if (template === 'closed' && statusOf(round, party) === 'waiting') return undefined;
  if (template === 'taken-back' && !Object.keys(round.signatories).some((one) => hasTakenBack(round, one)))
    return undefined;
  const waits = waitsFor(round, party);
  if (ASKING.has(template) && !waits) return undefined;
  if (digitsIn(template) !== undefined && !mayStillAct(round, party)) return undefined;
  // Whoever's term has not begun or is over gets no link to sign, asked for or not.
  return waits && !inTerm ? undefined : template;
}

/** How a round ended; nothing when it never opened, so that nobody heard of it. */
export const toLiaison = (template: string, { round, current }: Pick<Now, 'round' | 'current'>): string | undefined =>
  round && current ? template : undefined;

/** Whoever holds the office that signs as well has the mail to that office, once it was asked. */
export const hearsAsSignatory = (round: Round | undefined, party: string): boolean =>
  statusOf(round, party) !== 'waiting';
