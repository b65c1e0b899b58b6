/** Verifies whatever file someone holds: it is told from its bytes what it is, and held against what is given beside it. */
import { canonicalJson } from '../../shared/canonical.ts';
import { looksLike } from '../../shared/pdf-edges.ts';
import { whoseKey } from './keys.ts';
import { faulty, together, type Verdict } from './verdict.ts';
import { type CopyVerdict, verifyCopy } from './verify-copy.ts';
import { verifyPdf } from './verify-pdf.ts';
import { type RecordVerdict, verifyRecord } from './verify-record.ts';
import { againstCopy } from './witness.ts';

/** What a file can be held against. Each is optional: without it, the verdict says what stays open. */
export interface Beside {
  /** The keys of the service, as its /.well-known/jwks.json gave them. */
  jwks?: unknown;
  /** A sealed copy, as PDF or data: the outside witness of a record. */
  copy?: Uint8Array;
}

export interface FileVerdict extends Verdict {
  /** What the file is, in words. */
  what: string;
}

const HEADER = '%PDF-';
/** Readers find a PDF that has something before it; so do we, to say that this is no executed copy. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes(HEADER);

export function jsonOf(bytes: Uint8Array): { value?: unknown } | undefined {
  try {
    return { value: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
}

const formatOf = (value: unknown): string => {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : '';
  return typeof format === 'string' ? format : '';
};

const withKey = (verdict: CopyVerdict, jwks: unknown): Verdict =>
  verdict.kid === undefined ? verdict : together(verdict, whoseKey(verdict.kid, verdict.copy?.service, jwks));

/** A sealed copy in either of its forms. */
export const verifyEitherCopy = async (bytes: Uint8Array): Promise<CopyVerdict> =>
  isPdf(bytes) ? verifyPdf(bytes) : verifyCopy(jsonOf(bytes)?.value);

/** Two sealed forms of one copy say the same. */
const sameCopy = (one: CopyVerdict, other: CopyVerdict): Verdict => {
  if (!one.copy || !other.copy || canonicalJson(one.copy) === canonicalJson(other.copy)) return faulty();
  return faulty('The two copies do not say the same.');
};

async function besideRecord(record: RecordVerdict, { copy, jwks }: Beside): Promise<Verdict> {
  if (!copy) return record;
  const witness = await verifyEitherCopy(copy);
  if (witness.faults.length > 0 || !witness.copy)
    return together(record, faulty(...witness.faults.map((fault) => `The sealed copy beside it: ${fault}`)));
  const compared = record.record ? againstCopy(record.record, witness.copy) : faulty();
  const kid = witness.kid === undefined ? faulty() : whoseKey(witness.kid, witness.copy.service, jwks);
  return together(record, compared, kid);
}

async function besideCopy(verdict: CopyVerdict, { copy, jwks }: Beside): Promise<Verdict> {
  if (!copy) return withKey(verdict, jwks);
  const other = await verifyEitherCopy(copy);
  const faults = other.faults.map((fault) => `The sealed copy beside it: ${fault}`);
  return together(withKey(verdict, jwks), faulty(...faults), sameCopy(verdict, other));
}

const UNKNOWN = 'It is neither a PDF nor JSON of this service.';

/** Never throws: whatever the bytes are, there is a verdict on them. */
export async function verifyFile(bytes: Uint8Array, beside: Beside = {}): Promise<FileVerdict> {
  if (isPdf(bytes)) return { what: 'An executed copy as PDF', ...(await besideCopy(await verifyPdf(bytes), beside)) };
  const json = jsonOf(bytes);
  const { value } = json ?? {};
  if (formatOf(value).startsWith('concord-record@'))
    return { what: 'An exported record', ...(await besideRecord(verifyRecord(value), beside)) };
  if (typeof value === 'object' && value !== null && 'jws' in value)
    return { what: 'An executed copy as data', ...(await besideCopy(verifyCopy(value), beside)) };
  const like = looksLike(bytes);
  return { what: 'Another file', ...faulty(like === undefined ? UNKNOWN : `${UNKNOWN} It looks like ${like}.`) };
}
