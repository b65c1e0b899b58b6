/** A party names who clears the text before its head is asked: its own people, and never the head in person. */
import { type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { outsideDomains } from './holder.rules.ts';
import {
  changed,
  type Matter,
  type Outcome,
  overFor,
  preparing,
  type Register,
  type Reviewer,
  refusedBy,
  signingMailboxes,
  unconfirmed,
} from './matter.rules.ts';
import { answered } from './readiness.rules.ts';
import { REVIEWER_KINDS, type ReviewerKind } from './reviewer-kinds.ts';

export type Reviewers = Readonly<Partial<Record<ReviewerKind, Reviewer>>>;

const kindsOf = (reviewers: Reviewers): ReviewerKind[] =>
  REVIEWER_KINDS.filter((kind) => reviewers[kind] !== undefined);

/** The order of the kinds is ours, so that the same reviewers are the same event. */
export const reviewersData = (reviewers: Reviewers) =>
  kindsOf(reviewers).map((kind) => ({ kind, required: reviewers[kind]?.required ?? false }));
export const reviewersBody = (reviewers: Reviewers) =>
  kindsOf(reviewers).map((kind) => ({
    kind,
    name: reviewers[kind]?.name ?? '',
    mailbox: reviewers[kind]?.mailbox ?? '',
  }));

export function reviewerFindings(reviewers: Reviewers, register: Register, signing: readonly string[]): Refusal[] {
  return kindsOf(reviewers).flatMap((kind) => {
    const { mailbox = '' } = reviewers[kind] ?? {};
    const field = `reviewers.${kind}.mailbox`;
    const outside = outsideDomains(mailbox, register.mailDomains, field);
    if (outside) return [outside];
    return signing.some((one) => alike(mailbox, one))
      ? [
          say(
            'signers-own-mailbox',
            'This is the email address of the office that signs.',
            'Name another person: whoever signs does not clear the text for themselves.',
            field,
          ),
        ]
      : [];
  });
}

/** Until the head is asked, the liaison may change who must clear the text; whoever's person stays keeps the answer. */
export function nameReviewers(matter: Matter, reviewers: Reviewers): Outcome {
  const { register, turns, by } = matter;
  const stopped = overFor(matter) ?? unconfirmed(matter);
  if (stopped) return refusedBy(stopped);
  if (!preparing(turns))
    return refusedBy(
      say(
        'head-asked',
        'Your agency’s head has been asked already: who clears the text cannot change any more.',
        'Ask the agency that organizes the agreement for a new version if the text must be reviewed again.',
      ),
    );
  const findings = reviewerFindings(reviewers, register, signingMailboxes(register.offices, register.signatories));
  if (findings.length > 0) return refusedBy(...findings);
  const before = register.reviewers ?? {};
  const isNew = (kind: ReviewerKind) => !alike(before[kind]?.mailbox ?? '', reviewers[kind]?.mailbox ?? '');
  const data = { reviewers: reviewersData(reviewers), changed: kindsOf(reviewers).filter(isNew) };
  const body = { by, reviewers: reviewersBody(reviewers) };
  return changed(matter, [{ type: 'ReviewersNamed', data, body }], { ...register, reviewers });
}

export const MAILS_AGAIN_A_DAY = 5;

/** A mail that was lost is sent again to the mailbox on record, as long as something waits for its reader. */
export function askMailAgain(matter: Matter, to: string, left: boolean, office?: string): Outcome {
  const { register, state, turns } = matter;
  const stopped = overFor(matter) ?? unconfirmed(matter);
  if (stopped || !state)
    return refusedBy(stopped ?? say('nothing-confirmed', 'Nothing is confirmed yet.', 'Confirm the offices first.'));
  const kind = REVIEWER_KINDS.find((one) => one === to);
  const review = kind && state.reviewers[kind];
  const [first] = state.signatories;
  const signs = office === undefined ? first : state.signatories.find((one) => one.office === office);
  const turn = turns[signs?.office ?? ''] ?? 'waiting';
  const waits =
    to === 'signatory'
      ? signs !== undefined && (turn === 'asked' || (turn === 'waiting' && signs.noticeAt === undefined))
      : review !== undefined && answered(review, matter) !== 'cleared';
  if (!waits || (to !== 'signatory' && !kind))
    return refusedBy(
      say(
        'no-mail-owed',
        'Nothing waits for this email address now.',
        'Load the page again to see what is missing.',
        'to',
      ),
    );
  if (!left)
    return refusedBy(
      say(
        'mails-again-used-up',
        `Email was sent again ${MAILS_AGAIN_A_DAY} times today.`,
        'Wait until tomorrow, or call.',
        'to',
      ),
    );
  const further = kind === undefined && signs !== first && { office: signs?.office };
  return changed(matter, [{ type: 'MailAskedAgain', data: { to: kind ?? 'signatory', ...further } }], register);
}
