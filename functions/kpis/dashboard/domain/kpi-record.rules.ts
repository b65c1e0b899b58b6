/** Everything that was ever said of one KPI: each figure with its words, each correction with the status before and after it, each change of the measure. */
import type { Speaker } from '../../../disputes/domain/speaker.schema.ts';
import type { Instant } from '../../../shared/kernel.ts';
import { type Assessment, assess } from '../../domain/assess.rules.ts';
import type { Change } from '../../domain/changes.rules.ts';
import type { Life } from '../../domain/life.rules.ts';
import type { Clock } from '../../domain/moments.rules.ts';
import type { AllValues, Figure } from '../../domain/recorded.rules.ts';
import type { ReportEvent } from '../../domain/report.events.ts';
import { bringsFigures, recordedAfter } from '../../domain/report.state.ts';
import type { PlanEvent, Proposed } from '../../plan/domain/plan.events.ts';

/** An event as its stream has it, with its words as long as no law has removed them. */
export interface Told<Event extends { type: string; data: unknown; body?: unknown }> {
  at: Instant;
  event: Event;
  /** It had words, and they were removed by law. */
  removed: boolean;
}

interface Stored {
  seq: number;
  type: string;
  at: Instant;
  data: unknown;
  /** The commitment to its words; none where it had none. */
  body: string | null;
}

/** The events of a stream, each beside its words. */
export const toldIn = <Event extends { type: string; data: unknown; body?: unknown }>(
  events: readonly Stored[],
  bodies: ReadonlyMap<number, { body: unknown }>,
): Told<Event>[] =>
  events.map(({ seq, type, at, data, body }) => {
    const words = bodies.get(seq)?.body;
    return { at, event: { type, data, body: words } as Event, removed: body !== null && words === undefined };
  });

export interface Words {
  by: Speaker;
  note?: string | undefined;
  source?: string | undefined;
  /** Why it was corrected. */
  reason?: string | undefined;
}

export interface Entry {
  party: string;
  period: string;
  at: Instant;
  figure: Figure;
  /** Of a correction: what stood there. */
  was?: Figure;
  late?: 'late' | 'by exception';
  door: 'form' | 'sheet' | 'api';
  /** Absent where they were removed by law. */
  words?: Words;
}

/** Figures of one KPI in what parties said, the newest first. */
export const entriesOf = (told: readonly Told<ReportEvent>[], key: string): Entry[] =>
  told
    .flatMap(({ at, event }): Entry[] => {
      // A stream tells of removals as well.
      if (!bringsFigures(event)) return [];
      const { party, door, cells } = event.data;
      return cells.flatMap((cell, index) => {
        if (cell.kpi !== key) return [];
        const words: Words | undefined = event.body && { by: event.body.by, ...event.body.cells[index] };
        const { period, figure } = cell;
        return [
          {
            ...{ party, period, at, figure, door },
            ...('was' in cell && { was: cell.was }),
            ...('late' in cell && cell.late && { late: cell.late }),
            ...(words && { words }),
          },
        ];
      });
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));

export interface Explained {
  party: string;
  period: string;
  at: Instant;
  words?: { by: Speaker; why: string; follows: string };
}

/** Why periods of one KPI were missed, the newest first. */
export const explainedOf = (told: readonly Told<ReportEvent>[], key: string): Explained[] =>
  told
    .flatMap(({ at, event }): Explained[] => {
      if (event.type !== 'MissExplained' || event.data.kpi !== key) return [];
      const { party, period } = event.data;
      return [{ party, period, at, ...(event.body && { words: event.body }) }];
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));

export interface Changed {
  at: Instant;
  change: Proposed;
  proposedBy: string;
  /** Absent where it was removed by law. */
  reason?: string;
}

/** What all parties agreed to change of one KPI, in order. */
export function changesOf(told: readonly Told<PlanEvent>[], key: string): Changed[] {
  const proposed = new Map<number, Extract<PlanEvent, { type: 'ChangeProposed' }>>();
  return told.flatMap(({ at, event }): Changed[] => {
    if (event.type === 'ChangeProposed') proposed.set(event.data.proposal, event);
    if (event.type !== 'TargetMoved' && event.type !== 'BaselineRestated' && event.type !== 'ExceptionAgreed')
      return [];
    const of = proposed.get(event.data.proposal);
    if (!of || event.data.kpi !== key) return [];
    const { change, party: proposedBy } = of.data;
    return [{ at, change, proposedBy, ...(of.body && { reason: of.body.reason }) }];
  });
}

/** How the period of a correction stood before it and after it, by the figures and targets of that moment. */
export interface Effect {
  before: Assessment;
  after: Assessment;
}

const madeBy = (changed: readonly Changed[], at: Instant, changes: readonly Change[]): Change[] => {
  const agreed = changed.filter((one) => one.change.kind !== 'exception');
  // The same list in the same order: what holds, and when it was agreed.
  return changes.filter((_, index) => (agreed[index]?.at ?? at) <= at);
};

/**
 * Every correction with what it did, as the ledger has it.
 * @param entries all of one KPI @param most so many of the newest, for each costs a calculation
 */
export function effectsOf(
  entries: readonly Entry[],
  { key, life, changes, changed }: { key: string; life: Life; changes: readonly Change[]; changed: readonly Changed[] },
  clock: Clock,
  most = 100,
): Map<Entry, Effect> {
  const effects = new Map<Entry, Effect>();
  const own = changes.filter(({ kpi }) => kpi === key);
  const told = new Set(entries.filter(({ was }) => was).slice(0, most));
  let values: AllValues = {};
  for (const entry of entries.toReversed()) {
    const { party, period, figure, at, late } = entry;
    const before = values;
    const was = before[party]?.[key]?.[period];
    const recorded = recordedAfter(was, { figure, at, late: late !== undefined });
    values = { ...before, [party]: { [key]: { ...before[party]?.[key], [period]: recorded } } };
    if (!told.has(entry)) continue;
    const then = { ...clock, now: at };
    const on = (of: AllValues) =>
      assess({ life, changes: madeBy(changed, at, own), values: of }, key, then, `${period}-01`).find(
        ({ measured }) => measured.period === period,
      );
    const [one, other] = [on(before), on(values)];
    if (one && other) effects.set(entry, { before: one, after: other });
  }
  return effects;
}
