/** For tests: a party that reports, and what came of it. */
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Entry } from '../domain/figure-typed.rules.ts';
import type { Reporting } from '../domain/preview.rules.ts';
import type { Values } from '../domain/recorded.rules.ts';
import type { ReportEvent } from '../domain/report.events.ts';
import { report } from '../domain/report.rules.ts';
import { valuesAfter } from '../domain/report.state.ts';
import { aKpi, aLife, noon, onClock } from './a-kpi.ts';

export const MOU = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';
export const aSpeaker = (party = 'air'): Speaker => ({
  name: 'A. Reporter',
  mailbox: `reporter@${party}.example`,
  office: 'lead',
  title: 'Lead',
});

/** The air agency on a day at noon, with what it has reported so far. */
export const reporting = (day: string, changes: Partial<Reporting> & { kpis?: Kpi[] } = {}): Reporting => {
  const { kpis = [aKpi()], ...rest } = changes;
  return {
    ...{ agreement: MOU, party: 'air', life: aLife(kpis), clock: onClock(noon(day)), exceptions: [], values: {} },
    ...rest,
  };
};

export const anEntry = (typed: Partial<Entry> = {}): Entry => ({
  ...{ where: 'values.0', kpi: 'response', period: '2027-01', value: '30' },
  ...typed,
});

export const reported = (of: Reporting, ...entries: Partial<Entry>[]) =>
  report(
    of,
    entries.map((typed, index) => anEntry({ where: `values.${index}`, ...typed })),
    {
      ...{ speaker: aSpeaker(of.party), door: 'form' },
    },
  );

export const codesOf = (of: Reporting, ...entries: Partial<Entry>[]): string[] =>
  (reported(of, ...entries).findings ?? []).map(({ code, field }) => `${field ?? ''} ${code}`.trim());

export const eventsOf = (of: Reporting, ...entries: Partial<Entry>[]): ReportEvent[] => {
  const { events, findings } = reported(of, ...entries);
  if (!events) throw new Error(JSON.stringify(findings));
  return events;
};

export const valuesFrom = (events: readonly { at: Instant; event: ReportEvent }[], before: Values = {}): Values =>
  events.reduce((values, { at, event }) => valuesAfter(values, event, at), before);
