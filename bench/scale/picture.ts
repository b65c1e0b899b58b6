/** The order of failure as a picture: a bar for each limit, as long as the acts a second that it takes, on a logarithmic scale. */
import { scaleLog } from 'd3-scale';
import { element, INK, text } from '../../infra/laptop/draw/ink.ts';
import { RATES, type Reached } from './order.ts';

const WIDTH = 860;
const LABELS = 330;
const ROW = 30;
const TOP = 44;
const LAST = 10_000;

const said = (value: number): string =>
  Number.isFinite(value)
    ? `${value >= 10 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(2)}`
    : 'never';

export function drawOrder(order: readonly Reached[]): string {
  const height = TOP + order.length * ROW + 20;
  const along = scaleLog([1, LAST], [LABELS, WIDTH - 60]).clamp(true);
  const lines = RATES.map((rate) => {
    const x = along(rate);
    return [
      element('line', { x1: x, x2: x, y1: TOP - 14, y2: height - 16, stroke: INK.line, 'stroke-dasharray': '4 3' }),
      text(x, TOP - 20, `${rate.toLocaleString('en-US')} acts a second`, { size: 12, fill: INK.quiet }),
    ].join('');
  });
  const bars = order.map(({ name, at }, row) => {
    const y = TOP + row * ROW;
    const end = along(at);
    return [
      text(0, y + 15, name, { size: 13, anchor: 'start' }),
      element('rect', {
        x: LABELS,
        y,
        width: Math.max(2, end - LABELS),
        height: 20,
        fill: INK.visited,
        stroke: INK.visitedLine,
      }),
      text(end + 6, y + 15, said(at), { size: 13, bold: true, anchor: 'start', halo: true }),
    ].join('');
  });
  const what = order.map(({ name, at }) => `${name}: ${said(at)}`).join('; ');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `Acts a second that each limit takes. ${what}`,
    },
    [element('rect', { width: WIDTH, height, fill: INK.paper }), ...lines, ...bars].join(''),
  );
}
