/** The seal of a PDF by its bytes: it covers the whole file from the first byte to the last, but for the place where it stands itself. */
import { createHash } from 'node:crypto';
import type { PdfSignature } from '../../../shared/pdf/pdf-reading.ts';
import { sayBytes } from '../verdict.ts';

/** The kind of signature that an executed copy carries (ETSI EN 319 142-1). */
const KIND = 'ETSI.CAdES.detached';

export type Covered = { digest: Buffer; cms: Uint8Array } | { fault: string };

const HEX = /^<[0-9A-Fa-f]*>$/;

/** What the seal covers, or in what it falls short of the whole file. */
export function coveredBy(signature: PdfSignature, content: Uint8Array): Covered {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const [start = -1, before = -1, resume = -1, length = -1] = signature.byteRange;
  const numbers = [start, before, resume, length];
  if (signature.subFilter !== KIND) return { fault: `Its signature is not of the kind of a seal (${KIND}).` };
  if (signature.byteRange.length !== 4 || !numbers.every((one) => Number.isSafeInteger(one) && one >= 0))
    return { fault: 'The seal does not say which bytes it covers.' };
  if (start !== 0) return { fault: `The seal does not cover the beginning: it starts at byte ${start}.` };
  const end = resume + length;
  if (end > bytes.length)
    return { fault: `The file is cut off: the seal covers ${end} bytes, and ${bytes.length} are there.` };
  if (end < bytes.length) {
    const update = bytes.includes('%%EOF', end) ? ', as a later change of the PDF, such as pages or notes' : '';
    return { fault: `${sayBytes(bytes.length - end)} added after it was sealed${update}.` };
  }
  const gap = before < resume ? bytes.toString('latin1', before, resume) : '';
  if (!HEX.test(gap)) return { fault: 'The seal leaves out more than itself: something in the file is not covered.' };
  const cms = Buffer.from(gap.slice(1, -1), 'hex');
  if (!signature.contents || !cms.equals(signature.contents))
    return { fault: 'The place that the seal leaves out is not where the seal is.' };
  const digest = createHash('sha256').update(bytes.subarray(0, before)).update(bytes.subarray(resume)).digest();
  return { digest, cms };
}
