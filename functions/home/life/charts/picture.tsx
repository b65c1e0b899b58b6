/** The life of an MOU as SVG without script or style: laid out for a desk and for a phone, of which the page shows one; words are as large on either. */
import type { ComponentChildren } from 'preact';
import type { Instant } from '../../../shared/kernel.ts';
import { BLUE, ChartFrame, type ChartWords, GRID, INK, OVER_LINES } from '../../../shared/pages/chart-frame.tsx';
import type { Item, SpanLook } from '../domain/item.ts';
import type { Column } from './columns.ts';
import { type Drawn, layOut, type Picture, type Point, type Words } from './layout.ts';
import { Shape } from './shapes.tsx';

const TEXT = 12;
const PALE = '#d9e8f6';

/** Least widths, in pixels; `site/assets/css/life.css` shows one from 48em on, and the other below. */
const WIDTHS = { narrow: 256, wide: 640 } as const;

type Across = (x: number) => string;
const acrossOf =
  ({ width }: Pick<Picture, 'width'>): Across =>
  (x) =>
    `${Math.round((x / width) * 10_000) / 100}%`;

/** Something whose size does not depend on how wide the page is. */
const At = ({ x, y, children }: { x: string; y: number; children: ComponentChildren }) => (
  <svg x={x} y={y} width={1} height={1} overflow="visible" aria-hidden="true">
    {children}
  </svg>
);

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="#ffffff" />
      <line x1="0" y1="0" x2="0" y2="6" stroke={INK} stroke-width="2" />
    </pattern>
  </defs>
);

/** Stroke of a line by its look; a text that was out is broken, a dispute whole. */
const LINES: Partial<Record<SpanLook, { 'stroke-width': number; 'stroke-dasharray'?: string }>> = {
  line: { 'stroke-width': 2, 'stroke-dasharray': '4 3' },
  thread: { 'stroke-width': 3 },
};

const SpanShape = ({ of, id, at }: { of: Drawn; id: string; at: Across }) => {
  const { look, from, to, y, height, odd, steps, ends, says } = of;
  const line = LINES[look];
  const middle = y + height / 2;
  if (!line)
    return (
      <rect
        x={at(from)}
        y={y + 2}
        width={at(to - from)}
        height={height - 4}
        fill={look === 'hatch' ? `url(#${id}-hatch)` : odd ? PALE : BLUE}
        stroke={look === 'hatch' ? INK : BLUE}
        stroke-width={1}
      >
        <title>{says}</title>
      </rect>
    );
  return (
    <g>
      <title>{says}</title>
      <line x1={at(from)} x2={at(to)} y1={middle} y2={middle} stroke={INK} {...line} />
      {look === 'thread' && <line x1={at(from)} x2={at(from)} y1={y + 2} y2={y + height - 2} stroke={INK} />}
      {steps.map((step) => (
        <line key={step} x1={at(step)} x2={at(step)} y1={y + 2} y2={y + height - 2} stroke={INK} stroke-width={2} />
      ))}
      {ends && (
        <At x={at(to)} y={middle}>
          <Shape look={ends} small />
        </At>
      )}
    </g>
  );
};

const PointShape = ({ of: { look, x, y, says }, at }: { of: Point; at: Across }) => (
  <g>
    <title>{says}</title>
    <At x={at(x)} y={y}>
      <Shape look={look} />
    </At>
  </g>
);

const ColumnShape = ({ of: { from, to, y, height, says }, at }: { of: Column; at: Across }) => (
  <rect x={at(from)} y={y} width={at(to - from)} height={height} fill={BLUE}>
    <title>{says}</title>
  </rect>
);

const Word = ({ of: { x, y, says, role, light }, at }: { of: Words; at: Across }) => (
  <text
    // Where a lane begins its title does, too, on the widest page.
    x={role === 'title' ? 0 : at(x)}
    y={y}
    font-size={TEXT}
    font-weight={role === 'title' || light ? 700 : 400}
    fill={light ? '#ffffff' : INK}
    text-anchor={role === 'title' ? 'start' : 'middle'}
    {...(!light && OVER_LINES)}
  >
    {says}
  </text>
);

const Drawing = ({ of: picture, ...words }: ChartWords & { of: Picture }) => {
  const { height, today, ticks, plot, spans, points, columns, words: said } = picture;
  const at = acrossOf(picture);
  const [top, bottom] = plot;
  return (
    <ChartFrame {...words} height={height}>
      <Hatch id={words.id} />
      {ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1={top} y2={bottom} stroke={GRID} stroke-width={0.75} />
      ))}
      <line x1="0" x2="100%" y1={bottom} y2={bottom} stroke={INK} stroke-width={1} />
      <line x1={at(today)} x2={at(today)} y1={top} y2={bottom} stroke={INK} stroke-width={1.5} />
      {columns.map((one) => (
        <ColumnShape key={one.from} of={one} at={at} />
      ))}
      {spans.map((one) => (
        <SpanShape key={`${one.look} ${one.y} ${one.from}`} of={one} id={words.id} at={at} />
      ))}
      {points.map((one) => (
        <PointShape key={`${one.y} ${one.x}`} of={one} at={at} />
      ))}
      {said.map((one) => (
        <Word key={`${one.role} ${one.says} ${one.x} ${one.y}`} of={one} at={at} />
      ))}
    </ChartFrame>
  );
};

export const LifePicture = ({ items, now, id, ...words }: ChartWords & { items: readonly Item[]; now: Instant }) => (
  <>
    {(['narrow', 'wide'] as const).map((which) => (
      <div key={which} class={`life-${which}`}>
        <Drawing {...words} id={`${id}-${which}`} of={layOut(items, { now, width: WIDTHS[which] })} />
      </div>
    ))}
  </>
);
