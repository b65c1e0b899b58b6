/** The routes of clearance on one screen: a reviewer's link is looked at and opened, the text is read, cleared or returned. */
import { front } from '../shared/front.ts';
import { answerReview } from './answer-review.ts';
import { askFreshReview } from './fresh-review-link.ts';
import { lookAtReview, openReview } from './open-review.ts';
import { readReview } from './read-review.ts';

export const handler = front([
  { method: 'GET', path: '/review/{token}', handler: lookAtReview },
  { method: 'POST', path: '/review/{token}', handler: openReview },
  { method: 'POST', path: '/review/{token}/fresh', handler: askFreshReview },
  { method: 'GET', path: '/reviews/{round}/{party}/{kind}', handler: readReview },
  { method: 'POST', path: '/reviews/{round}/{party}/{kind}/answer', handler: answerReview },
]);
