/** The few shapes from which the document of an MOU is made; they escape by default and hold no style of their own. */
import type { ComponentChildren } from 'preact';
import type { PlainDay } from '../../shared/kernel.ts';
import { sayDay } from '../../shared/time-words.ts';

/** Words of the file inside a sentence of the form: isolated, so that right-to-left text cannot reorder what stands around it. */
export const Said = ({ children }: { children: string }) => <bdi>{children}</bdi>;

/** A line of the file is a paragraph; empty ones part them. */
export const paragraphsOf = (text: string): string[] => text.split('\n').filter((paragraph) => paragraph.trim() !== '');

/** Paragraphs of the file. */
export const Prose = ({ text }: { text: string }) => (
  <>
    {paragraphsOf(text).map((paragraph, index) => (
      <p key={index} dir="auto">
        {paragraph}
      </p>
    ))}
  </>
);

export const On = ({ day }: { day: PlainDay }) => <time dateTime={day}>{sayDay(day)}</time>;

/** `3 days`, `1 month` */
export const many = (count: number, unit: string): string =>
  `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;

/** `42,500.50` of `42500.50`: every digit as it was written. */
export const sayDecimal = (value: string): string =>
  value.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** January is 1. */
export const sayMonth = (month: number): string => MONTHS[month - 1] ?? String(month);

/** Lines of the form and of the file, one below the other. */
export const Listed = ({ of }: { of: readonly ComponentChildren[] }) => (
  <ul>
    {of.map((one, index) => (
      <li key={index} dir="auto">
        {one}
      </li>
    ))}
  </ul>
);

/** Terms and what they mean; an absent value leaves its term out. */
export const Facts = ({ of }: { of: readonly (readonly [term: ComponentChildren, value: ComponentChildren])[] }) => (
  <dl class="concord-facts">
    {of
      .filter(([, value]) => value !== undefined)
      .map(([term, value], index) => (
        <div key={index}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

export interface Row {
  head: ComponentChildren;
  cells: readonly ComponentChildren[];
}

/** The roles are said aloud because the stacked layout of narrow screens takes the table's own ones away in some browsers. */
const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader', scope: 'col' },
  first: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;

/** A table that becomes a list of labelled values on a phone. The first column names its row; `wide` (from 1) holds the longest texts. */
export const Table = ({
  caption,
  columns,
  wide,
  rows,
}: {
  caption: ComponentChildren;
  columns: readonly string[];
  wide: 1 | 2 | 4;
  rows: readonly Row[];
}) => (
  <table
    {...ROLES.table}
    class={`usa-table usa-table--borderless usa-table--stacked concord-table concord-table-wide-${wide}`}
  >
    <caption>{caption}</caption>
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>
        {columns.map((column) => (
          <th key={column} {...ROLES.column}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody {...ROLES.group}>
      {rows.map((row, at) => (
        <tr key={at} {...ROLES.row}>
          <th {...ROLES.first} data-label={columns[0]} dir="auto">
            {row.head}
          </th>
          {row.cells.map((cell, index) => (
            <td key={columns[index + 1]} {...ROLES.cell} data-label={columns[index + 1]} dir="auto">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
