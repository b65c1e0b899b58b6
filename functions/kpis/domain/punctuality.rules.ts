/** How an agency keeps its due days: of the cells that are due, how many came on time, late, or not at all. */
import type { Assessment } from './assess.rules.ts';
import type { Cell } from './recorded.rules.ts';

export interface Punctuality {
  due: number;
  onTime: number;
  late: number;
  /** Cells that are due and in which nothing stands. */
  missing: Cell[];
}

/** By party, over all periods whose due moment has come; corrections change nothing in it. */
export function punctuality(all: readonly Assessment[], now: string): Map<string, Punctuality> {
  const due = all.filter((one) => one.dueAt <= now).flatMap(({ contributions }) => contributions);
  return new Map(
    [...Map.groupBy(due, ({ party }) => party)].map(([party, cells]) => {
      const there = cells.filter(({ recorded }) => recorded);
      const late = there.filter(({ recorded }) => recorded?.late).length;
      const missing = cells.filter(({ recorded }) => !recorded).map(({ kpi, period }) => ({ kpi, period, party }));
      return [party, { due: cells.length, onTime: there.length - late, late, missing }];
    }),
  );
}

/** How many of the figures that are due are there, all agencies together. */
export const completeness = (by: ReadonlyMap<string, Punctuality>): { there: number; due: number } => {
  const all = [...by.values()];
  const count = (of: (one: Punctuality) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  return { there: count(({ onTime, late }) => onTime + late), due: count(({ due }) => due) };
};
