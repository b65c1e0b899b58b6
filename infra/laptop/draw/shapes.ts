/** Each kind of state has a shape of its own, and each standing a mark of its own: nobody needs to tell colors apart. */
import { element, INK, type Point, polygon, text } from './ink.ts';
import { wrap } from './words.ts';

export type Standing = 'current' | 'visited' | 'untouched';

export const BOX = { width: 180, line: 18, padding: 12, size: 14, characters: 20 } as const;

/** A diamond of the same height as a box would cut the words off: a choice is a box whose sides come to a point. */
const POINT = 18;

export const leafSize = (name: string, type: string): { width: number; height: number; lines: string[] } => {
  const lines = wrap(name, BOX.characters);
  const mark = type === 'Wait' || type === 'Fail' ? 16 : 0;
  return {
    lines,
    width: BOX.width + (type === 'Choice' ? 2 * POINT : 0),
    height: Math.max(44, lines.length * BOX.line + 2 * BOX.padding) + mark,
  };
};

const LOOKS: Record<Standing, { fill: string; stroke: string; 'stroke-width': number }> = {
  current: { fill: INK.current, stroke: INK.currentLine, 'stroke-width': 4 },
  visited: { fill: INK.visited, stroke: INK.visitedLine, 'stroke-width': 2 },
  untouched: { fill: INK.plain, stroke: INK.line, 'stroke-width': 1.5 },
};
const BADGES: Record<Standing, string> = { current: 'NOW HERE', visited: '\u2713 been here', untouched: '' };

export interface Leaf {
  name: string;
  type: string;
  standing: Standing;
  center: Point;
  width: number;
  height: number;
}

function outline({ type, standing, center: { x, y }, width, height }: Leaf): string {
  const look = LOOKS[standing];
  const [left, top] = [x - width / 2, y - height / 2];
  const box = (inset: number, rx: number, fill: string) =>
    element('rect', {
      x: left + inset,
      y: top + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      rx,
      ...look,
      fill,
      ...(inset > 0 && { 'stroke-width': 1.5 }),
    });
  switch (type) {
    case 'Choice': {
      const [right, bottom] = [left + width, top + height];
      const corners = [
        { x: left, y },
        { x: left + POINT, y: top },
        { x: right - POINT, y: top },
        { x: right, y },
        { x: right - POINT, y: bottom },
        { x: left + POINT, y: bottom },
      ];
      return element('polygon', { points: polygon(corners), ...look, 'stroke-linejoin': 'round' });
    }
    case 'Succeed':
    case 'Fail':
      return box(0, height / 2, look.fill) + box(4, height / 2 - 4, 'none');
    case 'Wait':
    case 'Pass':
      return box(0, height / 2.5, look.fill);
    default:
      return box(0, 4, look.fill);
  }
}

/** A clock beside what waits, a cross beside what fails. */
function sign({ type, center, height }: Leaf): string {
  const x = center.x;
  const y = center.y - height / 2 + 16;
  const line = { stroke: INK.text, 'stroke-width': 1.5, fill: 'none' };
  if (type === 'Wait')
    return (
      element('circle', { cx: x, cy: y, r: 7, ...line }) +
      element('path', {
        d: `M${x.toFixed(1)},${(y - 4.5).toFixed(1)}V${y.toFixed(1)}H${(x + 3.5).toFixed(1)}`,
        ...line,
      })
    );
  if (type === 'Fail')
    return element('path', {
      d: `M${(x - 5).toFixed(1)},${(y - 5).toFixed(1)}l10,10m0,-10l-10,10`,
      ...line,
      stroke: INK.error,
      'stroke-width': 2.5,
    });
  return '';
}

export function drawLeaf(leaf: Leaf): string {
  const { name, type, standing, center, height } = leaf;
  const { lines } = leafSize(name, type);
  const lower = type === 'Wait' || type === 'Fail' ? 8 : 0;
  const first = center.y + lower - ((lines.length - 1) * BOX.line) / 2 + BOX.size * 0.35;
  const words = lines.map((line, index) =>
    text(center.x, first + index * BOX.line, line, { size: BOX.size, bold: standing === 'current' }),
  );
  const badge = BADGES[standing];
  const below =
    badge && text(center.x, center.y + height / 2 + 15, badge, { size: 12, bold: true, fill: INK.quiet, halo: true });
  return element('g', {}, outline(leaf) + sign(leaf) + words.join('') + below);
}
