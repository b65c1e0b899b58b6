/** Where everything stands: dagre ranks the states from left to right; ways back that meet at one state are gathered on the way. */
import { Graph, layout } from '@dagrejs/dagre';
import { type Arrow, arrows, type Scope } from './graph.ts';
import type { Point } from './ink.ts';
import { type Box, fastened, type Stretch } from './ports.ts';
import { wrap } from './words.ts';

export interface Way {
  kind: Arrow['kind'];
  points: Point[];
  /** Whether the way ends in an arrowhead; one that joins another on the way has none of its own. */
  head: boolean;
  /** Middle of the label, and its lines. */
  label?: Point & { lines: string[] };
}

export interface Plan {
  width: number;
  height: number;
  /** By state. */
  boxes: Map<string, Box>;
  start: Box;
  ways: Way[];
}

/** In dagre every state has a letter before its name: it keeps nodes in objects, in which `valueOf` is no free name. */
const node = (state: string): string => `s ${state}`;
const meeting = (state: string): string => `to ${state}`;
const START = 'start';
/** A box, and no meeting of ways. */
const isStanding = (id: string): boolean => id === START || id.startsWith('s ');
export const LABEL = { size: 12, line: 14, characters: 24, character: 6.8 } as const;
const MARGIN = 16;
/** Below each box stands its mark. */
const MARK = 8;
/** As many ways back as this to one state are gathered into one. */
const CROWD = 3;

/** What dagre is told: a stretch runs forward in rank; one that is drawn against its direction says so. */
interface Laid extends Omit<Stretch, 'points' | 'bound'> {
  kind: Arrow['kind'];
  head: boolean;
  weight: number;
  lines: string[];
}

/** Arrows to a state through which one has come: without them, no way is a circle. */
function waysBack({ StartAt }: Scope, all: readonly Arrow[]): Set<Arrow> {
  const back = new Set<Arrow>();
  const done = new Set<string>();
  const onTheWay = new Set<string>();
  const visit = (name: string) => {
    onTheWay.add(name);
    for (const arrow of all.filter(({ from }) => from === name)) {
      if (onTheWay.has(arrow.to)) back.add(arrow);
      else if (!done.has(arrow.to)) visit(arrow.to);
    }
    onTheWay.delete(name);
    done.add(name);
  };
  visit(StartAt);
  return back;
}

function stretches(scope: Scope): Laid[] {
  const all = arrows(scope);
  const back = waysBack(scope, all);
  const silent = [...back].filter(({ kind, label }) => kind === 'next' && label === '');
  const crowds = new Set(
    silent.map(({ to }) => to).filter((to) => silent.filter((other) => other.to === to).length >= CROWD),
  );
  const start: Laid = {
    from: START,
    to: node(scope.StartAt),
    reversed: false,
    kind: 'next',
    head: true,
    weight: 4,
    lines: [],
  };
  const gathered = [...crowds].map(
    (to): Laid => ({ from: node(to), to: meeting(to), reversed: true, kind: 'next', head: true, weight: 1, lines: [] }),
  );
  const ways = all.map((arrow): Laid => {
    const { from, to, kind, label } = arrow;
    const lines = label === '' ? [] : wrap(label, LABEL.characters);
    const rest = { kind, lines, weight: kind === 'catch' ? 1 : 2 };
    if (!back.has(arrow)) return { from: node(from), to: node(to), reversed: false, head: true, ...rest };
    const joins = silent.includes(arrow) && crowds.has(to);
    return { from: joins ? meeting(to) : node(to), to: node(from), reversed: true, head: !joins, ...rest };
  });
  return [start, ...gathered, ...ways];
}

/** With a little air. */
export const labelBox = (lines: readonly string[]) =>
  lines.length === 0
    ? { width: 0, height: 0 }
    : {
        width: Math.max(...lines.map((line) => line.length)) * LABEL.character + 12,
        height: lines.length * LABEL.line + 4,
        labelpos: 'c',
      };

/** @param sizes of every state of the scope */
export function plan(scope: Scope, sizes: ReadonlyMap<string, { width: number; height: number }>): Plan {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 30, edgesep: 14, ranksep: 46 });
  graph.setDefaultEdgeLabel(() => ({}));
  graph.setNode(START, { width: 18, height: 18 });
  for (const [name, { width, height }] of sizes) graph.setNode(node(name), { width, height });
  const laid = stretches(scope);
  for (const [index, { from, to, weight, lines }] of laid.entries()) {
    if (!graph.hasNode(to)) graph.setNode(to, { width: 1, height: 1 });
    graph.setEdge(from, to, { ...labelBox(lines), weight }, String(index));
  }
  layout(graph);

  const pointed = new Set(
    Object.keys(scope.States).flatMap((name) => (scope.States[name]?.Type === 'Choice' ? [node(name)] : [])),
  );
  const boxes = new Map(
    graph.nodes().map((id: string) => {
      const { x, y, width, height } = graph.node(id) as unknown as Box;
      return [id, { x, y, width, height, pointed: pointed.has(id) }];
    }),
  );
  const edges = laid.map(
    ({ from, to }, index) => graph.edge(from, to, String(index)) as Partial<Point> & { points: Point[] },
  );
  const routes = fastened(
    laid.map(({ from, to, reversed, lines }, index) => ({
      ...{ from, to, reversed, bound: lines.length > 0 || !isStanding(from) || !isStanding(to) },
      points: edges[index]?.points ?? [],
    })),
    boxes,
  );
  const ways = laid.map(({ kind, head, lines }, index): Way => {
    const { x = 0, y = 0 } = edges[index] ?? {};
    return { kind, head, points: routes[index] ?? [], ...(lines.length > 0 && { label: { x, y, lines } }) };
  });
  const { boxes: moved, ...rest } = framed(boxes, ways);
  const box = (id: string): Box => moved.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { ...rest, start: box(START), boxes: new Map([...sizes.keys()].map((name) => [name, box(node(name))])) };
}

/** Moves everything so that all of it, lines and marks included, lies within the margins. */
function framed(boxes: Map<string, Box>, ways: Way[]): Omit<Plan, 'start'> {
  const corners = [...boxes.values()].flatMap(({ x, y, width, height }) => [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 + MARK },
  ]);
  const labels = ways.flatMap(({ label }) => {
    if (label === undefined) return [];
    const { width, height } = labelBox(label.lines);
    return [
      { x: label.x - width / 2, y: label.y - height / 2 },
      { x: label.x + width / 2, y: label.y + height / 2 },
    ];
  });
  const all = [...corners, ...labels, ...ways.flatMap(({ points }) => points)];
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x - left + MARGIN, y: point.y - top + MARGIN });
  return {
    width: Math.max(...all.map(({ x }) => x)) - left + 2 * MARGIN,
    height: Math.max(...all.map(({ y }) => y)) - top + 2 * MARGIN,
    boxes: new Map([...boxes].map(([name, box]) => [name, moved(box)])),
    ways: ways.map((way) => ({ ...way, points: way.points.map(moved), ...(way.label && { label: moved(way.label) }) })),
  };
}
