/** For tests: what a program that reads PDFs finds in one: its structure, its attached file, and its words by the fonts' own maps and by what stands in their place. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);
const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What of a page's content decides what it says. */
const OPERATORS =
  /\/\w+ <<\s*\/MCID (?<mcid>\d+)\s*>> BDC|\/Span <<\/ActualText <feff(?<actual>[0-9a-f]*)>>> BDC|(?<other>B[DM]C)\b|\b(?<end>EMC)\b|\/(?<font>F\d+) \S+ Tf|<(?<glyphs>[0-9a-f]+)>/g;

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
      [...list.matchAll(/<([^>]*)>/g)].map(([, codes = '']) => utf16(codes.replaceAll(' ', ''))),
    );

  /** What a page says: as a whole from left to right, piece by marked piece, and by its fonts' maps alone. */
  const contentOf = (page: (typeof pages)[number]) => {
    const fonts = page.node.Resources()?.lookup(name('Font'), PDFDict);
    const letters = new Map<string, string[]>();
    let face: string[] = [];
    const open: { mcid?: number; actual?: string }[] = [];
    const marked = new Map<number, string>();
    const [all, drawn]: [string[], string[]] = [[], []];
    const say = (text: string) => {
      all.push(text);
      const mcid = open.findLast((one) => one.mcid !== undefined)?.mcid;
      if (mcid !== undefined) marked.set(mcid, `${marked.get(mcid) ?? ''}${text}`);
    };
    for (const { groups = {} } of bytesOf(page.node.get(name('Contents')))
      .toString('latin1')
      .matchAll(OPERATORS)) {
      const { mcid, actual, other, end, font, glyphs } = groups;
      if (mcid !== undefined) open.push({ mcid: Number(mcid) });
      else if (actual !== undefined) {
        open.push({ actual });
        say(utf16(actual));
      } else if (other !== undefined) open.push({});
      else if (end !== undefined) open.pop();
      else if (font !== undefined) {
        if (!letters.has(font)) letters.set(font, lettersOf(fonts?.lookup(name(font), PDFDict) as PDFDict));
        face = letters.get(font) ?? [];
      } else if (glyphs !== undefined) {
        if (/^(?:.{4})*?0000/.test(glyphs)) throw new TypeError('A character that its font does not have');
        const text = [...glyphs.matchAll(/.{4}/g)].map(([glyph]) => face[Number.parseInt(glyph, 16)]).join('');
        drawn.push(text);
        if (open.at(-1)?.actual === undefined) say(text);
      }
    }
    if (open.length > 0) throw new TypeError('Marked content without an end');
    return { all: all.join(''), drawn: drawn.join(''), marked };
  };
  const pages = doc.getPages();
  const contents = new Map(pages.map((page) => [page.ref, contentOf(page)]));

  /** What an element says to whoever reads by the structure, each block on a line of its own. */
  const spokenBy = (node: unknown, page: unknown): string => {
    const value = node instanceof PDFRef ? doc.context.lookup(node) : node;
    if (value instanceof PDFNumber) return contents.get(page as PDFRef)?.marked.get(value.asNumber()) ?? '';
    if (value instanceof PDFArray)
      return value
        .asArray()
        .map((one) => spokenBy(one, page))
        .join('');
    if (!(value instanceof PDFDict)) return '';
    const on = value.get(name('Pg')) ?? page;
    if (value.get(name('Type')) === name('MCR')) return spokenBy(value.get(name('MCID')), on);
    const kind = String(value.get(name('S'))).slice(1);
    const actual = value.lookup(name('ActualText'));
    if (actual instanceof PDFString || actual instanceof PDFHexString) return actual.decodeText();
    const said = spokenBy(value.get(name('K')), on);
    return kind === 'Span' || kind === 'Link' || said.endsWith('\n') ? said : `${said}\n`;
  };

  return {
    doc,
    /** Depth first. */
    elements,
    kinds: elements.map((one) => String(one.get(name('S'))).slice(1)),
    /** From left to right, as it stands on the page. */
    words: () => [...contents.values()].map(({ all }) => all).join('\n'),
    /** The same by the fonts' maps alone. */
    drawn: () => [...contents.values()].map(({ drawn }) => drawn).join('\n'),
    /** In the order of the structure, as it is read aloud. */
    spoken: () => spokenBy(doc.catalog.lookup(name('StructTreeRoot'), PDFDict).get(name('K')), undefined),
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
