/** The days that an open review has ahead, for whoever asks what comes of an MOU. */
import type { Instant } from '../../shared/kernel.ts';
import type { Standing } from './choosing.rules.ts';
import { endsTheTerm } from './following.rules.ts';

/** `settled`: when it is to be settled; where the term ends with the review, that is the end of the MOU. */
export type ReviewDay = { is: 'answers' | 'text' | 'settled'; at: Instant };

export function reviewDaysAhead({ review, windows, followed }: Standing, now: Instant): ReviewDay[] {
  if (review.closed) return [];
  const { answersBy, textBy, closesAt } = windows;
  const ends = endsTheTerm(review);
  const days: ReviewDay[] = [
    ...(review.revealedAt === undefined ? [{ is: 'answers' as const, at: answersBy }] : []),
    ...(ends && followed === undefined ? [{ is: 'text' as const, at: textBy }] : []),
    ...(ends ? [] : [{ is: 'settled' as const, at: closesAt }]),
  ];
  return days.filter(({ at }) => at > now);
}
