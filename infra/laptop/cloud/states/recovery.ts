/** What a failed state does next: the first retrier that takes the failure, then the first catcher, else the thread breaks. */
import { type Failure, isFatal, StateFailed, takes } from './failures.ts';
import { type Retrier, recovering } from './schema.ts';
import { leaveBy, type Step, type Visit } from './visit.ts';

export async function recover(visit: Visit, failure: Failure): Promise<Step> {
  const { state, frame, now, random } = visit;
  if (!recovering(state) || isFatal(failure)) return { do: 'fail', because: failure };
  const retriers = state.Retry ?? [];
  const retrier = retriers.findIndex(({ ErrorEquals }) => takes(ErrorEquals, failure));
  const policy = retriers[retrier];
  const made = frame.retries[retrier] ?? 0;
  if (policy && made < (policy.MaxAttempts ?? 3))
    return { do: 'retry', at: now + delaySeconds(policy, made, random) * 1000, retrier, because: failure };
  const catchers = state.Catch ?? [];
  const place = catchers.findIndex(({ ErrorEquals }) => takes(ErrorEquals, failure));
  const catcher = catchers[place];
  if (!catcher) return { do: 'fail', because: failure };
  const errorOutput = outputOf(failure);
  try {
    const step = await leaveBy(visit, `Catch[${place}]/`, catcher, catcher.Next, errorOutput, { errorOutput });
    return { ...step, because: failure };
  } catch (error) {
    // A catcher that fails is not caught again.
    if (error instanceof StateFailed) return { do: 'fail', because: placed(visit, error.failure) };
    throw error;
  }
}

/** As executions on AWS have it: a timeout has an empty cause, and what was not said is null. */
const outputOf = ({ error, cause }: Failure) => ({
  Error: error === '' ? null : error,
  Cause: cause ?? (error === 'States.Timeout' ? '' : null),
});

/** A failure of the engine's own finding says where, as on AWS; one that a function or a Fail state reported stays as it is. */
export function placed({ frame }: Visit, { cause, ...failure }: Failure): Failure {
  const where = `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}).`;
  return { ...failure, cause: cause === undefined ? where : `${where} ${cause}` };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
function delaySeconds(policy: Retrier, made: number, random: () => number): number {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY, JitterStrategy } = policy;
  const delay = Math.min(IntervalSeconds * BackoffRate ** made, MaxDelaySeconds);
  return JitterStrategy === 'FULL' ? delay * random() : delay;
}
