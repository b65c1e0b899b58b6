/** Figures of several agencies become one: the one that reports for all, the sum, or the sum of numerators over the sum of denominators. */

import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { isPercent } from '../../agreements/mou/domain/kpis.rules.ts';
import { addDecimals, compareDecimals, timesDecimals } from '../../shared/decimal.ts';
import { type Amount, amount } from './exact.rules.ts';
import type { Measured } from './life.rules.ts';
import { measuringYear, type PeriodKey } from './period.rules.ts';
import { type AllValues, type Cell, type Recorded, recordedOf } from './recorded.rules.ts';

/** A cell with what stands in it, if anything does. */
export interface Contribution extends Cell {
  recorded?: Recorded;
}

/** Figures that were added up. */
export interface Total {
  /** Of a ratio the numerators; else the values. */
  over: string;
  /** Of a ratio the denominators. */
  under: string;
  /** Figures among them that are numbers. */
  counted: number;
  /** Cells in which nothing stands. */
  silent: readonly Cell[];
}

const NOTHING: Total = { over: '0', under: '0', counted: 0, silent: [] };

/** Of one period, in the order in which the MOU names the reporters. */
export const contributionsOf = ({ kpi, period }: Measured, all: AllValues): Contribution[] =>
  kpi.reporters.map(({ party }) => {
    const cell = { kpi: kpi.key, period, party };
    const recorded = recordedOf(all, cell);
    return recorded ? { ...cell, recorded } : cell;
  });

export function totalOf(contributions: readonly Contribution[]): Total {
  const figures = contributions.flatMap(({ recorded }) => (recorded ? [recorded.figure] : []));
  const over = figures.flatMap((one) => ('value' in one ? [one.value] : 'numerator' in one ? [one.numerator] : []));
  const under = figures.flatMap((one) => ('denominator' in one ? [one.denominator] : []));
  return {
    ...{ over: addDecimals(over), under: addDecimals(under), counted: over.length },
    silent: contributions.filter(({ recorded }) => !recorded).map(({ kpi, period, party }) => ({ kpi, period, party })),
  };
}

const together = (one: Total, other: Total): Total => ({
  over: addDecimals([one.over, other.over]),
  under: addDecimals([one.under, other.under]),
  counted: one.counted + other.counted,
  silent: [...one.silent, ...other.silent],
});

/** What each period counts, given the totals of all periods in order: its own, or all of its measuring year up to it. */
export function totalsToDate(periods: readonly Measured[], totals: readonly Total[]): Total[] {
  let [year, sum]: [PeriodKey, Total] = ['', NOTHING];
  return periods.map(({ kpi, period }, index) => {
    const total = totals[index] ?? NOTHING;
    const own = measuringYear(kpi, period);
    sum = own === year ? together(sum, total) : total;
    year = own;
    return kpi.span === 'to-date' ? sum : total;
  });
}

/** The figure of a total; none where all had nothing to report, or all denominators are nothing. */
export function amountOf(kpi: Pick<Kpi, 'measure' | 'unit'>, { over, under, counted }: Total): Amount | undefined {
  if (counted === 0) return undefined;
  if (kpi.measure !== 'ratio') return amount(over);
  if (compareDecimals(under, '0') === 0) return undefined;
  return amount(isPercent(kpi) ? timesDecimals(over, '100') : over, under);
}
