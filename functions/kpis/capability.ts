/** Agencies report figures of their own, under one plan that all parties share. */
import type { Capability, Release } from '../shared/capability.ts';
import type { ReportEvent } from './domain/report.events.ts';
import type { PlanEvent } from './plan/domain/plan.events.ts';

/** Who proposed, agreed or explained is told to the parties; whether figures are public is said by the signed text. */
export const kpis = {
  functions: {
    'figures-http': {
      entry: 'kpis/reporting/http.ts',
      routes: {
        'GET /agreements/{agreement}/parties/{party}/figures': ['figure.report', 'lookAtFigures'],
        'GET /agreements/{agreement}/parties/{party}/figures/{until}': ['figure.report', 'lookAtMonth'],
        'POST /agreements/{agreement}/parties/{party}/figures/{until}/preview': ['figure.report', 'previewFigures'],
        'POST /agreements/{agreement}/parties/{party}/figures/{until}': ['figure.report', 'reportFigures'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'VALUES', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'VALUES'],
      },
    },
    'sheets-http': {
      entry: 'kpis/sheet/http.ts',
      routes: {
        'GET /agreements/{agreement}/parties/{party}/figures/sheet': ['figure.report', 'lookAtSheet'],
        'GET /agreements/{agreement}/parties/{party}/figures/sheet.csv': ['figure.report', 'readTemplate'],
        'POST /agreements/{agreement}/parties/{party}/figures/sheet': ['figure.report', 'stageSheet'],
        'GET /agreements/{agreement}/parties/{party}/figures/sheet/{draft}': ['figure.report', 'lookAtDraft'],
        'POST /agreements/{agreement}/parties/{party}/figures/sheet/{draft}': ['figure.report', 'commitSheet'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'VALUES', 'DRAFT'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'VALUES', 'DRAFT'],
      },
    },
    'values-http': {
      entry: 'kpis/tokens/http.ts',
      routes: {
        'GET /agreements/{agreement}/parties/{party}/figures/tokens': ['tokens.look', 'lookAtTokens'],
        'POST /agreements/{agreement}/parties/{party}/figures/tokens': ['tokens.tend', 'makeToken'],
        'POST /agreements/{agreement}/parties/{party}/figures/tokens/{token}/revocation': [
          'tokens.tend',
          'revokeToken',
        ],
        'GET /api/agreements/{agreement}/values': ['values.read', 'readValues'],
        'POST /api/agreements/{agreement}/values': ['values.report', 'reportValues'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'TOKEN', 'VALUES'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'TOKEN', 'VALUES'],
        updates: ['TOKEN'],
      },
    },
  },
  actions: {
    /** An agency's own figures: for those who report them, and its liaison. */
    'figure.report': [
      { is: 'holder', same: ['party'] },
      { is: 'liaison', same: ['party'] },
    ],
    'tokens.look': [{ is: 'liaison', same: ['party'] }],
    'tokens.tend': [{ is: 'liaison', same: ['party'] }],
    /** A token reports and reads back the figures of one party under one MOU. */
    'values.read': [{ is: 'reporting system', same: ['agreement', 'party'] }],
    'values.report': [{ is: 'reporting system', same: ['agreement', 'party'] }],
  },
  streams: {
    kpr_: {
      retention: { class: 'agreement', keeps: 'A party’s figures belong to its agreement and are kept as long.' },
      release: {
        ValuesReported: 'parties',
        NothingReported: 'parties',
        ValuesCorrected: 'parties',
        MissExplained: 'parties',
        TokenMade: 'parties',
        TokenRevoked: 'parties',
      } satisfies Record<ReportEvent['type'], Release>,
    },
    kpl_: {
      retention: { class: 'agreement', keeps: 'The plan of the figures belongs to its agreement and is kept as long.' },
      release: {
        PlanBegun: 'parties',
        ChangeProposed: 'parties',
        ChangeAgreed: 'parties',
        ChangeDeclined: 'parties',
        ChangeWithdrawn: 'parties',
        TargetMoved: 'parties',
        BaselineRestated: 'parties',
        ExceptionAgreed: 'parties',
        ValuesAwaited: 'parties',
        PeriodClosed: 'parties',
        OffTrackTwice: 'parties',
        NotReportedTwice: 'parties',
        OpenItemClosed: 'parties',
      } satisfies Record<PlanEvent['type'], Release>,
    },
  },
  mails: ['figure-tokens'],
} as const satisfies Capability;
