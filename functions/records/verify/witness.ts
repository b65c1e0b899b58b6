/** The outside witness: whoever rewrites a whole record makes other hashes than the ones that the parties hold. */
import type { ExecutedCopy } from '../executed-copy.schema.ts';
import type { ExportedEvent, ExportedRecord } from './record.schema.ts';
import { blank, some, type Verdict } from './verdict.ts';

/** What someone outside the service holds of a stream: the hash of its event number `events`. */
export interface Held {
  stream: string;
  events: number;
  tip: string;
}

const eventsOf = (record: ExportedRecord, stream: string): ExportedEvent[] | undefined =>
  record.streams.find(({ events }) => events[0]?.stream === stream)?.events;

/** Holds a record against what `witness` says of its streams. Streams of other agreements are left alone unless `all` are meant. */
export function againstWitness(record: ExportedRecord, held: readonly Held[], witness: string, all: boolean): Verdict {
  const verdict = blank();
  const agreed: string[] = [];
  for (const { stream, events: count, tip } of held) {
    const events = eventsOf(record, stream);
    if (!events && !all) continue;
    if (!events) verdict.faults.push(`${stream} is not in this record, and ${witness} names it.`);
    else if (events.length < count)
      verdict.faults.push(`${stream}: the record ends before event ${count}, which ${witness} names.`);
    else if (events[count - 1]?.hash !== tip)
      verdict.faults.push(`${stream}: event ${count} is not the one that ${witness} names: the record was rewritten.`);
    else agreed.push(`${stream} to event ${count}`);
  }
  if (agreed.length > 0) verdict.holds.push(`The record agrees with ${witness}: ${some(agreed)}.`);
  else if (verdict.faults.length === 0) verdict.unknown.push(`Whether it agrees: ${witness} names no stream of it.`);
  return verdict;
}

/** A sealed copy binds every stream that stood when it was made, and the text of its agreement. */
export function againstCopy(record: ExportedRecord, copy: ExecutedCopy): Verdict {
  if (copy.agreement.id === record.agreement) return againstWitness(record, copy.chain, 'the sealed copy', true);
  return { ...blank(), faults: [`The sealed copy is of ${copy.agreement.number}, another agreement than the record.`] };
}
