/** A Wait ends at an absolute instant, worked out once, when it begins. */
import { wrongType } from '../expressions.ts';
import { StateFailed } from '../failures.ts';
import type { Wait } from '../schema.ts';
import { fieldValue, leave, type Step, type Visit, wholeNumber } from '../visit.ts';

/** 68 years: seconds are counted in 32 bits. */
const LONGEST_WAIT = 2_147_483_647_000;

export async function beginWait(visit: Visit<Wait>): Promise<Step> {
  const until = await instantOf(visit);
  if (until - visit.now > LONGEST_WAIT)
    throw new StateFailed({ error: 'States.Runtime', cause: 'The wait is longer than 2147483647 seconds.' });
  return until <= visit.now ? leave(visit, visit.frame.input) : { do: 'wait', until };
}

async function instantOf(visit: Visit<Wait>): Promise<number> {
  const wait = await wholeNumber(visit, 'Seconds', visit.state.Seconds, 0);
  if (wait !== undefined) return visit.now + wait * 1000;
  const text = await fieldValue(visit, 'Timestamp', visit.state.Timestamp);
  // A date alone is no instant: RFC 3339 asks for time and zone.
  const until = typeof text === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) throw wrongType('Timestamp', 'an RFC 3339 instant', text);
  return until;
}
