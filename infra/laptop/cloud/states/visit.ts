/** A frame in its state: everything a transition may look at, and how its fields are evaluated. */
import { evaluate, wrongType } from './expressions.ts';
import { bytesOf, type Failure, MOST_BYTES, StateFailed } from './failures.ts';
import type { Call, Execution, Frame, MapItem } from './frames.ts';
import { MOST_SECONDS, recovering, type State } from './schema.ts';

export interface Visit<S extends State = State> {
  execution: Execution;
  frame: Frame;
  state: S;
  now: number;
  random: () => number;
}

/** What a transition decided; nothing is written before it is whole. */
export type Step =
  | { do: 'leave'; next?: string; output: unknown; assigned: Record<string, unknown>; because?: Failure }
  | { do: 'wait'; until: number }
  | { do: 'invoke'; call: Call }
  | { do: 'fan out'; children: { scope: Frame['scope']; input: unknown; item?: MapItem }[]; concurrency: number }
  | { do: 'retry'; at: number; retrier: number; because: Failure }
  | { do: 'fail'; because: Failure };

/** What a field knows beside the input: only after a result, in a catcher, for an item, or for a task. */
export interface Extras {
  result?: unknown;
  errorOutput?: unknown;
  item?: MapItem;
  token?: string;
}

const iso = (epochMilliseconds: number): string => new Date(epochMilliseconds).toISOString();

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
function contextOf({ execution, frame, state }: Visit, { item = frame.item, token }: Extras): Record<string, unknown> {
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input),
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: iso(execution.started),
      RedriveCount: execution.redrives,
      ...(execution.redriven !== undefined && { RedriveTime: iso(execution.redriven) }),
    },
    State: {
      EnteredTime: iso(frame.entered),
      Name: frame.state,
      // Only states that can be tried again count.
      ...(recovering(state) && { RetryCount: frame.retryCount }),
    },
    StateMachine: { Id: execution.machine, Name: execution.machineName },
    ...(item && { Map: { Item: item } }),
    ...(token !== undefined && { Task: { Token: token } }),
  };
}

export function fieldValue(visit: Visit, field: string, template: unknown, extras: Extras = {}): Promise<unknown> {
  const { frame, now, random } = visit;
  const states: Record<string, unknown> = { input: frame.input, context: contextOf(visit, extras) };
  if ('result' in extras) states.result = extras.result;
  if ('errorOutput' in extras) states.errorOutput = extras.errorOutput;
  return evaluate(template, field, { states, variables: frame.variables, now, random });
}

/** Undefined when the field is absent. */
export async function wholeNumber(
  visit: Visit,
  field: string,
  template: unknown,
  least: number,
  extras: Extras = {},
): Promise<number | undefined> {
  if (template === undefined) return undefined;
  const value = await fieldValue(visit, field, template, extras);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_SECONDS) return value;
  throw wrongType(field, `a whole number from ${least} to ${MOST_SECONDS}`, value);
}

/** Throws States.DataLimitExceeded for what AWS would not carry. */
export function carried<T>(visit: Visit, what: string, value: T): T {
  if (bytesOf(value) <= MOST_BYTES) return value;
  const cause = `The ${what} of the state '${visit.frame.state}' has a size exceeding the maximum number of bytes service limit.`;
  throw new StateFailed({ error: 'States.DataLimitExceeded', cause });
}

/** The state is done: its Output and Assign, both seeing the variables as they were. */
export async function leave(visit: Visit, byDefault: unknown, extras: Extras = {}): Promise<Step> {
  const { state } = visit;
  const next = 'Next' in state ? state.Next : undefined;
  return leaveBy(visit, '', state as Rule, next, byDefault, extras);
}

export interface Rule {
  Output?: unknown;
  Assign?: Record<string, unknown> | undefined;
}

/** The same by a choice rule or a catcher, whose fields stand under `place`. */
export async function leaveBy(
  visit: Visit,
  place: string,
  rule: Rule,
  next: string | undefined,
  byDefault: unknown,
  extras: Extras = {},
): Promise<Step & { do: 'leave' }> {
  const output = rule.Output === undefined ? byDefault : await fieldValue(visit, `${place}Output`, rule.Output, extras);
  const assigned = rule.Assign ? await fieldValue(visit, `${place}Assign`, rule.Assign, extras) : {};
  carried(visit, 'Assign', assigned);
  return {
    do: 'leave',
    ...(next !== undefined && { next }),
    output: carried(visit, 'output', output),
    assigned: assigned as Record<string, unknown>,
  };
}
