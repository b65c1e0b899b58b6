/** Reviewers of a party clear the text, or return it. */
import { ANYONE } from '../identity/domain/roles.rules.ts';
import type { Capability } from '../shared/capability.ts';

export const clearance = {
  functions: {
    'clearance-http': {
      entry: 'clearance/http.ts',
      routes: {
        'GET /review/{token}': ['review.look', 'lookAtReview'],
        'POST /review/{token}': ['review.open', 'openReview'],
        'POST /review/{token}/fresh': ['review.ask-fresh', 'askFreshReview'],
        'GET /reviews/{round}/{party}/{kind}': ['review.read', 'readReview'],
        'POST /reviews/{round}/{party}/{kind}/answer': ['review.answer', 'answerReview'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'REVIEW', 'LOGIN', 'PARTY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'REVIEW'],
        updates: ['TRIES'],
      },
    },
  },
  actions: {
    'review.look': ANYONE,
    'review.open': ANYONE,
    'review.ask-fresh': ANYONE,
    'review.read': [{ is: 'reviewer', same: ['round', 'party', 'review'] }],
    'review.answer': [{ is: 'reviewer', same: ['round', 'party', 'review'] }],
  },
  mails: ['clearance'],
} as const satisfies Capability;
