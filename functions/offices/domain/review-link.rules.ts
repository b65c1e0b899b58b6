/** A reviewer's link opens exactly the text that it was sent for, to the person it was sent to, while there is something to answer. */
import { type Decision, HOUR, type Instant, refuse } from '../../shared/kernel.ts';
import type { PartyEvent, ReviewerKind } from './party.events.ts';
import type { PartyState } from './party.state.ts';
import { kindInWords, type ReviewAsked } from './review.rules.ts';

export const REVIEW_LINK_LIFE = 14 * 24 * HOUR;
export const REVIEW_SESSION_LIFE = HOUR;
export const REVIEW_LINKS_A_DAY = 5;

/** What a reviewer's link that was minted was made for. */
export interface ReviewLink {
  round: string;
  party: string;
  kind: ReviewerKind;
  documentHash: string;
  /** Stands for the reviewer's mailbox: another person's link opens nothing. */
  reviewer: string;
  expiresAt: Instant;
}

/** A link opens the text that it was sent for, to the person it was sent to, for 14 days and while the round is open. */
export function reviewLinkHolds(
  link: ReviewLink,
  asked: ReviewAsked,
  reviewer: string | undefined,
  now: Instant,
): { refused?: undefined } | ReturnType<typeof refuse> {
  if (reviewer !== link.reviewer)
    return refuse(
      'reviewer-replaced',
      'Someone else reviews this text for your agency now.',
      'If that is a mistake, call your agency’s liaison.',
      'reviewer',
    );
  if (link.documentHash !== asked.documentHash)
    return refuse(
      'text-changed',
      'The text has changed since this link was sent.',
      'Open the newest email from us, or ask for a fresh link below.',
    );
  if (!asked.open || now >= asked.deadline)
    return refuse(
      'round-closed',
      'The signing round has ended.',
      'Nothing is to be cleared. A new version would reach you by email.',
      'round',
    );
  if (now >= link.expiresAt)
    return refuse(
      'link-too-old',
      'This link is older than 14 days.',
      'Ask for a fresh link below; it goes to the email address on record.',
    );
  return {};
}

/** A fresh link goes to the reviewer's mailbox on record, whoever asks. */
export function reissueReview(
  state: PartyState | undefined,
  kind: ReviewerKind,
  asked: ReviewAsked,
  left: boolean,
  now: Instant,
): Decision<PartyEvent> {
  if (!state?.reviewers[kind])
    return refuse(
      'clearance-not-asked',
      `Your agency asks no clearance of ${kindInWords(kind)}.`,
      'Ask your agency’s liaison who reviews.',
    );
  if (!asked.open || now >= asked.deadline)
    return refuse(
      'round-closed',
      'The signing round has ended.',
      'Nothing is to be cleared. A new version would reach you by email.',
    );
  if (!left)
    return refuse(
      'fresh-links-used-up',
      `We have sent ${REVIEW_LINKS_A_DAY} fresh links to this email address today.`,
      'Use the newest of them, or wait until tomorrow.',
    );
  return { events: [{ type: 'MailAskedAgain', data: { to: kind } }] };
}
