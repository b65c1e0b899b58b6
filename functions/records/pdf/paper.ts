/** The file before anything is drawn on it: tagged, in its language, with its faces, and what of pdfkit its types leave out. */
import PDFDocument from 'pdfkit';
import type { Face, Fonts } from './typeface.ts';

/** US letter, in points. */
export const PAGE = { width: 612, height: 792, top: 66, bottom: 62, side: 58 };
export const INK = { plain: '#1b1b1b', quiet: '#565c65', link: '#005ea2', rule: '#8d9297' } as const;

export type Data = Record<string, unknown>;
/** What pdfkit has and its types leave out. */
export interface Reference {
  data: Data;
  end(): void;
}
export type Structure = PDFKit.PDFStructureElement & { dictionary: Reference };
export type Doc = Omit<PDFKit.PDFDocument, 'ref' | 'struct'> & {
  ref(data: Data): Reference;
  struct(type: string, options?: PDFKit.Mixins.StructureElementOptions & { scope?: 'Row' | 'Column' }): Structure;
  _root: Reference;
  _font: { name: string; font: { hasGlyphForCodePoint(codePoint: number): boolean } };
};

export interface PaperOptions {
  fonts: Fonts;
  title: string;
  author: string;
  madeAt: Date;
}

export interface Paper {
  doc: Doc;
  /** Takes a face in hand: what is drawn or measured next is in it. */
  use(face: Face, size: number): Doc;
}

export function openPaper({ fonts, title, author, madeAt }: PaperOptions): Paper {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side },
    bufferPages: true,
    autoFirstPage: true,
    // pdfkit's own default face is not embedded, and not in this function's folder.
    font: fonts.plain as unknown as string,
    info: {
      Title: title,
      Author: author,
      Producer: 'Concord',
      Creator: 'Concord',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  }) as unknown as Doc;
  // The default face is known by its own name: asked for by another, it would be opened anew each time.
  const names: Record<Face, string> = { plain: doc._font.name, bold: 'bold', mono: 'mono' };
  for (const face of ['bold', 'mono'] as const) doc.registerFont(face, fonts[face]);
  return { doc, use: (face, size) => doc.font(names[face]).fontSize(size) as unknown as Doc };
}

/** pdfkit keeps a small array for each stroke until its page is closed, and all stay open to the end: as one, they save a copy of sixty parties a quarter of its memory. */
export function compact({ content }: PDFKit.PDFPage): void {
  const strokes = content as unknown as { buffer: Uint8Array[] };
  strokes.buffer = [Buffer.concat(strokes.buffer)];
}
