/** Each event of an MOU's figures and of their plan as one sentence; the figures themselves stand on the pages of the KPIs. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { calendarLabel } from '../../../kpis/domain/period-label.rules.ts';
import type { ReportEvent } from '../../../kpis/domain/report.events.ts';
import type { PlanEvent, Proposed } from '../../../kpis/plan/domain/plan.events.ts';
import { sayChange } from '../../../kpis/plan/domain/proposal-words.ts';
import { sayDay, sayInstant } from '../../../shared/time-words.ts';
import { type Of, official, type Said, type Sentences } from './event-words.ts';

type PlanData<Type extends PlanEvent['type']> = Extract<PlanEvent, { type: Type }>['data'];
type ReportData = Extract<ReportEvent, { data: { cells: unknown } }>['data'];

const kpiIn = ({ text }: Of, key: string) => text.kpis.find((one) => one.key === key);
const kpiName = (of: Of, key: string): string => kpiIn(of, key)?.name ?? key;
const periodName = (of: Of, key: string, period: string): string => {
  const kpi = kpiIn(of, key);
  return kpi ? calendarLabel(kpi, period) : period;
};
const cellName = (of: Of, { kpi, period }: { kpi: string; period: string }): string =>
  `${kpiName(of, kpi)}, ${periodName(of, kpi, period)}`;
const agency = (of: Of): string => partyName(of.text, String(of.data.party));
const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const reasonOf = ({ body }: Of): string =>
  body.reason === undefined ? 'The reason was removed by law.' : `“${body.reason}”`;
const data = <Type extends PlanEvent['type']>({ data: of }: Of): PlanData<Type> => of as PlanData<Type>;

/** Some of a long list. */
const some = (list: readonly string[], most = 6): string =>
  list.length <= most ? list.join('; ') : `${list.slice(0, most).join('; ')}; and ${list.length - most} more`;

const cells =
  (did: string, one: string) =>
  (of: Of): Said => {
    const { cells: list } = of.data as unknown as ReportData;
    return {
      what: `${agency(of)} ${did} ${many(list.length, one)}`,
      more: `${official(of)}: ${some(list.map((cell) => cellName(of, cell)))}`,
    };
  };

const changed = (of: Of, change: Proposed): string => {
  const what = sayChange(change, kpiIn(of, change.kpi));
  return change.kind === 'exception' ? `${what} of ${partyName(of.text, change.party)}` : what;
};

const twice =
  (what: string) =>
  (of: Of): Said => {
    const { kpi, periods } = data<'OffTrackTwice'>(of);
    return {
      what: `${what}: ${kpiName(of, kpi)}`,
      more: periods.map((period) => periodName(of, kpi, period)).join(' and '),
    };
  };

export const FIGURE_SENTENCES: Sentences = {
  ValuesReported: cells('reported', 'figure'),
  NothingReported: cells('had nothing to report for', 'figure'),
  ValuesCorrected: cells('corrected', 'figure'),
  MissExplained: (of) => ({
    what: `${agency(of)} said why it was missed: ${cellName(of, of.data as { kpi: string; period: string })}`,
    more:
      of.body.why === undefined
        ? 'The words were removed by law.'
        : `“${of.body.why}” What follows: “${of.body.follows}”`,
  }),
  PlanBegun: (of) => {
    const { version, from } = data<'PlanBegun'>(of);
    return { what: `KPIs are measured by version ${version}, from ${sayDay(from)} on` };
  },
  ChangeProposed: (of) => {
    const { proposal, change } = data<'ChangeProposed'>(of);
    return { what: `${agency(of)} proposed a change, number ${proposal}: ${changed(of, change)}`, more: reasonOf(of) };
  },
  ChangeAgreed: (of) => ({ what: `${agency(of)} agreed to proposal ${of.data.proposal}`, more: official(of) }),
  ChangeDeclined: (of) => ({ what: `${agency(of)} declined proposal ${of.data.proposal}`, more: reasonOf(of) }),
  ChangeWithdrawn: (of) => ({ what: `${agency(of)} withdrew proposal ${of.data.proposal}`, more: official(of) }),
  TargetMoved: (of) => ({
    what: `Agreed by all: ${changed(of, { kind: 'target', ...data<'TargetMoved'>(of) })}`,
    more: `Proposal ${of.data.proposal}`,
  }),
  BaselineRestated: (of) => ({
    what: `Agreed by all: ${changed(of, { kind: 'baseline', ...data<'BaselineRestated'>(of) })}`,
    more: `Proposal ${of.data.proposal}`,
  }),
  ExceptionAgreed: (of) => ({
    what: `Agreed by all: ${changed(of, { kind: 'exception', ...data<'ExceptionAgreed'>(of) })}`,
    more: `Proposal ${of.data.proposal}`,
  }),
  PeriodClosed: (of) => {
    const { closedAt, statuses } = data<'PeriodClosed'>(of);
    const told = statuses.map(({ silent = [], status, ...one }) => {
      const who = silent.map((party) => partyName(of.text, party)).join(', ');
      return `${cellName(of, one)}: ${status}${who === '' ? '' : ` by ${who}`}`;
    });
    return { what: `Closed on ${sayInstant(closedAt, of.zone)}: ${many(statuses.length, 'KPI')}`, more: some(told) };
  },
  OffTrackTwice: twice('Off track twice in a row'),
  NotReportedTwice: twice('Not reported twice in a row'),
  OpenItemClosed: (of) => {
    const { kind, how } = data<'OpenItemClosed'>(of);
    return twice(`Open no more, ${how}: ${kind}`)(of);
  },
  PartiesTold: (of) => {
    const { awaited, missed, opened, proposed, decided, to } = data<'PartiesTold'>(of);
    const parts = [
      ...(awaited.length > 0 ? [`missing: ${some(awaited.map((one) => cellName(of, one)))}`] : []),
      ...(missed.length > 0 ? [`missed: ${some(missed.map((one) => cellName(of, one)))}`] : []),
      ...(opened.length > 0 ? [`missed twice: ${some(opened.map(({ kpi }) => kpiName(of, kpi)))}`] : []),
      ...(proposed.length > 0 ? [`proposals to answer: ${proposed.join(', ')}`] : []),
      ...(decided.length > 0 ? [`proposals that were decided: ${decided.join(', ')}`] : []),
    ];
    return parts.length === 0
      ? { what: 'No figure was missing, and nobody was told anything' }
      : { what: `${many(to.length, 'office')} and liaisons told of figures`, more: parts.join('. ') };
  },
};
