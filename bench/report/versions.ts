/** What versions cost, and what the sweep reads, as tables. */
import { useOf } from '../meter.ts';
import { dollarsOf } from '../prices.ts';
import { DUE, type Swept } from '../sweep.ts';
import { VERSIONS, type Versions } from '../versions.ts';
import { against, table, units } from './table.ts';

/** A successor may cost so much of a first version. */
const SUCCESSOR_GOAL = 1.1;
/** Reads that twelve versions may cost more than one. */
const MORE_READS = 1;

const andBetween = (values: readonly string[]): string => `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;

export const versionTable = ({ costs }: Versions): string =>
  table(
    [
      `versions ${andBetween(VERSIONS.map(String))}`,
      ...['DynamoDB calls', 'read units', 'write units', '$ per 1,000', 'ratios', `goal ${SUCCESSOR_GOAL}`],
    ],
    costs.map(({ name, readings }) => {
      const uses = readings.map(useOf);
      const [first = Number.NaN, ...later] = uses.map(dollarsOf);
      const ratios = later.map((one) => one / first);
      return [
        name,
        ...(['calls', 'readUnit', 'writeUnit'] as const).map((what) => andBetween(uses.map((use) => units(use[what])))),
        andBetween([first, ...later].map((one) => (one * 1000).toFixed(3))),
        andBetween(ratios.map((one) => one.toFixed(2))),
        against(ratios.every((one) => one <= SUCCESSOR_GOAL)),
      ];
    }),
  );

export const versionReadTable = ({ reads }: Versions): string =>
  table(
    [
      `page, with ${VERSIONS[0]} and ${VERSIONS.at(-1)} versions`,
      'DynamoDB calls',
      `goal ${MORE_READS} more`,
      'read units',
    ],
    reads.map(({ page, calls, readUnits }) => [
      page,
      andBetween(calls.map(String)),
      against((calls[1] ?? Number.NaN) <= (calls[0] ?? Number.NaN) + MORE_READS),
      andBetween(readUnits.map(units)),
    ]),
  );

export const sweepTable = (swept: readonly Swept[]): string =>
  table(
    [`hourly sweep, ${DUE} MOUs due`, 'DynamoDB calls', 'read units', 'write units', 'ratio of reads', 'goal 1'],
    swept.map(({ sweep, mous, work: { calls, readUnits, writeUnits } }) => {
      const few = swept.find((one) => one.sweep === sweep);
      const ratio = readUnits / (few?.work.readUnits ?? Number.NaN);
      return [
        `${sweep}, among ${mous.toLocaleString('en-US')}`,
        ...[calls, readUnits, writeUnits].map(units),
        ratio.toFixed(2),
        against(ratio <= 1),
      ];
    }),
  );
