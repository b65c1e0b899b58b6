/** Agencies report figures of their own, under one plan that all parties share. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability, Grant, Release } from '../shared/capability.ts';
import type { ReportEvent } from './domain/report.events.ts';
import type { PlanEvent } from './plan/domain/plan.events.ts';

/** Its liaison, also of a party that has left: what reports for it can be ended. */
const TENDS_TOKENS: readonly Grant[] = [
  { is: 'liaison', same: ['party'] },
  { is: 'former speaker', same: ['party', 'agency'] },
];

/** Who proposed, agreed or explained is told to the parties; whether figures are public is said by the signed text. */
export const kpis = {
  functions: {
    'figures-http': {
      entry: 'kpis/reporting/http.ts',
      routes: {
        // Before the form of a month, whose address would take them in.
        'GET /agreements/{agreement}/parties/{party}/figures/tokens': ['tokens.look', 'lookAtTokens'],
        'POST /agreements/{agreement}/parties/{party}/figures/tokens': ['tokens.tend', 'makeToken'],
        'POST /agreements/{agreement}/parties/{party}/figures/tokens/{token}/revocation': [
          'tokens.tend',
          'revokeToken',
        ],
        'GET /api/agreements/{agreement}/values': ['values.read', 'readValues'],
        'POST /api/agreements/{agreement}/values': ['values.report', 'reportValues'],
        'GET /agreements/{agreement}/parties/{party}/figures': ['figure.report', 'lookAtFigures'],
        'GET /agreements/{agreement}/parties/{party}/figures/{until}': ['figure.report', 'lookAtMonth'],
        'POST /agreements/{agreement}/parties/{party}/figures/{until}/preview': ['figure.report', 'previewFigures'],
        'POST /agreements/{agreement}/parties/{party}/figures/{until}': ['figure.report', 'reportFigures'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'VALUES', 'TOKEN', 'TRIES', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'MAIL', 'VALUES', 'TOKEN'],
        updates: ['TOKEN', 'TRIES'],
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
        // Whoever has left before the text that holds has the last one that was theirs.
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'VALUES', 'DRAFT', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD', 'VALUES', 'DRAFT'],
      },
    },
    'plan-http': {
      entry: 'kpis/plan/http.ts',
      routes: {
        'GET /agreements/{agreement}/kpis/plan': ['kpis.look', 'lookAtPlan'],
        'GET /agreements/{agreement}/kpis/plan/new': ['plan.propose', 'lookAtNew'],
        'POST /agreements/{agreement}/kpis/plan/new': ['plan.propose', 'proposeChange'],
        'GET /agreements/{agreement}/kpis/plan/{proposal}': ['kpis.look', 'lookAtProposal'],
        'POST /agreements/{agreement}/kpis/plan/{proposal}/agreement': ['plan.decide', 'agreeToProposal'],
        'POST /agreements/{agreement}/kpis/plan/{proposal}/refusal': ['plan.decide', 'declineProposal'],
        'POST /agreements/{agreement}/kpis/plan/{proposal}/withdrawal': ['plan.propose', 'withdrawProposal'],
        'GET /agreements/{agreement}/kpis/{kpi}/miss/{period}': ['figure.report', 'lookAtMiss'],
        'POST /agreements/{agreement}/kpis/{kpi}/miss/{period}': ['figure.report', 'explainMiss'],
      },
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LOGIN', 'PARTY', 'AGENCY', 'VALUES', 'LEDGER', 'BODY'],
        appends: ['LEDGER', 'BODY'],
        puts: ['TIP', 'CMD'],
        due: ['OPEN'],
      },
    },
    'kpis-sweep': {
      entry: 'kpis/plan/acts/sweep-plans.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'VALUES'],
        due: ['SUNSET', 'KPI'],
      },
    },
    'kpis-http': {
      entry: 'kpis/http.ts',
      routes: {
        'GET /agreements/{agreement}/kpis': ['kpis.look', 'lookAtKpis'],
        'GET /agreements/{agreement}/kpis/{kpi}': ['kpis.look', 'lookAtKpi'],
        'GET /agreements/{agreement}/kpis/files/{file}': ['kpis.look', 'readKpisFile'],
        'GET /agreements/{agreement}/kpis/{kpi}/files/{file}': ['kpis.look', 'readKpiFile'],
        'GET /public/agreements/{agreement}/kpis': ['public-figures.read', 'readPublicKpis'],
        'GET /public/agreements/{agreement}/kpis/{kpi}': ['public-figures.read', 'readPublicKpi'],
      },
      // Reads only.
      keys: {
        reads: ['LOGIN', 'TIP', 'PARTY', 'AGENCY', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        due: ['OPEN'],
      },
    },
  },
  actions: {
    /** An agency's own figures: for those who report them, and its liaison. */
    'figure.report': [
      { is: 'holder', same: ['party'] },
      { is: 'liaison', same: ['party'] },
      // Of periods up to its last day.
      { is: 'former speaker', same: ['party'] },
    ],
    'tokens.look': TENDS_TOKENS,
    'tokens.tend': TENDS_TOKENS,
    /** A token reports and reads back the figures of one party under one MOU. */
    'values.read': [{ is: 'reporting system', same: ['agreement', 'party'] }],
    'values.report': [{ is: 'reporting system', same: ['agreement', 'party'] }],
    'plans.sweep': [{ is: 'schedule' }],
    /** The office that decides for a party proposes for it, and its liaison; it alone answers. */
    'plan.propose': [
      { is: 'holder', same: ['party', 'office'] },
      { is: 'liaison', same: ['party'] },
    ],
    'plan.decide': [{ is: 'holder', same: ['party', 'office'] }],
    'kpis.look': EVER_IN_REGISTERS,
    /** Where the signed text that holds says so: whoever asks need not be known. */
    'public-figures.read': [{ is: 'anyone' }],
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
        PeriodClosed: 'parties',
        OffTrackTwice: 'parties',
        NotReportedTwice: 'parties',
        OpenItemClosed: 'parties',
        PartiesTold: 'parties',
      } satisfies Record<PlanEvent['type'], Release>,
    },
  },
  mails: ['figure-tokens', 'kpis'],
} as const satisfies Capability;
