/** Breaks running text into lines: between words where it can, inside a word that is wider than the line, such as a hash. */
import { inVisualOrder, isolates, levelsOf, mirrored, runsRtl } from './direction.ts';
import { isElement, type Markup } from './markup.ts';
import { type Covers, type Face, graphemes, type Lent, type Own, type Shown, shownIn } from './typeface.ts';

export interface Style {
  face: Own;
  size: number;
  quiet?: boolean;
  link?: string | undefined;
}

/** Where on a sheet words stand, and how they look there. */
export interface Box {
  x: number;
  width: number;
  style: Style;
  /** Whether what stands in it runs from right to left, where nothing else is said. */
  rtl?: boolean;
}

interface Word extends Shown, Omit<Style, 'face'> {
  width: number;
  /** As the bidirectional algorithm has it. */
  level: number;
  /** Its glyphs run from right to left. */
  rtl: boolean;
}

export interface Piece extends Word {
  /** Among the others of its line, as they are said. */
  place: number;
}

/** Pieces from left to right, as they stand on the page. */
export interface Line {
  pieces: Piece[];
  width: number;
  /** It begins on the right. */
  rtl: boolean;
}

export interface Measure {
  covers: Covers;
  /** Families of faces for what the three of our own cannot show, the first choice first. */
  lent: readonly (readonly Lent[])[];
  widthOf: (text: string, face: Face, size: number, rtl?: boolean) => number;
}

interface Run extends Style {
  text: string;
  /** Holds its place in the paragraph for the order of the others, and is not seen. */
  isolate?: true;
}

/** What an inline element changes of the text in it. */
const styled = (style: Style, tag: string, attributes: Record<string, string>): Style => {
  if (tag === 'strong' || tag === 'dt') return { ...style, face: 'bold' };
  if (tag === 'code') return { ...style, face: 'mono', size: style.size * 0.89 };
  if (tag === 'a' && attributes.href) return { ...style, link: attributes.href };
  return style;
};

const [LEFT_TO_RIGHT, RIGHT_TO_LEFT, ISOLATE_ENDS] = ['\u2066', '\u2067', '\u2069'];

const runsOf = (nodes: readonly Markup[], style: Style, rtl: boolean): Run[] =>
  nodes.flatMap((node): Run[] => {
    if (!isElement(node)) return [{ ...style, text: node.replace(/[\t\n ]+/g, ' ') }];
    const own = runsRtl(node, rtl);
    const inside = runsOf(node.children, styled(style, node.tag, node.attributes), own);
    if (!isolates(node)) return inside;
    const mark = (text: string): Run => ({ ...style, text, isolate: true });
    return [mark(own ? RIGHT_TO_LEFT : LEFT_TO_RIGHT), ...inside, mark(ISOLATE_ENDS)];
  });

/** Stretches of one level. */
function byLevel(text: string, levels: Uint8Array): [text: string, level: number][] {
  const stretches: [string, number][] = [];
  let at = 0;
  for (const char of text) {
    const level = levels[at] ?? 0;
    const last = stretches.at(-1);
    if (last?.[1] === level) last[0] += char;
    else stretches.push([char, level]);
    at += char.length;
  }
  return stretches;
}

const sized = (piece: Omit<Word, 'width'>, { widthOf }: Measure): Word => ({
  ...piece,
  width: widthOf(piece.text, piece.face, piece.size, piece.rtl),
});

function piecesOf(part: string, levels: Uint8Array, style: Style, measure: Measure): Word[] {
  return byLevel(part, levels).flatMap(([text, level]) =>
    shownIn(style.face, text, measure).map((shown) => {
      const rtl = level % 2 === 1 && !shown.named;
      return sized({ ...style, ...shown, ...(rtl && { text: mirrored(shown.text) }), level, rtl }, measure);
    }),
  );
}

/** Pieces up to and including one that ends with a space: they are not parted. */
function words(runs: readonly Run[], levels: Uint8Array, measure: Measure): Word[][] {
  const found: Word[][] = [];
  let word: Word[] = [];
  let at = 0;
  for (const { text, isolate, ...style } of runs) {
    if (isolate) {
      at += text.length;
      continue;
    }
    for (const part of text.split(/(?<= )/)) {
      word.push(...piecesOf(part, levels.subarray(at, at + part.length), style, measure));
      at += part.length;
      if (part.endsWith(' ')) {
        found.push(word);
        word = [];
      }
    }
  }
  return word.length > 0 ? [...found, word] : found;
}

/** As much of a piece as fits, at least one character with its marks, and the rest. */
function parted(piece: Word, room: number, measure: Measure): [Word, Word | undefined] {
  const chars = graphemes(piece.text);
  const widthOf = (count: number) => measure.widthOf(chars.slice(0, count).join(''), piece.face, piece.size, piece.rtl);
  let fits = 1;
  while (fits < chars.length && widthOf(fits + 1) <= room) fits++;
  const text = chars.slice(0, fits).join('');
  if (fits === chars.length) return [piece, undefined];
  const rest = piece.text.slice(text.length);
  // What stands for a whole stretch stands for it with its beginning; else text and what it says have the same length.
  const [says, saysThen] = piece.named
    ? [piece.says, '']
    : [piece.says.slice(0, text.length), piece.says.slice(text.length)];
  return [sized({ ...piece, text, says }, measure), sized({ ...piece, text: rest, says: saysThen }, measure)];
}

const inkOf = (word: readonly Word[], { widthOf }: Measure): number =>
  word.reduce((sum, { text, face, size, width, rtl }, index) => {
    return sum + (index === word.length - 1 ? widthOf(text.trimEnd(), face, size, rtl) : width);
  }, 0);

/** How wide a text is in one line. */
export const inkOfText = (text: string, style: Style, measure: Measure): number =>
  inkOf(piecesOf(text, levelsOf(text, false), style, measure), measure);

/** Rule L1: the space at the end of a line stands at its end, whatever runs before it. */
function atItsEnd(line: readonly Word[], rtl: boolean, measure: Measure): Word[] {
  const last = line.at(-1);
  const level = rtl ? 1 : 0;
  if (!last?.text.endsWith(' ') || last.level === level) return [...line];
  const [text, says] = [last.text.trimEnd(), last.says.trimEnd()];
  const space = { ...last, text: ' ', says: ' ', level, rtl };
  return [...line.slice(0, -1), ...(text ? [{ ...last, text, says }] : []), space].map((one) => sized(one, measure));
}

const lineOf = (said: readonly Word[], rtl: boolean, measure: Measure): Line => {
  const pieces = inVisualOrder(atItsEnd(said, rtl, measure).map((one, place): Piece => ({ ...one, place })));
  return { pieces, rtl, width: pieces.reduce((sum, { width }) => sum + width, 0) };
};

/** The lines of inline nodes in a column of that width, in points. */
export function linesOf(nodes: readonly Markup[], style: Style, column: number, measure: Measure, rtl = false): Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  const put = (piece: Word) => {
    line.push(piece);
    used += piece.width;
  };
  const feed = () => {
    lines.push(lineOf(line, rtl, measure));
    line = [];
    used = 0;
  };
  const runs = runsOf(nodes, style, rtl);
  const levels = levelsOf(runs.map(({ text }) => text).join(''), rtl);
  for (const word of words(runs, levels, measure)) {
    const blank = word.every(({ text }) => text.trim() === '');
    if (line.length === 0 && blank) continue;
    if (used + inkOf(word, measure) > column && line.length > 0) feed();
    for (const piece of word) {
      let left: Word | undefined = piece;
      while (left && used + inkOf([left], measure) > column) {
        const room = column - used;
        const [head, rest]: [Word, Word | undefined] = parted(left, room, measure);
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
