/** A stream that is sealed over, or shown as complete, is held to what the verifier holds it to: its chain, its words, and its tip. */
import { type ChainedEvent, type ChainReport, type SaltedBody, verifyChain } from './chain.ts';
import { history } from './history.ts';
import { emptyTip, tipFrom, tipKey } from './ledger.ts';
import { batchGet } from './table.ts';

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

export interface Whole {
  events: ChainedEvent[];
  bodies: Map<number, SaltedBody>;
  report: ChainReport;
}

/** Words that are removed while this is read are in one of two reads and not in the other: looked at again, that is over. */
const TRIES = 3;

export async function wholeHistory(stream: string): Promise<Whole> {
  for (let tries = 1; ; tries++) {
    const tip = tipFrom(await batchGet([tipKey(stream)]), stream);
    const { events, bodies } = await history(stream);
    const report = wholeReport(events, bodies, tip ?? emptyTip(stream));
    if (report.faults.length === 0 || tries === TRIES) return { events, bodies, report };
  }
}

/** The same, for what is sealed. Throws where anything is wrong: a step that fails is seen by an operator, a seal over it by nobody. */
export async function soundHistory(stream: string): Promise<Whole> {
  const whole = await wholeHistory(stream);
  const [fault] = whole.report.faults;
  if (fault !== undefined) throw new Error(`${stream} does not verify: ${fault}`);
  return whole;
}
