/** The results as tables: the same ones on the screen and in the documentation. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act, Costs } from '../acts.ts';
import type { Spread } from '../arithmetic.ts';
import { type ColdStart, MOST_BYTES } from '../cold-start.ts';
import { type ConstantRead, SIZES } from '../constant.ts';
import type { CopyResult } from '../copies.ts';
import type { DashboardCost } from '../figures/dashboards.ts';
import { dashboardTable } from '../figures/report.ts';
import type { Moved } from '../laptop/clock.ts';
import type { Demo } from '../laptop/demo.ts';
import { clockTable, demoTable, startTable } from '../laptop/report.ts';
import type { Start } from '../laptop/start.ts';
import type { Part } from '../life/reading.ts';
import { lifeTable } from '../life/report.ts';
import type { RequestResult } from '../request.ts';
import type { ReviewDay } from '../reviews/day.ts';
import { dayTable } from '../reviews/report.ts';
import { drawOrder } from '../scale/picture.ts';
import { scaleOf, scaleTable } from '../scale/report.ts';
import type { Swept } from '../sweep.ts';
import type { Night } from '../tips/nights.ts';
import { nightTable } from '../tips/report.ts';
import type { Verification } from '../verify.ts';
import type { Versions } from '../versions.ts';
import { walkTable } from '../walk/report.ts';
import type { Walked } from '../walk/walker.ts';
import type { Read } from '../words/reading.ts';
import { readingTable } from '../words/report.ts';
import { costTable, ownCalls, ownCallsTable } from './costs.ts';
import { against, table, units } from './table.ts';
import { sweepTable, versionReadTable, versionTable } from './versions.ts';

export interface Results {
  machine: string;
  prices: { region: string; noted: string };
  starts: Start[];
  clock: Moved[];
  demo: Demo;
  requests: RequestResult[];
  coldStarts: ColdStart[];
  copies: CopyResult[];
  verification: Verification;
  constantReads: ConstantRead[];
  versions: Versions;
  sweep: Swept[];
  reviewDay: ReviewDay;
  nights: Night[];
  dashboards: DashboardCost[];
  month: Act[];
  costs: Costs;
  life: Part[];
  walk: Walked[];
  reading: Read[];
}

const REQUEST_GOAL = 1.25;
const COLD_START_GOAL = 1.2;
/** Megabytes. */
const MEMORY_GOAL = 256;
/** It carries what draws, seals and reads a PDF: told, and not held to the size. */
const HEAVY: readonly string[] = ['records-seal', 'records-evidence', 'closing-seal'];

const ms = ({ median }: Spread) => median.toFixed(1);
const ratio = ({ median, low, high }: Spread) => `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
const kb = (bytes: number) => (bytes / 1000).toFixed(0);

const requestTable = (requests: RequestResult[]) =>
  table(
    ['signing POST', 'ours ms', 'floor ms', 'ratio (middle half)', 'undisturbed', 'pairs', `goal ${REQUEST_GOAL}`],
    requests.map(({ parties, ours, floor, ratio: times }) => [
      `${parties} parties`,
      ms(ours),
      ms(floor),
      ratio(times),
      // What disturbs a request only lengthens it: the quicker quarters compare what is left.
      (ours.low / floor.low).toFixed(2),
      String(times.samples),
      against(times.median <= REQUEST_GOAL),
    ]),
  );

const coldStartTable = (coldStarts: ColdStart[]) =>
  table(
    ['function', 'KB', 'floor', 'ours ms', 'floor ms', 'ratio', 'in CPU time (middle half)', `goal ${COLD_START_GOAL}`],
    coldStarts.map(({ name, bytes, floor, wall, cpu }) => [
      name,
      `${kb(bytes)}${bytes > MOST_BYTES && !HEAVY.includes(name) ? ' (over)' : ''}`,
      floor,
      ms(wall.ours),
      ms(wall.floor),
      wall.ratio?.median.toFixed(2) ?? 'none',
      cpu.ratio ? ratio(cpu.ratio) : 'none',
      cpu.ratio ? against(cpu.ratio.median <= COLD_START_GOAL) : 'none',
    ]),
  );

const copyTable = (copies: CopyResult[]) =>
  table(
    ['executed copy', 'PDF KB', 'JSON KB', 'ours ms', 'floor ms', 'memory MB', 'floor MB', `goal ${MEMORY_GOAL} MB`],
    copies.map(({ parties, pdfBytes, jsonBytes, ours, floor, memory }) => [
      `${parties} parties`,
      kb(pdfBytes),
      kb(jsonBytes),
      ms(ours),
      ms(floor),
      memory.ours.toFixed(0),
      memory.floor.toFixed(0),
      against(memory.ours <= MEMORY_GOAL),
    ]),
  );

const verificationTable = ({ events, bytes, ours, floor, ratio: times }: Verification) =>
  table(
    ['verification', 'file KB', 'hashed KB', 'ours ms', 'floor ms', 'ratio (middle half)'],
    [[`${events} events`, kb(bytes.file), kb(bytes.hashed), ms(ours), ms(floor), ratio(times)]],
  );

const constantTable = (reads: ConstantRead[]) =>
  table(
    [
      'page',
      ...SIZES.map((size) => `read units, ${size.toLocaleString('en-US')} MOUs`),
      'ratio',
      'DynamoDB calls',
      'goal 1',
    ],
    reads.map(({ page, calls, readUnits }) => {
      const [few = Number.NaN, many = Number.NaN] = readUnits;
      return [page, units(few), units(many), (many / few).toFixed(2), calls.join(' and '), against(many / few <= 1)];
    }),
  );

/** In the order in which they are read; of a part that was not measured there is nothing. */
const TABLES: { [Key in keyof Results]: (of: Results[Key]) => string[] } = {
  machine: (machine) => [`Measured on ${machine}.`],
  starts: (starts) => [startTable(starts)],
  clock: (clock) => [clockTable(clock)],
  demo: (demo) => [demoTable(demo)],
  requests: (requests) => [requestTable(requests)],
  coldStarts: (coldStarts) => [coldStartTable(coldStarts)],
  copies: (copies) => [copyTable(copies)],
  verification: (verification) => [verificationTable(verification)],
  constantReads: (reads) => [constantTable(reads)],
  sweep: (swept) => [sweepTable(swept)],
  reviewDay: (day) => [dayTable(day)],
  nights: (nights) => [nightTable(nights)],
  dashboards: (dashboards) => [dashboardTable(dashboards)],
  month: (month) => [costTable('figures', month)],
  versions: (versions) => [versionReadTable(versions), versionTable(versions)],
  costs: (costs) => [
    costTable('act, with all it sets off', costs.acts),
    ownCalls(costs),
    ownCallsTable(costs),
    costTable('four parties, so far', costs.whole),
  ],
  life: (life) => [lifeTable(life)],
  walk: (walk) => [walkTable(walk)],
  reading: (read) => [readingTable(read)],
  prices: ({ region, noted }) => [`List prices of ${region}, noted ${noted}.`],
};

const tablesOf = <Key extends keyof Results>(key: Key, of: Partial<Results>): string[] => {
  const measured: Results[Key] | undefined = of[key];
  return measured === undefined ? [] : TABLES[key](measured);
};

/** What an account takes is reckoned from the acts and the figures, where both were measured. */
export const orderOfFailure = ({ costs, month }: Partial<Results>) =>
  costs && month && scaleOf([...costs.acts, ...month]);

export const tables = (of: Partial<Results>): string => {
  const order = orderOfFailure(of);
  const measured = (Object.keys(TABLES) as (keyof Results)[]).flatMap((key) => tablesOf(key, of));
  return [...measured, ...(order ? [scaleTable(order)] : [])].join('\n\n');
};

const BEGIN = '<!-- Written by npm run bench. -->';
const END = '<!-- Until here. -->';

/** Puts the tables between the two marks of docs/numbers.md; the words around them are written by people. */
export function intoDocs(results: Results): void {
  const file = join(import.meta.dirname, '../../docs/numbers.md');
  const text = readFileSync(file, 'utf8');
  const [before, rest = ''] = text.split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`docs/numbers.md has no room for figures: ${BEGIN} ... ${END}`);
  const order = orderOfFailure(results);
  if (order) writeFileSync(join(import.meta.dirname, '../../docs/scale.svg'), `${drawOrder(order)}\n`);
  writeFileSync(file, `${before}${BEGIN}\n${tables(results)}\n\n${END}${after}`);
}
