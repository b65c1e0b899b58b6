/** Variables, choices, expressions and endings. */
import { machine, returns, task } from '../rig.ts';
import { type Case, expectString, pass, succeeded } from './case.ts';

export const flow: Case[] = [
  {
    title: 'variables are assigned together, seen by later states, and Output sees them as they were',
    definition: machine({
      First: pass({ n: '{% $states.input.n %}' }, { Assign: { x: '{% $states.input.n %}', y: 10 }, Next: 'Swap' }),
      Swap: pass({ x: '{% $x %}', y: '{% $y %}' }, { Assign: { x: '{% $y %}', y: '{% $x %}' }, Next: 'Last' }),
      Last: { Type: 'Succeed', Output: { before: '{% $states.input %}', x: '{% $x %}', y: '{% $y %}' } },
    }),
    input: { n: 1 },
    outcome: succeeded({ before: { x: 1, y: 10 }, x: 10, y: 1 }),
  },
  {
    title: 'a Choice takes the first rule that is true, with the Assign and Output of that rule',
    definition: machine({
      Which: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.n > 10 %}', Next: 'End' },
          { Condition: '{% $states.input.n > 1 %}', Assign: { size: 'some' }, Output: { kept: true }, Next: 'End' },
          { Condition: '{% true %}', Next: 'End' },
        ],
        Assign: { size: 'default' },
        Default: 'End',
      },
      End: { Type: 'Succeed', Output: { size: '{% $size %}', input: '{% $states.input %}' } },
    }),
    input: { n: 5 },
    outcome: succeeded({ size: 'some', input: { kept: true } }),
  },
  {
    title: 'a Choice without a match follows Default with its own Assign and Output',
    definition: machine({
      Which: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n > 10 %}', Next: 'End' }],
        Assign: { size: 'default' },
        Output: { n: '{% $states.input.n %}' },
        Default: 'End',
      },
      End: { Type: 'Succeed', Output: { size: '{% $size %}', input: '{% $states.input %}' } },
    }),
    input: { n: 5, more: 1 },
    outcome: succeeded({ size: 'default', input: { n: 5 } }),
  },
  {
    title: 'a Choice without match and Default ends the execution with States.Runtime, which nothing around it catches',
    definition: machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Which',
            States: {
              Which: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'In' }] },
              In: { Type: 'Succeed' },
            },
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Out' }],
        Next: 'Out',
      },
      Out: { Type: 'Succeed' },
    }),
    outcome: { status: 'FAILED', error: 'States.Runtime', cause: expectString },
  },
  {
    title: 'an expression that yields nothing fails its state, naming the field',
    definition: machine({ Do: pass({ a: { b: ['{% $states.input.absent %}'] } }) }),
    outcome: {
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'Do' (entered at the event id #2). The JSONata expression '$states.input.absent' specified for the field 'Output/a/b[0]' returned nothing (undefined).",
    },
    history: ['ExecutionStarted', 'PassStateEntered', 'EvaluationFailed', 'ExecutionFailed'],
  },
  {
    title: 'a failed expression in a Task is caught by States.QueryEvaluationError, and not by States.TaskFailed',
    definition: machine({
      Do: task('f', {
        Output: '{% $states.result.Payload.absent %}',
        Catch: [
          { ErrorEquals: ['States.TaskFailed'], Next: 'Wrong' },
          { ErrorEquals: ['States.QueryEvaluationError'], Output: '{% $states.errorOutput.Error %}', Next: 'Right' },
        ],
        Next: 'Wrong',
      }),
      Wrong: { Type: 'Fail', Error: 'Wrong' },
      Right: { Type: 'Succeed' },
    }),
    functions: { f: () => returns({}) },
    outcome: succeeded('States.QueryEvaluationError'),
  },
  {
    title: 'a Fail says what it was told to say',
    definition: machine({
      Stop: { Type: 'Fail', Error: 'Declined', Cause: "{% 'by ' & $states.input.who %}" },
    }),
    input: { who: 'the Forest Service' },
    outcome: { status: 'FAILED', error: 'Declined', cause: 'by the Forest Service' },
    history: ['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed'],
  },
  {
    title: 'the context object names execution, state and machine',
    definition: machine({ Look: pass('{% $states.context %}') }),
    input: { a: 1 },
    outcome: succeeded({
      Execution: {
        Id: 'arn:aws:states:us-east-1:111122223333:execution:Case:run',
        Input: { a: 1 },
        Name: 'run',
        RoleArn: 'arn:aws:iam::111122223333:role/Case',
        StartTime: '2026-03-02T09:00:00.000Z',
        RedriveCount: 0,
      },
      State: { EnteredTime: '2026-03-02T09:00:00.000Z', Name: 'Look' },
      StateMachine: { Id: 'arn:aws:states:us-east-1:111122223333:stateMachine:Case', Name: 'Case' },
    }),
  },
];
