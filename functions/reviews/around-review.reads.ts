/** What a change of a review needs to know of its agreement: whom its mails are about. */
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import { reviewIdOf } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Around } from './domain/review.effects.ts';

export const aroundReview = (whole: Agreement, review: number, now: Instant): Around => {
  const { round, further } = textAt(whole, now);
  return { round, further, stream: reviewIdOf(whole.id, review) };
};
