/** Writes glyphs into a page so that what is read out of it is what the record says: each in its place, by the font's own map or by a text of its own. */
import type { Piece } from './lines.ts';
import { type GlyphPosition, type OpenFont, RTL } from './paper.ts';

interface Glyph {
  /** As the file writes it. */
  hex: string;
  /** What the font's map says of it. */
  points: readonly number[];
  position: GlyphPosition;
}

/** Glyphs that are shown together, and what is read in their place where the font's map says something else. */
interface Span {
  glyphs: Glyph[];
  actual?: string;
}

const pointsOf = (text: string): number[] => [...text].map((char) => char.codePointAt(0) ?? 0);
const reversed = (text: string): string => [...text].reverse().join('');

/** What is read for each glyph: nothing where the font's map says it; undefined where glyphs and characters do not meet. */
function actualOf(glyphs: readonly Glyph[], { says, rtl }: Piece): (string | undefined)[] | undefined {
  const points = pointsOf(says);
  const said = rtl ? [...glyphs].reverse() : glyphs;
  let at = 0;
  const found = said.map((glyph) => {
    const want = points.slice(at, at + glyph.points.length);
    at += glyph.points.length;
    return want.every((point, index) => point === glyph.points[index]) ? undefined : String.fromCodePoint(...want);
  });
  if (at !== points.length) return undefined;
  return rtl ? found.reverse() : found;
}

/** Programs read from left to right and turn right-to-left letters around themselves, those of an ActualText, too. */
function spansOf(glyphs: Glyph[], piece: Piece): Span[] {
  const { says, level, rtl, named } = piece;
  const actual = named ? undefined : actualOf(glyphs, piece);
  if (!actual) return [{ glyphs, actual: level % 2 === 1 ? reversed(says) : says }];
  const spans: Span[] = [];
  glyphs.forEach((glyph, index) => {
    const one = actual[index];
    const last = spans.at(-1);
    if (!last || (last.actual === undefined) !== (one === undefined) || (rtl && one !== undefined))
      spans.push({ glyphs: [glyph], ...(one !== undefined && { actual: one }) });
    else {
      last.glyphs.push(glyph);
      if (one !== undefined) last.actual += one;
    }
  });
  return spans;
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000);
/** A text of a PDF in UTF-16, as hexadecimal digits. */
const utf16 = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

function glyphsOf(font: OpenFont, { text, rtl }: Piece): Glyph[] {
  const [codes, positions] = rtl ? font.encode(text, RTL) : font.encode(text);
  return codes.flatMap((hex, index) => {
    const position = positions[index];
    return position ? [{ hex, position, points: font.unicode[Number.parseInt(hex, 16)] ?? [] }] : [];
  });
}

/** The operators that show a piece with its baseline at a point, counted from the lower left. */
export function shown(font: OpenFont, piece: Piece, x: number, y: number): string[] {
  const scale = piece.size / 1000;
  const lines = ['BT', `/${font.id} ${number(piece.size)} Tf`];
  let at = x;
  let pen: { x: number; y: number } | undefined;
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) lines.push(`[${run.join(' ')}] TJ`);
    run = [];
  };
  for (const { glyphs, actual } of spansOf(glyphsOf(font, piece), piece)) {
    flush();
    if (actual !== undefined) lines.push(`/Span <</ActualText ${utf16(actual)}>> BDC`);
    for (const { hex, position } of glyphs) {
      const place = { x: at + position.xOffset * scale, y: y + position.yOffset * scale };
      if (!pen || Math.abs(pen.x - place.x) > 1e-6 || pen.y !== place.y) {
        flush();
        lines.push(`1 0 0 1 ${number(place.x)} ${number(place.y)} Tm`);
      }
      const kern = position.xOffset || position.yOffset ? 0 : position.xAdvance - position.advanceWidth;
      run.push(kern === 0 ? `<${hex}>` : `<${hex}> ${number(-kern)}`);
      pen = { x: place.x + (position.advanceWidth + kern) * scale, y: place.y };
      at += position.xAdvance * scale;
    }
    flush();
    if (actual !== undefined) lines.push('EMC');
  }
  return [...lines, 'ET'];
}
