/** A bar chart as SVG without script or style: medians as bars, the longest as a mark, in shapes that need no color to be told apart. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { symbol, symbolDiamond } from 'd3-shape';
import { BLUE, ChartFrame, type ChartWords, GRID, INK, OVER_LINES, RED } from '../../shared/pages/chart-frame.tsx';
import { type Summary, sayLong } from '../domain/times.rules.ts';

const WIDTH = 480;
const SIDE = 12;
const LINE = 46;
const AXIS = 34;
const TEXT = 13;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MEDIAN = BLUE;
const LONGEST = RED;

const diamond = symbol(symbolDiamond, 70)() ?? '';

/** Too long for its line: the table below has it whole. */
const short = (name: string): string => {
  const chars = [...name];
  return chars.length <= 44 ? name : `${chars.slice(0, 43).join('')}…`;
};

export interface ChartProps extends ChartWords {
  of: readonly Summary[];
}

const Axis = ({
  ticks,
  x,
  height,
  unit,
}: {
  ticks: number[];
  x: (value: number) => number;
  height: number;
  unit: string;
}) => (
  <g>
    {ticks.map((tick) => (
      <g key={tick}>
        <line x1={x(tick)} x2={x(tick)} y1={0} y2={height} stroke={GRID} stroke-width={1} />
        <text x={x(tick)} y={height + TEXT + 3} font-size={TEXT} fill={INK} text-anchor="middle">
          {tick}
        </text>
      </g>
    ))}
    <text x={WIDTH - SIDE} y={height + 2 * TEXT + 5} font-size={TEXT} fill={INK} text-anchor="end">
      {unit}
    </text>
  </g>
);

export function Chart({ of, ...words }: ChartProps) {
  const longest = Math.max(...of.map((one) => one.longest));
  const [unit, per] = longest >= 2 * DAY ? ['days', DAY] : ['hours', HOUR];
  const x = scaleLinear([0, Math.max(longest / per, 1)], [SIDE, WIDTH - SIDE]).nice(5);
  const height = of.length * LINE;
  const y = scaleBand(
    of.map((_, index) => index),
    [0, height],
  );
  return (
    <ChartFrame {...words} viewBox={`0 0 ${WIDTH} ${height + AXIS + 6}`}>
      <Axis ticks={x.ticks(5)} x={x} height={height} unit={unit} />
      {of.map((one, index) => {
        const top = y(index) ?? 0;
        const [to, far] = [x(one.median / per), x(one.longest / per)];
        return (
          <g key={one.name}>
            <text x={SIDE} y={top + TEXT + 2} font-size={TEXT} fill={INK} {...OVER_LINES}>
              {short(one.name)}: {sayLong(one.median)}
            </text>
            <line
              x1={SIDE}
              x2={far}
              y1={top + 30}
              y2={top + 30}
              stroke={LONGEST}
              stroke-width={2}
              stroke-dasharray="4 3"
            />
            <rect x={SIDE} y={top + 23} width={Math.max(2, to - SIDE)} height={14} fill={MEDIAN} />
            <path
              d={diamond}
              transform={`translate(${far} ${top + 30})`}
              fill="#ffffff"
              stroke={LONGEST}
              stroke-width={2}
            />
          </g>
        );
      })}
    </ChartFrame>
  );
}
