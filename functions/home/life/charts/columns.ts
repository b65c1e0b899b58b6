/** How many of something began in each stretch of time, all stretches as long as one another, and as many as their numbers have room. */
import { type Instant, instant } from '../../../shared/kernel.ts';
import { sayDay } from '../../../shared/time-words.ts';
import { widthOf } from './rows.ts';
import type { Scale } from './scale.ts';

export interface Column {
  from: number;
  to: number;
  /** Top of the column. */
  y: number;
  height: number;
  count: number;
  says: string;
}

const TALLEST = 40;
const NUMBER = 16;
/** A drawing of a desk would otherwise tell days apart. */
const MOST = 24;

const dayAt = (epochMilliseconds: number): string => sayDay(instant(epochMilliseconds).slice(0, 10));

export function columnsOf(
  moments: readonly Instant[],
  scale: Scale,
  top: number,
): { height: number; columns: Column[] } {
  const { from, to, x } = scale;
  const [left, right] = [x(instant(from)), x(instant(to))];
  const stretches = Math.min(MOST, Math.floor((right - left) / (widthOf(String(moments.length)) + 4)));
  const counts = new Map<number, number>();
  for (const at of moments) {
    const stretch = Math.min(stretches - 1, Math.floor(((Date.parse(at) - from) / (to - from)) * stretches));
    counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const wide = (right - left) / stretches;
  const begins = (stretch: number): number => from + ((to - from) * stretch) / stretches;
  const columns = [...counts].map(([stretch, count]): Column => {
    const height = Math.max(2, (TALLEST * count) / most);
    return {
      ...{ from: left + stretch * wide + 1, to: left + (stretch + 1) * wide - 1 },
      ...{ y: top + NUMBER + TALLEST - height, height, count },
      says: `${count} began from ${dayAt(begins(stretch))} to ${dayAt(begins(stretch + 1))}`,
    };
  });
  return { height: NUMBER + TALLEST + 2, columns };
}
