/** A record of several parts, put together as it would stand in one. */
import type { ExportedRecord, ExportedStream, RecordPage } from './record.schema.ts';

const nameOf = ({ events }: ExportedStream): string => events[0]?.stream ?? '';

/** A stream may begin in one part and go on in the next. */
function joined(streams: readonly ExportedStream[]): ExportedStream[] {
  const whole: ExportedStream[] = [];
  for (const { events, bodies, withheld } of streams) {
    const last = whole.at(-1);
    if (last && nameOf(last) === (events[0]?.stream ?? '')) {
      last.events.push(...events);
      last.bodies.push(...bodies);
      last.withheld.push(...withheld);
    } else whole.push({ events: [...events], bodies: [...bodies], withheld: [...withheld] });
  }
  return whole;
}

/** In the order in which they came, the first one first. */
export function wholeRecord(pages: readonly [RecordPage, ...RecordPage[]]): ExportedRecord {
  const [{ next: _, ...first }] = pages;
  return {
    ...first,
    documents: pages.flatMap(({ documents }) => documents),
    streams: joined(pages.flatMap(({ streams }) => streams)),
  };
}
