/** What a change of a review needs to know of its agreement: whom its mails may reach. */
import type { Agreement } from '../agreements/domain/agreement.state.ts';
import { textAt } from '../agreements/domain/in-force.rules.ts';
import type { Instant } from '../shared/kernel.ts';
import type { Around } from './domain/review.effects.ts';

/** Who signs for the parties of the text that holds. */
export const aroundReview = (whole: Agreement, stream: string, now: Instant): Around => {
  const { round, further } = textAt(whole, now);
  return { round, further, stream };
};
