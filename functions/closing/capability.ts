/** What happens when an MOU has ended: an orderly close in which the listed duties run, a report, and a record that is only kept. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { ClosingEvent } from './domain/closing.events.ts';

export const closing = {
  functions: {
    'closing-http': {
      entry: 'closing/http.ts',
      routes: {
        'GET /agreements/{agreement}/closing': ['closing.look', 'lookAtClosing'],
        'GET /agreements/{agreement}/closing/report': ['closing.look', 'readReport'],
        'GET /agreements/{agreement}/closing/duties/new': ['duty.propose', 'lookAtNewDuty'],
        'POST /agreements/{agreement}/closing/duties': ['duty.propose', 'proposeDuty'],
        'GET /agreements/{agreement}/closing/duties/{duty}': ['closing.look', 'lookAtDuty'],
        'POST /agreements/{agreement}/closing/duties/{duty}/agreement': ['duty.propose', 'agreeToDuty'],
        'POST /agreements/{agreement}/closing/duties/{duty}/objection': ['duty.propose', 'objectToDuty'],
        'POST /agreements/{agreement}/closing/duties/{duty}/taking-back': ['duty.propose', 'takeBackDuty'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'LOGIN', 'PARTY', 'AGENCY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL'],
      },
    },
    'closing-steps': {
      entry: 'closing/steps.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'FLOW', 'TASK', 'WATCH'],
        updates: ['WATCH'],
        deletes: ['TASK', 'WATCH'],
      },
    },
  },
  actions: {
    /** Everyone who stands in the registers of the parties, or serves one of their agencies. */
    'closing.look': EVER_IN_REGISTERS,
    /** Whoever speaks for a party adds to the plan, and answers what others would add; for which of them it may, the rules say in words. */
    'duty.propose': [{ is: 'holder' }, { is: 'liaison' }],
    'closing.conduct': [{ is: 'workflow' }],
  },
  streams: {
    cls_: {
      retention: {
        class: 'agreement',
        keeps: 'How an MOU was closed belongs to its agreement and is kept as long: at least 6 years after it ends.',
      },
      release: {
        DutyProposed: 'parties',
        DutyAgreed: 'parties',
        DutyObjected: 'review',
        DutyTakenBack: 'parties',
        ClosingBegan: 'parties',
        ClosingReminded: 'parties',
        ClosingHandedOver: 'parties',
        ClosingReported: 'parties',
        ClosingEnded: 'parties',
        ClosingStalled: 'parties',
      } satisfies Record<ClosingEvent['type'], Release>,
    },
  },
  machines: { closing: 'workflows/closing.asl.json' },
  mails: ['closing'],
} as const satisfies Capability;
