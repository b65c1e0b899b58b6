/** What a Task sends, gets, and fails with. */
import { machine, returns, task, throws } from '../rig.ts';
import { type Case, end, expectObject, expectString, succeeded } from './case.ts';

export const tasks: Case[] = [
  {
    title: 'a Task gives the function its arguments and takes Payload from the result',
    definition: machine({
      Add: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'add', Payload: { a: '{% $states.input.a %}', b: 2, name: 'plain' } },
        Output: '{% $states.result %}',
        ...end,
      },
    }),
    input: { a: 1 },
    functions: { add: ({ a, b, name }) => returns({ sum: a + b, name }) },
    outcome: succeeded({
      ExecutedVersion: '$LATEST',
      Payload: { sum: 3, name: 'plain' },
      SdkHttpMetadata: expectObject,
      SdkResponseMetadata: { RequestId: expectString },
      StatusCode: 200,
    }),
    history: [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    title: 'an error of a function that nobody catches fails the execution with its type and its JSON',
    definition: machine({ Do: task('f', end) }),
    functions: { f: () => throws('StaleWrite', 'late') },
    outcome: {
      status: 'FAILED',
      error: 'StaleWrite',
      cause: JSON.stringify({ errorType: 'StaleWrite', errorMessage: 'late' }),
    },
    history: ['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed', 'ExecutionFailed'],
  },
  {
    title: 'a result over 256 KiB fails with States.DataLimitExceeded, which States.ALL does not catch',
    definition: machine({
      Do: task('f', { ...end, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Never' }] }),
      Never: { Type: 'Succeed' },
    }),
    functions: { f: () => returns('x'.repeat(262_144)) },
    outcome: { status: 'FAILED', error: 'States.DataLimitExceeded', cause: expectString },
  },
  {
    title: 'States.DataLimitExceeded is caught by its own name',
    definition: machine({
      Do: task('f', {
        ...end,
        Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Output: { caught: true }, Next: 'Then' }],
      }),
      Then: { Type: 'Succeed' },
    }),
    functions: { f: () => returns('x'.repeat(262_144)) },
    outcome: succeeded({ caught: true }),
  },
];
