/** Verifies a sealed PDF from its bytes alone: one seal over the whole file, by which key, when, and what stands in the copy inside it. */

import { type Edges, edgesOf } from '../../../shared/pdf/pdf-edges.ts';
import type { PdfReading } from '../../../shared/pdf/pdf-reading.ts';
import { CLOSING_NAME } from '../../closing/closing-paper.ts';
import { EMBEDDED_NAME } from '../../copy/executed-copy.schema.ts';
import { EVIDENCE_NAME } from '../../evidence/sealed-evidence.schema.ts';
import { kidOf } from '../keys.ts';
import { blank, faulty, sayBytes, together, type Verdict } from '../verdict.ts';
import { verifyClosingPaper } from '../verify-closing-paper.ts';
import { type CopyVerdict, verifyBareCopy, verifyCopy } from '../verify-copy.ts';
import { verifySealedEvidence } from '../verify-sealed-evidence.ts';
import { coveredBy } from './pdf-seal.ts';

/** Larger files are no executed copies. */
const LARGEST = 64 * 1024 * 1024;

const likeness = (like: string | undefined): string => (like === undefined ? '' : ` They look like ${like}.`);

function wrongEdges(edges: Edges): string | undefined {
  switch (edges.is) {
    case 'a PDF':
      return undefined;
    case 'not a PDF':
      return `It is not a PDF.${edges.like === undefined ? '' : ` It looks like ${edges.like}.`}`;
    case 'something before':
      return `${sayBytes(edges.bytes)} put before the beginning of the PDF.${likeness(edges.like)}`;
    case 'something after':
      return `${sayBytes(edges.bytes)} added after the end of the PDF.${likeness(edges.like)}`;
    case 'cut off':
      return 'It is cut off: the end of the PDF is missing.';
  }
}

const UNREADABLE = 'It is damaged: it cannot be read as a PDF.';

async function read(bytes: Uint8Array): Promise<PdfReading | undefined> {
  const { readPdf } = await import('../../../shared/pdf/pdf-reading.ts');
  try {
    return await readPdf(bytes);
  } catch {
    return undefined;
  }
}

const sealedIn = ({ copy, evidence, report }: CopyVerdict) => copy ?? evidence ?? report;

/** A sealed file carries what it says once as data: an executed copy, the evidence of a review, or the report of a closing. */
function dataIn({ files }: PdfReading): { name: string; value: unknown } | { fault: string } {
  const found = files.filter(({ name }) => [EMBEDDED_NAME, EVIDENCE_NAME, CLOSING_NAME].includes(name));
  const [file] = found;
  if (found.length !== 1 || !file?.content)
    return {
      fault: `It does not carry what it says as data, ${EMBEDDED_NAME}, ${EVIDENCE_NAME} or ${CLOSING_NAME}, exactly once.`,
    };
  try {
    return { name: file.name, value: JSON.parse(Buffer.from(file.content).toString('utf8')) };
  } catch {
    return { fault: `The data inside it, ${file.name}, is not JSON.` };
  }
}

function verifyData(name: string, value: unknown): CopyVerdict {
  if (name === EVIDENCE_NAME) return verifySealedEvidence(value);
  if (name === CLOSING_NAME) return verifyClosingPaper(value);
  return typeof value === 'object' && value !== null && 'jws' in value ? verifyCopy(value) : verifyBareCopy(value);
}

/** The data inside: sealed by itself, or covered by the seal of the PDF. */
function verifyInside(reading: PdfReading, kid: string, certificateHash: string): CopyVerdict {
  const data = dataIn(reading);
  if ('fault' in data) return faulty(data.fault);
  const { name, value } = data;
  const verdict = verifyData(name, value);
  const seal = sealedIn(verdict)?.seal;
  if (seal && (seal.kid !== kid || seal.certificateHash !== certificateHash))
    verdict.faults.push('The data inside it names another key or certificate than the one that sealed the PDF.');
  return verdict;
}

const FOREIGN = { foreign: true } as const;

async function verifySeal(bytes: Uint8Array, reading: PdfReading): Promise<CopyVerdict> {
  const [signature, another] = reading.signatures;
  if (!signature) return faulty('It carries no seal.');
  if (another) return faulty(`It carries ${reading.signatures.length} signatures; a sealed file has one seal.`);
  const covered = coveredBy(signature, bytes);
  if ('fault' in covered) return faulty(covered.fault);
  const { OddSeal, readSeal, sealHolds } = await import('./cms.ts');
  const seal = (() => {
    try {
      return readSeal(covered.cms);
    } catch (error) {
      return error instanceof OddSeal ? error.message : 'it is damaged';
    }
  })();
  if (typeof seal === 'string') return faulty(`Its seal is not one that this program can rely on: ${seal}.`);
  if (!covered.digest.equals(seal.digest))
    return faulty('The file was changed after it was sealed: its bytes are not those that the seal covers.');
  if (!sealHolds(seal))
    return faulty('The signature of the seal is not valid: it was not made with its certificate’s key.');
  const kid = kidOf(seal.key);
  const inside = verifyInside(reading, kid, seal.certificateHash);
  const promised = sealedIn(inside)?.seal.timestampAuthority ?? undefined;
  if (promised !== undefined && seal.token === undefined)
    inside.faults.push(`The data inside it speaks of a time-stamp by ${promised}, and the seal carries none.`);
  const verdict = together(
    { ...blank(), holds: [`Not one byte of the file was changed since it was sealed with the key ${kid}.`] },
    await verifyTime(seal, sealedIn(inside)?.service),
    inside,
  );
  const { copy, evidence, report, what } = inside;
  return {
    ...{ ...verdict, kid },
    ...{ ...(copy && { copy }), ...(evidence && { evidence }), ...(report && { report }) },
    ...(what !== undefined && { what }),
  };
}

const NO_AUTHORITY =
  'When it was sealed: no time-stamping authority vouches for it, so every time in it is the service’s own word.';

async function verifyTime(seal: { token: unknown; signature: Uint8Array }, service = 'the service'): Promise<Verdict> {
  if (seal.token === undefined) return { ...blank(), unknown: [NO_AUTHORITY] };
  const { readTimestamp } = await import('./timestamp.ts');
  const stamp = await readTimestamp(seal.token, seal.signature);
  if (!stamp) return faulty('Its time-stamp is not valid: it is damaged, or was made for another seal.');
  return {
    ...blank(),
    holds: [`The seal existed on ${stamp.at}: so says the time-stamping authority “${stamp.by}”.`],
    unknown: [
      `Whether the authority “${stamp.by}” is to be trusted: its certificate is not ${service}’s to vouch for.`,
    ],
  };
}

/** What a seal leaves in the bytes of a file, also of one that cannot be read: the place that it covers, and our name. */
const MARKS = ['/ByteRange', '(Concord)', EMBEDDED_NAME, EVIDENCE_NAME, CLOSING_NAME];

function unreadable(bytes: Uint8Array, fault: string): CopyVerdict {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { ...faulty(fault), ...(!MARKS.some((mark) => raw.includes(mark)) && FOREIGN) };
}

/** Never throws: whatever the bytes are, there is a verdict on them. */
export async function verifyPdf(bytes: Uint8Array): Promise<CopyVerdict> {
  if (bytes.length > LARGEST) return unreadable(bytes, `It has ${bytes.length} bytes: no executed copy is that large.`);
  const wrong = wrongEdges(edgesOf(bytes));
  if (wrong !== undefined) return unreadable(bytes, wrong);
  const reading = await read(bytes);
  if (!reading) return unreadable(bytes, UNREADABLE);
  if (reading.encrypted) return unreadable(bytes, 'It is encrypted, and an executed copy never is.');
  const verdict = await verifySeal(bytes, reading);
  // A scan has no seal, and what was signed for something else has one: neither has anything of ours inside.
  return 'fault' in dataIn(reading) && reading.files.length === 0 ? { ...verdict, ...FOREIGN } : verdict;
}
