/** Agency heads sign a version of an MOU, or decline it; also outside the service. */
import { ANYONE } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { RoundEvent } from './domain/round.events.ts';

export const signing = {
  functions: {
    'signing-http': {
      entry: 'signing/http.ts',
      routes: {
        'GET /sign/{token}': ['link.look', 'lookAtLink'],
        'POST /sign/{token}': ['link.open', 'openLink'],
        'POST /sign/{token}/fresh': ['link.ask-fresh', 'askFreshLink'],
        'GET /rounds/{round}': ['round.read', 'readRound'],
        'POST /rounds/{round}/code': ['round.ask-code', 'askCode'],
        'POST /rounds/{round}/signature': ['round.sign', 'giveSignature'],
        'GET /rounds/{round}/decline': ['round.decline', 'askToDecline'],
        'POST /rounds/{round}/decline': ['round.decline', 'declineSignature'],
        'GET /rounds/{round}/take-back': ['round.take-back', 'askToTakeBack'],
        'POST /rounds/{round}/take-back': ['round.take-back', 'takeBackSignature'],
        'GET /rounds/{round}/record': ['round.read', 'readRecord'],
        'GET /rounds/{round}/copy': ['round.read', 'readCopy'],
        'GET /rounds/{round}/differences': ['round.read', 'readDifferences'],
        'GET /rounds/{round}/annexes/{sha256}': ['round.read', 'readAnnex'],
        'GET /rounds/{round}/copy.json': ['round.read', 'readCopyData'],
        'GET /api/agreements/{agreement}/signatories': ['signatories.read', 'readSignatories'],
        'POST /api/agreements/{agreement}/void': ['agreement.void', 'voidAgreement'],
        'POST /api/agreements/{agreement}/signatories/{party}/link': ['link.resend', 'resendLink'],
      },
      // PERSON: whether a browser proved the mailbox before, and that this one has.
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LINK', 'SESSION', 'CODE', 'TRIES', 'PARTY', 'TOKEN', 'PERSON'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'SESSION', 'PERSON'],
        updates: ['TRIES'],
      },
    },
    'outside-http': {
      entry: 'signing/outside/http.ts',
      routes: {
        'GET /agreements/{agreement}/parties/{party}/outside': ['outside.look', 'readOutside'],
        'POST /agreements/{agreement}/parties/{party}/outside': ['outside.offer', 'offerSignature'],
        'GET /agreements/{agreement}/parties/{party}/outside/sheet': ['outside.look', 'readSheet'],
        'GET /agreements/{agreement}/parties/{party}/outside/pdf': ['outside.look', 'readOutsidePdf'],
        'POST /agreements/{agreement}/parties/{party}/outside/confirmation': ['outside.answer', 'confirmSignature'],
        'POST /agreements/{agreement}/parties/{party}/outside/refusal': ['outside.answer', 'refuseSignature'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'LOGIN', 'AGENCY'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW'],
        updates: ['TRIES'],
      },
    },
    'signing-steps': {
      entry: 'signing/steps.ts',
      // The text says in which order the parties sign, and within how many days.
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'PARTY'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
        deletes: ['TASK', 'WATCH'],
      },
    },
  },
  actions: {
    /** Holding the link is the permission; what it opens is decided by the link itself. */
    'link.look': ANYONE,
    'link.open': ANYONE,
    'link.ask-fresh': ANYONE,
    'round.read': [{ is: 'signatory', same: ['round'] }],
    'round.ask-code': [{ is: 'signer', same: ['round'] }],
    'round.sign': [{ is: 'signer', same: ['round'] }],
    'round.decline': [{ is: 'signer', same: ['round'] }],
    'round.take-back': [{ is: 'signer', same: ['round'] }],
    'signatories.read': [{ is: 'convener', same: ['organization'] }],
    'agreement.void': [{ is: 'convener', same: ['organization'] }],
    'link.resend': [{ is: 'convener', same: ['organization'] }],
    /** A signature made outside: its own agency hands it in, another agency answers, and nobody is both. */
    'outside.look': [{ is: 'liaison' }],
    'outside.offer': [{ is: 'liaison', same: ['party'] }],
    'outside.answer': [{ is: 'liaison', another: 'agency' }],
    'round.conduct': [{ is: 'workflow' }],
  },
  streams: {
    sig_: {
      retention: { class: 'agreement', keeps: 'A signing round belongs to its agreement and is kept as long.' },
      release: {
        RoundOpened: 'parties',
        GroupAsked: 'parties',
        RemindersSent: 'parties',
        EndingWarned: 'parties',
        LinkReissued: 'parties',
        CodeRequested: 'parties',
        MailReported: 'parties',
        SignatureGiven: 'parties',
        SignatureDeclined: 'review',
        SignatureTakenBack: 'review',
        OutsideSignatureOffered: 'parties',
        OutsideSignatureRefused: 'review',
        RoundHandedOver: 'parties',
        RoundStalled: 'parties',
        RoundClosed: 'parties',
      } satisfies Record<RoundEvent['type'], Release>,
    },
  },
  machines: { signing: 'workflows/signing.asl.json' },
  mails: ['signing', 'outside'],
} as const satisfies Capability;
