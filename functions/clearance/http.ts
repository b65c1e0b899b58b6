/** The routes of clearance on one screen: a reviewer's link is looked at and opened, the text is read, cleared or returned. */

import { front } from '../shared/http/front.ts';
import { answerReview } from './acts/answer-review.ts';
import { askFreshReview } from './acts/fresh-review-link.ts';
import { lookAtReview, openReview } from './acts/open-review.ts';
import { clearance } from './capability.ts';
import { readReview } from './pages/read-review.ts';

export const handler = front(clearance, 'clearance-http', {
  lookAtReview,
  openReview,
  askFreshReview,
  readReview,
  answerReview,
});
