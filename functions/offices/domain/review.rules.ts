/** Counsel, budget, privacy and the secretariat clear exactly the text that is out, or return it with comments that stay within their agency. */
import { type Decision, type Instant, refuse } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import type { Named, PartyEvent, ReviewerKind } from './party.events.ts';
import { evolveParty, type PartyState, type Review } from './party.state.ts';
import { type Asked, answered, prepared } from './readiness.rules.ts';

/** Room for a real opinion; longer ones belong into a paper of the agency's own. */
export const LONGEST_COMMENTS = 4_000;

/** The text that is out, and how far its round has come for this party. */
export interface ReviewAsked extends Asked {
  /** The round is open: it has not ended in any way. */
  open: boolean;
  deadline: Instant;
  /** The party's head has a link to sign. */
  headAsked: boolean;
}

export interface ReviewAnswer {
  kind: ReviewerKind;
  /** `cleared` or `returned`, as it was sent. */
  answer: string | undefined;
  comments: string;
  /** The text that was on the page when the reviewer answered. */
  documentHash: string;
  /** Whether the reviewer said to have read it: mail gateways submit forms, and tick no boxes. */
  read: boolean;
  by: Named;
  source: string;
  browser: string;
}

const KINDS: Record<ReviewerKind, string> = {
  counsel: 'counsel',
  budget: 'the budget office',
  privacy: 'the privacy officer',
  secretariat: 'the executive secretariat',
};
export const kindInWords = (kind: ReviewerKind): string => KINDS[kind];
export const isReviewerKind = (kind: string): kind is ReviewerKind => Object.hasOwn(KINDS, kind);

type May = { refused?: undefined; review: Review } | ReturnType<typeof refuse>;

/** Whether this reviewer may answer now at all. */
export function mayAnswer(state: PartyState | undefined, kind: ReviewerKind, asked: ReviewAsked, now: Instant): May {
  const review = state?.reviewers[kind];
  if (!review)
    return refuse(
      'clearance-not-asked',
      `Your agency asks no clearance of ${kindInWords(kind)}.`,
      'Ask your agency’s liaison who reviews.',
    );
  if (!asked.open)
    return refuse(
      'round-closed',
      'This signing round has ended.',
      'Nothing is to be cleared. A new version would reach you by email.',
    );
  if (now >= asked.deadline)
    return refuse(
      'signing-period-over',
      'The signing period is over.',
      'Nothing is to be cleared. A new version would reach you by email.',
    );
  if (answered(review, asked) === 'cleared' && asked.headAsked)
    return refuse(
      'clearance-final',
      'You have cleared this text, and your agency’s head has been asked to sign it.',
      'If you now have doubts, call your agency’s head or liaison: the head may still decline.',
    );
  return { review };
}

const commentsOf = (comments: string, answer: 'cleared' | 'returned') =>
  textOf(comments, {
    field: 'comments',
    max: LONGEST_COMMENTS,
    instead: 'your agency’s liaison takes the rest.',
    ...(answer === 'returned' && {
      empty: [
        'comments-missing',
        'There are no comments yet.',
        'Write what must change before you can clear the text.',
      ] as const,
    }),
  });

/** What in the answer itself is missing or too much. */
function complete(review: Review, { answer, comments, read, documentHash }: ReviewAnswer, asked: ReviewAsked) {
  if (documentHash !== asked.documentHash)
    return refuse(
      'text-read-outdated',
      'The text you read is not the text that is out now.',
      'Open the link in your newest email and read the current text before you answer.',
    );
  if (answer !== 'cleared' && answer !== 'returned')
    return refuse(
      'answer-missing',
      'You have not chosen an answer.',
      'Choose to clear the text or to return it.',
      'answer',
    );
  if (!read)
    return refuse(
      'reading-not-confirmed',
      'You have not said that you read the text.',
      'Read it, then tick the box above the button.',
      'read',
    );
  const said = commentsOf(comments, answer);
  if (said.refused) return { refused: said.refused };
  if (answer === 'cleared' && answered(review, asked) === 'cleared')
    return refuse('cleared-already', 'You have cleared this text already.', 'Nothing is left to do.');
  return undefined;
}

/** One answer of one reviewer. The party is prepared with the answer after which nothing is lacking. */
export function answerReview(
  state: PartyState | undefined,
  asked: ReviewAsked,
  given: ReviewAnswer,
  now: Instant,
): Decision<PartyEvent> {
  const may = mayAnswer(state, given.kind, asked, now);
  if (may.refused) return may;
  const trimmed = { ...given, comments: given.comments.trim() };
  const wrong = complete(may.review, trimmed, asked);
  if (wrong) return wrong;
  const { kind, documentHash, by, comments, source, browser } = trimmed;
  const answer = given.answer === 'cleared' ? 'cleared' : 'returned';
  const event: PartyEvent = {
    type: 'ReviewAnswered',
    data: { kind, answer, documentHash, version: asked.version },
    body: { by, comments, source, browser },
  };
  const completes = !prepared(state, asked) && prepared(evolveParty(state, event, now), asked);
  return {
    events: completes ? [event, { type: 'PartyPrepared', data: { documentHash, version: asked.version } }] : [event],
  };
}
