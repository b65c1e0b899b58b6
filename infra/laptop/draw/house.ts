/** The house as a drawing: each capability with its rooms and how many files are in them, and how often one imports of another. */
import { Graph, layout } from '@dagrejs/dagre';
import { element, escaped, INK, type Point, text } from './ink.ts';
import { labelBox } from './layout.ts';
import { type Box, fastened } from './ports.ts';
import { drawLabel, drawLine } from './scope.ts';

export interface Room {
  name: string;
  files: number;
}

export interface Capability {
  name: string;
  rooms: readonly Room[];
}

export interface House {
  capabilities: readonly Capability[];
  /** How many imports of one capability lead into another. */
  arrows: readonly { from: string; to: string; imports: number }[];
}

/** Whatever all capabilities import lies under them: an arrow from each would hide the others. */
const BASES = ['identity', 'shared'];
const isBase = (name: string): boolean => BASES.includes(name);

const BOX = { width: 184, heading: 30, line: 17, padding: 10, size: 13 } as const;
const MARGIN = 16;
const GAP = 20;
/** Half of the stretch that a way goes straight down past a row of boxes, or through its label. */
const STRAIGHT = 16;
const KEY =
  'An arrow counts the imports that lead from one capability into another; below its rooms stands what each imports of identity and shared.';

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

const filesIn = ({ rooms }: Capability): number => rooms.reduce((sum, { files }) => sum + files, 0);
const heightOf = ({ rooms }: Capability, columns = 1): number =>
  BOX.heading + Math.ceil(rooms.length / columns) * BOX.line + BOX.padding;

/** "identity 26, shared 205": what it imports of those that lie under all. */
const basesOf = ({ arrows }: House, { name }: Capability): string =>
  BASES.flatMap((base) =>
    arrows.filter(({ from, to }) => from === name && to === base).map(({ imports }) => `${base} ${imports}`),
  ).join(', ');

function drawBox(one: Capability, { x, y, width, height }: Box, columns: number): string {
  const [left, top] = [x - width / 2, y - height / 2];
  const column = BOX.width;
  const lines = Math.ceil(one.rooms.length / columns);
  const rooms = one.rooms.map(({ name, files }, index) => {
    const start = left + BOX.padding + Math.floor(index / lines) * column;
    const base = top + BOX.heading + ((index % lines) + 0.8) * BOX.line;
    return (
      text(start, base, name, { size: BOX.size, anchor: 'start' }) +
      text(start + column - 2 * GAP, base, String(files), { size: BOX.size })
    );
  });
  return element(
    'g',
    { id: one.name },
    element('rect', {
      ...{ x: left, y: top, width, height, rx: 4 },
      ...{ fill: INK.plain, stroke: INK.line, 'stroke-width': 1.5 },
    }) +
      text(left + BOX.padding, top + 20, `${one.name}: ${filesIn(one)} files`, {
        ...{ size: 14, bold: true, anchor: 'start' },
      }) +
      rooms.join(''),
  );
}

const described = ({ capabilities, arrows }: House): string =>
  capabilities
    .map((one) => {
      const to = arrows.filter(({ from }) => from === one.name).map(({ to, imports }) => `${to} (${imports})`);
      const rooms = one.rooms.map(({ name, files }) => `${name} ${files}`).join(', ');
      return `${one.name}: ${rooms}; imports of ${to.join(', ') || 'none'}.`;
    })
    .join(' ');

const turned = ({ x, y }: Point): Point => ({ x: y, y: x });
const turnedBox = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width });

/** The points of each way, from the lower edge of a box to the upper edge of another; ports are made for ways from left to right. */
function routed(ways: readonly { from: string; to: string; points: readonly Point[] }[], boxes: Map<string, Box>) {
  const stretches = ways.map(({ from, to, points }) => {
    const reversed = (boxes.get(from)?.y ?? 0) > (boxes.get(to)?.y ?? 0);
    const down = reversed ? points.toReversed() : points;
    const straight = down
      .slice(1, -1)
      .flatMap(({ x, y }) => [y - STRAIGHT, y + STRAIGHT].map((height) => turned({ x, y: height })));
    const ends = reversed ? { from: to, to: from } : { from, to };
    return { ...ends, reversed, bound: true, points: [{ x: 0, y: 0 }, ...straight, { x: 0, y: 0 }] };
  });
  const sideways = new Map([...boxes].map(([name, box]) => [name, turnedBox(box)]));
  return fastened(stretches, sideways).map((points) => points.map(turned));
}

/** The same house always gives the same bytes. */
export function drawHouse(house: House): string {
  const { capabilities, arrows } = house;
  const standing = capabilities.filter(({ name }) => !isBase(name));
  const between = arrows.filter(({ from, to }) => !isBase(from) && !isBase(to));
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 44, edgesep: 22, ranksep: 56, rankalign: 'bottom', acyclicer: 'greedy' });
  for (const one of standing) graph.setNode(one.name, { width: BOX.width, height: heightOf(one) + BOX.line });
  for (const { from, to, imports } of between)
    graph.setEdge(from, to, { ...labelBox([String(imports)]), weight: imports });
  layout(graph);

  const { width: laid = 0, height: below = 0 } = graph.graph() as { width?: number; height?: number };
  const boxes = new Map(standing.map(({ name }) => [name, graph.node(name) as unknown as Box]));
  const edges = between.map(({ from, to }) => graph.edge(from, to) as unknown as Point & { points: Point[] });
  const points = routed(
    between.map(({ from, to }, index) => ({ from, to, points: edges[index]?.points ?? [] })),
    boxes,
  );
  const ways = between.map(({ imports }, index) => {
    const { x = 0, y = 0 } = edges[index] ?? {};
    const label = { x, y, lines: [String(imports)] };
    return { kind: 'next' as const, head: true, points: points[index] ?? [], label };
  });
  let y = below + 2 * GAP;
  const bases = capabilities
    .filter(({ name }) => isBase(name))
    .map((one) => {
      const height = heightOf(one, 4);
      const box = { x: laid / 2, y: y + height / 2, width: laid, height };
      y += height + GAP;
      return drawBox(one, box, 4);
    });
  const [width, height] = [Math.ceil(laid + 2 * MARGIN), Math.ceil(y + 2 * MARGIN + 4)];
  const ink = [
    ...ways.map(drawLine),
    ...standing.flatMap((one) => {
      const box = boxes.get(one.name) ?? NOWHERE;
      const lowest = box.y + box.height / 2 - 9;
      return [drawBox(one, box, 1), text(box.x, lowest, basesOf(house, one), { size: 12, fill: INK.quiet })];
    }),
    ...ways.map(drawLabel),
    ...bases,
    text(0, y + 4, KEY, { size: 13, anchor: 'start' }),
  ];
  return element(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
      ...{ role: 'img', 'aria-labelledby': 'house-title', 'aria-describedby': 'house-description' },
    },
    [
      '<title id="house-title">The capabilities of Concord, their rooms, and what they import of one another</title>',
      `<desc id="house-description">${escaped(described(house))}</desc>`,
      element('rect', { width, height, fill: INK.paper }),
      element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, ink.join('\n')),
    ].join('\n'),
  );
}
