/** What becomes of a mail at a mailbox, by the mark on it or by the address of AWS's mailbox simulator: the events that SES raises, in their order. */

/** What SES says of a bounce, with the status by which mail systems say the same (RFC 3463). */
export const BOUNCES = {
  'Undetermined/Undetermined': undefined,
  'Permanent/General': '5.0.0',
  'Permanent/NoEmail': '5.1.1',
  'Permanent/Suppressed': '5.1.1',
  'Permanent/OnAccountSuppressionList': '5.1.1',
  'Transient/General': '4.0.0',
  'Transient/MailboxFull': '4.2.2',
  'Transient/MessageTooLarge': '5.3.4',
  'Transient/ContentRejected': '5.6.0',
  'Transient/AttachmentRejected': '5.7.1',
} as const;
export type BounceMark = keyof typeof BOUNCES;

export const DELAYS = [
  'InternalFailure',
  'General',
  'MailboxFull',
  'SpamDetected',
  'RecipientServerError',
  'IPFailure',
  'TransientCommunicationFailure',
  'BYOIPHostNameLookupUnavailable',
  'Undetermined',
  'SendingDeferral',
] as const;
export type DelayType = (typeof DELAYS)[number];

export const FEEDBACK = ['abuse', 'auth-failure', 'fraud', 'not-spam', 'other', 'virus'] as const;
export type Feedback = (typeof FEEDBACK)[number];

/** What becomes of a mail at its recipient. */
export type Fate = 'Delivery' | 'Bounce' | 'Complaint' | 'Reject' | 'DeliveryDelay';
export type MailboxFate =
  | 'ok'
  | 'bounce'
  | 'complaint'
  | 'suppressionlist'
  | 'ooto'
  | `bounce ${BounceMark}`
  | `complaint ${Feedback}`
  | `delay ${DelayType}`;

/** One event about a mail. */
export type Outcome =
  | { kind: 'Send' | 'Delivery' | 'Reject' }
  /** `report`: whether the mail system there sent a report of the failure, with a status (RFC 3464). */
  | { kind: 'Bounce'; mark: BounceMark; report: boolean }
  | { kind: 'Complaint'; feedback: Feedback }
  | { kind: 'DeliveryDelay'; delay: DelayType };

const bounce = (mark: BounceMark, report = BOUNCES[mark] !== undefined): Outcome => ({ kind: 'Bounce', mark, report });

export function outcomesOf(fate: MailboxFate): Outcome[] {
  const [word, what] = fate.split(' ');
  switch (word) {
    case 'bounce':
      return [bounce(what === undefined ? 'Permanent/General' : (what as BounceMark))];
    case 'suppressionlist':
      return [bounce('Permanent/OnAccountSuppressionList')];
    // An absence note comes back to the envelope's sender, as bounces do.
    case 'ooto':
      return [{ kind: 'Delivery' }, bounce('Transient/General', false)];
    case 'complaint':
      return [{ kind: 'Complaint', feedback: (what ?? 'abuse') as Feedback }];
    case 'delay':
      return [{ kind: 'DeliveryDelay', delay: what as DelayType }];
    default:
      return [{ kind: 'Delivery' }];
  }
}

const SIMULATED: readonly string[] = ['bounce', 'complaint', 'suppressionlist', 'ooto'];
export const isSimulator = (address: string): boolean => /@simulator\.amazonses\.com$/i.test(address);

/** Of the simulator's mailboxes: the local part before any `+` decides, as at AWS. */
export function simulated(address: string): MailboxFate {
  const word = address.toLowerCase().split('@')[0]?.split('+')[0] ?? '';
  return isSimulator(address) && SIMULATED.includes(word) ? (word as MailboxFate) : 'ok';
}
