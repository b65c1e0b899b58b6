/** The moments at which figures are due and periods close, each with everything that is due then. */
import type { Instant, PlainDay } from '../../shared/kernel.ts';
import { kpiKeys, type Life, type Measured, measuredIn } from './life.rules.ts';
import { type Clock, dueAt } from './moments.rules.ts';

export interface Close {
  at: Instant;
  measured: readonly Measured[];
}

/** Of every period that has begun by that day, in order of time. */
export function closesIn(life: Life, clock: Omit<Clock, 'now'>, until: PlainDay): Close[] {
  const all = kpiKeys(life).flatMap((key) => measuredIn(life, key, until));
  const byMoment = Map.groupBy(all, (measured) => dueAt(clock, measured));
  return [...byMoment].map(([at, measured]) => ({ at, measured })).sort((one, other) => (one.at < other.at ? -1 : 1));
}
