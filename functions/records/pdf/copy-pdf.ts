/** The executed copy as a tagged PDF: the document as it was read and signed, the certificate, and the same facts as an attached file. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { sha256 } from '../../shared/canonical.ts';
import { Certificate, Opening } from '../certificate.pages.tsx';
import { EMBEDDED_NAME, type ExecutedCopy } from '../copy/executed-copy.schema.ts';
import { type DrawnPdf, drawnPdf } from './drawn-pdf.ts';

export interface CopyParts extends Pick<DrawnPdf, 'fonts' | 'last'> {
  copy: ExecutedCopy;
  /** The document as every signatory read it: the bytes of which `agreement.htmlHash` is the hash. */
  html: string;
}

/** The same parts give the same bytes. Throws when the document is not the one that was signed. */
export async function copyPdf({ copy, html, fonts, last }: CopyParts): Promise<Buffer> {
  if (sha256(html) !== copy.agreement.htmlHash) throw new Error('This is not the document that was signed');
  const name = mouName(copy.agreement.number);
  return drawnPdf({
    ...{ fonts, last, madeAt: new Date(copy.madeAt) },
    title: `${name}, executed copy`,
    author: copy.service,
    attached: { name: EMBEDDED_NAME, data: copy, description: 'This executed copy as data' },
    pages: [render(h(Opening, { copy })), html, 'turn', render(h(Certificate, { copy }))],
    head: [name, `Document ${copy.agreement.documentHash.slice(0, 16)}…`],
  });
}
