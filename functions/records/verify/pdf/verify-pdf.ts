/** Verifies a sealed PDF from its bytes alone: one seal over the whole file, by which key, when, and what stands in the copy inside it. */

import { hashOf } from '../../../shared/canonical.ts';
import { type Edges, edgesOf } from '../../../shared/pdf/pdf-edges.ts';
import type { PdfReading } from '../../../shared/pdf/pdf-reading.ts';
import { CLOSING_NAME, type ClosingPaper } from '../../closing/closing-paper.ts';
import { EMBEDDED_NAME } from '../../copy/executed-copy.schema.ts';
import { kidOf } from '../keys.ts';
import { blank, faulty, sayBytes, together, type Verdict } from '../verdict.ts';
import { type CopyVerdict, verifyBareCopy, verifyCopy } from '../verify-copy.ts';
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

/** A closing report inside: whole by its own hash, and sealed by the key that it names. */
function verifyClosingPaper(content: Uint8Array, kid: string, certificateHash: string): CopyVerdict {
  const what = 'A closing report as PDF';
  let paper: Partial<ClosingPaper>;
  try {
    paper = JSON.parse(Buffer.from(content).toString('utf8')) as ClosingPaper;
  } catch {
    return { ...faulty(`The data inside it, ${CLOSING_NAME}, is not JSON.`), what };
  }
  const { report, reportHash, seal } = paper;
  const faults = [
    ...(report !== undefined && hashOf(report) === reportHash
      ? []
      : ['The report inside it has not the hash that it names.']),
    ...(seal?.kid === kid && seal.certificateHash === certificateHash
      ? []
      : ['The data inside it names another key or certificate than the one that sealed the PDF.']),
  ];
  const holds =
    faults.length > 0 ? [] : [`It carries the closing report of ${report?.number} with the hash ${reportHash}.`];
  return { ...blank(), holds, faults, what };
}

/** The copy inside: sealed by itself, or covered by the seal of the PDF. */
function verifyInside({ files }: PdfReading, kid: string, certificateHash: string): CopyVerdict {
  const [closing] = files.filter(({ name }) => name === CLOSING_NAME);
  if (closing?.content && files.length === 1) return verifyClosingPaper(closing.content, kid, certificateHash);
  const found = files.filter(({ name }) => name === EMBEDDED_NAME);
  const [file] = found;
  if (found.length !== 1 || !file?.content)
    return faulty(`It does not carry the copy as data, ${EMBEDDED_NAME}, exactly once.`);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(file.content).toString('utf8'));
  } catch {
    return faulty(`The data inside it, ${EMBEDDED_NAME}, is not JSON.`);
  }
  const sealed = typeof value === 'object' && value !== null && 'jws' in value;
  const verdict = sealed ? verifyCopy(value) : verifyBareCopy(value);
  const { seal } = verdict.copy ?? {};
  if (seal && (seal.kid !== kid || seal.certificateHash !== certificateHash))
    verdict.faults.push('The data inside it names another key or certificate than the one that sealed the PDF.');
  return verdict;
}

async function verifySeal(bytes: Uint8Array, reading: PdfReading): Promise<CopyVerdict> {
  const [signature, another] = reading.signatures;
  if (!signature) return faulty('It carries no seal.');
  if (another) return faulty(`It carries ${reading.signatures.length} signatures; an executed copy has one seal.`);
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
    return faulty('The signature of the seal does not hold: it was not made with its certificate’s key.');
  const kid = kidOf(seal.key);
  const inside = verifyInside(reading, kid, seal.certificateHash);
  const promised = inside.copy?.seal.timestampAuthority ?? undefined;
  if (promised !== undefined && seal.token === undefined)
    inside.faults.push(`The data inside it speaks of a time-stamp by ${promised}, and the seal carries none.`);
  const verdict = together(
    { ...blank(), holds: [`Not one byte of the file was changed since it was sealed with the key ${kid}.`] },
    await verifyTime(seal, inside.copy?.service),
    inside,
  );
  return {
    ...{ ...verdict, kid },
    ...(inside.copy && { copy: inside.copy }),
    ...(inside.what !== undefined && { what: inside.what }),
  };
}

const NO_AUTHORITY =
  'When it was sealed: no time-stamping authority vouches for it, so every time in it is the service’s own word.';

async function verifyTime(seal: { token: unknown; signature: Uint8Array }, service = 'the service'): Promise<Verdict> {
  if (seal.token === undefined) return { ...blank(), unknown: [NO_AUTHORITY] };
  const { readTimestamp } = await import('./timestamp.ts');
  const stamp = await readTimestamp(seal.token, seal.signature);
  if (!stamp) return faulty('Its time-stamp does not hold: it is damaged, or was made for another seal.');
  return {
    ...blank(),
    holds: [`The seal existed on ${stamp.at}: so says the time-stamping authority “${stamp.by}”.`],
    unknown: [
      `Whether the authority “${stamp.by}” is to be trusted: its certificate is not ${service}’s to vouch for.`,
    ],
  };
}

/** Never throws: whatever the bytes are, there is a verdict on them. */
export async function verifyPdf(bytes: Uint8Array): Promise<CopyVerdict> {
  if (bytes.length > LARGEST) return faulty(`It has ${bytes.length} bytes: no executed copy is that large.`);
  const wrong = wrongEdges(edgesOf(bytes));
  if (wrong !== undefined) return faulty(wrong);
  const reading = await read(bytes);
  if (!reading) return faulty(UNREADABLE);
  if (reading.encrypted) return faulty('It is encrypted, and an executed copy never is.');
  return verifySeal(bytes, reading);
}
