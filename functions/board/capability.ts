/** The operating board works on what is open, and is told once a week; everyone sees what comes due. */
import type { Capability } from '../shared/capability.ts';

export const board = {
  functions: {
    'board-http': {
      entry: 'board/http.ts',
      routes: {
        'GET /disputes': ['queue.look', 'readQueue'],
        'GET /disputes/deadlines.ics': ['queue.look', 'readAllDeadlines'],
        'GET /due': ['due.look', 'lookAtComing'],
        'GET /due/calendar.ics': ['due.look', 'readCalendar'],
        'GET /due/cancelled.ics': ['due.look', 'readCancelled'],
        'GET /disputes/times': ['queue.look', 'readTimes'],
        'GET /agreements/{agreement}/disputes/{number}/deadlines.ics': ['deadlines.look', 'readDeadlines'],
        'GET /api/agreements/{agreement}/disputes': ['docket.read', 'listDisputes'],
        'GET /api/agreements/{agreement}/disputes/{number}': ['docket.read', 'readOneDispute'],
      },
      keys: {
        reads: ['LOGIN', 'PERSON', 'AGENCY', 'TIP', 'PARTY', 'DOC', 'LEDGER', 'BODY', 'TOKEN', 'VALUES'],
        due: ['OPEN', 'ENDED'],
      },
    },
    'board-digest': {
      entry: 'board/acts/send-digests.ts',
      keys: {
        reads: ['TIP', 'CMD'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL'],
        due: ['OPEN'],
        tips: true,
      },
    },
  },
  actions: {
    'queue.look': [{ is: 'person' }],
    /** Whoever is signed in sees what comes due where the registers have them today. */
    'due.look': [{ is: 'person' }],
    'deadlines.look': [{ is: 'dispute reader' }],
    'docket.read': [{ is: 'convener', same: ['organization'] }],
    'digest.send': [{ is: 'schedule' }],
  },
  mails: ['digest'],
} as const satisfies Capability;
