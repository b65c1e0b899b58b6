/** A tagged PDF of pages that the service rendered, with the same facts as an attached file: the same parts give the same bytes. */
import { canonicalJson } from '../../shared/canonical.ts';
import { drawBlocks } from './blocks.ts';
import { letterheads } from './letterheads.ts';
import type { Box } from './lines.ts';
import { parseMarkup, wordsOf } from './markup.ts';
import type { Structure } from './paper.ts';
import { openSheet, type Sheet } from './sheet.ts';
import type { Fonts } from './typeface.ts';

export interface DrawnPdf {
  fonts: Fonts;
  madeAt: Date;
  title: string;
  author: string;
  /** The facts as data, under the name of the attached file. */
  attached: { name: string; data: unknown; description: string };
  /** Markup of the pages, one after the other; what follows `turn` begins on a new page. */
  pages: readonly (string | 'turn')[];
  /** What stands at the head of every page. */
  head: readonly [left: string, right: string];
  /** What must be in the file before its pages are closed: the place for the seal. */
  last?: ((sheet: Sheet, root: Structure) => void) | undefined;
}

export async function drawnPdf({
  fonts,
  madeAt,
  title,
  author,
  attached,
  pages,
  head,
  last,
}: DrawnPdf): Promise<Buffer> {
  const parsed = pages.map((page) => (page === 'turn' ? page : parseMarkup(page)));
  const texts = [...head, ...parsed.flatMap((page) => (page === 'turn' ? [] : page.map(wordsOf)))];
  const sheet = await openSheet({ fonts, madeAt, title, author: author.replace(/[<&>]/g, ' ') }, texts);
  const { doc } = sheet;
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.file(Buffer.from(canonicalJson(attached.data)), {
    name: attached.name,
    type: 'application/json',
    description: attached.description,
    creationDate: madeAt,
    modifiedDate: madeAt,
    relationship: 'Data',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const box: Box = { ...sheet.column, style: { face: 'plain', size: 10 } };
  for (const page of parsed)
    if (page === 'turn') sheet.turn();
    else drawBlocks(sheet, root, page, box);
  last?.(sheet, root);
  root.end();
  letterheads(sheet, ...head);
  doc.end();
  return whole;
}
