/** The register as a file for spreadsheets: days as ISO 8601, several values of a cell parted by semicolons, and no cell that a program would run. */
import { stringify } from 'csv-stringify/sync';
import type { Row } from '../domain/register.rules.ts';

const COLUMNS: readonly [title: string, of: (row: Row) => string | number | undefined][] = [
  ['Number', ({ number }) => number],
  ['Title', ({ title }) => title],
  ['As', (row) => row.as],
  ['With', (row) => row.with.join('; ')],
  ['Status', ({ status }) => status],
  ['Signed elsewhere', ({ elsewhere }) => elsewhere],
  ['Version in force', ({ inForce }) => inForce?.version],
  ['In force since', ({ inForce }) => inForce?.since],
  ['Ends', ({ ends }) => ends],
  ['Review opens', ({ review }) => review],
  ['Open', ({ open }) => open.join('; ')],
  ['Not said in the text', ({ missing }) => missing.join('; ')],
];

/** With a byte order mark, by which spreadsheets know UTF-8. */
export const registerCsv = (rows: readonly Row[]): string =>
  stringify([COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, of]) => of(row) ?? ''))], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
