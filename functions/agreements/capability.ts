/** MOUs are published, revised and read by the systems that organize them. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { AgreementEvent } from './domain/agreement.events.ts';

export const agreements = {
  functions: {
    'agreements-http': {
      entry: 'agreements/http.ts',
      routes: {
        'POST /api/agreements': ['agreement.publish', 'publishAgreement'],
        'GET /api/agreements/{agreement}': ['agreement.read', 'readAgreement'],
        'POST /api/agreements/{agreement}/annexes/{sha256}': ['annex.keep', 'keepAnnex'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'TOKEN', 'TRIES', 'DOMAIN', 'NAME', 'AGENCY', 'NUMBER', 'PARTY'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH', 'PARTY', 'AGENCY', 'NUMBER'],
        updates: ['TRIES'],
      },
    },
    'revisions-http': {
      entry: 'agreements/revisions-http.ts',
      routes: {
        'POST /api/agreements/{agreement}/versions': ['agreement.revise', 'reviseAgreement'],
        'POST /api/agreements/{agreement}/successors': ['agreement.succeed', 'publishSuccessor'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'PARTY', 'TOKEN', 'TRIES', 'DOMAIN', 'NAME', 'AGENCY', 'DOC'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        // What the clock has brought about since is recorded before a successor, and told.
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH', 'PARTY', 'AGENCY'],
        updates: ['TRIES'],
        due: ['OPEN'],
      },
    },
    'adoptions-http': {
      entry: 'agreements/adoption/http.ts',
      routes: {
        'POST /api/agreements/adoptions': ['agreement.adopt', 'adoptAgreement'],
        'GET /agreements/{agreement}/adoption': ['adoption.look', 'lookAtAdoption'],
        'GET /agreements/{agreement}/adoption/original': ['adoption.look', 'readOriginal'],
        'POST /agreements/{agreement}/adoption/{party}/confirmation': ['adoption.answer', 'confirmAdopted'],
        'POST /agreements/{agreement}/adoption/{party}/refusal': ['adoption.answer', 'refuseAdopted'],
      },
      keys: {
        reads: [
          ...(['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'TOKEN', 'TRIES', 'LOGIN'] as const),
          ...(['PARTY', 'AGENCY', 'DOMAIN', 'NAME', 'NUMBER'] as const),
        ],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'PARTY', 'AGENCY', 'NUMBER', 'PERSON'],
        updates: ['TRIES'],
      },
    },
    'changes-http': {
      entry: 'agreements/changes/http.ts',
      routes: {
        'GET /agreements/{agreement}/contacts': ['change.look', 'lookAtContacts'],
        'GET /agreements/{agreement}/parties/{party}/change': ['change.give', 'lookAtNotice'],
        'POST /agreements/{agreement}/parties/{party}/change': ['change.give', 'giveNotice'],
        'GET /agreements/{agreement}/changes/{change}': ['change.look', 'lookAtChange'],
        'POST /agreements/{agreement}/changes/{change}/objection': ['change.object', 'objectToChange'],
        'POST /agreements/{agreement}/changes/{change}/taking-back': ['change.give', 'takeBackChange'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL'],
        due: ['OPEN'],
      },
    },
    'renewal-steps': {
      entry: 'agreements/successors/steps.ts',
      keys: {
        reads: ['TIP', 'CMD', 'PARTY', 'DOMAIN', 'NAME', 'AGENCY', 'DOC', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH', 'PARTY', 'AGENCY'],
        due: ['OPEN'],
      },
    },
    'withdrawals-http': {
      entry: 'agreements/leaving/http.ts',
      routes: {
        'GET /agreements/{agreement}/withdrawal': ['withdrawal.look', 'lookAtWithdrawal'],
        'POST /agreements/{agreement}/withdrawal': ['withdrawal.give', 'withdrawParty'],
        'POST /agreements/{agreement}/withdrawal/retraction': ['withdrawal.give', 'retractWithdrawal'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY'],
        appends: ['LEDGER', 'BODY'],
        // The workflow of a review looks again when a party goes or stays.
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW'],
        due: ['OPEN'],
      },
    },
    'agreements-sweep': {
      entry: 'agreements/acts/sweep-agreements.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
        due: ['SUNSET', 'OPEN'],
      },
    },
  },
  actions: {
    'agreement.publish': [{ is: 'convener' }],
    'agreement.read': [{ is: 'convener', same: ['organization'] }],
    'annex.keep': [{ is: 'convener', same: ['organization'] }],
    'agreement.revise': [{ is: 'convener', same: ['organization'] }],
    'agreements.sweep': [{ is: 'schedule' }],
    'agreement.succeed': [{ is: 'convener', same: ['organization'] }],
    /** The service puts out the renewal that all parties chose. */
    'agreement.renew': [{ is: 'workflow' }],
    'agreement.adopt': [{ is: 'convener' }],
    /** Everyone who stands in the registers of the parties, or serves one of their agencies. */
    'adoption.look': EVER_IN_REGISTERS,
    'change.look': EVER_IN_REGISTERS,
    /** A party changes its own contacts and reporting offices, and takes its notice back. */
    'change.give': [{ is: 'liaison', same: ['party'] }],
    /** Whoever vouches for the party as well objects to nothing that its own agency gave notice of. */
    'change.object': [{ is: 'liaison', another: 'agency' }],
    /** Whoever is gone looks at its own withdrawal, once a text without it holds. */
    'withdrawal.look': [...EVER_IN_REGISTERS, { is: 'gone' }],
    /** An office that signs for the party, and nobody for it: withdrawing undoes what it signed. */
    'withdrawal.give': [{ is: 'holder', same: ['party', 'office'] }],
    /** What an agency signed is confirmed by its own liaisons, nobody of another, not even the convener. */
    'adoption.answer': [{ is: 'liaison', same: ['party'] }],
  },
  /** To whom the words go: `parties` those who signed or were asked to, `review` only after a records officer looked. */
  streams: {
    mou_: {
      retention: { class: 'agreement', keeps: 'The agreement and what ended it: at least 6 years after it ends.' },
      release: {
        AgreementPublished: 'parties',
        AgreementAdopted: 'parties',
        PartyConfirmedAdoption: 'parties',
        PartyRefusedAdoption: 'review',
        AdoptionReminded: 'parties',
        AgreementRevised: 'parties',
        SuccessorPublished: 'parties',
        AnnexKept: 'parties',
        AgreementExecuted: 'public',
        SunsetSet: 'public',
        CopySealed: 'public',
        AgreementReturned: 'parties',
        AgreementVoided: 'review',
        VersionTookEffect: 'public',
        TermsTakenUp: 'public',
        CommitmentsBegun: 'parties',
        ReviewBegan: 'public',
        TermReaffirmed: 'public',
        AgreementEnded: 'public',
        AgreementClosed: 'public',
        ChangeNoticed: 'parties',
        ChangeObjected: 'review',
        ChangeTakenBack: 'parties',
        ChangeHeld: 'parties',
        ChangeLapsed: 'parties',
        WithdrawalNoticed: 'parties',
        WithdrawalDelivered: 'parties',
        WithdrawalUndelivered: 'parties',
        WithdrawalReminded: 'parties',
        WithdrawalRetracted: 'parties',
        PartyLeft: 'public',
      } satisfies Record<AgreementEvent['type'], Release>,
    },
  },
  mails: ['adoption', 'changes', 'withdrawals'],
} as const satisfies Capability;
