/** How hard the pages and emails are to read, as tables. */
import { table } from '../report/table.ts';
import type { Read } from './reading.ts';

const grade = (value: number): string => value.toFixed(1);
const NAMES = { page: 'pages', email: 'emails' } as const;

export const readingTable = (read: readonly Read[]): string =>
  [
    table(
      ['school years that a text takes', 'texts', 'median', 'nine of ten at most'],
      read.map(({ kind, count, median, most }) => [NAMES[kind], String(count), grade(median), grade(most)]),
    ),
    table(
      ['hardest to read', 'school years'],
      read.flatMap(({ kind, worst }) => worst.map((one) => [`${kind}: ${one.name}`, grade(one.grade)])),
    ),
  ].join('\n\n');
