/** What the figures on record make of each KPI: how its periods stand, whether it gets nearer to what is required, and who reports on time. */
import type { SignedMou } from '../../../agreements/domain/signed-mou.ts';
import { type Assessment, assess } from '../../../kpis/domain/assess.rules.ts';
import { compare } from '../../../kpis/domain/exact.rules.ts';
import { kpiIn, kpiKeys, type Life, lifeOf } from '../../../kpis/domain/life.rules.ts';
import { type Clock, overAt } from '../../../kpis/domain/moments.rules.ts';
import { type Punctuality, punctuality } from '../../../kpis/domain/punctuality.rules.ts';
import type { AllValues, Values } from '../../../kpis/domain/recorded.rules.ts';
import type { ReportEvent } from '../../../kpis/domain/report.events.ts';
import { valuesAfter } from '../../../kpis/domain/report.state.ts';
import { isJudged, type Status, shortfall } from '../../../kpis/domain/status.rules.ts';
import type { PlanEvent } from '../../../kpis/plan/domain/plan.events.ts';
import { evolvePlan, type Plan } from '../../../kpis/plan/domain/plan.state.ts';
import { dayOf } from '../../../shared/days.ts';
import type { Evidence, KpiEvidence, PeriodEvidence } from './evidence.schema.ts';
import { asRecorded, type Said } from './histories.rules.ts';
import type { Held } from './term.rules.ts';

/** Five years of months: what lies before them is drawn no more. */
const MOST_PERIODS = 60;

interface Streams {
  reports: readonly (readonly Said<ReportEvent>[])[];
  plan: readonly Said<PlanEvent>[];
}

export interface Figured {
  kpis: KpiEvidence[];
  figures: Evidence['figures'];
}

/** Whoever reports has a stream of its own. */
export const valuesIn = (reports: Streams['reports']): AllValues =>
  Object.fromEntries(
    reports.flatMap((events): [string, Values][] => {
      const party = events[0]?.data.party;
      const values = events.reduce<Values>(
        (before, event) => valuesAfter(before, asRecorded<ReportEvent>(event), event.at),
        {},
      );
      return party === undefined ? [] : [[party, values]];
    }),
  );

export const planIn = (events: Streams['plan']): Plan | undefined =>
  events.reduce<Plan | undefined>(
    (before, event) => evolvePlan(before, asRecorded<PlanEvent>(event), event.at),
    undefined,
  );

const some = (count: number): number | undefined => (count > 0 ? count : undefined);

const periodOf = ({ measured, status, recorded, required, contributions }: Assessment): PeriodEvidence => {
  const there = contributions.flatMap((one) => one.recorded ?? []);
  const late = some(there.filter((one) => one.late).length);
  const missing = some(contributions.length - there.length);
  const corrected = some(there.filter((one) => one.corrected).length);
  return {
    ...{ period: measured.period, version: measured.version, status: status as PeriodEvidence['status'] },
    ...(recorded && { recorded }),
    ...(required && { required: required.value }),
    target: measured.kpi.target.value,
    ...(late !== undefined && { late }),
    ...(missing !== undefined && { missing }),
    ...(corrected !== undefined && { corrected }),
  };
};

/** Against what each required, so that a sum that begins anew each year, and a target that moves, are compared with what they were to be. */
function trendOf(term: readonly Assessment[]): KpiEvidence['trend'] {
  const judged = term.flatMap(({ status, recorded, required, measured }) =>
    isJudged(status) && recorded && required ? [shortfall(measured.kpi.target.kind, recorded, required.value)] : [],
  );
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last || judged.length < 2) return undefined;
  const moved = compare(last, first);
  return moved < 0 ? 'better' : moved > 0 ? 'worse' : 'level';
}

const countOf = (term: readonly Assessment[], status: Status): number =>
  term.filter((one) => one.status === status).length;

const told = (all: readonly Punctuality[]): KpiEvidence['punctuality'] => ({
  due: all.reduce((sum, { due }) => sum + due, 0),
  onTime: all.reduce((sum, { onTime }) => sum + onTime, 0),
  late: all.reduce((sum, { late }) => sum + late, 0),
  missing: all.reduce((sum, { missing }) => sum + missing.length, 0),
});

function kpiOf(key: string, life: Life, all: readonly Assessment[], term: readonly Assessment[], now: string) {
  const trend = trendOf(term);
  const version = life.texts.findLast((text) => kpiIn(text, key))?.version ?? 1;
  return {
    ...{ kpi: key, version },
    statuses: {
      onTrack: countOf(term, 'on track'),
      atRisk: countOf(term, 'at risk'),
      offTrack: countOf(term, 'off track'),
      notReported: countOf(term, 'not reported'),
      nothing: countOf(term, 'nothing to measure'),
    },
    ...(trend && { trend }),
    punctuality: told([...punctuality(term, now).values()]),
    periods: all.slice(-MOST_PERIODS).map(periodOf),
  };
}

export function kpiEvidence(
  { reports, plan }: Streams,
  { executed, calendar, term: { since } }: Held,
  textOf: (version: number) => Pick<SignedMou, 'kpis'>,
  { now, pauses }: Pick<Clock, 'now' | 'pauses'>,
): Figured {
  const life = lifeOf(
    executed.map(({ version, textHash, term }) => ({ version, textHash, term, kpis: textOf(version).kpis })),
  );
  if (!life) return { kpis: [], figures: [] };
  const clock = { now, calendar, pauses };
  const figures = { life, values: valuesIn(reports), changes: planIn(plan)?.changes ?? [] };
  const today = dayOf(calendar.zone, now);
  const each = kpiKeys(life)
    .toSorted()
    .map((key) => {
      const all = assess(figures, key, clock, today).filter(({ measured }) => overAt(calendar, measured.last) <= now);
      return { key, all, term: all.filter(({ dueAt }) => dueAt > since && dueAt <= now) };
    });
  const holds = life.texts.at(-1);
  const shown = each.filter(({ key, term }) => term.length > 0 || (holds && kpiIn(holds, key)));
  const byParty = punctuality(
    each.flatMap(({ term }) => term),
    now,
  );
  return {
    kpis: shown.map(({ key, all, term }) => kpiOf(key, life, all, term, now)),
    figures: [...byParty]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([party, of]) => ({ party, ...told([of]) })),
  };
}
