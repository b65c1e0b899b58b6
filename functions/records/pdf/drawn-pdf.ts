/** A tagged PDF that carries what it says as data, in an attached file: the same parts give the same bytes. */
import { drawBlocks } from './blocks.ts';
import { letterheads } from './letterheads.ts';
import type { Box } from './lines.ts';
import { parseMarkup } from './markup.ts';
import type { Structure } from './paper.ts';
import { openSheet, type Sheet } from './sheet.ts';
import type { Fonts } from './typeface.ts';

/** What must be in the file before its pages are closed: the place for the seal. */
export type Last = (sheet: Sheet, root: Structure) => void;

export interface Drawn {
  fonts: Fonts;
  madeAt: Date;
  title: string;
  author: string;
  attached: { name: string; description: string; content: string };
  /** Markup of ours; each part but the first two begins on a page of its own. */
  parts: readonly [string, ...string[]];
  heads: { left: string; right: string };
  last?: Last | undefined;
}

/** Parts that stand on the first pages, one after the other. */
const OPENING = 2;

export async function drawnPdf({ fonts, madeAt, title, author, attached, parts, heads, last }: Drawn): Promise<Buffer> {
  const sheet = openSheet({ fonts, madeAt, title, author: author.replace(/[<&>]/g, ' ') });
  const { doc } = sheet;
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.file(Buffer.from(attached.content), {
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
  parts.forEach((part, index) => {
    if (index >= OPENING) sheet.turn();
    drawBlocks(sheet, root, parseMarkup(part), box);
  });
  last?.(sheet, root);
  root.end();
  letterheads(sheet, heads.left, heads.right);
  doc.end();
  return whole;
}
