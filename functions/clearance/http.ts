/** The routes of clearance on one screen: a reviewer's link is looked at and opened, the text is read, cleared or returned. */

import { front } from '../shared/front.ts';
import { answerReview } from './answer-review.ts';
import { clearance } from './capability.ts';
import { askFreshReview } from './fresh-review-link.ts';
import { lookAtReview, openReview } from './open-review.ts';
import { readReview } from './read-review.ts';

export const handler = front(clearance, 'clearance-http', {
  lookAtReview,
  openReview,
  askFreshReview,
  readReview,
  answerReview,
});
