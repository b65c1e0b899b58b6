/** The rows of a sheet as entries, and what is wrong with them told by row and column, as whoever made the sheet sees them. */
import { type Refusal, say } from '../../../shared/kernel.ts';
import type { Entry } from '../../domain/figure-typed.rules.ts';
import { COLUMNS, type Column, type Header, headerOf, place } from './columns.rules.ts';

export const MOST_ROWS = 1_000;

export interface Sheet {
  header: Header;
  titles: readonly string[];
  entries: Entry[];
  refused: Refusal[];
}

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
const ENTERED = COLUMNS.filter((column): column is Exclude<Column, 'name'> => column !== 'name');

const entryOf = (row: readonly string[], number: number, { places }: Header): Entry => {
  const typed = ENTERED.flatMap((column): [string, string][] => {
    const at = places[column];
    return at === undefined ? [] : [[column, row[at] ?? '']];
  });
  return { where: `rows.${number}`, kpi: '', period: '', ...Object.fromEntries(typed) };
};

/** A comma within a note that is not in quotation marks moves whatever follows it. */
const beyond = (row: readonly string[], number: number, titles: readonly string[]): Refusal[] =>
  row.flatMap((cell, index) =>
    cell.trim() === '' || (titles[index] ?? '').trim() !== ''
      ? []
      : [
          say(
            'cell-without-column',
            `“${cell.trim().slice(0, 40)}” is in a column that has no name.`,
            'Put a cell with a comma, semicolon or tab in it in quotation marks, or name the column in the first row.',
            `rows.${number}.${place(index)}`,
          ),
        ],
  );

/** Rows are numbered as a spreadsheet numbers them: the header is row 1, and empty rows count. */
export function sheetOf({ header: titles, rows }: { header: readonly string[]; rows: readonly string[][] }): Sheet {
  const header = headerOf(titles);
  const filled = rows.flatMap((row, index) => (isEmpty(row) ? [] : [{ row, number: index + 2 }]));
  const none = { header, titles, entries: [] };
  if (filled.length > MOST_ROWS)
    return {
      ...none,
      refused: [
        say(
          'sheet-too-long',
          `The sheet has ${filled.length} rows with figures.`,
          `Hand in at most ${MOST_ROWS} at once.`,
        ),
      ],
    };
  if (header.refused.length > 0) return { ...none, refused: header.refused };
  if (filled.length === 0)
    return {
      ...none,
      refused: [say('sheet-empty', 'The sheet has no row with a figure.', 'Fill in a row for each cell.', 'rows.2')],
    };
  return {
    ...{ header, titles },
    entries: filled.map(({ row, number }) => entryOf(row, number, header)),
    refused: filled.flatMap(({ row, number }) => beyond(row, number, titles)),
  };
}

/** What is wrong, where it stands in the sheet. */
export interface SheetError {
  /** Absent of what is wrong with the whole sheet. */
  row?: number;
  /** The column as the sheet calls it. */
  column?: string;
  code: string;
  wrong: string;
  remedy: string;
}

const titleOf = ({ header, titles }: Sheet, column: string): string => {
  const at = header.places[column as Column];
  return at === undefined ? column : (titles[at]?.trim() ?? column);
};

const orderIn = ({ header, titles }: Sheet, column: string): number =>
  header.places[column as Column] ?? titles.findIndex((title) => title.trim() === column) + titles.length;

/** All errors by row, then as the columns stand. */
export function sheetErrors(sheet: Sheet, refused: readonly Refusal[]): SheetError[] {
  const placed = refused.map(({ code, wrong, remedy, field }) => {
    const [, row, column] = /^rows\.(\d+)(?:\.(.*))?$/s.exec(field ?? '') ?? [];
    return { row: Number(row ?? 0), column: column ?? '', told: { code, wrong, remedy } };
  });
  return placed
    .sort((one, other) => one.row - other.row || orderIn(sheet, one.column) - orderIn(sheet, other.column))
    .map(({ row, column, told }) => ({
      ...(row > 0 && { row }),
      ...(column !== '' && { column: titleOf(sheet, column) }),
      ...told,
    }));
}
