/** Verifies one stream of a record: its chain is whole, and where words are not there, the record itself says why. */

import { isCommitmentsId, isDisputeId, isPartyId } from '../../shared/ids.ts';
import { type ChainLink, type ChainReport, isWithheld, verifyChain } from '../../shared/ledger/chain.ts';
import { removedOnRecord } from '../../shared/ledger/whole.ts';
import { LAST_WITHHELD } from './left-open.ts';
import { type ExportedStream, isShown } from './record.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

/** Whose events may be shown as links alone: a party's own people, or a dispute's named ones, keep them, and what was agreed in such a dispute. */
const mayWithhold = (stream: string): boolean => isPartyId(stream) || isDisputeId(stream) || isCommitmentsId(stream);

const list = (seqs: readonly number[]): string =>
  `${seqs.length === 1 ? 'event' : 'events'} ${some(seqs.map((seq) => String(seq)))}`;

const report = ({ events, bodies }: ExportedStream): ChainReport | undefined => {
  try {
    return verifyChain(events as ChainLink[], new Map(bodies), mayWithhold);
  } catch {
    // A value that JSON can carry and RFC 8785 cannot has no hash, so it was never recorded.
    return undefined;
  }
};

/** Words that are gone, told apart: removed on the record, kept back, or missing without an explanation. */
function aboutWords(stream: ExportedStream, gone: readonly number[], verdict: Verdict): void {
  const removals = removedOnRecord(stream.events.filter(isShown));
  const removed = gone.filter((seq) => removals.has(seq));
  const withheld = gone.filter((seq) => !removals.has(seq) && stream.withheld.includes(seq));
  const missing = gone.filter((seq) => !removals.has(seq) && !stream.withheld.includes(seq));
  const returned = stream.bodies.map(([seq]) => seq).filter((seq) => removals.has(seq));
  const contrary = stream.withheld.filter((seq) => stream.bodies.some(([kept]) => kept === seq));
  const closed = new Set(stream.events.filter(isWithheld).map(({ seq }) => seq));
  const empty = stream.withheld.filter((seq) => !gone.includes(seq) && !contrary.includes(seq) && !closed.has(seq));
  if (removed.length > 0) verdict.holds.push(`The words of ${list(removed)} were removed, on the record.`);
  if (withheld.length > 0)
    verdict.unknown.push(`The words of ${list(withheld)} are withheld: this file cannot show what they say.`);
  if (missing.length > 0)
    verdict.faults.push(`The words of ${list(missing)} are missing without a record of their removal.`);
  if (returned.length > 0)
    verdict.faults.push(`The words of ${list(returned)} are here, though the record says that they were removed.`);
  if (contrary.length > 0) verdict.faults.push(`The words of ${list(contrary)} are called withheld, and are here.`);
  if (empty.length > 0) verdict.faults.push(`The words of ${list(empty)} are called withheld, and never were any.`);
}

/** Events of which the file shows only that they stand there. */
function aboutWithheld({ events, withheld }: ExportedStream, verdict: Verdict): void {
  const seqs = events.filter(isWithheld).map(({ seq }) => seq);
  if (seqs.length === 0) return;
  const unsaid = seqs.filter((seq) => !withheld.includes(seq));
  if (unsaid.length > 0)
    verdict.faults.push(
      `What happened in ${list(unsaid)} is not shown, and the export does not say that it is withheld.`,
    );
  const count = `${seqs.length} of ${events.length} events`;
  const where = isPartyId(events[0]?.stream ?? '') ? 'within the agency' : 'among named people';
  verdict.unknown.push(`${count} are kept ${where} (${list(seqs)}): they are in the chain unseen.`);
  if (seqs.includes(events.length)) verdict.unknown.push(LAST_WITHHELD);
}

export function verifyStream(stream: ExportedStream): Verdict {
  const name = stream.events[0]?.stream;
  if (name === undefined) return faulty('One of its streams is empty.');
  const chain = report(stream);
  if (!chain) return faulty(`${name}: it holds a value that cannot have been recorded.`);
  const verdict = blank();
  const events = `${chain.events} ${chain.events === 1 ? 'event' : 'events'}`;
  if (chain.faults.length === 0) verdict.holds.push(`${events}, unbroken; the last hash is ${chain.tip}.`);
  verdict.faults.push(...chain.faults);
  aboutWords(stream, chain.removed, verdict);
  aboutWithheld(stream, verdict);
  const named = (lines: string[]) => lines.map((line) => `${name}: ${line}`);
  return { holds: named(verdict.holds), faults: named(verdict.faults), unknown: named(verdict.unknown) };
}
