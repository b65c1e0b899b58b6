/** The plan as its events leave it: what was changed, what is proposed, how far periods are closed, and what is open. */
import type { Instant, PlainDay } from '../../../shared/kernel.ts';
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
  /** Those who decide were told. */
  told?: true;
}

export interface OpenItem {
  kpi: string;
  kind: 'off track twice' | 'not reported twice';
  /** The two that opened it. */
  periods: string[];
  at: Instant;
}

/** A text whose periods were watched over, and from which day on it holds. */
export interface PlannedText {
  version: number;
  textHash: string;
  from: PlainDay;
}

export interface Plan {
  agreement: string;
  version: number;
  /** Every text up to that version, in order. */
  texts: readonly PlannedText[];
  /** When the clock next brings something about. */
  next?: Instant;
  /** When the parties were told last what is missing, and what happened. */
  toldAt?: Instant;
  /** When the first thing happened that they were not told of yet. */
  untoldSince?: Instant;
  /** The last period of each KPI that was closed. */
  closed: Readonly<Record<string, PeriodKey>>;
  /** The last one of each of which the parties know: it was met, or they were told that it was missed. */
  told: Readonly<Record<string, PeriodKey>>;
  /** KPIs whose last closed period was missed, so that somebody is asked why, and how. */
  missed: Readonly<Record<string, Published['status']>>;
  /** Until when figures are due of which reporters were told that they are missing. */
  awaitedUntil?: Instant;
  /** Proposals so far, whatever became of them. */
  proposed: number;
  /** Those that are open, by number. */
  proposals: Readonly<Record<string, Proposal>>;
  /** Those that were decided, or withdrawn, since the parties were told last. */
  decided: readonly number[];
  changes: readonly Change[];
  exceptions: readonly Cell[];
  items: readonly OpenItem[];
}

/** Off what was to be. */
export const isMissed = (status: string): boolean =>
  status === 'off track' || status === 'at risk' || status === 'not reported';

export const keyIn = (periods: Readonly<Record<string, PeriodKey>>, kpi: string): PeriodKey =>
  Object.hasOwn(periods, kpi) ? (periods[kpi] ?? '') : '';

const begun = ({ agreement, next, ...text }: DataOf<'PlanBegun'>, state: Plan | undefined): Plan => {
  const { version } = text;
  const { next: _, ...before } = state ?? {
    ...{ agreement, version, texts: [], closed: {}, told: {}, missed: {}, proposed: 0, proposals: {}, decided: [] },
    ...{ changes: [], exceptions: [], items: [] },
  };
  return { ...before, version, texts: [...before.texts, text], ...(next !== undefined && { next }) };
};

const going = (state: Plan, next: Instant | undefined): Plan => {
  const { next: _, ...rest } = state;
  return { ...rest, ...(next !== undefined && { next }) };
};

/** Something of which the parties are to be told, and when somebody looks for that. */
const untold = (state: Plan, at: Instant, next: Instant | undefined): Plan => ({
  ...state,
  untoldSince: state.untoldSince ?? at,
  ...(next !== undefined && { next }),
});

const without = (state: Plan, proposal: number): Plan => {
  const { [proposal]: _, ...proposals } = state.proposals;
  return { ...state, proposals };
};
const settled = (state: Plan, proposal: number): Plan => ({
  ...without(state, proposal),
  decided: [...state.decided, proposal],
});

type Set = { target: string } | { baseline: { value: string; day: PlainDay } };

/** What holds of the same from the same day or later on is said anew by it, and counts for no period any more. */
const changed = (state: Plan, of: Omit<Change, 'target' | 'baseline'>, set: Set): readonly Change[] => {
  const goes = (one: Change) =>
    one.kpi === of.kpi && one.under === of.under && one.from >= of.from && 'target' in one === 'target' in set;
  return [...state.changes.filter((one) => !goes(one)), { ...of, ...set }];
};

const isOf = (item: OpenItem, kpi: string, kind: OpenItem['kind']): boolean => item.kpi === kpi && item.kind === kind;

function closedBy(state: Plan, { statuses, next }: DataOf<'PeriodClosed'>, at: Instant): Plan {
  const closed = Object.fromEntries(statuses.map(({ kpi, period }) => [kpi, period]));
  const isKnown = (kpi: string) => keyIn(state.told, kpi) === keyIn(state.closed, kpi);
  const met = statuses.filter(({ kpi, status }) => !isMissed(status) && isKnown(kpi));
  const before = Object.entries(state.missed).filter(([kpi]) => !Object.hasOwn(closed, kpi));
  const misses = statuses.filter(({ status }) => isMissed(status)).map(({ kpi, status }) => [kpi, status] as const);
  const after = {
    ...going(state, next),
    missed: Object.fromEntries([...before, ...misses]),
    closed: { ...state.closed, ...closed },
    told: { ...state.told, ...Object.fromEntries(met.map(({ kpi, period }) => [kpi, period])) },
  };
  return met.length === statuses.length ? after : untold(after, at, next);
}

function toldBy(state: Plan, { at, awaited, next }: DataOf<'PartiesTold'>): Plan {
  const { untoldSince: _, ...rest } = going(state, next);
  const awaitedUntil = [state.awaitedUntil ?? '', ...awaited.map(({ dueAt }) => dueAt)].sort().at(-1);
  const proposals = Object.entries(state.proposals).map(([key, one]) => [key, { ...one, told: true as const }]);
  return {
    ...{ ...rest, toldAt: at, told: state.closed, decided: [], proposals: Object.fromEntries(proposals) },
    ...(awaitedUntil && { awaitedUntil }),
  };
}

export function evolvePlan(state: Plan | undefined, event: PlanEvent, at: Instant): Plan {
  if (event.type === 'PlanBegun') return begun(event.data, state);
  if (!state) throw new Error(`${event.type} cannot be the first event of a plan`);
  switch (event.type) {
    case 'ChangeProposed': {
      const { proposal, party, under, change, next } = event.data;
      const one: Proposal = { party, under, change, agreed: [], at };
      const proposals = { ...state.proposals, [proposal]: one };
      return untold({ ...state, proposed: proposal, proposals }, at, next);
    }
    case 'ChangeAgreed': {
      const { proposal, party } = event.data;
      const one = state.proposals[proposal];
      if (!one) return state;
      return { ...state, proposals: { ...state.proposals, [proposal]: { ...one, agreed: [...one.agreed, party] } } };
    }
    case 'ChangeDeclined':
      return untold(settled(state, event.data.proposal), at, event.data.next);
    case 'ChangeWithdrawn': {
      const { proposal, next } = event.data;
      // Nobody hears that something was withdrawn of which nobody had heard.
      if (!state.proposals[proposal]?.told) return without(state, proposal);
      return untold(settled(state, proposal), at, next);
    }
    case 'TargetMoved': {
      const { proposal, kpi, under, from, value, next } = event.data;
      const changes = changed(state, { kpi, under, from }, { target: value });
      return untold({ ...settled(state, proposal), changes }, at, next);
    }
    case 'BaselineRestated': {
      const { proposal, kpi, under, from, value, day, next } = event.data;
      const changes = changed(state, { kpi, under, from }, { baseline: { value, day } });
      return untold({ ...settled(state, proposal), changes }, at, next);
    }
    case 'ExceptionAgreed': {
      const { proposal, kpi, period, party, used = [], next } = event.data;
      const isUsed = (one: Cell) =>
        used.some((cell) => cell.kpi === one.kpi && cell.period === one.period && cell.party === one.party);
      const exceptions = [...state.exceptions.filter((one) => !isUsed(one)), { kpi, period, party }];
      return untold({ ...settled(state, proposal), exceptions }, at, next);
    }
    case 'PeriodClosed':
      return closedBy(state, event.data, at);
    case 'OffTrackTwice':
    case 'NotReportedTwice': {
      const kind = event.type === 'OffTrackTwice' ? 'off track twice' : 'not reported twice';
      return untold({ ...state, items: [...state.items, { ...event.data, kind, at }] }, at, undefined);
    }
    case 'OpenItemClosed': {
      const { kpi, kind } = event.data;
      return { ...state, items: state.items.filter((item) => !isOf(item, kpi, kind)) };
    }
    case 'PartiesTold':
      return toldBy(state, event.data);
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
