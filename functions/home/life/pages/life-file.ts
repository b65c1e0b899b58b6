/** The life of an MOU as a table: a row for everything that its picture has. */
import type { FileTable } from '../../../kpis/pages/table-files.parts.tsx';
import type { Instant } from '../../../shared/kernel.ts';
import { dayIn } from '../../../shared/time-words.ts';
import { TITLES } from '../charts/titles.ts';
import { type Item, isSpan } from '../domain/item.ts';

export interface LifeRow {
  item: Item;
  zone: string;
  now: Instant;
  /** Address of the service. */
  service: string;
}

const untilOf = (item: Item): Instant | undefined => (isSpan(item) ? item.until : undefined);

export const LIFE: FileTable<LifeRow> = {
  name: 'life',
  says: 'Everything that the picture has, in order of time',
  columns: [
    { title: 'part', says: 'The line of the picture on which it is shown', of: ({ item }) => TITLES[item.lane] },
    { title: 'what', says: 'What it is', of: ({ item }) => item.what },
    { title: 'state', says: 'Its status, or how it ended', of: ({ item }) => item.how },
    {
      title: 'day',
      says: 'The day on which it is or begins, where the MOU is',
      of: ({ item, zone }) => dayIn(zone, item.at),
    },
    {
      title: 'until_day',
      says: 'The day on which it ends, likewise; empty for what has no end, and for a moment',
      of: ({ item, zone }) => {
        const until = untilOf(item);
        return until && dayIn(zone, until);
      },
    },
    { title: 'at', says: 'The same moment in UTC', of: ({ item }) => item.at },
    { title: 'until', says: 'The end in UTC', of: ({ item }) => untilOf(item) },
    { title: 'ahead', says: '“yes” where it lies ahead', of: ({ item, now }) => (item.at > now ? 'yes' : 'no') },
    { title: 'record', says: 'Where its record is', of: ({ item, service }) => `${service}${item.page}` },
  ],
};

export const lifeJson = ({ item, service }: LifeRow) => ({
  ...{ part: item.lane, what: item.what, state: item.how, at: item.at, until: untilOf(item) ?? null },
  ...(isSpan(item) && item.steps && { steps: item.steps }),
  record: `${service}${item.page}`,
});
