/** The picture in two or three sentences, for whoever does not see it. */
import type { Instant } from '../../../shared/kernel.ts';
import { sayDayOf } from '../../../shared/time-words.ts';
import { type Item, isOver, isSpan, type Lane } from './item.ts';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const NAMES: Partial<Record<Lane, readonly [string, string]>> = {
  disputes: ['dispute', 'disputes'],
  pauses: ['pause of deadlines', 'pauses of deadlines'],
  notices: ['notice', 'notices'],
};

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

export function sayLife(items: readonly Item[], zone: string, now: Instant): string {
  const [first] = items;
  if (!first) return '';
  const of = (lane: Lane) => items.filter((item) => item.lane === lane);
  const holds = of('texts').find(
    (item) => isSpan(item) && item.look === 'bar' && item.at <= now && (item.until === undefined || now < item.until),
  );
  const closed = of('kpis').filter(({ at }) => at <= now).length;
  const counts = [
    ...(['disputes', 'pauses', 'notices'] as const).flatMap((lane) => {
      const [one, more] = NAMES[lane] ?? ['', ''];
      const { length } = of(lane);
      return length === 0 ? [] : [many(length, one, more)];
    }),
    ...(closed === 0 ? [] : [many(closed, 'close of KPIs', 'closes of KPIs')]),
  ];
  const next = items.filter((item) => item.at > now)[0];
  return [
    `It begins on ${sayDayOf(first.at, zone)}.`,
    ...(holds ? [`Version ${holds.mark} is in force.`] : ['No version is in force.']),
    ...(counts.length > 0 ? [`So far: ${listed(counts)}.`] : []),
    ...(next ? [`Next: ${next.what}, ${sayDayOf(next.at, zone)}.`] : []),
    ...(items.every((item) => isOver(item, now)) ? ['Nothing lies ahead.'] : []),
  ].join(' ');
}
