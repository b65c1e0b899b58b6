/** The plan as its events leave it: what was changed, what is proposed, how far periods are closed, and what is open. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Change } from '../../domain/changes.rules.ts';
import type { PeriodKey } from '../../domain/period.rules.ts';
import type { Cell } from '../../domain/recorded.rules.ts';
import type { DataOf, PlanEvent, Proposed, Published } from './plan.events.ts';

export interface Proposal {
  party: string;
  /** The version under which it was made: with the next one it falls. */
  under: number;
  change: Proposed;
  agreed: string[];
  at: Instant;
}

export interface OpenItem {
  kpi: string;
  kind: 'off track twice' | 'not reported twice';
  /** The two that opened it. */
  periods: string[];
  at: Instant;
}

export interface Plan {
  agreement: string;
  version: number;
  /** When the clock next brings something about. */
  next?: Instant;
  /** Up to when reminders went out. */
  remindedAt?: Instant;
  /** The last period of each KPI that was closed. */
  closed: Readonly<Record<string, PeriodKey>>;
  /** Proposals so far, whatever became of them. */
  proposed: number;
  /** Those that are open, by number. */
  proposals: Readonly<Record<string, Proposal>>;
  changes: readonly Change[];
  exceptions: readonly Cell[];
  items: readonly OpenItem[];
}

const begun = ({ agreement, version, next }: DataOf<'PlanBegun'>, state: Plan | undefined): Plan => {
  const { next: _, ...before } = state ?? {
    ...{ agreement, version, closed: {}, proposed: 0, proposals: {} },
    ...{ changes: [], exceptions: [], items: [] },
  };
  return { ...before, version, ...(next !== undefined && { next }) };
};

const without = (state: Plan, proposal: number): Plan => {
  const { [proposal]: _, ...proposals } = state.proposals;
  return { ...state, proposals };
};

const going = (state: Plan, next: Instant | undefined): Plan => {
  const { next: _, ...rest } = state;
  return { ...rest, ...(next !== undefined && { next }) };
};

const isOf = (item: OpenItem, kpi: string, kind: OpenItem['kind']): boolean => item.kpi === kpi && item.kind === kind;

export function evolvePlan(state: Plan | undefined, event: PlanEvent, at: Instant): Plan {
  if (event.type === 'PlanBegun') return begun(event.data, state);
  if (!state) throw new Error(`${event.type} cannot be the first event of a plan`);
  switch (event.type) {
    case 'ChangeProposed': {
      const { proposal, party, under, change } = event.data;
      const one: Proposal = { party, under, change, agreed: [], at };
      return { ...state, proposed: proposal, proposals: { ...state.proposals, [proposal]: one } };
    }
    case 'ChangeAgreed': {
      const { proposal, party } = event.data;
      const one = state.proposals[proposal];
      if (!one) return state;
      return { ...state, proposals: { ...state.proposals, [proposal]: { ...one, agreed: [...one.agreed, party] } } };
    }
    case 'ChangeDeclined':
    case 'ChangeWithdrawn':
      return without(state, event.data.proposal);
    case 'TargetMoved': {
      const { proposal, kpi, under, from, value } = event.data;
      return { ...without(state, proposal), changes: [...state.changes, { kpi, under, from, target: value }] };
    }
    case 'BaselineRestated': {
      const { proposal, kpi, under, from, value, day } = event.data;
      return {
        ...without(state, proposal),
        changes: [...state.changes, { kpi, under, from, baseline: { value, day } }],
      };
    }
    case 'ExceptionAgreed': {
      const { proposal, kpi, period, party } = event.data;
      return { ...without(state, proposal), exceptions: [...state.exceptions, { kpi, period, party }] };
    }
    case 'ValuesAwaited':
      return { ...going(state, event.data.next), remindedAt: event.data.at };
    case 'PeriodClosed': {
      const closed = Object.fromEntries(event.data.statuses.map(({ kpi, period }) => [kpi, period]));
      return { ...going(state, event.data.next), closed: { ...state.closed, ...closed } };
    }
    case 'OffTrackTwice':
    case 'NotReportedTwice': {
      const kind = event.type === 'OffTrackTwice' ? 'off track twice' : 'not reported twice';
      return { ...state, items: [...state.items, { ...event.data, kind, at }] };
    }
    case 'OpenItemClosed': {
      const { kpi, kind } = event.data;
      return { ...state, items: state.items.filter((item) => !isOf(item, kpi, kind)) };
    }
  }
}

/** Statuses as they were published, by KPI and period: what is corrected later leaves them as they are. */
export type AllPublished = Readonly<Record<string, Readonly<Record<PeriodKey, Published>>>>;

export function publishedAfter(all: AllPublished, event: PlanEvent): AllPublished {
  if (event.type !== 'PeriodClosed') return all;
  const byKpi = Map.groupBy(event.data.statuses, ({ kpi }) => kpi);
  const added = [...byKpi].map(([kpi, statuses]) => [
    kpi,
    { ...(Object.hasOwn(all, kpi) ? all[kpi] : {}), ...Object.fromEntries(statuses.map((one) => [one.period, one])) },
  ]);
  return { ...all, ...Object.fromEntries(added) };
}
