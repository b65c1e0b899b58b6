/** The outside witness: whoever rewrites a whole record makes other hashes than the ones that the parties hold. */
import type { ExecutedCopy } from '../copy/executed-copy.schema.ts';
import type { ExportedRecord, ExportedStream } from './record.schema.ts';
import { blank, faulty, some, type Verdict } from './verdict.ts';

const eventsOf = (record: ExportedRecord, stream: string): ExportedStream['events'] | undefined =>
  record.streams.find(({ events }) => events[0]?.stream === stream)?.events;

/** A sealed copy binds every stream that stood when it was made. */
export function againstCopy(record: ExportedRecord, { agreement, chain }: ExecutedCopy): Verdict {
  if (agreement.id !== record.agreement)
    return faulty(`The sealed copy is of ${agreement.number}, another agreement than the record.`);
  const verdict = blank();
  for (const { stream, events: count, tip } of chain) {
    const events = eventsOf(record, stream);
    if (!events) verdict.faults.push(`${stream} is not in this record, and the sealed copy names it.`);
    else if (events.length < count)
      verdict.faults.push(`${stream}: the record ends before event ${count}, which the sealed copy names.`);
    else if (events[count - 1]?.hash !== tip)
      verdict.faults.push(
        `${stream}: event ${count} is not the one that the sealed copy names: the record was rewritten.`,
      );
  }
  if (verdict.faults.length === 0)
    verdict.holds.push(
      `The record agrees with the sealed copy: ${some(chain.map(({ stream, events }) => `${stream} to event ${events}`))}.`,
    );
  return verdict;
}
