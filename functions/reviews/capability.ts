/** Sunset reviews: every so many months the agencies choose again whether they stay together, and silence never renews. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { ReviewEvent } from './domain/review.events.ts';

export const reviews = {
  functions: {
    'reviews-http': {
      entry: 'reviews/http.ts',
      routes: {
        'GET /agreements/{agreement}/reviews': ['reviews.look', 'lookAtReviews'],
        'GET /agreements/{agreement}/reviews/new': ['reviews.call', 'lookAtNew'],
        'POST /agreements/{agreement}/reviews/new': ['reviews.call', 'callReview'],
        'GET /agreements/{agreement}/reviews/{review}': ['reviews.look', 'lookAtReview'],
        'GET /agreements/{agreement}/reviews/{review}/answers': ['reviews.prepare', 'lookAtAnswers'],
        'POST /agreements/{agreement}/reviews/{review}/answers': ['reviews.prepare', 'prepareAnswers'],
        'GET /agreements/{agreement}/reviews/{review}/choice': ['reviews.choose', 'lookAtChoice'],
        'POST /agreements/{agreement}/reviews/{review}/choice': ['reviews.choose', 'giveChoice'],
        'POST /agreements/{agreement}/reviews/{review}/drafting': ['reviews.draft', 'takeOverDrafting'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY', 'CODE', 'TRIES'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
        updates: ['TRIES'],
        due: ['OPEN'],
      },
    },
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
    'reviews-evidence': {
      entry: 'reviews/evidence/acts/freeze-evidence.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD'],
      },
    },
    'evidence-http': {
      entry: 'reviews/evidence/http.ts',
      routes: {
        'GET /agreements/{agreement}/reviews/{review}/evidence': ['evidence.look', 'lookAtEvidence'],
        'GET /agreements/{agreement}/reviews/{review}/evidence.json': ['evidence.look', 'readEvidenceFile'],
        'POST /agreements/{agreement}/reviews/{review}/evidence': ['evidence.refresh', 'refreshEvidence'],
      },
      keys: {
        reads: ['LOGIN', 'TIP', 'CMD', 'PARTY', 'AGENCY', 'DOC', 'LEDGER'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD'],
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
    'reviews.look': EVER_IN_REGISTERS,
    /** A liaison writes down what its office may say. */
    'reviews.prepare': [{ is: 'liaison', same: ['party'] }],
    /** An office that signs for a party chooses for it. */
    'reviews.choose': [{ is: 'holder', same: ['party', 'office'] }],
    'reviews.draft': [
      { is: 'holder', same: ['party', 'office'] },
      { is: 'liaison', same: ['party'] },
    ],
    'reviews.call': [
      { is: 'holder', same: ['party', 'office'] },
      { is: 'liaison', same: ['party'] },
    ],
    'review.conduct': [{ is: 'workflow' }],
    'reviews.sweep': [{ is: 'schedule' }],
    'evidence.freeze': [{ is: 'workflow' }],
    'evidence.look': EVER_IN_REGISTERS,
    /** For all parties: once a day, whoever asks. */
    'evidence.refresh': [{ is: 'liaison' }],
  },
  streams: {
    srv_: {
      retention: { class: 'agreement', keeps: 'A review belongs to its agreement and is kept as long.' },
      release: {
        ReviewOpened: 'parties',
        AnswersPrepared: 'party',
        CodeRequested: 'parties',
        Answered: { after: 'AnswersRevealed', then: 'parties', lastOf: 'party' },
        AnswersRevealed: 'parties',
        ChosenOpenly: 'parties',
        DraftingTakenOver: 'parties',
        RenewalPutOut: 'parties',
        RenewalRefused: 'parties',
        ReviewReminded: 'parties',
        ReviewLeftOpen: 'parties',
        ReviewClosed: 'parties',
        EvidenceFrozen: 'parties',
        ReviewMailReported: 'parties',
        WatchHandedOver: 'parties',
        ReviewStalled: 'review',
      } satisfies Record<ReviewEvent['type'], Release>,
    },
  },
  mails: ['reviews'],
  machines: { 'sunset-review': 'workflows/sunset-review.asl.json' },
} as const satisfies Capability;
