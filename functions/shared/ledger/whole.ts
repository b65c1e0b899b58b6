/** A stream that is sealed over, or shown as complete, is held to what the verifier holds it to: its chain, its words, and its tip. */
import { type ChainedEvent, type ChainReport, type SaltedBody, verifyChain } from './chain.ts';

/** The event by which words are removed for good, on the record. */
const REMOVAL = 'BodyRemoved';

/** The events whose words the record says were removed. */
export const removedOnRecord = (events: readonly { type: string; data: unknown }[]): Set<unknown> =>
  new Set(events.filter(({ type }) => type === REMOVAL).map(({ data }) => (data as { seq?: unknown } | null)?.seq));

/** What is wrong with a stream as it stands. Its tip was read before its events, which may have moved on since. */
export function wholeReport(
  events: readonly ChainedEvent[],
  bodies: ReadonlyMap<number, SaltedBody>,
  tip: { seq: number; hash: string },
): ChainReport {
  const report = verifyChain(events, bodies);
  const removals = removedOnRecord(events);
  const missing = report.removed.filter((seq) => !removals.has(seq));
  const returned = [...bodies.keys()].filter((seq) => removals.has(seq));
  const last = tip.seq === 0 || events[tip.seq - 1]?.hash === tip.hash;
  return {
    ...report,
    removed: report.removed.filter((seq) => removals.has(seq)),
    faults: [
      ...report.faults,
      ...missing.map((seq) => `The words of event ${seq} are missing without a record of their removal.`),
      ...returned.map((seq) => `The words of event ${seq} are here, though the record says that they were removed.`),
      ...(last ? [] : [`It does not reach to event ${tip.seq}, which was its last one.`]),
    ],
  };
}
