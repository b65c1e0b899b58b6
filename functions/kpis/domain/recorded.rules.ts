/** A figure on record: a number, a numerator and its denominator, or that there was nothing to report. */
import { compareDecimals } from '../../shared/decimal.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { PeriodKey } from './period.rules.ts';

/** Decimals as they were typed. */
export type Figure = { value: string } | { numerator: string; denominator: string } | { nothing: true };

/** The figure that stands, and how it came there. */
export interface Recorded {
  figure: Figure;
  /** When the first figure of this cell was recorded: whether it was on time is told by it. */
  firstAt: Instant;
  /** When this one was. */
  at: Instant;
  /** The first figure came at the due moment or after it. */
  late?: true;
  /** How often it was corrected. */
  corrected?: number;
}

/** Figures of one party, by KPI and period. */
export type Values = Readonly<Record<string, Readonly<Record<PeriodKey, Recorded>>>>;

/** A cell of the whole picture: who reports what of when. */
export interface Cell {
  kpi: string;
  period: PeriodKey;
  party: string;
}

/** Keys are words of the parties, `constructor` among them. */
const own = <T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  of && Object.hasOwn(of, key) ? of[key] : undefined;

export const recordedIn = (values: Values | undefined, kpi: string, period: PeriodKey): Recorded | undefined =>
  own(own(values, kpi), period);

/** Values of all parties, by party. */
export type AllValues = Readonly<Record<string, Values>>;
export const recordedOf = (all: AllValues, { party, kpi, period }: Cell): Recorded | undefined =>
  recordedIn(own(all, party), kpi, period);

/** Whether both say the same, however they are written. */
export function sameFigure(one: Figure, other: Figure): boolean {
  if ('nothing' in one || 'nothing' in other) return 'nothing' in one && 'nothing' in other;
  if ('value' in one) return 'value' in other && compareDecimals(one.value, other.value) === 0;
  return (
    'numerator' in other &&
    compareDecimals(one.numerator, other.numerator) === 0 &&
    compareDecimals(one.denominator, other.denominator) === 0
  );
}

/** `24.5`, `45/50`, `none`: as a form says which figure it has shown. */
export const figureText = (figure: Figure): string =>
  'nothing' in figure ? 'none' : 'value' in figure ? figure.value : `${figure.numerator}/${figure.denominator}`;

/** For readers: `45 of 50`, `nothing to report`. */
export const sayFigure = (figure: Figure): string =>
  'nothing' in figure
    ? 'nothing to report'
    : 'value' in figure
      ? figure.value
      : `${figure.numerator} of ${figure.denominator}`;
