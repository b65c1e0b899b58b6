/** Seals a PDF with a PAdES signature over all of its bytes; the field that holds it cannot be seen, and a screen reader is told of it. */
import { Signer, SignPdf } from '@signpdf/signpdf';
import type { Sealer } from '../keys/sealer.ts';
import type { Reference } from '../pdf/paper.ts';
import type { Sheet } from '../pdf/sheet.ts';
import { type Stamp, signedData } from './signed-data.ts';

/** What signpdf looks for in place of the four offsets, which only the finished file has. */
const OFFSET = '**********';
/** Bytes kept free for the signature: a certificate and a signature of RSA-3072 have about 2.5 KB, a token with its chain under 10 KB. */
const ROOM = { plain: 6 * 1024, stamped: 20 * 1024 };
/** Printed like the page it stands on, and not to be moved. */
const PRINT_AND_LOCKED = 4 + 128;
/** Signatures exist; whoever writes to the file must only append. */
const SIGNED_APPEND_ONLY = 3;

export interface SealField {
  madeAt: Date;
  /** Who seals, as readers of PDFs show it. */
  name: string;
  reason: string;
  stamped: boolean;
}

/** Leaves the place for the seal on the sheet's last page, inside the document's structure. */
export function sealField({ doc, within }: Sheet, root: Parameters<Sheet['within']>[0], field: SealField): void {
  const signature = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, OFFSET, OFFSET, OFFSET],
    Contents: Buffer.alloc(field.stamped ? ROOM.stamped : ROOM.plain),
    M: field.madeAt,
    Name: new String(field.name),
    Reason: new String(field.reason),
  });
  signature.end();
  doc.initForm();
  const form = doc._root.data.AcroForm as Reference;
  delete form.data.NeedAppearances;
  form.data.SigFlags = SIGNED_APPEND_ONLY;
  const structParent = within(root, 'Form', { alt: 'The seal of the service' });
  doc.annotate(0, doc.page.height, 0, 0, {
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Seal'),
    TU: new String('The seal of the service'),
    F: PRINT_AND_LOCKED,
    P: doc.page.dictionary,
    V: signature,
    structParent,
  } as unknown as PDFKit.Mixins.AnnotationOption);
  structParent.end();
  (form.data.Fields as unknown[]).push(doc.page.annotations.at(-1));
}

class KeySigner extends Signer {
  private readonly sealer: Sealer;
  private readonly stamp: Stamp | undefined;

  constructor(sealer: Sealer, stamp: Stamp | undefined) {
    super();
    this.sealer = sealer;
    this.stamp = stamp;
  }

  override async sign(content: Buffer): Promise<Buffer> {
    return Buffer.from(await signedData(content, this.sealer, this.stamp));
  }
}

/** Fills the place that `sealField` left. With `stamp`, the seal carries the word of a time-stamping authority (PAdES B-T). */
export const sealPdf = (pdf: Buffer, sealer: Sealer, stamp?: Stamp): Promise<Buffer> =>
  new SignPdf().sign(pdf, new KeySigner(sealer, stamp));
