/** Tables as files for spreadsheets: formulas are made harmless in columns of text, and numbers are left as they are. */
import { stringify } from 'csv-stringify/sync';
import { COLUMNS } from './columns.rules.ts';
import type { TemplateRow } from './template.rules.ts';

export interface CsvColumn<Row> {
  title: string;
  of: (row: Row) => string | undefined;
  /** Of numbers alone: what is no number in it is harmless anyway, or treated as text. */
  number?: boolean;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** With a byte order mark, by which spreadsheets know UTF-8. */
export const csvOf = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  stringify([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ of }) => of(row) ?? ''))], {
    bom: true,
    record_delimiter: 'windows',
    cast: {
      string: (value, { column }) => ({
        value,
        escape_formulas: !(columns[Number(column)]?.number && NUMBER.test(value)),
      }),
    },
  });

const NUMBERS: readonly string[] = ['value', 'numerator', 'denominator'];

export const templateCsv = (rows: readonly TemplateRow[]): string =>
  csvOf<TemplateRow>(
    COLUMNS.map((title) => ({ title, of: (row) => row[title], number: NUMBERS.includes(title) })),
    rows,
  );
