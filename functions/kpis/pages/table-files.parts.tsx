/** Tables as files, each said in words: what there is to take away, and what is in each column. */
import type { CsvColumn } from '../sheet/domain/csv.ts';

export interface FileColumn<Row> extends CsvColumn<Row> {
  /** What is in it. */
  says: string;
}

export interface FileTable<Row = unknown> {
  /** `figures`: the file is `figures.csv`. */
  name: string;
  says: string;
  columns: readonly FileColumn<Row>[];
}

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
