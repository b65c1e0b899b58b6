/** Retries, catchers and who takes which error. */
import { machine, returns, SECOND, task, throws } from '../rig.ts';
import { type Case, end, succeeded } from './case.ts';

export const retries: Case[] = [
  {
    title: 'Retry waits longer each time, up to MaxDelaySeconds, and counts in State.RetryCount',
    definition: machine({
      Do: task('f', {
        Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
        Output: '{% $states.result.Payload %}',
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 10 }],
        ...end,
      }),
    }),
    functions: { f: (count: number) => (count < 4 ? throws('Busy') : returns(`after ${count}`)) },
    outcome: succeeded('after 4'),
    after: (2 + 6 + 10 + 10) * SECOND,
  },
  {
    title: 'full jitter takes a share of each delay, given by the random source',
    definition: machine({
      Do: task('f', {
        Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 8, JitterStrategy: 'FULL' }],
        Output: "{% 'done' %}",
        ...end,
      }),
    }),
    functions: { f: (count: number) => (count < 3 ? throws('Busy') : returns(null)) },
    random: () => 0.25,
    outcome: succeeded('done'),
    after: (2 + 4 + 8) * SECOND,
  },
  {
    title: 'each retrier counts for itself; when the first that takes an error is used up, catchers are asked',
    definition: machine({
      Do: task('f', {
        Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
        Retry: [
          { ErrorEquals: ['A'], MaxAttempts: 1, IntervalSeconds: 1 },
          { ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 5, BackoffRate: 1 },
        ],
        Catch: [
          { ErrorEquals: ['B'], Next: 'Wrong' },
          {
            ErrorEquals: ['States.ALL'],
            Assign: { error: '{% $states.errorOutput.Error %}' },
            Output: { said: '{% $parse($states.errorOutput.Cause).errorMessage %}', input: '{% $states.input %}' },
            Next: 'Right',
          },
        ],
        Next: 'Wrong',
      }),
      Wrong: { Type: 'Fail' },
      Right: { Type: 'Succeed', Output: { error: '{% $error %}', output: '{% $states.input %}' } },
    }),
    input: 'the input',
    // A (1 s), B (5 s), B (5 s), A: its retrier is used up.
    functions: { f: (count: number) => throws(['A', 'B', 'B', 'A'][count] ?? 'C', `try ${count}`) },
    outcome: succeeded({ error: 'A', output: { said: 'try 3', input: 'the input' } }),
    after: 11 * SECOND,
  },
  {
    title: 'a catcher without Output passes Error and Cause on',
    definition: machine({
      Do: task('f', { ...end, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Seen' }] }),
      Seen: { Type: 'Succeed' },
    }),
    functions: { f: () => throws('Odd', 'x') },
    outcome: succeeded({ Error: 'Odd', Cause: JSON.stringify({ errorType: 'Odd', errorMessage: 'x' }) }),
  },
  {
    title: 'a call that cannot be made at all is Lambda.SdkClientException, which can be retried',
    definition: machine({
      Do: task('missing', {
        ...end,
        Catch: [{ ErrorEquals: ['Lambda.SdkClientException'], Output: {}, Next: 'Seen' }],
      }),
      Seen: { Type: 'Succeed' },
    }),
    outcome: succeeded({}),
  },
];
