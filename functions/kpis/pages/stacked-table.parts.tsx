/** A table that becomes a list of labelled values on a phone; its first column names the row. */
import type { ComponentChildren } from 'preact';
import { ROLES } from '../../signing/pages/signatories.parts.tsx';

export interface Column<Row> {
  title: string;
  of: (row: Row) => ComponentChildren;
  /** Figures stand right, one under the other. */
  figures?: true;
}

export function StackedTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: ComponentChildren;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  return (
    <table class="usa-table usa-table--borderless usa-table--stacked kpi-table" {...ROLES.table}>
      <caption>{caption}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          {columns.map(({ title, figures }) => (
            <th key={title} {...ROLES.column} class={figures && 'kpi-figures'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {rows.map((row) => (
          <tr key={keyOf(row)} {...ROLES.row}>
            {columns.map(({ title, of, figures }, index) =>
              index === 0 ? (
                <th key={title} {...ROLES.first} data-label={title} dir="auto">
                  {of(row)}
                </th>
              ) : (
                <td key={title} {...ROLES.cell} data-label={title} dir="auto" class={figures && 'kpi-figures'}>
                  {of(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
