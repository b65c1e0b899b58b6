/** Verifies whatever file someone holds: it is told from its bytes what it is, and held against what is given beside it. */
import { canonicalJson } from '../../shared/canonical.ts';
import { fileText } from '../../shared/characters/file-text.ts';
import { looksLike } from '../../shared/pdf/pdf-edges.ts';
import { aboutRecord, aboutSealed } from './about.ts';
import type { Judged } from './conclusion.ts';
import { ownKey, whoseKey } from './keys.ts';
import { settled } from './left-open.ts';
import { verifyPdf } from './pdf/verify-pdf.ts';
import { blank, faulty, together, type Verdict } from './verdict.ts';
import { type CopyVerdict, verifyCopy } from './verify-copy.ts';
import { type RecordVerdict, verifyRecord } from './verify-record.ts';
import { againstTips, type TipsVerdict } from './verify-tips.ts';
import { againstCopy } from './witness.ts';

/** What a file can be held against. Each is optional: without it, the verdict says what stays open. */
export interface Beside {
  /** The keys of the service, as its /.well-known/jwks.json gave them. */
  jwks?: unknown;
  /** Names of the service's own keys, where the service itself asks: a file that another key sealed may still be whole. */
  own?: readonly string[];
  /** A sealed copy, as PDF or data: the outside witness of a record. */
  copy?: Uint8Array;
  /** A day's list of all tips with proofs of the record's streams, as the service's /.well-known/tips/{day} and what is below it gave them. */
  tips?: unknown;
  /** The list of that day as it was saved then: what the service proves now must belong to it. */
  list?: unknown;
}

const HEADER = '%PDF-';
/** Readers find a PDF that has something before it; so do we, to say that this is no executed copy. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes(HEADER);

export function jsonOf(bytes: Uint8Array): { value?: unknown } | undefined {
  const { text } = fileText(bytes);
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const formatOf = (value: unknown): string => {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : '';
  return typeof format === 'string' ? format : '';
};

function withKey(verdict: CopyVerdict, { jwks, own }: Beside): Verdict {
  const { kid, copy, evidence } = verdict;
  if (kid === undefined) return verdict;
  return together(verdict, own ? ownKey(kid, own) : whoseKey(kid, (copy ?? evidence)?.service, jwks));
}

/** The service writes canonical JSON. Where a member stands twice, programs differ in which one they read: such bytes were never sealed. */
function asWritten(bytes: Uint8Array, value: unknown): Verdict {
  try {
    const text = Buffer.from(bytes).toString('utf8').replace(/\n$/, '');
    if (text === canonicalJson(value)) return blank();
  } catch {
    // What has no canonical form was not written by the service.
  }
  return faulty('It is not written as the service writes it, byte for byte: other programs may read it differently.');
}

function verifyTwin(bytes: Uint8Array, value: unknown): CopyVerdict {
  const verdict = verifyCopy(value);
  return { ...verdict, faults: [...verdict.faults, ...asWritten(bytes, value).faults] };
}

/** A sealed copy in either of its forms. */
export const verifyEitherCopy = async (bytes: Uint8Array): Promise<CopyVerdict> =>
  isPdf(bytes) ? verifyPdf(bytes) : verifyTwin(bytes, jsonOf(bytes)?.value);

/** Two sealed forms of one copy say the same. */
const sameCopy = (one: CopyVerdict, other: CopyVerdict): Verdict => {
  if (!one.copy || !other.copy || canonicalJson(one.copy) === canonicalJson(other.copy)) return blank();
  return faulty('The two copies do not say the same.');
};

/** A record with what its witnesses say of it. */
export async function besideRecord(verdict: RecordVerdict, { copy, jwks, tips, list: kept }: Beside): Promise<Verdict> {
  const { record } = verdict;
  if (!record) return verdict;
  const listed: TipsVerdict = tips === undefined ? blank() : againstTips(record, tips, jwks, kept);
  const list = listed.faults.length === 0 ? listed.list : undefined;
  if (!copy) return together(settled(verdict, record, { list }), listed);
  const witness = await verifyEitherCopy(copy);
  if (witness.faults.length > 0 || !witness.copy)
    return together(
      settled(verdict, record, { list }),
      listed,
      faulty(...witness.faults.map((fault) => `The sealed copy beside it: ${fault}`)),
    );
  const kid = witness.kid === undefined ? blank() : whoseKey(witness.kid, witness.copy.service, jwks);
  const compared = againstCopy(record, witness.copy);
  const agreed = compared.faults.length === 0 ? witness.copy : undefined;
  return together(settled(verdict, record, { copy: agreed, list }), listed, compared, kid);
}

const NO_USE = 'A list of tips says how far records had come on a day, and nothing about a copy.';

async function besideCopy(verdict: CopyVerdict, beside: Beside): Promise<Verdict> {
  const { copy, tips } = beside;
  if (tips !== undefined) verdict.unknown.push(NO_USE);
  if (!copy) return withKey(verdict, beside);
  const other = await verifyEitherCopy(copy);
  const faults = other.faults.map((fault) => `The sealed copy beside it: ${fault}`);
  return together(withKey(verdict, beside), faulty(...faults), sameCopy(verdict, other));
}

const UNKNOWN = 'It is neither a PDF nor JSON of this service.';

/** Never throws: whatever the bytes are, there is a verdict on them. */
export async function verifyFile(bytes: Uint8Array, beside: Beside = {}): Promise<Judged> {
  if (isPdf(bytes)) {
    const verdict = await verifyPdf(bytes);
    if (verdict.foreign)
      return { ...verdict, what: looksLike(bytes) === 'a PDF' ? 'A PDF' : 'Another file', is: 'foreign', scan: true };
    const { what = 'An executed copy as PDF' } = verdict;
    return { ...(await besideCopy(verdict, beside)), what, is: 'sealed', about: aboutSealed(verdict) };
  }
  const json = jsonOf(bytes);
  const { value } = json ?? {};
  if (formatOf(value).startsWith('concord-record@')) {
    const verdict = verifyRecord(value);
    const { record } = verdict;
    const about = record && aboutRecord(record);
    return { ...(await besideRecord(verdict, beside)), what: 'An exported record', is: 'record', about };
  }
  if (typeof value === 'object' && value !== null && 'jws' in value) {
    const verdict = verifyTwin(bytes, value);
    const about = aboutSealed(verdict);
    return { ...(await besideCopy(verdict, beside)), what: 'An executed copy as data', is: 'sealed', about };
  }
  const like = looksLike(bytes);
  const verdict = faulty(like === undefined ? UNKNOWN : `${UNKNOWN} It looks like ${like}.`);
  return { ...verdict, what: 'Another file', is: 'foreign', ...(like === 'an image' && { scan: true }) };
}
