/** Each kind of moment has a shape of its own, so that it is told apart without color. */
import { symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTimes, symbolTriangle } from 'd3-shape';
import { BLUE, INK, RED } from '../../../shared/pages/chart-frame.tsx';
import type { MarkLook } from '../domain/item.ts';

interface Shape {
  type: Parameters<typeof symbol>[0];
  area: number;
  fill: string;
  stroke: string;
}

const SHAPES: Record<MarkLook, Shape> = {
  good: { type: symbolCircle, area: 80, fill: BLUE, stroke: BLUE },
  poor: { type: symbolDiamond2, area: 90, fill: RED, stroke: RED },
  ahead: { type: symbolCircle, area: 70, fill: '#ffffff', stroke: INK },
  fell: { type: symbolTimes, area: 55, fill: 'none', stroke: INK },
  told: { type: symbolTriangle, area: 70, fill: '#ffffff', stroke: INK },
  end: { type: symbolSquare, area: 80, fill: INK, stroke: INK },
};

export const Shape = ({ look, small = false }: { look: MarkLook; small?: boolean }) => {
  const { type, area, fill, stroke } = SHAPES[look];
  const path = symbol(type, small ? area / 2 : area).digits(1)() ?? '';
  return <path d={path} fill={fill} stroke={stroke} stroke-width={fill === 'none' ? 2 : 1.5} />;
};
