/** What the trend of a KPI shows: its figures by period, what each period requires, and where the measure itself changed. */

import { addDays } from '../../shared/days.ts';
import { dividedDecimals } from '../../shared/decimal.ts';
import { DAY, type PlainDay } from '../../shared/kernel.ts';
import type { Picture } from '../dashboard/domain/picture.rules.ts';
import type { Assessment } from '../domain/assess.rules.ts';
import type { Amount } from '../domain/exact.rules.ts';
import { measuringYear } from '../domain/period.rules.ts';
import { calendarLabel } from '../domain/period-label.rules.ts';
import type { Cell } from '../domain/recorded.rules.ts';
import { isJudged, type Status } from '../domain/status.rules.ts';
import type { Published } from '../plan/domain/plan.events.ts';

/** Of a drawing: no status depends on it. */
export type Drawn = number;
export interface Vertex {
  day: PlainDay;
  value: Drawn;
}

export interface TrendPoint {
  period: string;
  label: string;
  first: PlainDay;
  last: PlainDay;
  status: Status;
  /** What was recorded; of a period that is not told yet, what is there so far. */
  value?: Drawn;
  /** Some agency’s first figure came late, or by an exception; some figure was corrected. */
  marks: readonly Mark[];
  /** The status as it was published, where it is another one now. */
  was?: { status: Status; value?: Drawn };
  /** Something else is required from here on: the path begins anew. */
  anew: boolean;
  /** A sum to date begins its next year: no line leads here. */
  restarts: boolean;
}
export type Mark = 'late' | 'exception' | 'corrected';

export interface Trend {
  points: readonly TrendPoint[];
  /** What is required, in pieces: each measure, and each year of a sum to date, has its own. */
  path: readonly (readonly Vertex[])[];
  /** The target, period by period: where it was moved, there is a step. */
  target: readonly Vertex[];
  from: PlainDay;
  to: PlainDay;
  today: PlainDay;
  /** The first days of periods from which on something else is measured by, in order. */
  changes: readonly PlainDay[];
}

const drawn = ({ over, under }: Amount): Drawn => Number(dividedDecimals(over, under, 9));
const plain = (decimal: string): Drawn => Number(decimal);

const daysBetween = (from: PlainDay, to: PlainDay): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** By what a period is measured, for telling whether the one before it was measured otherwise. */
const measureOf = ({ measured: { kpi } }: Assessment): string =>
  JSON.stringify([kpi.target, kpi.baseline, kpi.path, kpi.band, kpi.tolerance]);
/** Periods that are measured otherwise than the one before them. */
export const changesIn = (course: readonly Assessment[]): { before: Assessment; after: Assessment }[] =>
  course.flatMap((after, index) => {
    const before = course[index - 1];
    return before && measureOf(before) !== measureOf(after) ? [{ before, after }] : [];
  });
const yearOf = ({ measured: { kpi, period } }: Assessment): string =>
  kpi.span === 'to-date' ? measuringYear(kpi, period) : '';

function pointOf(one: Assessment, before: Assessment | undefined, { published, exceptions }: Beside): TrendPoint {
  const { measured, recorded, status, contributions } = one;
  const there = contributions.flatMap((cell) => (cell.recorded ? [{ ...cell, recorded: cell.recorded }] : []));
  const excepted = ({ kpi, period, party }: Cell): boolean =>
    exceptions.some((other) => other.kpi === kpi && other.period === period && other.party === party);
  const late = there.filter(({ recorded: { late } }) => late);
  const was = published?.[measured.period];
  return {
    ...{ period: measured.period, label: calendarLabel(measured.kpi, measured.period) },
    ...{ first: measured.first, last: measured.last, status },
    ...(recorded && status !== 'nothing to measure' && { value: drawn(recorded) }),
    marks: [
      ...(late.some((cell) => !excepted(cell)) ? (['late'] as const) : []),
      ...(late.some(excepted) ? (['exception'] as const) : []),
      ...(there.some(({ recorded: { corrected } }) => corrected) ? (['corrected'] as const) : []),
    ],
    ...(was &&
      was.status !== status && {
        was: { status: was.status, ...(was.recorded && { value: drawn(was.recorded) }) },
      }),
    anew: before !== undefined && measureOf(before) !== measureOf(one),
    restarts: before !== undefined && yearOf(before) !== yearOf(one),
  };
}

/** What is the target itself is drawn as the target. */
const isWay = (required: Assessment['required']): required is NonNullable<typeof required> =>
  required !== undefined && required.way.kind !== 'target' && required.way.kind !== 'after';

/** Of a straight line the end of the period, of everything else its whole length. */
function pathOf(course: readonly Assessment[], points: readonly TrendPoint[]): Vertex[][] {
  const pieces: Vertex[][] = [];
  for (const [index, { required, measured }] of course.entries()) {
    if (!isWay(required)) continue;
    const value = drawn(required.value);
    let piece = pieces.at(-1);
    if (!piece || points[index]?.anew || points[index]?.restarts || !isWay(course[index - 1]?.required)) {
      piece = [];
      pieces.push(piece);
      if (required.way.kind === 'line') piece.push(beginOf(required.way, measured.first));
    }
    if (required.way.kind !== 'line') piece.push({ day: measured.first, value });
    piece.push({ day: measured.last, value });
  }
  return pieces;
}

type Line = Extract<NonNullable<Assessment['required']>['way'], { kind: 'line' }>;

/** Where a line enters its first period. */
function beginOf({ from, to, days }: Line, first: PlainDay): Vertex {
  const eve = addDays(first, -1);
  const day = from.day > eve ? from.day : eve;
  const [begin, end] = [drawn(from.value), drawn(to.value)];
  return { day, value: begin + ((end - begin) * daysBetween(from.day, day)) / days };
}

const targetOf = (course: readonly Assessment[]): Vertex[] =>
  course.flatMap(({ measured: { first, last, kpi } }) => {
    const value = plain(kpi.target.value);
    return [
      { day: first, value },
      { day: last, value },
    ];
  });

interface Beside {
  published: Readonly<Record<string, Published>> | undefined;
  exceptions: readonly Cell[];
}

/** Of at most so many of the newest periods that have begun, and as much of what lies ahead of them, or a year of months. */
export function courseShown(
  { periods, course }: Pick<Picture, 'periods' | 'course'>,
  most: number,
): readonly Assessment[] {
  const skipped = Math.max(0, periods.length - most);
  return course.slice(skipped, periods.length + Math.max(12, periods.length - skipped));
}

export function trendOf(
  of: Pick<Picture, 'periods' | 'course'>,
  { today, most = Number.POSITIVE_INFINITY, ...beside }: Beside & { today: PlainDay; most?: number },
): Trend | undefined {
  const shown = courseShown(of, most);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return undefined;
  const points = shown.map((one, index) => pointOf(one, shown[index - 1], beside));
  return {
    ...{ points, path: pathOf(shown, points), target: targetOf(shown) },
    ...{ from: first.measured.first, to: last.measured.last > today ? last.measured.last : today, today },
    changes: changesIn(shown).map(({ after }) => after.measured.first),
  };
}

/** Figures between which a line is drawn: none leads over a period that nobody can judge. */
export function linesOf(points: readonly TrendPoint[]): Vertex[][] {
  const lines: Vertex[][] = [];
  let open = false;
  for (const { last, value, status, restarts } of points) {
    if (value === undefined || !isJudged(status)) {
      if (status !== 'not due') open = false;
      continue;
    }
    if (!open || restarts) lines.push([]);
    lines.at(-1)?.push({ day: last, value });
    open = true;
  }
  return lines.filter((line) => line.length > 1);
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** The trend in a sentence, for whoever does not see it. */
export function sayTrend(points: readonly TrendPoint[], said: (period: string) => string | undefined): string {
  const judged = points.filter(({ status, value }) => isJudged(status) && value !== undefined);
  const silent = points.filter(({ status }) => status === 'not reported').length;
  const [first, last] = [judged[0], judged.at(-1)];
  const missing = silent > 0 ? ` ${many(silent, 'period was', 'periods were')} not reported.` : '';
  if (!first || !last) return `There is no figure to be judged yet.${missing}`;
  const count = (status: Status) => judged.filter((one) => one.status === status).length;
  const begin = first === last ? '' : `From ${said(first.period)} in ${first.label} to `;
  const statuses = (['on track', 'at risk', 'off track'] as const)
    .flatMap((status) => (count(status) > 0 ? [`${count(status)} ${status}`] : []))
    .join(', ');
  return `${begin}${said(last.period)} in ${last.label}. Of ${many(judged.length, 'period', 'periods')} with a status, ${statuses}.${missing}`;
}
