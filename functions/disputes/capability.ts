/** Disputes between agencies climb a ladder of offices with deadlines. */
import { IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { DocketEvent } from './docket/domain/docket.events.ts';
import type { DisputeEvent } from './domain/dispute.events.ts';

export const disputes = {
  functions: {
    'disputes-http': {
      entry: 'disputes/http.ts',
      routes: {
        'GET /agreements/{agreement}/disputes': ['docket.look', 'readDocket'],
        'GET /agreements/{agreement}/disputes/new': ['dispute.raise', 'readNewDispute'],
        'GET /agreements/{agreement}/disputes/{number}': ['dispute.look', 'readDispute'],
        'GET /agreements/{agreement}/disputes/{number}/answer': ['dispute.act', 'readAnswer'],
        'GET /agreements/{agreement}/disputes/{number}/position': ['dispute.act', 'readPosition'],
        'GET /agreements/{agreement}/disputes/{number}/withdrawal': ['dispute.act', 'readWithdrawal'],
        'GET /agreements/{agreement}/disputes/{number}/texts': ['dispute.act', 'readProposing'],
        'GET /agreements/{agreement}/disputes/{number}/acceptance': ['dispute.act', 'readAccepting'],
        'GET /agreements/{agreement}/disputes/{number}/dissent': ['dispute.act', 'readDissenting'],
        'GET /agreements/{agreement}/disputes/{number}/climb': ['dispute.act', 'readClimb'],
        'GET /agreements/{agreement}/disputes/{number}/veto': ['dispute.act', 'readVeto'],
        'GET /agreements/{agreement}/disputes/{number}/veto/reason': ['dispute.act', 'readVetoReason'],
        'GET /agreements/{agreement}/disputes/{number}/veto/answer': ['dispute.act', 'readVetoAnswer'],
      },
      // Reads only: what acts on a dispute stands apart.
      keys: {
        reads: ['LOGIN', 'TIP', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        due: ['OPEN', 'ENDED'],
      },
    },
    'disputes-acts': {
      entry: 'disputes/acts-http.ts',
      routes: {
        'POST /agreements/{agreement}/disputes': ['dispute.raise', 'raiseDispute'],
        'POST /agreements/{agreement}/disputes/{number}/answer': ['dispute.act', 'answerTheClaim'],
        'POST /agreements/{agreement}/disputes/{number}/position': ['dispute.act', 'joinDispute'],
        'POST /agreements/{agreement}/disputes/{number}/withdrawal': ['dispute.act', 'withdrawDispute'],
        'POST /agreements/{agreement}/disputes/{number}/texts': ['dispute.act', 'proposeText'],
        'POST /agreements/{agreement}/disputes/{number}/acceptance': ['dispute.act', 'acceptText'],
        'POST /agreements/{agreement}/disputes/{number}/dissent': ['dispute.act', 'recordDissent'],
        'POST /agreements/{agreement}/disputes/{number}/climb': ['dispute.act', 'askForNextLevel'],
        'POST /agreements/{agreement}/disputes/{number}/veto': ['dispute.act', 'vetoDecision'],
        'POST /agreements/{agreement}/disputes/{number}/veto/reason': ['dispute.act', 'giveVetoReason'],
        'POST /agreements/{agreement}/disputes/{number}/veto/answer': ['dispute.act', 'answerTheVeto'],
        'POST /agreements/{agreement}/clocks/pause': ['clocks.tend', 'stopClocks'],
        'POST /agreements/{agreement}/clocks/resume': ['clocks.tend', 'letClocksGoOn'],
      },
      // A liaison whose suspension was refused sees the docket again.
      keys: {
        reads: ['LOGIN', 'TIP', 'CMD', 'TRIES', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'WATCH'],
        updates: ['TRIES'],
        due: ['OPEN', 'ENDED'],
      },
    },
    'disputes-evidence': {
      entry: 'disputes/evidence/http.ts',
      routes: {
        'GET /agreements/{agreement}/disputes/{number}/evidence': ['dispute.look', 'readEvidence'],
        'GET /agreements/{agreement}/disputes/{number}/evidence/new': ['dispute.act', 'readNewEvidence'],
        'POST /agreements/{agreement}/disputes/{number}/evidence': ['dispute.act', 'addEvidence'],
        'GET /agreements/{agreement}/disputes/{number}/evidence/{sha256}': ['dispute.look', 'readEvidencePdf'],
      },
      keys: {
        reads: ['LOGIN', 'TIP', 'CMD', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD'],
        due: ['OPEN'],
      },
    },
    'escalation-steps': {
      entry: 'disputes/steps.ts',
      keys: {
        reads: ['TIP', 'CMD'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
        updates: ['WATCH'],
        deletes: ['TASK', 'WATCH'],
      },
    },
  },
  actions: {
    /** That a dispute exists is seen by everyone who stands in the registers; the rest by those who may read it. */
    'docket.look': IN_REGISTERS,
    /** Offices speak in disputes; whose turn it is, and on which level, the rules say in words. */
    'dispute.raise': [{ is: 'holder' }, { is: 'alternate' }],
    'dispute.look': [{ is: 'dispute reader' }],
    'dispute.act': [{ is: 'dispute speaker' }],
    'clocks.tend': [{ is: 'liaison' }],
    'dispute.conduct': [{ is: 'workflow' }],
  },
  /** Positions, texts on the way and dissent are negotiation, which a records officer looks at first. */
  streams: {
    dkt_: {
      retention: {
        class: 'agreement',
        keeps: 'Which disputes there were, and when deadlines were paused: kept with the agreement.',
      },
      release: {
        DisputeEntered: 'parties',
        ClocksPaused: 'parties',
        ClocksResumed: 'parties',
        DigestSent: 'parties',
      } satisfies Record<DocketEvent['type'], Release>,
    },
    dsp_: {
      retention: { class: 'agreement', keeps: 'A dispute belongs to its agreement and is kept as long.' },
      release: {
        DisputeRaised: 'review',
        DisputeAnswered: 'review',
        PartyJoined: 'review',
        EvidenceKept: 'review',
        DisputeWithdrawn: 'review',
        TextProposed: 'review',
        TextAccepted: 'review',
        DisputeDecided: 'parties',
        DissentRecorded: 'review',
        DecisionVetoed: 'review',
        VetoReasoned: 'review',
        VetoLapsed: 'parties',
        VetoAnswered: 'review',
        ClimbAsked: 'review',
        LevelClimbed: 'parties',
        ImpasseReached: 'parties',
        DisputeEnded: 'parties',
        LevelReminded: 'parties',
        DisputeMailReported: 'parties',
        WatchEnded: 'parties',
        DisputeHandedOver: 'parties',
        DisputeStalled: 'parties',
      } satisfies Record<DisputeEvent['type'], Release>,
    },
  },
  machines: { escalation: 'workflows/escalation.asl.json' },
  mails: ['disputes', 'suspensions'],
} as const satisfies Capability;
