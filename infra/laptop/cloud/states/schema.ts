/** What a definition may hold here: Amazon States Language in JSONata, and every field this engine carries out; an unknown field is refused. */
import { z } from 'zod';
import { RESERVED } from './failures.ts';

/** A string that is evaluated: `{% expression %}`. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html: the most that any count of seconds may be. */
export const MOST_SECONDS = 99_999_999;

const Expression = z.custom<string>(isExpression, 'must be a JSONata expression, {% ... %}');
const Template = z.json();
const seconds = (least: number) =>
  z.custom<number | string>(
    (value) =>
      isExpression(value) || (Number.isInteger(value) && Number(value) >= least && Number(value) <= MOST_SECONDS),
    `must be a whole number from ${least} to ${MOST_SECONDS}, or a JSONata expression`,
  );

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
const VariableName = z
  .string()
  .max(80)
  .regex(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u, 'is no name for a variable')
  .refine((name) => name !== 'states', '$states is reserved');
const Assign = z.record(VariableName, Template);

const ErrorName = z
  .string()
  .min(1)
  .refine((name) => !name.startsWith('States.') || RESERVED.has(name), 'names an error that is never reported here');
const ErrorEquals = z
  .array(ErrorName)
  .min(1)
  .refine((names) => names.length === 1 || !names.includes('States.ALL'), 'States.ALL must stand alone');

const Retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals,
  IntervalSeconds: z.int().min(1).max(MOST_SECONDS).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxAttempts: z.int().min(0).max(MOST_SECONDS).optional(),
  MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
});
const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals,
  Next: z.string(),
  Output: Template.optional(),
  Assign: Assign.optional(),
});
const allIsLast = (rules: readonly { ErrorEquals: string[] }[]): boolean =>
  rules.every(({ ErrorEquals }, index) => !ErrorEquals.includes('States.ALL') || index === rules.length - 1);
const Retry = z.array(Retrier).refine(allIsLast, 'States.ALL must be in the last retrier');
const Catch = z.array(Catcher).refine(allIsLast, 'States.ALL must be in the last catcher');

const base = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const onward = { Next: z.string().optional(), End: z.literal(true).optional() };
const yields = { Output: Template.optional(), Assign: Assign.optional() };
const recovers = { Retry: Retry.optional(), Catch: Catch.optional() };

export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const INVOKE_AND_WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

const Task = z.strictObject({
  Type: z.literal('Task'),
  ...base,
  ...onward,
  ...yields,
  ...recovers,
  Resource: z.enum([INVOKE, INVOKE_AND_WAIT], { error: `must be ${INVOKE} or ${INVOKE_AND_WAIT}` }),
  Arguments: z.union([Expression, z.strictObject({ FunctionName: z.string(), Payload: Template.optional() })], {
    error: 'must be FunctionName and Payload alone, or a JSONata expression',
  }),
  TimeoutSeconds: seconds(1).optional(),
  HeartbeatSeconds: seconds(1).optional(),
});
const Pass = z.strictObject({ Type: z.literal('Pass'), ...base, ...onward, ...yields });
const Wait = z.strictObject({
  Type: z.literal('Wait'),
  ...base,
  ...onward,
  ...yields,
  Seconds: seconds(0).optional(),
  Timestamp: z.string().optional(),
});
const Choice = z.strictObject({
  Type: z.literal('Choice'),
  ...base,
  ...yields,
  Choices: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        Condition: z.union([Expression, z.boolean()], {
          error: 'must be a JSONata expression, {% ... %}, or true or false',
        }),
        Next: z.string(),
        ...yields,
      }),
    )
    .min(1),
  Default: z.string().optional(),
});
const Succeed = z.strictObject({ Type: z.literal('Succeed'), ...base, Output: Template.optional() });
const Fail = z.strictObject({
  Type: z.literal('Fail'),
  ...base,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});
const Parallel = z.strictObject({
  Type: z.literal('Parallel'),
  ...base,
  ...onward,
  ...yields,
  ...recovers,
  Arguments: Template.optional(),
  get Branches(): z.ZodArray<z.ZodType<Scope>> {
    return z
      .array(
        z.strictObject({ Comment: z.string().optional(), StartAt: z.string(), States: z.record(z.string(), State) }),
      )
      .min(1);
  },
});
const MapState = z.strictObject({
  Type: z.literal('Map'),
  ...base,
  ...onward,
  ...yields,
  ...recovers,
  Items: z.union([Expression, z.array(Template)], { error: 'must be a JSONata expression or an array' }).optional(),
  ItemSelector: Template.optional(),
  MaxConcurrency: seconds(0).optional(),
  get ItemProcessor(): z.ZodType<Scope> {
    return z.strictObject({
      Comment: z.string().optional(),
      ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }).optional(),
      StartAt: z.string(),
      States: z.record(z.string(), State),
    });
  },
});
const State: z.ZodType<State> = z.lazy(() =>
  z.discriminatedUnion('Type', [Task, Pass, Wait, Choice, Succeed, Fail, Parallel, MapState]),
);

export const Machine = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata', { error: 'must be JSONata: JSONPath is not implemented' }),
  TimeoutSeconds: z.int().min(1).max(MOST_SECONDS).optional(),
  StartAt: z.string(),
  States: z.record(z.string(), State),
});

export type Task = z.infer<typeof Task>;
export type Pass = z.infer<typeof Pass>;
export type Wait = z.infer<typeof Wait>;
export type Choice = z.infer<typeof Choice>;
export type Succeed = z.infer<typeof Succeed>;
export type Fail = z.infer<typeof Fail>;
export type Retrier = z.infer<typeof Retrier>;
export type Parallel = Omit<z.infer<typeof Parallel>, 'Branches'> & { Branches: Scope[] };
export type MapState = Omit<z.infer<typeof MapState>, 'ItemProcessor'> & { ItemProcessor: Scope };
export type State = Task | Pass | Wait | Choice | Succeed | Fail | Parallel | MapState;
/** States that lead to one another and to no others: the machine itself, a branch, or what is done with each item. */
export interface Scope {
  Comment?: string | undefined;
  StartAt: string;
  States: Record<string, State>;
}
export type Machine = z.infer<typeof Machine>;

/** States that can fail on their own and recover. */
export type Recovering = Task | Parallel | MapState;
export const recovering = (state: State): state is Recovering =>
  state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';

/** The scopes inside a state, with the way to each. */
export function innerScopes(state: State): { way: (string | number)[]; scope: Scope }[] {
  if (state.Type === 'Parallel') return state.Branches.map((scope, index) => ({ way: ['Branches', index], scope }));
  if (state.Type === 'Map') return [{ way: ['ItemProcessor'], scope: state.ItemProcessor }];
  return [];
}
