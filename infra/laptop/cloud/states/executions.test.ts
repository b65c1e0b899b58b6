/** Executions are started once, stopped, listed and described with the answers and errors of AWS. */
import { afterEach, describe, expect, it } from 'vitest';
import { hangs, MACHINE, machine, Rig, returns, type Script, SECOND, START, task } from './rig.ts';

let rig: Rig;
afterEach(() => rig.close());
const waiting = machine({ Rest: { Type: 'Wait', Seconds: 100, End: true } });
const stage = (script: Script): Rig => {
  rig = new Rig(script);
  return rig;
};
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).name;
  }
  return 'none';
};

describe('startExecution', () => {
  const start = (name: string, input = '{"a":1}') =>
    rig.engine.startExecution({ stateMachineArn: MACHINE, name, input });

  it('answers the same for the same name and input while it runs, and starts it once', async () => {
    stage({ definition: waiting });
    const first = start('one');
    rig.clock.at += SECOND;
    expect(start('one')).toEqual(first);
    expect(first).toEqual({
      executionArn: 'arn:aws:states:us-east-1:111122223333:execution:Case:one',
      startDate: START / 1000,
    });
    expect(rig.engine.listExecutions().executions).toHaveLength(1);
    await rig.quiet();
  });

  it('refuses the name for another input, and once the execution is over', async () => {
    stage({ definition: waiting });
    start('one');
    expect(refusal(() => start('one', '{"a":2}'))).toBe('ExecutionAlreadyExists');
    await rig.quiet();
    await rig.at(START + 100 * SECOND);
    expect(refusal(() => start('one'))).toBe('ExecutionAlreadyExists');
  });

  it.each([
    ['InvalidName', () => start('a name')],
    ['InvalidName', () => start('x'.repeat(81))],
    ['InvalidName', () => start('')],
    ['InvalidExecutionInput', () => start('one', '{')],
    ['ValidationException', () => start('one', JSON.stringify('x'.repeat(262_144)))],
    ['StateMachineDoesNotExist', () => rig.engine.startExecution({ stateMachineArn: `${MACHINE}s` })],
    ['ExecutionDoesNotExist', () => rig.engine.describeExecution({ executionArn: rig.arn })],
    ['ExecutionDoesNotExist', () => rig.engine.stopExecution({ executionArn: rig.arn })],
    ['ExecutionDoesNotExist', () => rig.engine.getExecutionHistory({ executionArn: rig.arn })],
    ['ExecutionDoesNotExist', () => rig.engine.redriveExecution({ executionArn: rig.arn })],
    ['StateMachineDoesNotExist', () => rig.engine.listExecutions({ stateMachineArn: 'arn:none' })],
  ])('refuses with %s', (name, act) => {
    stage({ definition: waiting });
    expect(refusal(act)).toBe(name);
  });
});

describe('an execution', () => {
  it('is described and listed with its status, newest first', async () => {
    stage({ definition: waiting }).start({ a: 1 });
    rig.clock.at += SECOND;
    rig.engine.startExecution({ stateMachineArn: MACHINE, name: 'later' });
    await rig.quiet();
    expect(rig.describe()).toEqual({
      executionArn: rig.arn,
      stateMachineArn: MACHINE,
      name: 'run',
      status: 'RUNNING',
      startDate: START / 1000,
      input: '{"a":1}',
      inputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    await rig.at(START + 100 * SECOND);
    const names = (filter: object) => rig.engine.listExecutions(filter).executions.map(({ name }) => name);
    expect(names({})).toEqual(['later', 'run']);
    expect(names({ stateMachineArn: MACHINE, statusFilter: 'RUNNING' })).toEqual(['later']);
    expect(names({ statusFilter: 'SUCCEEDED' })).toEqual(['run']);
  });

  it('is stopped with error and cause, once, and nothing of it moves again', async () => {
    stage({
      definition: machine({ Do: task('f', { Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: 5, End: true } }),
      functions: { f: () => returns(0) },
    });
    rig.start();
    await rig.quiet();
    const stopped = rig.engine.stopExecution({ executionArn: rig.arn, error: 'Voided', cause: 'by the convener' });
    expect(stopped).toEqual({ stopDate: START / 1000 });
    rig.clock.at += SECOND;
    expect(rig.engine.stopExecution({ executionArn: rig.arn })).toEqual(stopped);
    expect(rig.outcome()).toEqual({ status: 'ABORTED', error: 'Voided', cause: 'by the convener' });
    expect(rig.types().at(-1)).toBe('ExecutionAborted');
    expect(rig.engine.nextTimer()).toBeUndefined();
  });

  it('keeps a history in which every event points to the one before it on its thread', async () => {
    const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
    stage({ definition: machine({ Both: { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true } }) });
    await rig.start({ n: 1 }).finish();
    const events = rig.history();
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    const at = (type: string) => events.filter((event) => event.type === type);
    const [started] = at('ParallelStateStarted');
    expect(at('PassStateEntered').map(({ previousEventId }) => previousEventId)).toEqual([started?.id, started?.id]);
    expect(events[0]).toEqual({
      id: 1,
      previousEventId: 0,
      timestamp: START / 1000,
      type: 'ExecutionStarted',
      executionStartedEventDetails: {
        input: '{"n":1}',
        inputDetails: { truncated: false },
        roleArn: 'arn:aws:iam::111122223333:role/Case',
      },
    });
    expect(at('ParallelStateEntered')[0]?.stateEnteredEventDetails).toMatchObject({ name: 'Both', input: '{"n":1}' });
    expect(at('ExecutionSucceeded')[0]?.executionSucceededEventDetails).toMatchObject({ output: '[{"n":1},{"n":1}]' });
    const backwards = rig.engine.getExecutionHistory({ executionArn: rig.arn, reverseOrder: true }).events;
    expect(backwards).toEqual(events.toReversed());
  });

  it('that would outgrow 25,000 events ends with States.Runtime instead of running for ever', {
    timeout: 120_000,
  }, async () => {
    stage({
      definition: machine({
        Ping: { Type: 'Pass', Next: 'Pong' },
        Pong: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input.stop = true %}', Next: 'Out' }],
          Default: 'Ping',
        },
        Out: { Type: 'Succeed' },
      }),
    });
    rig.start({ stop: false });
    await rig.engine.idle();
    expect(rig.outcome()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    const events = rig.history();
    expect(events.length).toBeLessThanOrEqual(25_000);
    expect(events.at(-1)?.type).toBe('ExecutionFailed');
  });

  it('shows where it waits, since when and until when', async () => {
    stage({
      definition: machine({
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } },
            { StartAt: 'Call', States: { Call: task('f', { End: true }) } },
          ],
          End: true,
        },
      }),
      functions: { f: hangs },
    }).start();
    await rig.quiet();
    expect(rig.engine.waiting(rig.arn)).toEqual([
      { state: 'Rest', since: START, until: START + 60 * SECOND },
      { state: 'Call', since: START },
    ]);
  });
});
