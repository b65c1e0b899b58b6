/** What it took to come from an email to its act, beside what it took before the pages had one act each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHONE } from '../../test/browser/phone.ts';
import { against, table } from '../report/table.ts';
import type { Passed, Walked } from './walker.ts';

const MOST_PAGES = 3;
const MOST_SCREENS = 1.5;

const before = JSON.parse(readFileSync(join(import.meta.dirname, 'before.json'), 'utf8')) as Walked[];

/** Of all pages together. */
const screens = ({ passed }: Walked, to: Exclude<keyof Passed, 'title'>): number =>
  passed.reduce((sum, page) => sum + page[to], 0) / PHONE.height;

export const meetsGoal = (walked: Walked): boolean =>
  walked.passed.length <= MOST_PAGES && screens(walked, 'toFirst') <= MOST_SCREENS;

const COLUMNS: readonly (readonly [head: string, of: (walked: Walked) => string])[] = [
  ['pages', ({ passed }) => String(passed.length)],
  ['screens to the act', (walked) => screens(walked, 'toFirst').toFixed(1)],
  ['to its button', (walked) => screens(walked, 'toLast').toFixed(1)],
  ['fields shown', ({ shown }) => String(shown)],
  ['needed', ({ needed }) => String(needed)],
];

export const walkTable = (walks: readonly Walked[]): string =>
  table(
    ['from the email to', ...COLUMNS.flatMap(([head]) => [head, 'before']), `goal ${MOST_PAGES} and ${MOST_SCREENS}`],
    walks.map((walked) => {
      const was = before.find(({ task }) => task === walked.task);
      return [
        walked.task,
        ...COLUMNS.flatMap(([, of]) => [of(walked), was ? of(was) : 'none']),
        against(meetsGoal(walked)),
      ];
    }),
  );
