/** Statuses that were published at the close of a period follow from the figures on record, the texts and the plan: whoever has the record reckons them again. */

import type { Kpi } from '../../../agreements/mou/domain/kpi.schema.ts';
import { assess } from '../../../kpis/domain/assess.rules.ts';
import { type Life, lifeOf } from '../../../kpis/domain/life.rules.ts';
import type { AllValues, Values } from '../../../kpis/domain/recorded.rules.ts';
import type { ReportEvent } from '../../../kpis/domain/report.events.ts';
import { valuesAfter } from '../../../kpis/domain/report.state.ts';
import { publishedOf } from '../../../kpis/plan/domain/close.rules.ts';
import type { PlanEvent, Published } from '../../../kpis/plan/domain/plan.events.ts';
import { evolvePlan, keyIn, type Plan } from '../../../kpis/plan/domain/plan.state.ts';
import type { Calendar } from '../../../shared/calendar/business-days.ts';
import { hashOf } from '../../../shared/canonical.ts';
import { dayOf } from '../../../shared/days.ts';
import { planIdOf, reportsIdOf } from '../../../shared/ids.ts';
import { type ExportedEvent, type ExportedRecord, isShown } from '../record.schema.ts';
import { blank, faulty, type Verdict } from '../verdict.ts';
import type { Versions } from './text-read.ts';

/** In every stream of the ledger: that words were removed by law. It decides nothing. */
const isItsOwn = ({ type }: ExportedEvent): boolean => type !== 'BodyRemoved';
/** A file is checked while somebody waits. */
const MOST_WORK = 3_000_000;
/** Whatever closed was due: the clock decides nothing any more. */
const AFTER_ALL = '9999-12-31T00:00:00.000Z';
const NEVER: never[] = [];

const cellOf = ({ kpi, period }: Pick<Published, 'kpi' | 'period'>): string => `${kpi} ${period}`;

interface Text {
  kpis?: Kpi[];
  calendar?: Calendar;
}

/** Figures of a party as they stood after each event of its own. */
function figuresBySeq(events: readonly ExportedEvent[]): (seq: number) => Values {
  let values: Values = {};
  const after = events.filter(isItsOwn).map((event) => {
    values = valuesAfter(values, event as unknown as ReportEvent, event.at);
    return { seq: event.seq, values };
  });
  return (seq) => after.findLast((one) => one.seq <= seq)?.values ?? {};
}

type Data<Type extends PlanEvent['type']> = Extract<PlanEvent, { type: Type }>['data'];

/** What a record has of figures. */
interface Figured {
  agreement: string;
  plan: readonly ExportedEvent[];
  versions: Versions;
  /** By version. */
  texts: ReadonlyMap<number, Text>;
  calendar: Calendar;
  eventsOf: (party: string) => readonly ExportedEvent[];
  /** Figures of these parties, each as it stood after its event of that number. */
  valuesAt: (judged: Readonly<Record<string, number>>) => AllValues;
}

function figuredIn({ agreement, streams, documents }: ExportedRecord, versions: Versions): Figured | undefined {
  const shown = Map.groupBy(
    streams.flatMap(({ events }) => events.filter(isShown)),
    ({ stream }) => stream,
  );
  const texts = new Map(documents.map(({ version, text }) => [version, text as Text]));
  const calendar = [...texts.values()].find((text) => text.calendar !== undefined)?.calendar;
  const plan = (shown.get(planIdOf(agreement)) ?? []).filter(isItsOwn);
  if (plan.length === 0 || !calendar) return undefined;
  const eventsOf = (party: string) => shown.get(reportsIdOf(agreement, party)) ?? [];
  const figures = new Map<string, (seq: number) => Values>();
  const valuesOf = (party: string, seq: number): Values => {
    const known = figures.get(party) ?? figuresBySeq(eventsOf(party));
    figures.set(party, known);
    return known(seq);
  };
  const valuesAt: Figured['valuesAt'] = (judged) =>
    Object.fromEntries(Object.entries(judged).map(([party, seq]) => [party, valuesOf(party, seq)]));
  return { agreement, plan, versions, texts, calendar, eventsOf, valuesAt };
}

/** The texts that the plan had followed by then. */
const lifeBy = ({ texts }: Pick<Plan, 'texts'>, { versions, texts: said }: Figured): Life | undefined =>
  lifeOf(
    texts.map(({ version, textHash, from }) => {
      const ends = versions.texts.find((one) => one.version === version)?.term?.ends;
      return {
        ...{ version, textHash, kpis: said.get(version)?.kpis ?? [] },
        term: { effective: from, ...(typeof ends === 'string' && { ends }) },
      };
    }),
  );

/** A plan follows texts that were signed. */
function beginFaults({ seq, stream, data }: ExportedEvent, { versions }: Figured): string[] {
  const { version, textHash } = data as Data<'PlanBegun'>;
  const own = versions.texts.find((one) => one.version === version);
  return own?.term && own.data.textHash === textHash
    ? []
    : [
        `Event ${seq} of ${stream} begins with another text than version ${version}, or with one that was never signed.`,
      ];
}

/** Each period closes once, in order, and counts events that are there. */
function orderFaults(
  { seq, stream, data }: ExportedEvent,
  { closed }: Plan,
  { agreement, eventsOf }: Figured,
): string[] {
  const { statuses, judged } = data as Data<'PeriodClosed'>;
  const missing = Object.entries(judged).filter(([party, last]) => !eventsOf(party).some((one) => one.seq === last));
  return [
    ...statuses
      .filter(({ kpi, period }) => keyIn(closed, kpi) >= period)
      .map((told) => `Event ${seq} of ${stream} closes ${cellOf(told)} again, or out of order.`),
    ...missing.map(
      ([party, last]) =>
        `Event ${seq} of ${stream} counts event ${last} of ${reportsIdOf(agreement, party)}, which is not here.`,
    ),
  ];
}

/** One close against what was on record when it was made. */
function closeFaults({ seq, stream, at, data }: ExportedEvent, plan: Plan, of: Figured): string[] {
  const { statuses, judged } = data as Data<'PeriodClosed'>;
  const life = lifeBy(plan, of);
  if (!life) return [];
  const figures = { life, changes: plan.changes, values: of.valuesAt(judged) };
  const clock = { now: AFTER_ALL, calendar: of.calendar, pauses: NEVER };
  const until = dayOf(of.calendar.zone, at);
  return statuses.flatMap((told) => {
    const one = assess(figures, told.kpi, clock, until).find(({ measured }) => measured.period === told.period);
    if (!one) return [`Event ${seq} of ${stream} closes ${cellOf(told)}, which the texts do not measure.`];
    const is = publishedOf(one);
    if (hashOf(is) === hashOf(told)) return [];
    const how = is.status === told.status ? 'by other amounts' : `“${is.status}”`;
    return [
      `Event ${seq} of ${stream} publishes “${told.status}” for ${cellOf(told)}, and the figures on record make it ${how}.`,
    ];
  });
}

/** All that is wrong with the plan, and how many statuses were reckoned again: none of what would take too long. */
function reckoned(of: Figured): { faults: string[]; count: number; left: boolean } {
  const faults: string[] = [];
  let state: Plan | undefined;
  let [count, work] = [0, 0];
  for (const event of of.plan) {
    if (event.type === 'PlanBegun') faults.push(...beginFaults(event, of));
    if (event.type === 'PeriodClosed' && state) {
      const { statuses, judged } = event.data as Data<'PeriodClosed'>;
      faults.push(...orderFaults(event, state, of));
      count += statuses.length;
      work += count * (1 + Object.keys(judged).length);
      if (work < MOST_WORK) faults.push(...closeFaults(event, state, of));
    }
    state = evolvePlan(state, event as unknown as PlanEvent, event.at);
  }
  return { faults, count, left: work >= MOST_WORK };
}

export function verifyFigures(record: ExportedRecord, versions: Versions): Verdict {
  const of = figuredIn(record, versions);
  if (!of) return blank();
  const { faults, count, left } = reckoned(of);
  if (faults.length > 0) return faulty(...faults);
  return {
    ...blank(),
    holds:
      count > 0 && !left
        ? [`${count} statuses of KPIs follow from the figures on record when they were published.`]
        : [],
    unknown: left ? ['Not every status of its KPIs was calculated again: it has too many figures for that.'] : [],
  };
}
