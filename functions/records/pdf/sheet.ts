/** Sheets of paper with a cursor: every line is drawn inside the structure element it belongs to, and what is decoration is marked as such. */
import { shown } from './glyphs.ts';
import type { Box, Line, Measure, Piece } from './lines.ts';
import { byDirection, byLink } from './neighbours.ts';
import { compact, type Data, type Doc, INK, openPaper, PAGE, type PaperOptions, RTL, type Structure } from './paper.ts';
import { lackingIn } from './typeface.ts';

export const LEADING = 1.4;
/** Width of every letter of DejaVu Sans Mono, in em. */
const MONO_EM = 1233 / 2048;
/** From the top of a line to what its letters stand on, in em: as in DejaVu, for all faces of a line. */
const ASCENT = 1901 / 2048;

/** Where a line has its room. */
export type Room = Pick<Box, 'x' | 'width'>;

export interface Sheet {
  doc: Doc;
  measure: Measure;
  column: { x: number; width: number };
  /** Distance of the cursor from the top. */
  y: number;
  /** Where the cursor stands on a new page. */
  top: number;
  /** Pages so far. */
  page: number;
  /** Height of a page between its margins. */
  tall: number;
  /** Turns the page unless so much room is left on it. Says whether it did. */
  reach(height: number): boolean;
  turn(): void;
  /** A new element at the end of its parent, open until `end()`. */
  within(
    parent: Structure,
    type: string,
    more?: { scope?: 'Row' | 'Column'; attributes?: Data; alt?: string; actual?: string },
  ): Structure;
  /** Draws a line with its top at the cursor, and leaves the cursor there. One that begins on the right ends on the left. */
  put(inside: Structure, line: Line, room: Room): void;
  /** The same as decoration: seen, and not read again. */
  decorate(line: Line, room: Room): void;
  rule(x: number, width: number): void;
}

/** A sheet for these texts: faces that only they need are read now. */
export async function openSheet(options: PaperOptions, texts: Iterable<string>): Promise<Sheet> {
  const { doc, use, lend } = openPaper(options);
  const bottom = PAGE.height - PAGE.bottom;
  const known = new Map<string, boolean>();

  const covers: Measure['covers'] = (face, codePoint) => {
    const key = `${face} ${codePoint}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const covered = use(face, 1)._font.font.hasGlyphForCodePoint(codePoint);
    known.set(key, covered);
    return covered;
  };
  const lent = lend(await options.fonts.lend(lackingIn(texts, covers)));

  const draw = (piece: Piece, x: number, y: number) => {
    const { face, size, width, quiet, link } = piece;
    const { _font: font, page } = use(face, size);
    const color = link ? INK.link : quiet ? INK.quiet : INK.plain;
    if (link) underline(doc, { x, y: y + size * UNDERLINE, width, color });
    doc.fillColor(color);
    page.fonts[font.id] ??= font.ref();
    // pdfkit counts from the top, and text from the bottom.
    doc.save().transform(1, 0, 0, -1, 0, PAGE.height);
    for (const operator of shown(font, piece, x, PAGE.height - y - size * ASCENT)) doc.addContent(operator);
    doc.restore();
  };
  const drawAll = (pieces: readonly Piece[], x: number, y: number) => {
    let at = x;
    for (const piece of pieces) {
      draw(piece, at, y);
      at += piece.width;
    }
    return at;
  };
  const artifact = (draws: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' });
    draws();
    doc.endMarkedContent();
  };

  const sheet: Sheet = {
    doc,
    measure: {
      widthOf: (text, face, size, rtl = false) =>
        face === 'mono'
          ? [...text].length * MONO_EM * size
          : use(face, size).widthOfString(text, rtl ? { features: RTL as PDFKit.Mixins.OpenTypeFeatures[] } : {}),
      covers,
      lent,
    },
    column: { x: PAGE.side, width: PAGE.width - 2 * PAGE.side },
    y: PAGE.top,
    top: PAGE.top,
    page: 1,
    tall: bottom - PAGE.top,
    reach(height) {
      if (sheet.y + height <= bottom) return false;
      sheet.turn();
      return true;
    },
    turn() {
      compact(doc.page);
      doc.addPage();
      sheet.page++;
      sheet.y = PAGE.top;
    },
    within(parent, type, { attributes, ...options } = {}) {
      const made = doc.struct(type, options);
      if (attributes) made.dictionary.data.A = attributes;
      parent.add(made);
      return made;
    },
    put(inside, line, room) {
      let at = beginOf(line, room);
      const { y } = sheet;
      const write = (target: Structure, pieces: readonly Piece[]) =>
        target.add(() => {
          at = drawAll(pieces, at, y);
        });
      for (const { link: url, pieces } of byLink(line.pieces)) {
        const target = url === undefined ? inside : sheet.within(inside, 'Link');
        const from = at;
        for (const { actual, pieces: some } of byDirection(pieces))
          if (actual === undefined) write(target, some);
          else {
            const span = sheet.within(target, 'Span', { actual });
            write(span, some);
            span.end();
          }
        if (url === undefined) continue;
        const height = (pieces[0]?.size ?? 0) * LEADING;
        const options = { structParent: target, Contents: new String(url) };
        doc.link(from, y, at - from, height, url, options as unknown as PDFKit.Mixins.AnnotationOption);
        target.end();
      }
    },
    decorate(line, room) {
      artifact(() => drawAll(line.pieces, beginOf(line, room), sheet.y));
    },
    rule(x, width) {
      const { y } = sheet;
      artifact(() =>
        doc
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineWidth(0.5)
          .strokeColor(INK.rule)
          .stroke(),
      );
    },
  };
  return sheet;
}

/** One that begins on the right has its end, and the space after it, on the left. */
const beginOf = ({ rtl, width }: Line, room: Room): number => (rtl ? room.x + room.width - width : room.x);

/** How far below the top of a line a link is underlined, in em. */
const UNDERLINE = 1.1;

function underline(doc: Doc, { x, y, width, color }: { x: number; y: number; width: number; color: string }): void {
  doc
    .save()
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke()
    .restore();
}
