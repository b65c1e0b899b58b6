/** Agencies are registered, and people sign in by an emailed link. */

import type { Capability, Release } from '../shared/capability.ts';
import type { AgencyEvent } from './domain/agency.events.ts';
import { ANYONE } from './domain/roles.rules.ts';

export const identity = {
  functions: {
    'identity-http': {
      entry: 'identity/http.ts',
      routes: {
        'GET /sign-in': ['signin.look', 'lookAtSignIn'],
        'POST /sign-in': ['signin.ask', 'askToSignIn'],
        'GET /sign-in/{token}': ['signin.look', 'lookAtLink'],
        'POST /sign-in/{token}': ['signin.open', 'useLink'],
        'GET /find': ['find.look', 'lookForLink'],
        'POST /find': ['find.ask', 'askForLink'],
        'GET /sessions': ['session.list', 'listSessions'],
        'POST /sessions/{session}/end': ['session.end', 'endSession'],
        'POST /sign-out': ['session.end', 'signOut'],
      },
      keys: {
        reads: ['SIGNIN', 'LOGIN', 'PERSON'],
        puts: ['MAIL', 'LOGIN', 'PERSON'],
        updates: ['TRIES', 'SIGNIN'],
        deletes: ['LOGIN', 'PERSON'],
      },
    },
  },
  actions: {
    /** An address that was typed proves nothing, so asking is anyone’s; the mail goes to the mailbox only. */
    'signin.look': ANYONE,
    'signin.ask': ANYONE,
    'signin.open': ANYONE,
    'find.look': ANYONE,
    'find.ask': ANYONE,
    /** A person’s own sessions: which they are is read under the mailbox of the session that asks. */
    'session.list': [{ is: 'person' }],
    'session.end': [{ is: 'person' }],
  },
  streams: {
    agy_: {
      retention: { class: 'register', keeps: 'Who vouched for an agency: as long as any agreement of that agency.' },
      release: {
        AgencyRegistered: 'parties',
        OfficialsNamed: 'review',
        AgencyRenamed: 'parties',
        ComponentsNamed: 'parties',
      } satisfies Record<AgencyEvent['type'], Release>,
    },
  },
  mails: ['sign-in'],
} as const satisfies Capability;
