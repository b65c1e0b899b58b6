/** A review of an MOU: who has answered what, what the parties chose, and what it came to. */
import { defineStream } from '../shared/stream.ts';
import { reviewEffects } from './domain/review.effects.ts';
import { evolveReview } from './domain/review.state.ts';

export const reviewStream = defineStream({ prefix: 'srv_', evolve: evolveReview, effects: reviewEffects });
