/** The file before anything is drawn on it: tagged, in its language, with its faces, and what of pdfkit its types leave out. */
import PDFDocument from 'pdfkit';
import type { Face, Fonts, Lent, Own } from './typeface.ts';

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
  _font: OpenFont;
  addContent(operator: string): Doc;
  page: { fonts: Record<string, Reference> };
};

export interface GlyphPosition {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

/** As the features of a text, says that its glyphs run from right to left. */
export const RTL: readonly string[] = [];

type Layout = (text: string, features?: unknown, script?: string, language?: string, direction?: string) => object;

/** A face that is open in a document. */
export interface OpenFont {
  id: string;
  name: string;
  font: { hasGlyphForCodePoint(codePoint: number): boolean; layout: Layout };
  /** What is read for each glyph of the file. */
  unicode: readonly (readonly number[])[];
  ref(): Reference;
  encode(text: string, features?: unknown): [codes: string[], positions: GlyphPosition[]];
}

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
  /** Takes in faces that this document needs beside our own. */
  lend(families: readonly (readonly Buffer[])[]): Lent[][];
}

/** The library guesses by the letters in which direction they run: here the paragraph says so. */
function directed({ font }: OpenFont): void {
  const layout: Layout = font.layout.bind(font);
  font.layout = (text, features) => layout(text, features, undefined, undefined, features === RTL ? 'rtl' : 'ltr');
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
  const names: Record<string, string> = { plain: doc._font.name } satisfies Partial<Record<Own, string>>;
  for (const face of ['bold', 'mono'] as const) doc.registerFont(face, fonts[face]);
  const open = new Set<OpenFont>();
  const use: Paper['use'] = (face, size) => {
    doc.font(names[face] ?? face).fontSize(size);
    if (!open.has(doc._font)) {
      directed(doc._font);
      open.add(doc._font);
    }
    return doc;
  };
  let count = 0;
  const lent = (bytes: Buffer): Lent => {
    const name = `lent-${count++}` as const;
    doc.registerFont(name, bytes);
    return name;
  };
  return { doc, use, lend: (families) => families.map((family) => family.map(lent)) };
}

/** pdfkit keeps a small array for each stroke until its page is closed, and all stay open to the end: as one, they save a copy of sixty parties a quarter of its memory. */
export function compact({ content }: PDFKit.PDFPage): void {
  const strokes = content as unknown as { buffer: Uint8Array[] };
  strokes.buffer = [Buffer.concat(strokes.buffer)];
}
