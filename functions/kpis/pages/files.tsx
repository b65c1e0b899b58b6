/** Which tables can be taken along from a page, and what is in each of their columns. */
import { AGENCIES, FIGURES, STATUSES } from './dashboard-files.ts';
import type { FileTable } from './file-table.ts';
import { RECORD } from './record-file.ts';

export const KPI_TABLES: readonly FileTable<never>[] = [FIGURES, STATUSES, AGENCIES] as readonly FileTable<never>[];
export const ONE_KPI_TABLES: readonly FileTable<never>[] = [RECORD, FIGURES, STATUSES] as readonly FileTable<never>[];

export const TableFiles = ({ of, at, json }: { of: readonly FileTable<never>[]; at: string; json: string }) => (
  <section aria-labelledby="files">
    <h2 id="files">Files</h2>
    <ul class="usa-list">
      {of.map(({ name, says }) => (
        <li key={name}>
          <a href={`${at}/${name}.csv`}>{name}.csv</a>: {says}
        </li>
      ))}
      <li>
        <a href={`${at}/${json}`}>{json}</a>: all of these tables, with exact values
      </li>
    </ul>
    <details class="kpi-fold">
      <summary>What is in each column</summary>
      {of.map(({ name, columns }) => (
        <div key={name}>
          <h3>{name}.csv</h3>
          <dl class="kpi-columns">
            {columns.map(({ title, says }) => (
              <div key={title}>
                <dt>
                  <code>{title}</code>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </details>
  </section>
);
