/** Sunset reviews: every so many months the agencies choose again whether they stay together, and silence never renews. */
import type { Capability, Release } from '../shared/capability.ts';
import type { ReviewEvent } from './domain/review.events.ts';

export const reviews = {
  functions: {
    'reviews-sweep': {
      entry: 'reviews/acts/sweep-reviews.ts',
      keys: {
        // The text says how often it may be renewed.
        reads: ['TIP', 'CMD', 'DOC'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
        due: ['SUNSET'],
      },
    },
    'reviews-steps': {
      entry: 'reviews/steps.ts',
      // Bodies in the moment in which they are revealed.
      keys: {
        reads: ['TIP', 'CMD', 'LEDGER', 'BODY'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
        updates: ['WATCH'],
        deletes: ['TASK', 'WATCH'],
      },
    },
  },
  actions: {
    'review.conduct': [{ is: 'workflow' }],
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
        RenewalPutOut: 'parties',
        RenewalRefused: 'parties',
        ReviewReminded: 'parties',
        ReviewLeftOpen: 'parties',
        ReviewClosed: 'parties',
        WatchHandedOver: 'parties',
        ReviewStalled: 'review',
      } satisfies Record<ReviewEvent['type'], Release>,
    },
  },
  machines: { 'sunset-review': 'workflows/sunset-review.asl.json' },
} as const satisfies Capability;
