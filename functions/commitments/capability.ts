/** Who does what for whom by when: commitments are delivered, accepted or disputed, and renegotiated before they are due. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Grant, Release } from '../shared/capability.ts';
import type { CommitmentEvent } from './domain/commitment.events.ts';

/** Speaks for the party; who stands in for a holder does so in disputes. */
const OF_THE_PARTY: readonly Grant[] = [
  { is: 'holder', same: ['party'] },
  { is: 'liaison', same: ['party'] },
];

export const commitments = {
  functions: {
    'commitments-http': {
      entry: 'commitments/http.ts',
      routes: {
        'GET /agreements/{agreement}/commitments': ['commitment.look', 'lookAtCommitments'],
        'GET /agreements/{agreement}/commitments/{commitment}': ['commitment.look', 'lookAtCommitment'],
        'GET /agreements/{agreement}/commitments/{commitment}/evidence/{sha256}': ['commitment.look', 'readEvidence'],
        'GET /agreements/{agreement}/commitments/{commitment}/delivery': ['commitment.deliver', 'lookAtDelivery'],
        'POST /agreements/{agreement}/commitments/{commitment}/delivery': ['commitment.deliver', 'deliverCommitment'],
        'GET /agreements/{agreement}/commitments/{commitment}/answer': ['commitment.answer', 'lookAtAnswer'],
        'POST /agreements/{agreement}/commitments/{commitment}/acceptance': ['commitment.answer', 'acceptDelivery'],
        'POST /agreements/{agreement}/commitments/{commitment}/objection': ['commitment.answer', 'objectToDelivery'],
        'GET /agreements/{agreement}/commitments/{commitment}/change': ['commitment.deliver', 'lookAtChange'],
        'POST /agreements/{agreement}/commitments/{commitment}/change': ['commitment.deliver', 'askForChange'],
        'POST /agreements/{agreement}/commitments/{commitment}/change/taking-back': [
          'commitment.deliver',
          'takeBackChange',
        ],
        'GET /agreements/{agreement}/commitments/{commitment}/change/answer': [
          'commitment.answer',
          'lookAtChangeAnswer',
        ],
        'POST /agreements/{agreement}/commitments/{commitment}/change/agreement': [
          'commitment.answer',
          'agreeToChange',
        ],
        'POST /agreements/{agreement}/commitments/{commitment}/change/refusal': ['commitment.answer', 'refuseChange'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY'],
        appends: ['LEDGER', 'BODY', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW'],
      },
    },
    'commitments-sweep': {
      entry: 'commitments/acts/sweep-commitments.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL'],
        due: ['SUNSET', 'COMMITMENT'],
      },
    },
  },
  actions: {
    'commitments.sweep': [{ is: 'schedule' }],
    /** Everyone who stands in the registers of the parties, or serves one of their agencies. */
    'commitment.look': EVER_IN_REGISTERS,
    /** The party that made it delivers it, also one that has withdrawn, and asks for another day. */
    'commitment.deliver': [...OF_THE_PARTY, { is: 'former speaker', same: ['party'] }],
    /** A party to which it was promised answers. */
    'commitment.answer': OF_THE_PARTY,
  },
  streams: {
    cmt_: {
      retention: {
        class: 'agreement',
        keeps: 'What became of the commitments of a party belongs to its agreement and is kept as long.',
      },
      release: {
        CommitmentsTaken: 'parties',
        FollowUpsTaken: 'parties',
        FollowUpsVetoed: 'parties',
        DutiesTaken: 'parties',
        CommitmentsTold: 'parties',
        CommitmentDelivered: 'parties',
        DeliveryAccepted: 'parties',
        DeliveryDisputed: 'review',
        RenegotiationAsked: 'parties',
        RenegotiationAgreed: 'parties',
        RenegotiationRefused: 'review',
        RenegotiationTakenBack: 'parties',
        CommitmentsLeft: 'parties',
        CommitmentsClosed: 'parties',
      } satisfies Record<CommitmentEvent['type'], Release>,
    },
  },
  mails: ['commitments'],
} as const satisfies Capability;
