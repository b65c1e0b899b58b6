/** A Wait ends at an absolute instant, worked out once, when it begins. */
import { wrongType } from '../expressions.ts';
import type { Wait } from '../schema.ts';
import { fieldValue, leave, type Step, type Visit, wholeNumber } from '../visit.ts';

export async function beginWait(visit: Visit<Wait>): Promise<Step> {
  const until = await instantOf(visit);
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
