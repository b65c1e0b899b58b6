/** Evidence is frozen once with the opening of its review; a liaison may have it reckoned anew, once a day, and what was there before stays. */
import { dayOf } from '../../../shared/days.ts';
import { type Decision, type Instant, type Refusal, refuse } from '../../../shared/kernel.ts';
import type { ReviewEvent } from '../../domain/review.events.ts';
import type { Review } from '../../domain/review.state.ts';
import type { Tip } from './evidence.schema.ts';

/** Evidence that was reckoned and kept. */
export interface Made {
  hash: string;
  at: Instant;
  streams: readonly Tip[];
}

const frozen = ({ evidence }: Pick<Review, 'evidence'>, { hash, at, streams }: Made): ReviewEvent[] => [
  {
    type: 'EvidenceFrozen',
    data: { evidence: (evidence?.evidence ?? 0) + 1, hash, at, streams: [...streams] },
  },
];

/** The first one, whatever tries it again. */
export const freezeFirst = (review: Review, made: Made | undefined): ReviewEvent[] =>
  made && !review.evidence ? frozen(review, made) : [];

/** Why it is not reckoned anew now. */
export function notAgain(review: Pick<Review, 'evidence' | 'closed' | 'calendar'>, now: Instant): Refusal | undefined {
  const { evidence, closed, calendar } = review;
  if (closed)
    return refuse(
      'evidence-of-closed-review',
      'The review is closed, and its evidence stays as it was.',
      'The pages of the MOU show the status of everything today.',
    ).refused;
  return evidence && dayOf(calendar.zone, evidence.frozenAt) === dayOf(calendar.zone, now)
    ? refuse(
        'evidence-made-today',
        'The evidence was made today already.',
        'It can be made again tomorrow. The pages of the MOU show the status of everything now.',
      ).refused
    : undefined;
}

export function freezeAgain(review: Review, made: Made | undefined, now: Instant): Decision<ReviewEvent> {
  const refused = notAgain(review, now);
  return refused ? { refused } : { events: made ? frozen(review, made) : [] };
}
