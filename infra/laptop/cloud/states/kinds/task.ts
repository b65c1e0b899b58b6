/** A Task calls one function for each attempt, with a token of its own when it waits for an answer. */
import { randomBytes } from 'node:crypto';
import { StateFailed } from '../failures.ts';
import type { Call } from '../frames.ts';
import { INVOKE_AND_WAIT, type Task } from '../schema.ts';
import { carried, fieldValue, type Step, type Visit, wholeNumber } from '../visit.ts';

export async function beginTask(visit: Visit<Task>): Promise<Step> {
  const { state } = visit;
  const extras = state.Resource === INVOKE_AND_WAIT ? { token: randomBytes(48).toString('base64url') } : {};
  const given = await fieldValue(visit, 'Arguments', state.Arguments, extras);
  const { FunctionName, Payload = {}, ...others } = Object(given) as Record<string, unknown>;
  if (typeof FunctionName !== 'string' || Object.keys(others).length > 0)
    throw new StateFailed({ error: 'States.Runtime', cause: 'Arguments must be FunctionName and Payload alone.' });
  const timeoutSeconds = await wholeNumber(visit, 'TimeoutSeconds', state.TimeoutSeconds, 1, extras);
  const heartbeatSeconds = await wholeNumber(visit, 'HeartbeatSeconds', state.HeartbeatSeconds, 1, extras);
  const call: Call = {
    functionName: FunctionName,
    payload: carried(visit, 'Arguments', Payload),
    ...extras,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
  };
  return { do: 'invoke', call };
}
