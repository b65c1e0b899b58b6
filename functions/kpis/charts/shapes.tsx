/** Each status has a shape of its own, so that it is told apart without color; the word stands beside it. */
import { symbol, symbolCircle, symbolCross, symbolDiamond2, symbolTimes, symbolTriangle } from 'd3-shape';
import { BLUE, INK, RED } from '../../shared/pages/chart-frame.tsx';
import type { Status } from '../domain/status.rules.ts';

/** On white, 5.9 to one. */
const OCHRE = '#7d5a00';

interface Shape {
  type: Parameters<typeof symbol>[0];
  /** Of how much its area is that of the others: shapes look as large as one another. */
  share: number;
  fill: string;
  stroke: string;
}

export const SHAPES: Record<Status, Shape> = {
  'on track': { type: symbolCircle, share: 0.85, fill: BLUE, stroke: BLUE },
  'at risk': { type: symbolTriangle, share: 0.9, fill: OCHRE, stroke: OCHRE },
  'off track': { type: symbolDiamond2, share: 1.1, fill: RED, stroke: RED },
  'not reported': { type: symbolTimes, share: 0.6, fill: 'none', stroke: INK },
  'nothing to measure': { type: symbolCross, share: 0.35, fill: '#ffffff', stroke: INK },
  incomplete: { type: symbolCircle, share: 0.7, fill: '#ffffff', stroke: INK },
  'not due': { type: symbolCircle, share: 0.25, fill: '#ffffff', stroke: INK },
};

const drawn = new Map<string, string>();
/** Square pixels that a shape covers. */
export function shapePath(status: Status, area: number): string {
  const name = `${status} ${area}`;
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const { type, share } = SHAPES[status];
  const path = symbol(type, area * share).digits(1)() ?? '';
  drawn.set(name, path);
  return path;
}

export const Mark = ({ status, area = 90 }: { status: Status; area?: number }) => {
  const { fill, stroke } = SHAPES[status];
  return <path d={shapePath(status, area)} fill={fill} stroke={stroke} stroke-width={fill === 'none' ? 2 : 1.5} />;
};

/** Beside its word, which says it to everyone. */
export const StatusShape = ({ status }: { status: Status }) => (
  <svg class="kpi-shape" viewBox="-11 -11 22 22" width="20" height="20" aria-hidden="true" focusable="false">
    <Mark status={status} area={150} />
  </svg>
);
