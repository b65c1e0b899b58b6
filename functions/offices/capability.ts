/** A party vouches for its offices, their holders and their mailboxes. */
import type { Capability, Release } from '../shared/capability.ts';
import type { PartyEvent } from './domain/party.events.ts';

export const offices = {
  functions: {
    'offices-http': {
      entry: 'offices/http.ts',
      routes: {
        'GET /agreements/{agreement}/parties/{party}': ['party.look', 'readParty'],
        'GET /agreements/{agreement}/parties/{party}/draft': ['party.look', 'readCheck'],
        'GET /agreements/{agreement}/parties/{party}/draft/offices/{office}': ['party.look', 'readEntry'],
        'POST /agreements/{agreement}/parties/{party}/draft/offices/{office}': ['party.tend', 'draftEntry'],
        'GET /agreements/{agreement}/parties/{party}/draft/reviewers': ['party.look', 'readDraftReviewers'],
        'POST /agreements/{agreement}/parties/{party}/draft/reviewers': ['party.tend', 'draftReviewers'],
        'POST /agreements/{agreement}/parties/{party}/offices': ['party.tend', 'confirmOffices'],
        'POST /agreements/{agreement}/parties/{party}/notice': ['party.tend', 'confirmNotice'],
        'GET /agreements/{agreement}/parties/{party}/holders/{office}': ['party.look', 'readSuccessor'],
        'POST /agreements/{agreement}/parties/{party}/holders/{office}': ['party.tend', 'replaceHolder'],
        'GET /agreements/{agreement}/parties/{party}/holders/{office}/mailbox': ['party.look', 'readMailbox'],
        'POST /agreements/{agreement}/parties/{party}/holders/{office}/mailbox': ['party.tend', 'mendMailbox'],
        'GET /agreements/{agreement}/parties/{party}/holders/{office}/delegate': ['party.look', 'readDelegate'],
        'POST /agreements/{agreement}/parties/{party}/holders/{office}/delegate': ['party.tend', 'nameDelegate'],
        'POST /agreements/{agreement}/parties/{party}/holders/{office}/delegate/end': ['party.tend', 'endDelegation'],
        'GET /agreements/{agreement}/parties/{party}/offices/{office}': ['alternate.name', 'readOffice'],
        'POST /agreements/{agreement}/parties/{party}/offices/{office}/alternate': ['alternate.name', 'nameAlternate'],
        'POST /agreements/{agreement}/parties/{party}/offices/{office}/alternate/end': [
          'alternate.name',
          'endAlternate',
        ],
        'GET /agreements/{agreement}/parties/{party}/reviewers': ['party.look', 'readReviewers'],
        'POST /agreements/{agreement}/parties/{party}/reviewers': ['party.tend', 'nameReviewers'],
        'GET /agreements/{agreement}/parties/{party}/reviewers/{kind}/mailbox': ['party.look', 'readReviewerMailbox'],
        'POST /agreements/{agreement}/parties/{party}/reviewers/{kind}/mailbox': ['party.tend', 'mendReviewer'],
        'POST /agreements/{agreement}/parties/{party}/mail': ['party.tend', 'askMailAgain'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY', 'PEOPLE', 'NOTICE', 'DRAFT'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'PARTY', 'PERSON', 'DRAFT'],
        updates: ['TRIES'],
        deletes: ['PERSON'],
        due: ['OPEN'],
      },
    },
  },
  actions: {
    /** A party’s own people vouch for it: the liaisons of its agency, nobody of another, not even the convener. */
    'party.look': [{ is: 'liaison', same: ['party'] }],
    'party.tend': [{ is: 'liaison', same: ['party'] }],
    /** Its liaisons, and the office’s own holder; never the alternate. */
    'alternate.name': [
      { is: 'liaison', same: ['party'] },
      { is: 'holder', same: ['party', 'office'] },
    ],
  },
  /** Clearance is looked at before it leaves the party. */
  streams: {
    pty_: {
      retention: {
        class: 'agreement',
        keeps: 'A party’s offices and clearances belong to its agreement and are kept as long.',
      },
      release: {
        OfficesConfirmed: 'parties',
        NoticeConfirmed: 'parties',
        HolderReplaced: 'parties',
        DelegateNamed: 'parties',
        DelegationEnded: 'parties',
        AlternateNamed: 'parties',
        AlternateEnded: 'parties',
        ReviewersNamed: 'parties',
        ReviewAnswered: 'review',
        PartyPrepared: 'parties',
        MailAskedAgain: 'parties',
        PartyMailReported: 'parties',
      } satisfies Record<PartyEvent['type'], Release>,
    },
  },
  mails: ['preparing', 'unreached'],
} as const satisfies Capability;
