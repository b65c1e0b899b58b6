/** A table from a file, row by row as a spreadsheet counts: empty lines are rows, and line breaks within quotes are none. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Refusal, say } from '../../../shared/kernel.ts';
import { columnOf } from './columns.rules.ts';

export interface Table {
  header: string[];
  /** From row 2 on, empty ones included. */
  rows: string[][];
}
export type ReadTable = { table: Table; refused?: undefined } | { refused: Refusal; table?: undefined };

const DELIMITERS = [',', ';', '\t'] as const;

const parsed = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });

/** How many columns of ours the first line names, parted so. */
function named(firstLine: string, delimiter: string): number {
  try {
    return (parsed(firstLine, delimiter)[0] ?? []).filter((cell) => columnOf(cell)).length;
  } catch {
    return 0;
  }
}

const quoteRefusal = (row: number): Refusal =>
  say(
    'sheet-quote',
    `In row ${row} a quotation mark begins or ends in the middle of a cell, or is never closed.`,
    'Put the whole cell in quotation marks, and double those within it. Spreadsheets do so when they save as CSV.',
    `rows.${row}`,
  );

/** Text that was decoded already. Commas, semicolons and tabs are told apart by the names in the first row. */
export function readTable(text: string): ReadTable {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const first = lines.slice(0, 2_000).split('\n', 1)[0] ?? '';
  const [delimiter, count] = DELIMITERS.map((one) => [one, named(first, one)] as const).reduce((best, one) =>
    one[1] > best[1] ? one : best,
  );
  if (count < 2)
    return {
      refused: say(
        'sheet-header-missing',
        'The first row does not name the columns.',
        'Begin with the names of the columns, such as kpi, period, value and note, as the sheet of your agency does.',
        'rows.1',
      ),
    };
  try {
    const [header = [], ...rows] = parsed(lines, delimiter);
    return { table: { header, rows } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { refused: quoteRefusal(Number(error.records ?? 0) + 1) };
  }
}
