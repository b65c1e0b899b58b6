/** What a run under load comes to: of each act how many, how long, and how many failed; and whether that is within what was asked for. */

export interface Taken {
  act: string;
  /** Milliseconds from the first request to the page that is there. */
  ms: number;
  /** `throttled`: the service, or a limit before it, said 429 or 503. */
  end: 'done' | 'failed' | 'throttled';
}

export interface Row {
  act: string;
  count: number;
  failed: number;
  throttled: number;
  /** Of those that were done; absent where none was. */
  ms?: { p50: number; p90: number; p95: number; p99: number; max: number };
}

export interface Thresholds {
  /** No act may have a p95 of more milliseconds. */
  p95: number;
  /** Share of acts that may fail or be throttled. */
  failures: number;
  /** Arrivals that may find everyone busy. */
  dropped: number;
}

/** The nearest rank: the smallest value that so many percent of all do not exceed. Of nothing there is none. */
export function percentile(sorted: readonly number[], percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

/** One row for each act, in the order in which they first came. */
export function tally(taken: readonly Taken[]): Row[] {
  return [...new Set(taken.map(({ act }) => act))].map((act) => {
    const of = taken.filter((one) => one.act === act);
    const done = of.flatMap(({ end, ms }) => (end === 'done' ? [ms] : [])).sort((one, other) => one - other);
    const at = (percent: number) => percentile(done, percent) ?? 0;
    return {
      ...{ act, count: of.length },
      failed: of.filter(({ end }) => end === 'failed').length,
      throttled: of.filter(({ end }) => end === 'throttled').length,
      ...(done.length > 0 && { ms: { p50: at(50), p90: at(90), p95: at(95), p99: at(99), max: at(100) } }),
    };
  });
}

/** What is beyond a threshold, as sentences; nothing when all is well. */
export function beyond(rows: readonly Row[], dropped: number, { p95, failures, dropped: most }: Thresholds): string[] {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const bad = rows.reduce((sum, { failed, throttled }) => sum + failed + throttled, 0);
  const slow = rows.filter(({ ms }) => ms && ms.p95 > p95);
  return [
    ...(total === 0 ? ['No act was carried out.'] : []),
    ...(bad > failures * total ? [`${bad} of ${total} acts failed or were throttled; ${100 * failures} % may.`] : []),
    ...slow.map(({ act, ms }) => `${act}: p95 is ${Math.round(ms?.p95 ?? 0)} ms; it may be ${p95}.`),
    ...(dropped > most ? [`${dropped} arrivals found everyone busy and were dropped; ${most} may be.`] : []),
  ];
}
