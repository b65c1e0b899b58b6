/** What a party still owes, as its liaison reads it in mail and on the page. */
import type { ReviewerKind } from '../domain/party.events.ts';
import type { Lack } from '../domain/readiness.rules.ts';

export const REVIEWERS: Record<ReviewerKind, string> = {
  counsel: 'Counsel',
  budget: 'The budget office',
  privacy: 'The privacy officer',
  secretariat: 'The executive secretariat',
};

const clears = (kind: ReviewerKind) => `${REVIEWERS[kind]} has not cleared this text yet.`;

export const LACKS: Record<Lack, string> = {
  offices:
    'Confirm who holds your agency’s offices, and at which email address. Say by which authority they sign, and who must clear the text.',
  notice: 'Ask the office that signs for the word in its test email, and type it in.',
  counsel: clears('counsel'),
  budget: clears('budget'),
  privacy: clears('privacy'),
  secretariat: clears('secretariat'),
};
