/** What every chart shares: it is told as one picture with a title and a sentence, and told apart in shades of gray. */
import type { ComponentChildren } from 'preact';

export const INK = '#1b1b1b';
export const GRID = '#a9aeb1';
/** On white, 9.6 and 6.9 to one. */
export const BLUE = '#1a4480';
export const RED = '#b50909';

/** Words stand on white, also where a line passes behind them. */
export const OVER_LINES = { stroke: '#ffffff', 'stroke-width': 4, 'paint-order': 'stroke' };

export interface ChartWords {
  /** Begins the ids of its parts; once on a page. */
  id: string;
  title: string;
  /** What a listener is told in place of the drawing. */
  description: string;
}

/** Of a fixed `height` its width is the page's, so that its words are as large on a phone; of a `viewBox` it is drawn to scale. */
export const ChartFrame = ({
  id,
  title,
  description,
  children,
  ...size
}: ChartWords & { children: ComponentChildren } & ({ viewBox: string } | { height: number })) => (
  <svg
    class={'viewBox' in size ? 'concord-chart' : 'concord-chart-fluid'}
    role="img"
    aria-labelledby={`${id}-title ${id}-desc`}
    {...size}
    {...('height' in size && { width: '100%' })}
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{description}</desc>
    {children}
  </svg>
);
