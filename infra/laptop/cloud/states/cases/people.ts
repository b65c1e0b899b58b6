/** Tasks that wait for an answer, a timeout or a heartbeat. */
import { ask, DAY, machine, returns, SECOND, START } from '../rig.ts';
import { answer, type Case, end, succeeded } from './case.ts';

export const people: Case[] = [
  {
    title: 'a Task with a token waits for the answer, which is its whole result',
    definition: machine({ Ask: ask('mail', { Output: '{% $states.result.vote %}', ...end }) }),
    functions: { mail: () => returns({ sent: true }) },
    person: answer({ vote: 'yes' }),
    outcome: succeeded('yes'),
    history: [
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ],
  },
  {
    title: 'a failure that is sent with a token is caught by the name it was given',
    definition: machine({
      Ask: ask('mail', {
        Catch: [{ ErrorEquals: ['Declined'], Output: '{% $states.errorOutput %}', Next: 'Out' }],
        Next: 'Out',
      }),
      Out: { Type: 'Succeed' },
    }),
    functions: { mail: () => returns(null) },
    person: (engine, taskToken) => void engine.sendTaskFailure({ taskToken, error: 'Declined', cause: 'budget' }),
    outcome: succeeded({ Error: 'Declined', Cause: 'budget' }),
  },
  {
    title: 'a failure that is sent without a name and a cause has neither: both are null',
    definition: machine({
      Ask: ask('mail', {
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Out' }],
        Next: 'Out',
      }),
      Out: { Type: 'Succeed' },
    }),
    functions: { mail: () => returns(null) },
    person: (engine, taskToken) => void engine.sendTaskFailure({ taskToken }),
    outcome: succeeded({ Error: null, Cause: null }),
  },
  {
    title: '300 days without an answer are a States.Timeout, which States.TaskFailed does not catch',
    definition: machine({
      Ask: ask('mail', {
        TimeoutSeconds: 25_920_000,
        Catch: [
          { ErrorEquals: ['States.TaskFailed', 'States.HeartbeatTimeout'], Next: 'Wrong' },
          { ErrorEquals: ['States.Timeout'], Output: '{% $states.errorOutput %}', Next: 'Out' },
        ],
        Next: 'Wrong',
      }),
      Wrong: { Type: 'Fail' },
      Out: { Type: 'Succeed' },
    }),
    functions: { mail: () => returns(null) },
    outcome: succeeded({ Error: 'States.Timeout', Cause: '' }),
    after: 300 * DAY,
  },
  {
    title: 'a timeout that is computed from the input ends the wait at that instant, again and again in a loop',
    definition: machine({
      Set: { Type: 'Pass', Assign: { reminders: 0 }, Next: 'Ask' },
      Ask: ask('mail', {
        Arguments: {
          FunctionName: 'mail',
          Payload: { token: '{% $states.context.Task.Token %}', nth: '{% $reminders %}' },
        },
        TimeoutSeconds: '{% $floor(($toMillis($states.input.dueAt) - $millis()) / 1000) %}',
        Catch: [
          {
            ErrorEquals: ['States.Timeout'],
            Assign: { reminders: '{% $reminders + 1 %}' },
            Output: { dueAt: '{% $fromMillis($toMillis($states.input.dueAt) + 7 * 86400000) %}' },
            Next: 'Ask',
          },
        ],
        Output: { vote: '{% $states.result %}', reminders: '{% $reminders %}' },
        ...end,
      }),
    }),
    input: { dueAt: new Date(START + 5 * DAY).toISOString() },
    functions: { mail: () => returns(null) },
    person: (engine, taskToken, { nth }: { nth: number }) => {
      if (nth === 3) engine.sendTaskSuccess({ taskToken, output: '"yes"' });
    },
    outcome: succeeded({ vote: 'yes', reminders: 3 }),
    after: 19 * DAY,
  },
  {
    title: 'a missed heartbeat is a States.Timeout that States.HeartbeatTimeout catches',
    definition: machine({
      Ask: ask('work', {
        TimeoutSeconds: 1000,
        HeartbeatSeconds: '{% $states.input.every %}',
        Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Output: '{% $states.errorOutput.Error %}', Next: 'Out' }],
        Next: 'Out',
      }),
      Out: { Type: 'Succeed' },
    }),
    input: { every: 60 },
    functions: { work: () => returns(null) },
    outcome: succeeded('States.Timeout'),
    after: 60 * SECOND,
  },
];
