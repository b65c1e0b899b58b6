/** The record is sealed, exported, verified, held and, by law, removed from. */
import { ANYONE, EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Release } from '../shared/capability.ts';
import type { RemovalEvent } from './retention/removal.events.ts';
import type { TipsListed } from './tips/tips.events.ts';

export const records = {
  functions: {
    'records-http': {
      entry: 'records/http.ts',
      routes: {
        'GET /.well-known/jwks.json': ['keys.read', 'readKeys'],
        'GET /.well-known/tips/{day}': ['tips.read', 'readTips'],
        'GET /.well-known/tips/{day}/streams/{stream}': ['tips.read', 'readProof'],
        'GET /.well-known/tips/{day}/sections/{section}': ['tips.read', 'readSection'],
        'GET /api/agreements/{agreement}/record': ['record.export', 'exportRecord'],
        'GET /api/agreements/{agreement}/copy': ['record.export', 'exportCopy'],
        'GET /api/agreements/{agreement}/copy.json': ['record.export', 'exportCopyData'],
        'GET /api/agreements/{agreement}/annexes/{sha256}': ['record.export', 'exportAnnex'],
      },
      keys: {
        reads: ['KEY', 'TIPS', 'DOC', 'TIP', 'LEDGER', 'BODY', 'TOKEN', 'PARTY'],
      },
    },
    'records-evidence': {
      entry: 'records/evidence/http.ts',
      routes: {
        'GET /agreements/{agreement}/reviews/{review}/evidence.pdf': ['evidence-file.look', 'readEvidencePdf'],
      },
      keys: {
        // The list of tips has had the key written down, every day: whoever only reads writes nothing.
        reads: ['LOGIN', 'TIP', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'KEY'],
      },
    },
    'records-removal': {
      entry: 'records/removal-http.ts',
      routes: {
        'GET /agreements/{agreement}/keeping': ['keeping.read', 'readKeeping'],
        'POST /agreements/{agreement}/holds': ['keeping.hold', 'placeAHold'],
        'POST /agreements/{agreement}/holds/{hold}/release': ['keeping.hold', 'releaseAHold'],
        'POST /agreements/{agreement}/removals': ['keeping.remove', 'askForRemoval'],
        'GET /agreements/{agreement}/removals/{removal}': ['keeping.read', 'readRemoval'],
        'POST /agreements/{agreement}/removals/{removal}/check': ['keeping.remove', 'checkRemoval'],
        'POST /agreements/{agreement}/removals/{removal}/approve': ['keeping.remove', 'approveARemoval'],
        'POST /agreements/{agreement}/removals/{removal}/refuse': ['keeping.remove', 'refuseARemoval'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'PARTY', 'AGENCY', 'LOGIN'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL'],
        removes: ['BODY'],
        due: ['OPEN'],
      },
    },
    'records-seal': {
      entry: 'records/copy/seal.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'KEY'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'KEY'],
      },
    },
    'closing-seal': {
      entry: 'records/closing/seal-report.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'KEY'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'MAIL', 'KEY'],
      },
    },
    'records-tips': {
      entry: 'records/tips/list-tips.ts',
      keys: {
        reads: ['TIP', 'CMD', 'KEY', 'DOC'],
        appends: ['LEDGER', 'DOC'],
        puts: ['TIP', 'CMD', 'KEY', 'TIPS'],
        tips: true,
      },
    },
    'verify-http': {
      entry: 'records/verify/http.ts',
      routes: {
        'GET /verify': ['verify.use', 'askForFile'],
        'POST /verify': ['verify.use', 'checkFile'],
      },
      // The service’s own keys, and no record: whoever hands in a file learns whether this service sealed it. It counts its files by source.
      keys: {
        reads: ['KEY'],
        updates: ['TRIES'],
      },
    },
  },
  actions: {
    /** With what is published, anyone verifies what was sealed. */
    'keys.read': ANYONE,
    'tips.read': ANYONE,
    'record.export': [{ is: 'convener', same: ['organization'] }],
    /** As of the page that it is drawn from: `evidence.look`. */
    'evidence-file.look': EVER_IN_REGISTERS,
    'keeping.read': [{ is: 'records officer' }],
    'keeping.hold': [{ is: 'records officer' }],
    'keeping.remove': [{ is: 'records officer' }],
    /** Whoever holds a file may have it checked: no record is read for it. */
    'verify.use': ANYONE,
    'tips.list': [{ is: 'schedule' }],
  },
  streams: {
    ret_: {
      retention: { class: 'accountability', keeps: 'Holds and removals: as long as the record that they are about.' },
      release: {
        HoldPlaced: 'review',
        HoldReleased: 'review',
        RemovalAsked: 'review',
        RemovalApproved: 'review',
        RemovalRefused: 'review',
        BodyRemoved: 'public',
      } satisfies Record<RemovalEvent['type'] | 'BodyRemoved', Release>,
    },
    tips_: {
      retention: {
        class: 'witness',
        keeps: 'The signed lists of chain tips: as long as any record that they witness.',
      },
      release: {
        TipsListed: 'public',
      } satisfies Record<TipsListed['type'], Release>,
    },
  },
  mails: ['removals'],
} as const satisfies Capability;
