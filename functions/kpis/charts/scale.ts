/** Where things stand in a drawing: days across in percent of a width that nobody knows, amounts down in pixels. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { DAY } from '../../shared/kernel.ts';
import type { Trend, Vertex } from './trend.rules.ts';

/** Of the width: left of it stand the figures of the axis. */
const LEFT = 9;
const RIGHT = 97;
/** Paths are drawn in a box of this width, which is stretched to that of the page. */
export const BOX = 1000;

export interface Scales {
  /** In percent. */
  x: (day: string) => number;
  /** In pixels from the top. */
  y: (value: number) => number;
  ticks: readonly number[];
  path: (vertices: readonly Vertex[]) => string;
}

const time = (day: string): number => Date.parse(day) / DAY;
const two = (number: number): number => Math.round(number * 100) / 100;

/** All amounts that are drawn, and zero where it is near enough to tell how large they are. */
function domainOf({ points, path, target }: Pick<Trend, 'points' | 'path' | 'target'>): [number, number] {
  const values = [
    ...points.flatMap(({ value, was }) => [value, was?.value].flatMap((one) => one ?? [])),
    ...[...path.flat(), ...target].map(({ value }) => value),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [low, high] = [least > 0 && least < most / 2 ? 0 : least, most < 0 && most > least / 2 ? 0 : most];
  if (low === high) return [low - Math.max(1, Math.abs(low) / 10), high + Math.max(1, Math.abs(high) / 10)];
  const air = (high - low) / 8;
  return [low === 0 ? low : low - air, high === 0 ? high : high + air];
}

export function scalesOf(trend: Trend, [top, bottom]: [top: number, bottom: number]): Scales {
  const across = scaleLinear([time(trend.from) - 1, time(trend.to)], [LEFT, RIGHT]);
  const down = scaleLinear(domainOf(trend), [bottom, top]).nice(3);
  const x = (day: string): number => two(across(time(day)));
  const y = (value: number): number => two(down(value));
  const draw = line<Vertex>(
    ({ day }) => (across(time(day)) * BOX) / 100,
    ({ value }) => down(value),
  ).digits(1);
  return { x, y, ticks: down.ticks(3), path: (vertices) => draw(vertices as Vertex[]) ?? '' };
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Short enough for an axis: `1.5M`, `20k`, `0.25` */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [per, unit] = (
    [
      [1e12, 'T'],
      [1e9, 'B'],
      [1e6, 'M'],
      [1e4, 'k'],
    ] as const
  ).find(([least]) => size >= least) ?? [1, ''];
  return `${trimmed((value / (unit === 'k' ? 1e3 : per)).toFixed(size > 0 && size < 0.01 ? 6 : 2))}${unit}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How many, and how far apart in percent of the width: any closer, and they touch on a phone. */
const OF_MONTHS = { most: 5, apart: 16 };
const OF_YEARS = { most: 6, apart: 13 };

/** The year is told where it begins. */
const sayMonth = (month: string, before: string | undefined): string => {
  const name = MONTHS[Number(month.slice(5)) - 1] ?? '';
  return before?.slice(0, 4) === month.slice(0, 4) ? name : `${name} ${month.slice(0, 4)}`;
};

/** Days to write under the drawing: first days of years where there are several, else of months; never so many that they touch. */
export function dayTicks({ from, to }: Pick<Trend, 'from' | 'to'>, x: (day: string) => number) {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = following(month)) months.push(month);
  const years = months.filter((month) => month.endsWith('-01'));
  const [all, { most, apart }] = years.length >= 4 ? [years, OF_YEARS] : [months, OF_MONTHS];
  const step = Math.ceil(all.length / most);
  const kept: { at: number; month: string; says: string }[] = [];
  for (const month of all.filter((_, index) => index % step === 0)) {
    const at = x(`${month}-01`);
    const before = kept.at(-1);
    if (before && at - before.at < apart) continue;
    kept.push({ at, month, says: all === years ? month.slice(0, 4) : sayMonth(month, before?.month) });
  }
  return kept;
}

const following = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};
