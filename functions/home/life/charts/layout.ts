/**
 * Where everything of an MOU's life stands in its picture: lanes one under the other, time across. All of it is laid out for the least
 * width of the page, in which nothing touches; on a wider one things stand further apart and words are as large. What has no room is told
 * together: many spans as columns of how many began, marks that would touch as one mark with their number.
 */
import type { Instant } from '../../../shared/kernel.ts';
import {
  type Item,
  isSpan,
  LANES,
  type Lane,
  type Mark,
  type MarkLook,
  type Span,
  type SpanLook,
} from '../domain/item.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Box, packed, widthOf } from './rows.ts';
import { type Scale, scaleOf, ticksOf } from './scale.ts';
import { TITLES } from './titles.ts';

export const LINE = 16;
/** Words, around their middle. */
export interface Words {
  x: number;
  /** Foot of the letters. */
  y: number;
  says: string;
  role: 'title' | 'tick' | 'today' | 'mark';
  /** On a dark bar. */
  light?: boolean;
}

export interface Drawn {
  look: SpanLook;
  from: number;
  to: number;
  y: number;
  height: number;
  /** Every other one of the bars in a row. */
  odd: boolean;
  steps: readonly number[];
  ends?: MarkLook;
  says: string;
}

export interface Point {
  look: MarkLook;
  x: number;
  y: number;
  says: string;
}

export interface Picture {
  width: number;
  height: number;
  today: number;
  ticks: readonly number[];
  /** Between the words on top and those below. */
  plot: readonly [top: number, bottom: number];
  lanes: readonly Lane[];
  spans: readonly Drawn[];
  points: readonly Point[];
  columns: readonly Column[];
  words: readonly Words[];
}

const TOP = 20;
const AXIS = 22;
const BETWEEN = 8;
/** Of a row of spans; `most` rows of a lane are drawn one by one. */
const ROWS: Record<SpanLook, { height: number; most: number }> = {
  bar: { height: 22, most: 2 },
  line: { height: 14, most: 3 },
  hatch: { height: 14, most: 2 },
  thread: { height: 15, most: 9 },
};
const LOOKS = Object.keys(ROWS) as SpanLook[];
const MARKS = 18;
/** Closer than this two marks would touch; with numbers below them they need more. */
const APART = 14;
const APART_COUNTED = 28;
/** Whose mark a group has. */
const WORST: readonly MarkLook[] = ['end', 'poor', 'fell', 'told', 'ahead', 'good'];

interface Laid {
  height: number;
  spans: Drawn[];
  points: Point[];
  columns: Column[];
  words: Words[];
}
const nothing = (): Laid => ({ height: 0, spans: [], points: [], columns: [], words: [] });

/** Its middle so that all of it is within the drawing. */
const within = (x: number, says: string, width: number): number => {
  const half = widthOf(says) / 2;
  return Math.min(Math.max(x, half), width - half);
};

const sayItem = ({ what, how }: Item): string => `${what}: ${how.charAt(0).toLowerCase()}${how.slice(1)}`;

/** A text goes on to the end of the drawing, anything else to today. */
const endOf = ({ until, at, look }: Span, scale: Scale, now: Instant): number =>
  until === undefined ? (look === 'bar' ? scale.width - 2 : scale.x(now > at ? now : at)) : scale.x(until);

const SIDE = 9;
/** A thread has its name beside it, where there is room; a bar within. */
function boxOf(span: Span, scale: Scale, now: Instant, named: boolean): Box<Span> & { name?: number } {
  const from = scale.x(span.at);
  const to = Math.max(endOf(span, scale, now), from + 2);
  const room = span.ends === undefined ? 3 : SIDE;
  if (span.look !== 'thread' || span.mark === undefined || !named) return { of: span, from, to: to + room };
  const wide = widthOf(span.mark);
  if (to + room + wide <= scale.width) return { of: span, from, to: to + room + wide, name: to + room + wide / 2 };
  return from - 3 - wide < 0
    ? { of: span, from, to: to + room }
    : { of: span, from: from - 3 - wide, to: to + room, name: from - 3 - wide / 2 };
}

/** Spans of one look in rows; undefined where they are too many. */
function rowsOf(spans: readonly Span[], look: SpanLook, scale: Scale, now: Instant, top: number): Laid | undefined {
  const { height, most } = ROWS[look];
  const gap = look === 'bar' ? -4 : 2;
  const named = packed(
    spans.map((span) => boxOf(span, scale, now, true)),
    gap,
    most,
  );
  const rows =
    named ??
    packed(
      spans.map((span) => boxOf(span, scale, now, false)),
      gap,
      most,
    );
  if (!rows) return undefined;
  const laid = { ...nothing(), height: rows.length * height };
  for (const [row, boxes] of rows.entries())
    for (const [index, { of, name }] of (boxes as (Box<Span> & { name?: number })[]).entries()) {
      const y = top + row * height;
      const from = scale.x(of.at);
      const to = Math.max(endOf(of, scale, now), from + 2);
      const steps = (of.steps ?? []).map(scale.x);
      const odd = index % 2 === 1;
      laid.spans.push({
        ...{ look, from, to, y, height, odd, steps, says: sayItem(of) },
        ...(of.ends && { ends: of.ends }),
      });
      const { mark } = of;
      if (mark === undefined) continue;
      const inside = look === 'bar' && widthOf(mark) + 4 <= to - from;
      const x = name ?? (inside ? (from + to) / 2 : undefined);
      if (x === undefined) continue;
      laid.words.push({ x, y: y + height / 2 + 4, says: mark, role: 'mark', ...(inside && !odd && { light: true }) });
    }
  return laid;
}

/** Marks in one row; those that would touch are told as one. */
function marksOf(marks: readonly Mark[], scale: Scale, top: number): Laid {
  const sorted = marks.map((mark) => ({ mark, x: scale.x(mark.at) })).sort((one, other) => one.x - other.x);
  const touch = sorted.some(({ x }, index) => x - (sorted[index - 1]?.x ?? -APART) < APART);
  const groups: { x: number; of: Mark[] }[] = [];
  for (const { mark, x } of sorted) {
    const last = groups.at(-1);
    if (touch && last && x - last.x < APART_COUNTED) last.of.push(mark);
    else groups.push({ x, of: [mark] });
  }
  const laid = { ...nothing(), height: touch ? MARKS + LINE - 2 : MARKS };
  for (const { x, of } of groups) {
    const look = WORST.find((one) => of.some((mark) => mark.look === one)) ?? 'told';
    const alone = of.length === 1 ? of[0] : undefined;
    const says = alone ? sayItem(alone) : `${of.length}: ${[...new Set(of.map(({ what }) => what))].join('; ')}`;
    laid.points.push({ look, x, y: top + MARKS / 2, says });
    if (!alone) {
      const count = String(of.length);
      laid.words.push({ x: within(x, count, scale.width), y: top + MARKS + LINE - 6, says: count, role: 'mark' });
    }
  }
  return laid;
}

const add = (one: Laid, other: Laid): Laid => ({
  height: one.height + other.height,
  spans: [...one.spans, ...other.spans],
  points: [...one.points, ...other.points],
  columns: [...one.columns, ...other.columns],
  words: [...one.words, ...other.words],
});

function laneOf(items: readonly Item[], scale: Scale, now: Instant, top: number): Laid {
  const [spans, marks] = [items.filter(isSpan), items.filter((item): item is Mark => !isSpan(item))];
  let laid = nothing();
  for (const look of LOOKS) {
    const own = spans.filter((span) => span.look === look);
    if (own.length === 0) continue;
    const at = top + laid.height;
    laid = add(laid, rowsOf(own, look, scale, now, at) ?? inColumns(own, scale, at));
  }
  return marks.length === 0 ? laid : add(laid, marksOf(marks, scale, top + laid.height));
}

function inColumns(spans: readonly Span[], scale: Scale, top: number): Laid {
  const { height, columns } = columnsOf(
    spans.map(({ at }) => at),
    scale,
    top,
  );
  const words = columns.flatMap(({ from, to, y, count }): Words[] => {
    const says = String(count);
    return [{ x: within((from + to) / 2, says, scale.width), y: y - 4, says, role: 'mark' }];
  });
  return { ...nothing(), height, columns, words };
}

/** @param width the least that the page has for it, in pixels */
export function layOut(items: readonly Item[], { now, width }: { now: Instant; width: number }): Picture {
  const scale = scaleOf(items, now, width);
  const lanes = LANES.filter((lane) => items.some((item) => item.lane === lane));
  let [all, y] = [nothing(), TOP];
  for (const lane of lanes) {
    const title = TITLES[lane];
    all.words.push({ x: widthOf(title) / 2, y: y + LINE - 3, says: title, role: 'title' });
    const laid = laneOf(
      items.filter((item) => item.lane === lane),
      scale,
      now,
      y + LINE,
    );
    all = add(all, laid);
    y += LINE + laid.height + BETWEEN;
  }
  const today = scale.x(now);
  const words: Words[] = [...all.words, { x: within(today, 'Today', width), y: 13, says: 'Today', role: 'today' }];
  const ticks: number[] = [];
  for (const { at, says } of ticksOf(scale)) {
    ticks.push(at);
    const x = within(at, says, width);
    const before = words.findLast(({ role }) => role === 'tick');
    if (!before || x - before.x >= (widthOf(says) + widthOf(before.says)) / 2 + 6)
      words.push({ x, y: y + LINE - 2, says, role: 'tick' });
  }
  const { spans, points, columns } = all;
  return { width, height: y + AXIS, today, ticks, plot: [TOP - 4, y], lanes, spans, points, columns, words };
}
