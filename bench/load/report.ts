/** A run under load as lines: what was asked for, a row for each act, and what is beyond a threshold. */
import { table } from '../report/table.ts';
import type { Row } from './tally.ts';

const ms = (value: number | undefined): string =>
  value === undefined ? 'none' : Math.round(value).toLocaleString('en-US');

export const rowsTable = (rows: readonly Row[]): string =>
  table(
    ['act', 'count', 'p50 ms', 'p90 ms', 'p95 ms', 'p99 ms', 'max ms', 'failed', 'throttled'],
    rows.map(({ act, count, failed, throttled, ms: of }) => [
      act,
      String(count),
      ...[of?.p50, of?.p90, of?.p95, of?.p99, of?.max].map(ms),
      String(failed),
      String(throttled),
    ]),
  );
