/** Effects leave the service: mail, and the steps of workflows. */
import type { Capability } from '../shared/capability.ts';

export const outbox = {
  functions: {
    mailer: {
      entry: 'outbox/mailer.ts',
      keys: {
        reads: ['TIP', 'DOC', 'PARTY', 'LEDGER', 'BODY', 'PERSON', 'AGENCY', 'CODE', 'VALUES', 'MAIL'],
        puts: ['LINK', 'SIGNIN', 'REVIEW'],
        updates: ['MAIL', 'CODE', 'TRIES', 'NOTICE'],
        due: ['MAIL', 'OPEN'],
      },
    },
    conductor: {
      entry: 'outbox/conductor.ts',
      keys: {
        reads: ['TASK', 'WATCH'],
        puts: ['WATCH'],
        updates: ['FLOW', 'WATCH'],
        deletes: ['TASK'],
        due: ['FLOW', 'WATCH'],
      },
    },
    deliveries: {
      entry: 'outbox/deliveries.ts',
      // A mailbox that refuses a dispute’s mail wakes the workflow of its level; one that refuses a review’s may have others of its party told.
      keys: {
        reads: ['TIP', 'CMD'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'FLOW', 'MAIL'],
      },
    },
  },
  actions: {},
} as const satisfies Capability;
