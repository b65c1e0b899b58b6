/** The trend of a KPI as SVG without script or style: as wide as the page, its words as large on a phone as on a desk. */
import type { ComponentChildren } from 'preact';
import { BLUE, ChartFrame, type ChartWords, GRID, INK, OVER_LINES } from '../../shared/pages/chart-frame.tsx';
import { BOX, dayTicks, type Scales, scalesOf, shortNumber } from './scale.ts';
import { Mark } from './shapes.tsx';
import { linesOf, type Mark as Noted, type Trend, type TrendPoint, type Vertex } from './trend.rules.ts';

const TEXT = 12;
const TARGET = '#565c65';
/** Words above the drawing: today, and the letters of changes. */
const TOP = 34;
const RUG = 14;
const AXIS = 20;

const NOTES: readonly [mark: Noted, letter: string][] = [
  ['late', 'L'],
  ['exception', 'E'],
  ['corrected', 'C'],
];

/** How large the marks of so many periods can be without hiding one another. */
const areaOf = (count: number): number => (count <= 26 ? 80 : count <= 60 ? 40 : 22);

const percent = (of: number): string => `${of}%`;

/** Something whose size does not depend on how wide the page is. */
const At = ({ x, y, children }: { x: number; y: number; children: ComponentChildren }) => (
  <svg x={percent(x)} y={y} width={1} height={1} overflow="visible" aria-hidden="true">
    {children}
  </svg>
);

const Stretched = ({ height, children }: { height: number; children: ComponentChildren }) => (
  <svg width="100%" height={height} viewBox={`0 0 ${BOX} ${height}`} preserveAspectRatio="none" aria-hidden="true">
    {children}
  </svg>
);

const fixed = { fill: 'none', 'vector-effect': 'non-scaling-stroke' } as const;

const anchorAt = (x: number): 'start' | 'middle' | 'end' => (x < 12 ? 'start' : x > 88 ? 'end' : 'middle');

const Grid = ({ scales: { y, ticks } }: { scales: Scales }) => (
  <g>
    {ticks.map((tick) => (
      <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke={GRID} stroke-width={0.75} />
    ))}
    {ticks.map((tick) => (
      <text key={tick} x="0" y={y(tick) - 3} font-size={TEXT} fill={INK} {...OVER_LINES}>
        {shortNumber(tick)}
      </text>
    ))}
  </g>
);

/** A mark where a period is told: of one without a figure on the line at the foot. */
const Points = ({
  points,
  scales: { x, y },
  bottom,
}: {
  points: readonly TrendPoint[];
  scales: Scales;
  bottom: number;
}) => {
  const area = areaOf(points.length);
  return (
    <g>
      {points.map(({ period, last, value, status, was }) => {
        if (status === 'not due') return null;
        const level = value === undefined || status === 'not reported' ? bottom : y(value);
        const old = was?.value === undefined || was.status === 'not reported' ? undefined : y(was.value);
        return (
          <g key={period}>
            {old !== undefined && old !== level && (
              <g opacity={0.55}>
                <line
                  x1={percent(x(last))}
                  x2={percent(x(last))}
                  y1={old}
                  y2={level}
                  stroke={INK}
                  stroke-dasharray="2 2"
                />
                <At x={x(last)} y={old}>
                  <Mark status={was?.status ?? status} area={area} />
                </At>
              </g>
            )}
            <At x={x(last)} y={level}>
              <Mark status={status} area={area} />
            </At>
          </g>
        );
      })}
    </g>
  );
};

const Today = ({ x, height, says }: { x: number; height: number; says: string }) => (
  <g>
    <line x1={percent(x)} x2={percent(x)} y1={14} y2={height} stroke={INK} stroke-width={1} />
    <text x={percent(x)} y={11} font-size={TEXT} fill={INK} text-anchor={anchorAt(x)}>
      {says}
    </text>
  </g>
);

/** Each target is told above its line: the last one at the end of it, where no figures are yet, earlier ones where they begin to hold. */
const Targets = ({ of, scales: { x, y } }: { of: readonly Vertex[]; scales: Scales }) => {
  const targets = of.filter(({ value }, index) => value !== of[index - 1]?.value);
  const end = of.at(-1)?.day;
  return (
    <g>
      {targets.map(({ day, value }, index) => {
        const last = index === targets.length - 1 && end !== undefined;
        return (
          <text
            key={day}
            x={percent(last ? x(end) : x(day) + 0.8)}
            y={y(value) - 5}
            font-size={TEXT}
            fill={INK}
            text-anchor={last || x(day) > 85 ? 'end' : 'start'}
            {...OVER_LINES}
          >
            {index === 0 && 'Target '}
            {shortNumber(value)}
          </text>
        );
      })}
    </g>
  );
};

export const letterOf = (index: number): string => String.fromCharCode(65 + (index % 26));

const Changes = ({ of: { changes }, scales: { x }, height }: { of: Trend; scales: Scales; height: number }) => (
  <g>
    {changes.map((day, index) => (
      <g key={day}>
        <line
          x1={percent(x(day))}
          x2={percent(x(day))}
          y1={TOP - 6}
          y2={height}
          stroke={INK}
          stroke-width={1.5}
          stroke-dasharray="1 4"
        />
        <text x={percent(x(day))} y={TOP - 9} font-size={TEXT} font-weight={700} fill={INK} text-anchor="middle">
          {letterOf(index)}
        </text>
      </g>
    ))}
  </g>
);

/** Which periods have a note: a row of strokes for each kind, under the line at the foot. */
const Rug = ({
  points,
  notes,
  scales: { x },
  top,
}: {
  points: readonly TrendPoint[];
  notes: typeof NOTES;
  scales: Scales;
  top: number;
}) => (
  <g>
    {notes.map(([mark, letter], row) => (
      <g key={mark}>
        <text x="0" y={top + row * RUG + TEXT} font-size={TEXT} font-weight={700} fill={INK}>
          {letter}
        </text>
        {points
          .filter(({ marks }) => marks.includes(mark))
          .map(({ period, last }) => (
            <At key={period} x={x(last)} y={top + row * RUG + 3}>
              <rect
                x={points.length > 60 ? -0.5 : -1.5}
                width={points.length > 60 ? 1 : 3}
                height={RUG - 4}
                fill={INK}
              />
            </At>
          ))}
      </g>
    ))}
  </g>
);

export interface TrendChartProps extends ChartWords {
  trend: Trend;
  /** Pixels from the highest amount to the lowest. */
  plot?: number;
  /** Whether late, excepted and corrected periods are marked: not where many charts stand. */
  noted?: boolean;
  /** What is written over its last day, where that is not today. */
  says?: string;
}

export function TrendChart({ trend, plot = 120, noted = false, says = 'Today', ...words }: TrendChartProps) {
  const { points, path, target } = trend;
  const bottom = TOP + plot;
  const scales = scalesOf(trend, [TOP, bottom]);
  const notes = noted ? NOTES.filter(([mark]) => points.some(({ marks }) => marks.includes(mark))) : [];
  const foot = bottom + 6 + notes.length * RUG;
  const { x } = scales;
  return (
    <ChartFrame {...words} height={foot + AXIS}>
      <Grid scales={scales} />
      <line x1="0" x2="100%" y1={bottom} y2={bottom} stroke={INK} stroke-width={1} />
      <Changes of={trend} scales={scales} height={bottom} />
      <Today x={x(trend.today)} height={bottom} says={says} />
      <Stretched height={foot}>
        <path d={scales.path(target)} stroke={TARGET} stroke-width={2} {...fixed} />
        {path.map((piece, index) => (
          <path key={index} d={scales.path(piece)} stroke={INK} stroke-width={1.5} stroke-dasharray="6 4" {...fixed} />
        ))}
        {linesOf(points).map((piece, index) => (
          <path key={index} d={scales.path(piece)} stroke={BLUE} stroke-width={2.5} {...fixed} />
        ))}
      </Stretched>
      <Targets of={target} scales={scales} />
      <Points points={points} scales={scales} bottom={bottom} />
      <Rug points={points} notes={notes} scales={scales} top={bottom + 4} />
      {dayTicks(trend, x).map(({ at, month, says }) => (
        <text
          key={month}
          x={percent(at)}
          y={foot + AXIS - 6}
          font-size={TEXT}
          fill={INK}
          text-anchor={at > 88 ? 'end' : 'middle'}
        >
          {says}
        </text>
      ))}
    </ChartFrame>
  );
}
