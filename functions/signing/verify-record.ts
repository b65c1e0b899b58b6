/** Verifies an exported record from the file alone: both chains, the text's hash, and that every signature was given to exactly that text. */
import { canonicalJson, hashOf, sha256 } from '../shared/canonical.ts';
import { type ChainedEvent, type SaltedBody, verifyChain } from '../shared/chain.ts';
import { standingSignatures } from './standing-signatures.ts';

/** `GET /api/agreements/{agreement}/record`. */
export interface ExportedRecord {
  format: string;
  agreement: string;
  document: { text: unknown; html: string };
  streams: { events: ChainedEvent[]; bodies: [number, SaltedBody][] }[];
}

export interface Verdict {
  /** What holds, in words. */
  holds: string[];
  /** What does not; the record verifies when this is empty. */
  faults: string[];
}

const dataOf = (events: readonly ChainedEvent[], type: string): Record<string, unknown>[] =>
  events.filter((event) => event.type === type).map((event) => event.data as Record<string, unknown>);

function verifyText(record: ExportedRecord, published: Record<string, unknown> | undefined, verdict: Verdict): void {
  const text = sha256(canonicalJson(record.document.text));
  const html = sha256(record.document.html);
  const hash = hashOf({ format: 'concord-document@1', html, text });
  if (!published) verdict.faults.push('The record does not say which text was put out for signature.');
  else if (published.documentHash !== hash)
    verdict.faults.push('The text is not the one that was put out for signature.');
  else verdict.holds.push(`The text is the one that was put out for signature: ${hash}.`);
}

function verifySignatures(
  events: readonly ChainedEvent[],
  published: Record<string, unknown> | undefined,
  verdict: Verdict,
): void {
  const signatures = dataOf(standingSignatures(events), 'SignatureGiven');
  for (const { party, documentHash } of signatures)
    if (documentHash !== published?.documentHash)
      verdict.faults.push(`The signature of ${party} was given to another text.`);
  const parties = (published?.parties ?? []) as string[];
  const missing = parties.filter((party) => !signatures.some((given) => given.party === party));
  const executed = dataOf(events, 'AgreementExecuted')[0];
  if (executed && missing.length > 0)
    verdict.faults.push(`It is called executed, but ${missing.join(', ')} did not sign.`);
  else if (executed)
    verdict.holds.push(`All ${parties.length} agencies signed that text; it was executed at ${executed.executedAt}.`);
  else verdict.holds.push(`${signatures.length} of ${parties.length} agencies signed; it is not executed.`);
}

export function verifyRecord(record: ExportedRecord): Verdict {
  const verdict: Verdict = { holds: [], faults: [] };
  if (record.format !== 'concord-record@1')
    return { holds: [], faults: [`This program does not know the format ${record.format}.`] };
  for (const { events, bodies } of record.streams) {
    const report = verifyChain(events, new Map(bodies));
    const name = events[0]?.stream ?? 'an empty stream';
    verdict.faults.push(...report.faults.map((fault) => `${name}: ${fault}`));
    if (report.faults.length === 0)
      verdict.holds.push(`${name}: ${report.events} events, unbroken; last hash ${report.tip}.`);
    if (report.removed.length > 0)
      verdict.holds.push(`${name}: the words of events ${report.removed.join(', ')} were removed.`);
  }
  const events = record.streams.flatMap((stream) => stream.events);
  const published = dataOf(events, 'AgreementPublished')[0];
  verifyText(record, published, verdict);
  verifySignatures(events, published, verdict);
  return verdict;
}
