/** A stream with what is wrong with it, read so that a write in between is no fault; or a stream with which nothing is wrong. */
import type { ChainedEvent, ChainReport, SaltedBody } from './chain.ts';
import { history } from './history.ts';
import { tipFrom, tipKey } from './ledger.ts';
import { batchGet } from './table.ts';
import { wholeReport } from './whole.ts';

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
    const report = wholeReport(events, bodies, tip);
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
