/** What the list of a night costs, as a table. */
import { table, units } from '../report/table.ts';
import type { Night } from './nights.ts';

export const nightTable = (nights: readonly Night[]): string =>
  table(
    ['the list of a night', 'streams', 'DynamoDB calls', 'read units', 'write units'],
    nights.map(({ night, streams, work }) => [
      night,
      streams.toLocaleString('en-US'),
      String(work.calls),
      units(work.readUnits),
      units(work.writeUnits),
    ]),
  );
