/** Breaks running text into lines: between words where it can, inside a word that is wider than the line, such as a hash. */
import { isElement, type Markup } from './markup.ts';
import { type Covers, type Face, type Shown, shownIn } from './typeface.ts';

export interface Style {
  face: Face;
  size: number;
  quiet?: boolean;
  link?: string | undefined;
}

/** Where on a sheet words stand, and how they look there. */
export interface Box {
  x: number;
  width: number;
  style: Style;
}

export interface Piece extends Shown, Style {
  width: number;
}
export type Line = Piece[];

export interface Measure {
  covers: Covers;
  widthOf: (text: string, face: Face, size: number) => number;
}

interface Run extends Style {
  text: string;
}

/** What an inline element changes of the text in it. */
const styled = (style: Style, tag: string, attributes: Record<string, string>): Style => {
  if (tag === 'strong' || tag === 'dt') return { ...style, face: 'bold' };
  if (tag === 'code') return { ...style, face: 'mono', size: style.size * 0.89 };
  if (tag === 'a' && attributes.href) return { ...style, link: attributes.href };
  return style;
};

const runsOf = (nodes: readonly Markup[], style: Style): Run[] =>
  nodes.flatMap((node) =>
    isElement(node)
      ? runsOf(node.children, styled(style, node.tag, node.attributes))
      : [{ ...style, text: node.replace(/[\t\n ]+/g, ' ') }],
  );

/** Right-to-left letters: Hebrew, Arabic and their neighbours. */
const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Words that run from right to left stand in that order, whatever stands around them. */
function inReadingOrder(line: Line): Line {
  const ordered: Line = [];
  let turned: Line = [];
  for (const piece of line)
    if (RTL.test(piece.text)) turned.unshift(piece);
    else {
      ordered.push(...turned, piece);
      turned = [];
    }
  return [...ordered, ...turned];
}

/** Pieces up to and including one that ends with a space: they are not parted. */
function words(runs: readonly Run[], { covers, widthOf }: Measure): Piece[][] {
  const found: Piece[][] = [];
  let word: Piece[] = [];
  for (const { text, ...style } of runs)
    for (const part of text.split(/(?<= )/)) {
      for (const shown of shownIn(style.face, part, covers))
        word.push({ ...style, ...shown, width: widthOf(shown.text, shown.face, style.size) });
      if (part.endsWith(' ')) {
        found.push(word);
        word = [];
      }
    }
  return word.length > 0 ? [...found, word] : found;
}

/** As much of a piece as fits, at least one character, and the rest. */
function parted(piece: Piece, room: number, { widthOf }: Measure): [Piece, Piece | undefined] {
  const chars = [...piece.text];
  let fits = 1;
  while (fits < chars.length && widthOf(chars.slice(0, fits + 1).join(''), piece.face, piece.size) <= room) fits++;
  const cut = (text: string, instead: string | undefined): Piece => {
    const { instead: _, ...rest } = piece;
    return { ...rest, text, ...(instead !== undefined && { instead }), width: widthOf(text, piece.face, piece.size) };
  };
  const rest = chars.slice(fits).join('');
  // What is read aloud for a whole stretch is read once, with its beginning.
  return [cut(chars.slice(0, fits).join(''), piece.instead), rest ? cut(rest, piece.instead && ' ') : undefined];
}

const inkOf = (word: readonly Piece[], { widthOf }: Measure): number =>
  word.reduce((sum, { text, face, size, width }, index) => {
    return sum + (index === word.length - 1 ? widthOf(text.trimEnd(), face, size) : width);
  }, 0);

/** The lines of inline nodes in a column of that width, in points. */
export function linesOf(nodes: readonly Markup[], style: Style, column: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line: Line = [];
  let used = 0;
  const put = (piece: Piece) => {
    line.push(piece);
    used += piece.width;
  };
  const feed = () => {
    lines.push(inReadingOrder(line));
    line = [];
    used = 0;
  };
  for (const word of words(runsOf(nodes, style), measure)) {
    const blank = word.every(({ text }) => text.trim() === '');
    if (line.length === 0 && blank) continue;
    if (used + inkOf(word, measure) > column && line.length > 0) feed();
    for (const piece of word) {
      let left: Piece | undefined = piece;
      while (left && used + inkOf([left], measure) > column) {
        const room = column - used;
        const [head, rest]: [Piece, Piece | undefined] = parted(left, room, measure);
        put(head);
        left = rest;
        if (left) feed();
      }
      if (left) put(left);
    }
  }
  if (line.length > 0) feed();
  return lines;
}
