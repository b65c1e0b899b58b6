/** Which partition prefixes each function touches, and how, on one screen; a function that is not here touches no data. */
import type { Access } from './concord-function.ts';
import type { FunctionName } from './entries.ts';

export const access: Partial<Record<FunctionName, Access>> = {
  'identity-http': {
    reads: ['SIGNIN', 'LOGIN', 'PERSON'],
    puts: ['MAIL', 'LOGIN', 'PERSON'],
    updates: ['TRIES', 'SIGNIN'],
    deletes: ['LOGIN', 'PERSON'],
  },
  'agreements-http': {
    reads: ['TIP', 'CMD', 'DOC', 'TOKEN', 'DOMAIN'],
    appends: ['LEDGER', 'BODY', 'DOC'],
    puts: ['TIP', 'CMD', 'FLOW', 'WATCH', 'PARTY', 'AGENCY'],
  },
  'signing-http': {
    // PERSON: whether a browser proved the mailbox before, and that this one has.
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LINK', 'SESSION', 'CODE', 'TRIES', 'PARTY', 'TOKEN', 'PERSON'],
    appends: ['LEDGER', 'BODY'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'SESSION', 'PERSON'],
    updates: ['TRIES'],
  },
  'revisions-http': {
    reads: ['TIP', 'CMD', 'PARTY', 'TOKEN', 'DOMAIN'],
    appends: ['LEDGER', 'BODY', 'DOC'],
    puts: ['TIP', 'CMD', 'FLOW', 'WATCH', 'PARTY', 'AGENCY'],
  },
  'clearance-http': {
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'REVIEW', 'LOGIN', 'PARTY'],
    appends: ['LEDGER', 'BODY'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'REVIEW'],
    updates: ['TRIES'],
  },
  'outside-http': {
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'LOGIN', 'AGENCY'],
    appends: ['LEDGER', 'BODY', 'DOC'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW'],
    updates: ['TRIES'],
  },
  'offices-http': {
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY', 'NOTICE'],
    appends: ['LEDGER', 'BODY'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'PARTY', 'PERSON'],
    updates: ['TRIES'],
    deletes: ['PERSON'],
  },
  // The text says in which order the parties sign, and within how many days.
  'signing-steps': {
    reads: ['TIP', 'CMD', 'DOC', 'PARTY'],
    appends: ['LEDGER'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
    deletes: ['TASK', 'WATCH'],
  },
  'records-seal': {
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'KEY'],
    appends: ['LEDGER', 'DOC'],
    puts: ['TIP', 'CMD', 'MAIL', 'KEY'],
  },
  // Reads only: what acts on a dispute stands apart.
  'disputes-http': {
    reads: ['LOGIN', 'TIP', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY'],
    due: ['OPEN', 'ENDED'],
  },
  'disputes-acts': {
    reads: ['LOGIN', 'TIP', 'CMD', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY'],
    appends: ['LEDGER', 'BODY'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
    // A liaison whose pause was refused sees the docket again.
    due: ['OPEN', 'ENDED'],
  },
  'disputes-evidence': {
    reads: ['LOGIN', 'TIP', 'CMD', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY'],
    appends: ['LEDGER', 'BODY', 'DOC'],
    puts: ['TIP', 'CMD'],
  },
  'escalation-steps': {
    reads: ['TIP', 'CMD'],
    appends: ['LEDGER'],
    puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
    updates: ['WATCH'],
    deletes: ['TASK', 'WATCH'],
  },
  'board-http': {
    reads: ['LOGIN', 'PERSON', 'AGENCY', 'TIP', 'PARTY', 'DOC', 'LEDGER', 'BODY', 'TOKEN'],
    due: ['OPEN'],
  },
  'board-digest': {
    reads: ['TIP', 'CMD'],
    appends: ['LEDGER'],
    puts: ['TIP', 'CMD', 'MAIL'],
    due: ['OPEN'],
    tips: true,
  },
  'home-http': {
    reads: ['LOGIN', 'PERSON', 'AGENCY', 'TIP', 'PARTY', 'DOC', 'LEDGER', 'BODY'],
    puts: ['MAIL'],
    updates: ['TRIES'],
    due: ['OPEN'],
  },
  mailer: {
    reads: ['TIP', 'DOC', 'PARTY', 'LEDGER', 'BODY', 'PERSON', 'AGENCY', 'CODE'],
    puts: ['LINK', 'SIGNIN', 'REVIEW'],
    updates: ['MAIL', 'CODE', 'TRIES', 'NOTICE'],
    due: ['MAIL', 'OPEN'],
  },
  conductor: {
    reads: ['TASK', 'WATCH'],
    puts: ['WATCH'],
    updates: ['FLOW', 'WATCH'],
    deletes: ['TASK'],
    due: ['FLOW', 'WATCH'],
  },
  // A mailbox that refuses a dispute’s mail wakes the workflow of its level.
  deliveries: { reads: ['TIP', 'CMD'], appends: ['LEDGER'], puts: ['TIP', 'CMD', 'FLOW'] },
  'records-removal': {
    reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'AGENCY', 'LOGIN'],
    appends: ['LEDGER', 'BODY'],
    puts: ['TIP', 'CMD', 'MAIL'],
    removes: ['BODY'],
  },
  // The service's own keys, and no record: whoever hands in a file learns whether this service sealed it.
  'verify-http': { reads: ['KEY'] },
  'records-http': { reads: ['KEY', 'TIPS', 'DOC', 'TIP', 'LEDGER', 'BODY', 'TOKEN'] },
  'records-tips': {
    reads: ['TIP', 'CMD', 'KEY'],
    appends: ['LEDGER', 'DOC'],
    puts: ['TIP', 'CMD', 'KEY', 'TIPS'],
    tips: true,
  },
};
