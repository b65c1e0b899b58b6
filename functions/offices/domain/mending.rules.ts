/** A mailbox that takes no mail is put right in one field: the same person under another address, and everything else stays as it is. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { type Matter, type Outcome, refusedBy, type Turn } from './matter.rules.ts';
import { officeNamed } from './office.rules.ts';
import type { PartyReport, ReviewerKind } from './party.events.ts';
import type { Review } from './party.state.ts';
import { nameReviewers } from './reviewers.rules.ts';
import { nameDelegate, replaceHolder, withHolder } from './succession.rules.ts';

/** What was reported of a mail that did not arrive as it should. */
export type Trouble = Exclude<PartyReport['report'], 'delivered'>;

export interface Mending {
  office: string;
  mailbox: string;
  /** Where the signature of the office stood on the page from which this comes. */
  seen: Turn;
  /** What the last report said of mail to the address before. */
  trouble?: Trouble | undefined;
}

const unchanged = say(
  'address-unchanged',
  'This is the address on record.',
  'Type the correct one. If it is right, send the email again instead.',
  'mailbox',
);

/** What became of email to a mailbox. */
export const WHY: Record<Trouble, string> = {
  bounced: 'bounced',
  suppressed: 'was held back',
  rejected: 'was not accepted',
  complained: 'was marked as spam',
  undelivered: 'was not taken in the end',
  delayed: 'was delayed',
  unknown: 'may not have arrived',
};

/** Nobody is asked for a reason: the act is one, and what was reported is the other. */
const reasonFor = (trouble: Trouble | undefined): string =>
  trouble === undefined
    ? 'The email address was corrected.'
    : `Email to the address before ${WHY[trouble]}; it was corrected.`;

/** Of whoever holds an office, by its own right or by delegation. */
export function mendMailbox(matter: Matter, { office, mailbox, seen, trouble }: Mending): Outcome {
  const { register } = matter;
  const held = officeNamed(matter, office);
  if (!held)
    return refusedBy(
      say('office-unknown', 'There is no such office.', 'Choose one of the offices of your agency.', 'office'),
    );
  const { holder, delegator } = held;
  if (alike(holder.mailbox, mailbox)) return refusedBy(unchanged);
  const change = { office, holder: { ...holder, mailbox }, reason: reasonFor(trouble), seen };
  // A delegate is named again in the stead of the same head.
  return delegator
    ? nameDelegate({ ...matter, register: withHolder(register, office, delegator) }, change)
    : replaceHolder(matter, change);
}

const here = (finding: Refusal): Refusal =>
  finding.field?.startsWith('reviewers.') ? { ...finding, field: 'mailbox' } : finding;

/** Of whoever clears the text; a link goes to the new address. */
export function mendReviewer(matter: Matter, kind: ReviewerKind, mailbox: string): Outcome {
  const { reviewers = {} } = matter.register;
  const reviewer = reviewers[kind];
  if (!reviewer)
    return refusedBy(
      say('reviewer-unknown', 'Nobody was named who clears the text as this.', 'Name who must clear the text first.'),
    );
  if (alike(reviewer.mailbox, mailbox)) return refusedBy(unchanged);
  const outcome = nameReviewers(matter, { ...reviewers, [kind]: { ...reviewer, mailbox } });
  return outcome.refused ? refusedBy(...outcome.findings.map(here)) : outcome;
}

/** Where an office that signs stands, and what is known of its mailbox. */
export interface Signing {
  turn: Turn;
  trouble: Trouble | undefined;
  /** The word of its test came back. */
  tested: boolean;
}

/**
 * What its liaison does first about the mailbox: a word that nobody has read is not asked for, and what was marked as spam had arrived.
 * After the answer nothing is sent there.
 */
export function firstAct({ turn, trouble, tested }: Signing): 'mend' | 'word' | undefined {
  if (turn === 'signed' || turn === 'declined') return undefined;
  const waits = turn === 'waiting' && !tested;
  if (trouble !== undefined && (trouble !== 'complained' || !waits)) return 'mend';
  return waits ? 'word' : undefined;
}

/** A reviewer's mailbox is put right while the head is not asked and the text is not cleared. */
export const mendsReviewer = (turn: Turn, trouble: string | undefined, answer: Review['answer']): trouble is Trouble =>
  turn === 'waiting' && trouble !== undefined && trouble !== 'delivered' && answer !== 'cleared';
