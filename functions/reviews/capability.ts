/** Sunset reviews: every so many months the agencies choose again whether they stay together, and silence never renews. */
import type { Capability, Grant, Release } from '../shared/capability.ts';
import type { ReviewEvent } from './domain/review.events.ts';

/** Everyone who has a part in the text that holds: who looks at its figures looks at what they come to. */
const IN_REGISTERS: readonly Grant[] = [
  ...([{ is: 'holder' }, { is: 'alternate' }, { is: 'named reviewer' }] as const),
  ...([{ is: 'liaison' }, { is: 'records officer' }, { is: 'named holder' }] as const),
];

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
  },
  actions: {
    'reviews.sweep': [{ is: 'schedule' }],
    'evidence.freeze': [{ is: 'workflow' }],
    'evidence.look': IN_REGISTERS,
    /** For all parties: once a day, whoever asks. */
    'evidence.refresh': [{ is: 'liaison' }],
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
        EvidenceFrozen: 'parties',
        ReviewStalled: 'review',
      } satisfies Record<ReviewEvent['type'], Release>,
    },
  },
} as const satisfies Capability;
