/** The marks on paper: shapes, lines and letters as SVG text, with presentation attributes only, so that no style sheet is needed. */

/** Text and fills reach 4.5 to 1 on each other, lines 3 to 1 on white. */
export const INK = {
  paper: '#ffffff',
  text: '#1b1b1b',
  line: '#565c65',
  error: '#b50909',
  plain: '#f7f9fa',
  visited: '#dcf0e3',
  visitedLine: '#216e1f',
  current: '#ffe396',
  currentLine: '#1b1b1b',
  quiet: '#3d4551',
} as const;

const FONT = "'Source Sans Pro Web', 'Source Sans Pro', Helvetica, Arial, sans-serif";

/** Nothing that a file says can become markup, or a character that XML forbids. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** One decimal: enough for a screen, and the same on every machine. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

export function element(name: string, attributes: Record<string, string | number | undefined>, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? at(value) : escaped(String(value))}"`)
    .join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

export interface TextStyle {
  size: number;
  fill?: string;
  bold?: boolean;
  anchor?: 'start' | 'middle';
  /** Drawn under the letters, where lines may cross them. */
  halo?: boolean;
}

export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill = INK.text, bold = false, anchor = 'middle', halo = false } = style;
  return element(
    'text',
    {
      x,
      y,
      'font-family': FONT,
      'font-size': size,
      'font-weight': bold ? 700 : undefined,
      'text-anchor': anchor,
      fill,
      stroke: halo ? INK.paper : undefined,
      'stroke-width': halo ? 4 : undefined,
      'paint-order': halo ? 'stroke' : undefined,
      'stroke-linejoin': halo ? 'round' : undefined,
    },
    escaped(content),
  );
}

export interface Point {
  x: number;
  y: number;
}

const coordinates = ({ x, y }: Point): string => `${at(x)},${at(y)}`;
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A line through its corners, each of them rounded: straight to the middle of each stretch, bent around the corner between. */
export function route(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest
    .slice(0, -1)
    .map((corner, index) => `Q${coordinates(corner)} ${coordinates(between(corner, rest[index + 1] ?? corner))}`);
  const straight = rest.length > 1 ? `L${coordinates(between(first, rest[0] ?? first))}` : '';
  return `M${coordinates(first)}${straight}${bends.join('')}L${coordinates(last)}`;
}

export const polygon = (points: readonly Point[]): string => points.map(coordinates).join(' ');
