/** The sheet that an agency downloads: its cells, with blanks where a figure is missing. */
import { dayOf } from '../../../shared/days.ts';
import { kpiKeys, type Measured, measuredIn } from '../../domain/life.rules.ts';
import { periodCell } from '../../domain/period-typed.rules.ts';
import type { Reporting } from '../../domain/preview.rules.ts';
import { type Recorded, recordedIn } from '../../domain/recorded.rules.ts';
import { takenNow } from '../../domain/taking.rules.ts';
import type { Column } from './columns.rules.ts';
import { MOST_ROWS } from './sheet.rules.ts';

/** A cell that this agency reports, of a period that is over. */
export interface OwnCell {
  measured: Measured;
  recorded?: Recorded;
  /** It can be reported now; a figure that stands can be corrected. */
  open: boolean;
}

const reports = ({ kpi }: Measured, party: string): boolean => kpi.reporters.some((one) => one.party === party);

/** By KPI, then by period. */
export function ownCells(of: Reporting): OwnCell[] {
  const { life, clock, party, values } = of;
  const today = dayOf(clock.calendar.zone, clock.now);
  return kpiKeys(life)
    .flatMap((key) => measuredIn(life, key, today))
    .filter((measured) => measured.last < today && reports(measured, party))
    .map((measured) => {
      const recorded = recordedIn(values, measured.kpi.key, measured.period);
      const taken = takenNow(of, measured, { party, there: recorded !== undefined });
      return { measured, open: !('refused' in taken), ...(recorded && { recorded }) };
    });
}

/** What this agency owes: exactly what a reminder asks for, and its link opens. */
export const missingCells = (of: Reporting): OwnCell[] =>
  ownCells(of).filter(({ recorded, open }) => !recorded && open);

/** Whatever can be reported or corrected: of the newest periods, as many as one sheet takes. */
export function cellsForSheet(of: Reporting): OwnCell[] {
  const open = ownCells(of).filter((cell) => cell.open);
  if (open.length <= MOST_ROWS) return open;
  const newest = [...open].sort((one, other) => (one.measured.last < other.measured.last ? 1 : -1));
  const kept = new Set(newest.slice(0, MOST_ROWS));
  return open.filter((cell) => kept.has(cell));
}

const partsOf = (recorded: Recorded | undefined): Partial<Record<Column, string>> => {
  if (!recorded) return {};
  const { figure } = recorded;
  if ('nothing' in figure) return { value: 'none', note: 'as reported' };
  return 'value' in figure ? { value: figure.value } : { numerator: figure.numerator, denominator: figure.denominator };
};

export type TemplateRow = Partial<Record<Column, string>>;

export const templateRows = (cells: readonly OwnCell[], party: string): TemplateRow[] =>
  cells.map(({ measured: { kpi, period }, recorded }) => ({
    ...{ kpi: kpi.key, name: kpi.name, party, unit: kpi.unit, period: periodCell(kpi, period) },
    ...partsOf(recorded),
  }));
