/** Days across a drawing: in pixels of the least width that it has, of which everything is told in percent. */
import { scaleUtc } from 'd3-scale';
import { DAY, type Instant } from '../../../shared/kernel.ts';
import type { Item } from '../domain/item.ts';
import { isSpan } from '../domain/item.ts';

/** Room for half of a mark on either side. */
const EDGE = 9;
/** A label of the axis with the room around it. */
const PER_TICK = 76;

export interface Scale {
  width: number;
  x: (at: Instant) => number;
  /** First moment and last. */
  from: number;
  to: number;
}

/** From the first moment that there is to the last, today among them. */
export function scaleOf(items: readonly Item[], now: Instant, width: number): Scale {
  const moments = [now, ...items.flatMap((item) => [item.at, ...(isSpan(item) && item.until ? [item.until] : [])])]
    .map((at) => Date.parse(at))
    .sort((one, other) => one - other);
  const [from = 0, last = 0] = [moments[0], moments.at(-1)];
  const to = Math.max(last, from + DAY);
  const across = scaleUtc([from, to], [EDGE, width - EDGE]);
  return { width, from, to, x: (at) => across(Date.parse(at)) };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const parted = (date: Date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() });

/** The year is told where it begins, and with the first label. */
function sayTick(date: Date, before: Date | undefined, unit: 'year' | 'month' | 'day'): string {
  const { year, month, day } = parted(date);
  if (unit === 'year') return String(year);
  const name = unit === 'month' ? (MONTHS[month] ?? '') : `${MONTHS[month]} ${day}`;
  return before === undefined || parted(before).year !== year ? `${name} ${year}` : name;
}

/** Moments to write under the drawing. */
export function ticksOf({ from, to, width, x }: Scale): { at: number; says: string }[] {
  const dates = scaleUtc([from, to], [0, width])
    .ticks(Math.max(2, Math.floor(width / PER_TICK)))
    .filter((date) => date.getTime() % DAY === 0);
  const unit = dates.every((date) => parted(date).day === 1)
    ? dates.every((date) => parted(date).month === 0)
      ? 'year'
      : 'month'
    : 'day';
  return dates.map((date, index) => ({ at: x(date.toISOString()), says: sayTick(date, dates[index - 1], unit) }));
}
