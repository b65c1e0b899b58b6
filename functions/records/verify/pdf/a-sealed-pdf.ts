/** For tests: a small sealed PDF, written apart from the service's own writer, so that two implementations check each other. */
import PDFDocument from 'pdfkit';
import { sha256 } from '../../../shared/canonical.ts';
import { EMBEDDED_NAME, type ExecutedCopy } from '../../copy/executed-copy.schema.ts';
import { aCms, type Signatory, type SignOptions } from '../a-certificate.ts';
import { aCopy, sealed } from '../a-copy.ts';

/** Bytes that the gap has room for, before hex. */
const ROOM = 6000;
const GAP = `<${'00'.repeat(ROOM)}>`;
const RANGE = '/ByteRange [0 /********** /********** /**********]';

export interface PdfOptions extends SignOptions {
  copy?: ExecutedCopy;
  /** What is attached in place of the sealed copy. */
  attached?: Record<string, string | Buffer>;
  subFilter?: string;
  signatures?: number;
  /** What a PDF for upload may have and a sealed one never has. */
  password?: string;
  script?: string;
  title?: string;
}

export const copyFor = (by: Signatory): ExecutedCopy =>
  aCopy(by.jwk.kid, { seal: { kid: by.jwk.kid, certificateHash: sha256(by.der), timestampAuthority: null } });

/** A PDF with places for signatures, which nobody has filled. */
export async function aPdf(options: PdfOptions = {}): Promise<Buffer> {
  const {
    attached = {},
    signatures = 0,
    subFilter = 'ETSI.CAdES.detached',
    password,
    script,
    title = 'Test',
  } = options;
  const day = new Date('2026-11-02T12:00:00Z');
  const doc = new PDFDocument({
    info: { Title: title, CreationDate: day, ModDate: day },
    ...(password && { userPassword: password, pdfVersion: '1.7' as const }),
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  doc.text('Memorandum of understanding');
  for (const [name, content] of Object.entries(attached))
    doc.file(Buffer.from(content), { name, creationDate: day, modifiedDate: day });
  const fields = Array.from({ length: signatures }, (_, index) => {
    const value = doc.ref({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: subFilter,
      ByteRange: [0, '**********', '**********', '**********'],
      Contents: Buffer.alloc(ROOM),
    });
    value.end(undefined);
    const field = doc.ref({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: new String(`Seal ${index}`), V: value });
    field.end(undefined);
    return field;
  });
  const root = (doc as unknown as { _root: { data: Record<string, unknown> } })._root.data;
  if (fields.length > 0) {
    doc.initForm();
    Object.assign((root.AcroForm as { data: object }).data, { SigFlags: 3, Fields: fields });
  }
  if (script) {
    const action = doc.ref({ S: 'JavaScript', JS: new String(script) });
    action.end(undefined);
    root.OpenAction = action;
  }
  const ended = new Promise((done) => doc.on('end', done));
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

/** Fills the first place for a signature in a PDF of `aPdf`. */
export async function fill(pdf: Buffer, by: Signatory, options: PdfOptions = {}): Promise<Buffer> {
  const text = pdf.toString('latin1');
  const range = text.indexOf(RANGE);
  const before = text.indexOf(GAP, range);
  const after = before + GAP.length;
  const written = `/ByteRange [0 ${before} ${after} ${pdf.length - after}]`.padEnd(RANGE.length);
  const out = Buffer.from(pdf);
  out.write(written, range, 'latin1');
  const cms = await aCms(Buffer.concat([out.subarray(0, before), out.subarray(after)]), by, options);
  out.write(cms.toString('hex'), before + 1, 'latin1');
  return out;
}

export async function aSealedPdf(by: Signatory, options: PdfOptions = {}): Promise<Buffer> {
  const attached = options.attached ?? {
    [EMBEDDED_NAME]: JSON.stringify(sealed(by, options.copy ?? copyFor(by))),
  };
  return fill(await aPdf({ signatures: 1, ...options, attached }), by, options);
}

/** A later revision that a reader would show: the signed bytes stand, and an update follows them. */
export const updated = (pdf: Buffer): Buffer => {
  const previous = /startxref\s+(\d+)/.exec(pdf.toString('latin1'))?.[1] ?? '0';
  const update = `\n900 0 obj\n<< /Type /Page >>\nendobj\nxref\n900 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 901 /Prev ${previous} >>\nstartxref\n${pdf.length + 44}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update)]);
};

/** Where the gap of the seal begins and ends. */
export const gapOf = (pdf: Buffer): [number, number] => {
  const [, before, after] = /ByteRange \[0 (\d+) (\d+)/.exec(pdf.toString('latin1')) ?? [];
  return [Number(before), Number(after)];
};
