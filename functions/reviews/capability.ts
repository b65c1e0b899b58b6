/** Sunset reviews: every so many months the agencies choose again whether they stay together, and silence never renews. */
import type { Capability, Release } from '../shared/capability.ts';
import type { ReviewEvent } from './domain/review.events.ts';

export const reviews = {
  functions: {
    'reviews-sweep': {
      entry: 'reviews/acts/sweep-reviews.ts',
      keys: {
        reads: ['TIP', 'CMD'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
        due: ['SUNSET'],
      },
    },
  },
  actions: {
    'reviews.sweep': [{ is: 'schedule' }],
  },
  streams: {
    srv_: {
      retention: { class: 'agreement', keeps: 'A review belongs to its agreement and is kept as long.' },
      release: {
        ReviewOpened: 'parties',
        AnswersPrepared: 'review',
        Answered: 'review',
        AnswersRevealed: 'parties',
        ChosenOpenly: 'parties',
        DraftingTakenOver: 'parties',
        ReviewReminded: 'parties',
        ReviewLeftOpen: 'parties',
        ReviewClosed: 'parties',
        ReviewStalled: 'review',
      } satisfies Record<ReviewEvent['type'], Release>,
    },
  },
} as const satisfies Capability;
