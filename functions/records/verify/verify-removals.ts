/** Words that are called removed by law went by two agencies: the record of the keeping has the approval of exactly this removal. */
import { keepingIdOf } from '../../shared/ids.ts';
import { type ExportedEvent, type ExportedRecord, isShown } from './record.schema.ts';
import { faulty, type Verdict } from './verdict.ts';

const naming = (stream: unknown, { seq, removal }: { seq?: unknown; removal?: unknown }): string =>
  [stream, seq, removal].map(String).join(' ');

export function verifyRemovals({ agreement, streams }: ExportedRecord): Verdict {
  const events = streams.flatMap((stream) => stream.events.filter(isShown));
  const dataOf = ({ data }: ExportedEvent) => (data ?? {}) as { stream?: unknown; seq?: unknown; removal?: unknown };
  const approved = new Set(
    events
      .filter(({ stream, type }) => stream === keepingIdOf(agreement) && type === 'RemovalApproved')
      .map((event) => naming(dataOf(event).stream, dataOf(event))),
  );
  const alone = events
    .filter(({ type }) => type === 'BodyRemoved')
    .filter((event) => !approved.has(naming(event.stream, dataOf(event))));
  return faulty(
    ...alone.map(
      ({ stream, seq }) =>
        `${stream}: event ${seq} removes words, and the record of holds and removals has no approval of it.`,
    ),
  );
}
