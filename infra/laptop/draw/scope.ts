/** A scope is drawn from the inside out: what runs within a Parallel or Map state is a drawing in its box. */
import { innerScopes, type Scope, type State } from './graph.ts';
import { at, element, INK, type Point, route, text } from './ink.ts';
import { LABEL, labelBox, plan, type Way } from './layout.ts';
import { drawLeaf, leafSize, type Standing } from './shapes.ts';
import { KINDS, wrap } from './words.ts';

export interface Drawing {
  width: number;
  height: number;
  ink: string;
}

type StandingOf = (name: string) => Standing;
/** What a state looks like, given the middle of its box. */
type Stamp = { width: number; height: number; ink: (center: Point) => string };

const GAP = 12;

function stamp(name: string, state: State, standingOf: StandingOf): Stamp {
  const inside = innerScopes(state);
  const standing = standingOf(name);
  if (inside.length === 0) {
    const { width, height } = leafSize(name, state.Type);
    return { width, height, ink: (center) => drawLeaf({ name, type: state.Type, standing, center, width, height }) };
  }
  const drawings = inside.map((scope) => drawScope(scope, standingOf));
  const width = Math.max(220, ...drawings.map((drawing) => drawing.width)) + 2 * GAP;
  const heading = wrap(`${name} (${KINDS[state.Type] ?? state.Type})`, Math.floor((width - 2 * GAP) / 8.5));
  const top = heading.length * 18 + GAP;
  const height = top + drawings.reduce((sum, drawing) => sum + drawing.height + GAP, 0);
  return { width, height, ink: (center) => frame({ width, height, top, heading, drawings, standing }, center) };
}

interface Frame {
  width: number;
  height: number;
  top: number;
  heading: string[];
  drawings: Drawing[];
  standing: Standing;
}

function frame({ width, height, top, heading, drawings, standing }: Frame, center: Point): string {
  const [left, upper] = [center.x - width / 2, center.y - height / 2];
  const stroke = { current: INK.currentLine, visited: INK.visitedLine, untouched: INK.line }[standing];
  const mark = { current: ' \u2013 now here', visited: ' \u2013 been here', untouched: '' }[standing];
  let below = upper + top;
  const inner = drawings.map((drawing) => {
    const place = element('rect', {
      x: left + GAP,
      y: below,
      width: width - 2 * GAP,
      height: drawing.height,
      rx: 4,
      fill: INK.paper,
      stroke: INK.line,
      'stroke-width': 1,
    });
    const moved = element('g', { transform: `translate(${at(left + GAP)} ${at(below)})` }, drawing.ink);
    below += drawing.height + GAP;
    return place + moved;
  });
  const words = heading.map((line, index) =>
    text(left + GAP, upper + 20 + index * 18, index === heading.length - 1 ? line + mark : line, {
      size: 14,
      bold: true,
      anchor: 'start',
    }),
  );
  const border = element('rect', {
    x: left,
    y: upper,
    width,
    height,
    rx: 6,
    fill: INK.plain,
    stroke,
    'stroke-width': standing === 'current' ? 4 : 1.5,
  });
  return element('g', {}, border + words.join('') + inner.join(''));
}

/** The last stretch gives the arrow its direction. */
function head(points: readonly Point[], color: string): string {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.findLast(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) > 1) ?? tip;
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn: number) =>
    `${at(tip.x - 10 * Math.cos(angle + turn))},${at(tip.y - 10 * Math.sin(angle + turn))}`;
  return element('polygon', { points: `${at(tip.x)},${at(tip.y)} ${corner(0.42)} ${corner(-0.42)}`, fill: color });
}

export function drawLine({ kind, points, head: pointed }: Way): string {
  const color = kind === 'catch' ? INK.error : INK.line;
  const line = element('path', {
    d: route(points),
    fill: 'none',
    stroke: color,
    'stroke-width': 1.5,
    'stroke-dasharray': kind === 'catch' ? '6 4' : undefined,
  });
  return pointed ? line + head(points, color) : line;
}

/** On a ground of its own: lines that pass behind must not cross the letters. */
export function drawLabel({ kind, label }: Way): string {
  if (label === undefined) return '';
  const { width, height } = labelBox(label.lines);
  const ground = element('rect', {
    ...{ x: label.x - width / 2 + 2, y: label.y - height / 2, width: width - 4, height },
    ...{ rx: 3, fill: INK.paper },
  });
  const first = label.y - ((label.lines.length - 1) * LABEL.line) / 2 + 4;
  const fill = kind === 'catch' ? INK.error : INK.quiet;
  const words = label.lines.map((line, index) =>
    text(label.x, first + index * LABEL.line, line, { size: LABEL.size, fill }),
  );
  return ground + words.join('');
}

export function drawScope(scope: Scope, standingOf: StandingOf): Drawing {
  const stamps = new Map(Object.entries(scope.States).map(([name, state]) => [name, stamp(name, state, standingOf)]));
  const { width, height, boxes, start, ways } = plan(scope, stamps);
  const ink = [
    element('circle', { cx: start.x, cy: start.y, r: 9, fill: INK.text }),
    ...ways.map(drawLine),
    ...ways.map(drawLabel),
    ...[...stamps].map(([name, { ink: draw }]) => draw(boxes.get(name) ?? { x: 0, y: 0 })),
  ];
  return { width, height, ink: ink.filter((each) => each !== '').join('\n') };
}
