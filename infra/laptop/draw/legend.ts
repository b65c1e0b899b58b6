/** What the shapes and lines mean, at the foot of the drawing. */
import { element, INK, text } from './ink.ts';
import { type Drawing, drawLine } from './scope.ts';

const line = (kind: 'next' | 'catch', label: string) => (x: number) =>
  drawLine({
    kind,
    head: true,
    points: [
      { x, y: 24 },
      { x: x + 44, y: 24 },
    ],
  }) + text(x + 54, 28, label, { size: 13, anchor: 'start' });

const swatch = (look: { fill: string; stroke: string; 'stroke-width': number }, label: string) => (x: number) =>
  element('rect', { x, y: 14, width: 44, height: 20, rx: 4, ...look }) +
  text(x + 54, 28, label, { size: 13, anchor: 'start' });

/** @param marked whether standings are drawn at all */
export function legend(marked: boolean): Drawing {
  const entries: [width: number, draw: (x: number) => string][] = [
    [170, line('next', 'goes on to')],
    [210, line('catch', 'when it fails')],
    ...(marked
      ? ([
          [210, swatch({ fill: INK.current, stroke: INK.currentLine, 'stroke-width': 4 }, 'now here')],
          [210, swatch({ fill: INK.visited, stroke: INK.visitedLine, 'stroke-width': 2 }, '\u2713 been here')],
        ] as [number, (x: number) => string][])
      : []),
  ];
  let x = 16;
  const ink = entries.map(([width, draw]) => {
    const drawn = draw(x);
    x += width;
    return drawn;
  });
  return { width: x, height: 48, ink: ink.join('\n') };
}
