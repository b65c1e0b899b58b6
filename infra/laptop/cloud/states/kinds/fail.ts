/** A Fail ends its thread with the error and cause it names. */
import { wrongType } from '../expressions.ts';
import type { Failure } from '../failures.ts';
import type { Fail } from '../schema.ts';
import { fieldValue, type Step, type Visit } from '../visit.ts';

export async function beginFail(visit: Visit<Fail>): Promise<Step> {
  const said = async (field: 'Error' | 'Cause'): Promise<string | undefined> => {
    if (visit.state[field] === undefined) return undefined;
    const value = await fieldValue(visit, field, visit.state[field]);
    if (typeof value !== 'string') throw wrongType(field, 'a string', value);
    return value;
  };
  const cause = await said('Cause');
  // A Fail without a name fails all the same; AWS leaves the name out.
  const because: Failure = { error: (await said('Error')) ?? '', ...(cause !== undefined && { cause }) };
  return { do: 'fail', because };
}
