/** The routes of reviews on one screen: everyone of an MOU looks, a liaison prepares, an office chooses, a party calls for one or takes the drafting over. */
import { front } from '../shared/http/front.ts';
import { callReview } from './acts/call-review.ts';
import { giveChoice } from './acts/give-choice.ts';
import { prepareAnswers } from './acts/prepare-answers.ts';
import { takeOverDrafting } from './acts/take-over-drafting.ts';
import { reviews } from './capability.ts';
import { lookAtAnswers } from './pages/read-answers.ts';
import { lookAtChoice } from './pages/read-choice.ts';
import { lookAtNew } from './pages/read-new.ts';
import { lookAtReview } from './pages/read-review.ts';
import { lookAtReviews } from './pages/read-reviews.ts';

export const handler = front(reviews, 'reviews-http', {
  ...{ lookAtReviews, lookAtNew, callReview },
  ...{ lookAtReview, lookAtAnswers, prepareAnswers },
  ...{ lookAtChoice, giveChoice, takeOverDrafting },
});
