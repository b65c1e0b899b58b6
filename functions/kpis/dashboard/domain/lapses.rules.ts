/** What is missing, what came late and what was corrected, over all KPIs of an MOU. */
import type { Assessment } from '../../domain/assess.rules.ts';
import type { Life } from '../../domain/life.rules.ts';
import { type Clock, locksAt } from '../../domain/moments.rules.ts';
import { type Punctuality, punctuality } from '../../domain/punctuality.rules.ts';
import type { Cell, Recorded } from '../../domain/recorded.rules.ts';
import type { Picture } from './picture.rules.ts';

const all = (pictures: readonly Picture[]): Assessment[] => pictures.flatMap(({ periods }) => periods);

/** Periods that are due and lack figures, the newest first. */
export const missing = (pictures: readonly Picture[], now: string): Assessment[] =>
  all(pictures)
    .filter(({ dueAt, contributions }) => dueAt <= now && contributions.some(({ recorded }) => !recorded))
    .toSorted((one, other) => (one.dueAt < other.dueAt ? 1 : one.dueAt > other.dueAt ? -1 : 0));

export interface Noted {
  cell: Cell;
  recorded: Recorded;
  of: Assessment;
}

/** Few of very many: what is not noted is passed over without a copy. */
function noted(pictures: readonly Picture[], is: (one: Recorded) => boolean, at: (one: Recorded) => string): Noted[] {
  const found: Noted[] = [];
  for (const of of all(pictures))
    for (const { kpi, period, party, recorded } of of.contributions)
      if (recorded && is(recorded)) found.push({ cell: { kpi, period, party }, recorded, of });
  return found.toSorted((one, other) => (at(one.recorded) < at(other.recorded) ? 1 : -1));
}

/** First figures that came at their due moment or after it, the newest first. */
export const late = (pictures: readonly Picture[]): Noted[] =>
  noted(
    pictures,
    (one) => one.late === true,
    ({ firstAt }) => firstAt,
  );

/** Figures that stand in the place of others, the newest first. */
export const corrected = (pictures: readonly Picture[]): Noted[] =>
  noted(
    pictures,
    (one) => one.corrected !== undefined,
    ({ at }) => at,
  );

/** How each agency keeps its due days, whoever lacks most first. */
export const agencies = (pictures: readonly Picture[], now: string): [party: string, of: Punctuality][] =>
  [...punctuality(all(pictures), now)].toSorted(
    ([, one], [, other]) => other.missing.length - one.missing.length || other.late - one.late,
  );

/** Cells of a party whose period is over and that it can still fill, with the moment at which the first of them is due. */
export const awaitedOf = (
  pictures: readonly Picture[],
  party: string,
  { life, clock }: { life: Life; clock: Clock },
): { cells: number; due?: string } => {
  const cells = all(pictures).filter(
    ({ status, measured, contributions }) =>
      status !== 'not due' &&
      contributions.some((one) => one.party === party && !one.recorded) &&
      clock.now < locksAt(life, clock, measured),
  );
  const [due] = cells.map(({ dueAt }) => dueAt).sort();
  return { cells: cells.length, ...(due !== undefined && { due }) };
};
