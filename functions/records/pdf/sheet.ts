/** Sheets of paper with a cursor: every line is drawn inside the structure element it belongs to, and what is decoration is marked as such. */
import type { Line, Measure, Piece } from './lines.ts';
import { compact, type Data, type Doc, INK, openPaper, PAGE, type PaperOptions, type Structure } from './paper.ts';

export const LEADING = 1.4;
/** Width of every letter of DejaVu Sans Mono, in em. */
const MONO_EM = 1233 / 2048;

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
    more?: { scope?: 'Row' | 'Column'; attributes?: Data; alt?: string },
  ): Structure;
  /** Draws a line with its top at the cursor, and leaves the cursor there. */
  put(inside: Structure, line: Line, x: number): void;
  /** The same as decoration: seen, and not read again. */
  decorate(line: Line, x: number): void;
  rule(x: number, width: number): void;
}

export function openSheet(options: PaperOptions): Sheet {
  const { doc, use } = openPaper(options);
  const bottom = PAGE.height - PAGE.bottom;
  const known = new Map<string, boolean>();

  const draw = ({ text, face, size, quiet, link, instead }: Piece, x: number, y: number) => {
    use(face, size);
    doc.fillColor(link ? INK.link : quiet ? INK.quiet : INK.plain);
    if (instead !== undefined) doc.markContent('Span', { actual: instead });
    doc.text(text, x, y, { lineBreak: false, ...(link && { underline: true }) });
    if (instead !== undefined) doc.endMarkedContent();
  };
  const drawAll = (pieces: Line, x: number, y: number) => {
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
      widthOf: (text, face, size) =>
        face === 'mono' ? [...text].length * MONO_EM * size : use(face, size).widthOfString(text),
      covers: (face, codePoint) => {
        const key = `${face}${codePoint}`;
        const before = known.get(key);
        if (before !== undefined) return before;
        use(face, 1);
        const covered = doc._font.font.hasGlyphForCodePoint(codePoint);
        known.set(key, covered);
        return covered;
      },
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
    put(inside, line, x) {
      let at = x;
      const { y } = sheet;
      for (const pieces of byLink(line)) {
        const url = pieces[0]?.link;
        const target = url === undefined ? inside : sheet.within(inside, 'Link');
        const from = at;
        target.add(() => {
          at = drawAll(pieces, from, y);
        });
        if (url === undefined) continue;
        const height = (pieces[0]?.size ?? 0) * LEADING;
        const options = { structParent: target, Contents: new String(url) };
        doc.link(from, y, at - from, height, url, options as unknown as PDFKit.Mixins.AnnotationOption);
        target.end();
      }
    },
    decorate(line, x) {
      artifact(() => drawAll(line, x, sheet.y));
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

/** Neighbouring pieces of one link, or of none. */
function byLink(line: Line): Line[] {
  const groups: Line[] = [];
  for (const piece of line) {
    const last = groups.at(-1);
    if (last && last[0]?.link === piece.link) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
