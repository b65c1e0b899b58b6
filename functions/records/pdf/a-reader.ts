/** For tests: what a program that reads PDFs finds in one: its structure, its attached file, and its words by way of the fonts' own maps. */
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

export async function readPdf(pdf: Buffer) {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false });
  const bytesOf = (value: unknown): Buffer => {
    const stream = value instanceof PDFRef ? doc.context.lookup(value) : value;
    if (!(stream instanceof PDFRawStream)) throw new TypeError('There is no stream here');
    return Buffer.from(decodePDFRawStream(stream).decode());
  };

  const elements: PDFDict[] = [];
  const walk = (node: unknown) => {
    const value = node instanceof PDFRef ? doc.context.lookup(node) : node;
    if (value instanceof PDFArray) for (const child of value.asArray()) walk(child);
    if (!(value instanceof PDFDict)) return;
    if (value.get(name('S'))) elements.push(value);
    walk(value.get(name('K')));
  };
  walk(doc.catalog.get(name('StructTreeRoot')));

  /** Glyph number -> characters, from the map that pdfkit writes as one list for each range. */
  const lettersOf = (font: PDFDict): string[] =>
    [
      ...bytesOf(font.get(name('ToUnicode')))
        .toString()
        .matchAll(/\[(<[^\]]*)\]/g),
    ].flatMap(([, list = '']) =>
      [...list.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
        Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ),
    );

  const wordsOn = (page: (typeof pages)[number]): string => {
    const fonts = page.node.Resources()?.lookup(name('Font'), PDFDict);
    const letters = new Map<string, string[]>();
    let face: string[] = [];
    const drawn = bytesOf(page.node.get(name('Contents')))
      .toString('latin1')
      .matchAll(/\/(F\d+) \S+ Tf|<([0-9a-f]+)>|^(ET)$/gm);
    const found = [...drawn].map(([, font, glyphs, end]) => {
      if (end) return '';
      if (glyphs) return [...glyphs.matchAll(/.{4}/g)].map(([glyph]) => face[Number.parseInt(glyph, 16)]).join('');
      const key = font ?? '';
      if (!letters.has(key)) letters.set(key, lettersOf(fonts?.lookup(name(key), PDFDict) as PDFDict));
      face = letters.get(key) ?? [];
      return '';
    });
    return found.join('');
  };
  const pages = doc.getPages();

  return {
    doc,
    /** Depth first. */
    elements,
    kinds: elements.map((one) => String(one.get(name('S'))).slice(1)),
    words: () => pages.map(wordsOn).join('\n'),
    metadata: () => bytesOf(doc.catalog.get(name('Metadata'))).toString(),
    attached: () => {
      const file = doc.catalog.lookup(name('AF'), PDFArray).lookup(0, PDFDict);
      return {
        name: file.lookup(name('UF'))?.toString().slice(1, -1),
        content: bytesOf(file.lookup(name('EF'), PDFDict).get(name('F'))).toString(),
      };
    },
  };
}
