/** Agencies report figures of their own, under one plan that all parties share. */
import type { Capability, Release } from '../shared/capability.ts';
import type { ReportEvent } from './domain/report.events.ts';
import type { PlanEvent } from './plan/domain/plan.events.ts';

/** Who proposed, agreed or explained is told to the parties; whether figures are public is said by the signed text. */
export const kpis = {
  functions: {
    'kpis-sweep': {
      entry: 'kpis/plan/acts/sweep-plans.ts',
      keys: {
        reads: ['TIP', 'CMD', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        appends: ['LEDGER'],
        puts: ['TIP', 'CMD', 'MAIL', 'VALUES'],
        due: ['SUNSET', 'KPI'],
      },
    },
  },
  actions: {
    'plans.sweep': [{ is: 'schedule' }],
  },
  streams: {
    kpr_: {
      retention: { class: 'agreement', keeps: 'A party’s figures belong to its agreement and are kept as long.' },
      release: {
        ValuesReported: 'parties',
        NothingReported: 'parties',
        ValuesCorrected: 'parties',
        MissExplained: 'parties',
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
  mails: ['kpis'],
} as const satisfies Capability;
