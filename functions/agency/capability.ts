/** An agency enters its offices, holders and reviewers once, confirms them once, and applies them to chosen MOUs. */
import type { Capability, Release } from '../shared/capability.ts';
import type { PeopleEvent } from './domain/people.events.ts';

export const agency = {
  functions: {
    'agency-http': {
      entry: 'agency/http.ts',
      routes: {
        'GET /agencies/{agency}/people': ['people.look', 'readPeople'],
        'GET /agencies/{agency}/people/new': ['people.tend', 'readNewOffice'],
        'POST /agencies/{agency}/people/new': ['people.tend', 'addOffice'],
        'GET /agencies/{agency}/people/offices/{office}': ['people.tend', 'readOffice'],
        'POST /agencies/{agency}/people/offices/{office}': ['people.tend', 'changeOffice'],
        'POST /agencies/{agency}/people/offices/{office}/removal': ['people.tend', 'removeOffice'],
        'GET /agencies/{agency}/people/reviewers': ['people.tend', 'readReviewers'],
        'POST /agencies/{agency}/people/reviewers': ['people.tend', 'enterReviewers'],
        'GET /agencies/{agency}/people/confirmation': ['people.tend', 'readConfirmation'],
        'POST /agencies/{agency}/people/confirmation': ['people.tend', 'confirmPeople'],
        'GET /agencies/{agency}/people/mous': ['people.apply', 'readMous'],
        'POST /agencies/{agency}/people/mous': ['people.apply', 'applyToMous'],
        'GET /agencies/{agency}/people/applied/{number}': ['people.look', 'readApplied'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY', 'PEOPLE', 'NOTICE'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'PARTY', 'PERSON', 'PEOPLE'],
        deletes: ['PERSON'],
        due: ['OPEN'],
      },
    },
  },
  actions: {
    /** The agency’s own people, whoever of them is named in it. */
    'people.look': [
      { is: 'liaison', same: ['agency'] },
      { is: 'records officer', same: ['agency'] },
      { is: 'holder', same: ['party'] },
      { is: 'named reviewer', same: ['party'] },
    ],
    /** Its liaisons alone vouch for them. */
    'people.tend': [{ is: 'liaison', same: ['agency'] }],
    'people.apply': [{ is: 'liaison', same: ['agency'] }],
  },
  streams: {
    ppl_: {
      retention: { class: 'register', keeps: 'Whom an agency vouched for: as long as any agreement of that agency.' },
      /** An agency’s own: no export of an MOU holds any of it. */
      release: {
        OfficeEntered: 'party',
        OfficeRemoved: 'party',
        ReviewersEntered: 'party',
        PeopleConfirmed: 'party',
        PeopleApplied: 'party',
      } satisfies Record<PeopleEvent['type'], Release>,
    },
  },
} as const satisfies Capability;
