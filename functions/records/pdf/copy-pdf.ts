/** The executed copy as a tagged PDF: the document as it was read and signed, the certificate, and the same facts as an attached file. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { Certificate, Opening } from '../certificate.pages.tsx';
import { EMBEDDED_NAME, type ExecutedCopy } from '../copy/executed-copy.schema.ts';
import { drawBlocks } from './blocks.ts';
import { letterheads } from './letterheads.ts';
import type { Box } from './lines.ts';
import { parseMarkup } from './markup.ts';
import type { Structure } from './paper.ts';
import { openSheet, type Sheet } from './sheet.ts';
import type { Fonts } from './typeface.ts';

export interface CopyParts {
  copy: ExecutedCopy;
  /** The document as every signatory read it: the bytes of which `agreement.htmlHash` is the hash. */
  html: string;
  fonts: Fonts;
  /** What must be in the file before its pages are closed: the place for the seal. */
  last?: (sheet: Sheet, root: Structure) => void;
}

/** The same parts give the same bytes. Throws when the document is not the one that was signed. */
export async function copyPdf({ copy, html, fonts, last }: CopyParts): Promise<Buffer> {
  if (sha256(html) !== copy.agreement.htmlHash) throw new Error('This is not the document that was signed');
  const name = mouName(copy.agreement.number);
  const madeAt = new Date(copy.madeAt);
  const sheet = openSheet({
    fonts,
    madeAt,
    title: `${name}, executed copy`,
    author: copy.service.replace(/[<&>]/g, ' '),
  });
  const { doc } = sheet;
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.file(Buffer.from(canonicalJson(copy)), {
    name: EMBEDDED_NAME,
    type: 'application/json',
    description: 'This executed copy as data',
    creationDate: madeAt,
    modifiedDate: madeAt,
    relationship: 'Data',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const box: Box = { ...sheet.column, style: { face: 'plain', size: 10 } };
  drawBlocks(sheet, root, parseMarkup(render(h(Opening, { copy }))), box);
  drawBlocks(sheet, root, parseMarkup(html), box);
  sheet.turn();
  drawBlocks(sheet, root, parseMarkup(render(h(Certificate, { copy }))), box);
  last?.(sheet, root);
  root.end();
  letterheads(sheet, name, `Document ${copy.agreement.documentHash.slice(0, 16)}…`);
  doc.end();
  return whole;
}
