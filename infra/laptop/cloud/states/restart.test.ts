/** After a kill in any kind of state, a new engine over the same file keeps the absolute instants and repeats only what was in flight. */
import { afterEach, describe, expect, it } from 'vitest';
import { ask, DAY, hangs, machine, Rig, returns, type Script, SECOND, START, task, throws } from './rig.ts';

let rig: Rig;
afterEach(() => rig.close());

async function running(script: Script, input: unknown = {}): Promise<Rig> {
  rig = new Rig(script).start(input);
  await rig.quiet();
  return rig;
}

describe('a restart', () => {
  it('keeps the instant of a Wait that began before', async () => {
    await running({ definition: machine({ Rest: { Type: 'Wait', Seconds: 100, End: true } }) });
    rig.clock.at += 70 * SECOND;
    rig.restart();
    expect(rig.engine.nextTimer()).toBe(START + 100 * SECOND);
    await rig.at(START + 99 * SECOND);
    expect(rig.describe().status).toBe('RUNNING');
    await rig.at(START + 100 * SECOND);
    expect(rig.describe().status).toBe('SUCCEEDED');
  });

  it('fires what came due while nothing ran', async () => {
    await running({
      definition: machine({ Ask: ask('f', { TimeoutSeconds: 25_920_000, End: true }) }),
      functions: { f: () => returns(0) },
    });
    rig.clock.at += 300 * DAY;
    rig.restart();
    rig.engine.runDue();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('invokes a Task in flight again, with the same payload, and forgets what the old call answers', async () => {
    let answers: (() => void)[] = [];
    await running(
      {
        definition: machine({ Do: task('f', { Output: '{% $states.result.Payload %}', End: true }) }),
        functions: {
          f: () => new Promise((resolve) => answers.push(() => resolve(returns(answers.length)))),
        },
      },
      { id: 7 },
    );
    const [old] = answers;
    rig.restart();
    await rig.quiet();
    expect(rig.calls.map(({ payload }) => payload)).toEqual([{ id: 7 }, { id: 7 }]);
    old?.();
    await rig.quiet();
    expect(rig.describe().status).toBe('RUNNING');
    answers.at(-1)?.();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 2 });
    answers = [];
  });

  it('keeps the timeout of a Task in flight: it counts from the first call', async () => {
    await running({
      definition: machine({ Do: task('f', { TimeoutSeconds: 60, End: true }) }),
      functions: { f: hangs },
    });
    rig.clock.at += 40 * SECOND;
    rig.restart();
    await rig.at(START + 60 * SECOND);
    expect(rig.outcome()).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('keeps the count and the instant of a retry', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxAttempts: 2, BackoffRate: 2 }];
    await running({
      definition: machine({ Do: task('f', { Retry, End: true }) }),
      functions: { f: () => throws('Busy') },
    });
    for (const instant of [10, 30]) {
      rig.restart();
      expect(rig.engine.nextTimer()).toBe(START + instant * SECOND);
      await rig.at(START + instant * SECOND);
    }
    expect(rig.outcome()).toMatchObject({ status: 'FAILED', error: 'Busy' });
    expect(rig.calls).toHaveLength(3);
  });

  it('repeats only the branch that was in flight', async () => {
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: task(name, { Output: '{% $states.result.Payload %}', End: true }) },
    });
    let ready = false;
    await running({
      definition: machine({ Both: { Type: 'Parallel', Branches: [branch('quick'), branch('slow')], End: true } }),
      functions: { quick: () => returns('q'), slow: () => (ready ? returns('s') : hangs()) },
    });
    ready = true;
    rig.restart();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: ['q', 's'] });
    expect(rig.calls.map(({ functionName }) => functionName)).toEqual(['quick', 'slow', 'slow']);
  });

  it('goes on with the items of a Map that had not begun', async () => {
    let ready = false;
    await running(
      {
        definition: machine({
          Each: {
            Type: 'Map',
            MaxConcurrency: 1,
            ItemProcessor: {
              StartAt: 'Do',
              States: { Do: task('f', { Output: '{% $states.result.Payload %}', End: true }) },
            },
            End: true,
          },
        }),
        functions: { f: (n: number) => (n === 2 && !ready ? hangs() : returns(n * 10)) },
      },
      [1, 2, 3],
    );
    ready = true;
    rig.restart();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: [10, 20, 30] });
    expect(rig.calls.map(({ payload }) => payload)).toEqual([1, 2, 2, 3]);
  });

  it('leaves an execution the definition it began with, and gives the next one the new', async () => {
    const saying = (word: string) =>
      machine({ Rest: { Type: 'Wait', Seconds: 10, Next: 'Say' }, Say: { Type: 'Succeed', Output: { word } } });
    await running({ definition: saying('old') });
    rig.restart();
    const { stateMachineArn } = rig.describe();
    rig.engine.addMachine({
      arn: stateMachineArn,
      name: 'Case',
      roleArn: 'arn:aws:iam::1:role/New',
      definition: saying('new'),
    });
    const next = rig.engine.startExecution({ stateMachineArn });
    await rig.at(START + 10 * SECOND);
    expect(rig.outcome().output).toEqual({ word: 'old' });
    expect(rig.engine.describeExecution(next).output).toBe('{"word":"new"}');
  });
});

describe('an engine that was stopped', () => {
  it('begins nothing, still writes down what it is told, and goes on when it is resumed', async () => {
    await running({ definition: machine({ Ask: ask('f', { End: true }) }), functions: { f: () => returns(0) } });
    rig.engine.stop();
    const [taskToken = ''] = rig.tokens();
    rig.engine.sendTaskSuccess({ taskToken, output: '1' });
    await rig.quiet();
    expect(rig.describe().status).toBe('RUNNING');
    expect(rig.engine.busy).toBe(false);
    rig.engine.resume();
    await rig.engine.idle();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 1 });
  });
});

describe('timers that are due together', () => {
  it('fire in order of their instants, each after what the one before brought about', async () => {
    const wait = (Seconds: number, Next: string) => ({ Type: 'Wait', Seconds, Next });
    await running({
      definition: machine({
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Ten', States: { Ten: wait(10, 'Break'), Break: { Type: 'Fail', Error: 'First' } } },
            { StartAt: 'Twenty', States: { Twenty: wait(20, 'Call'), Call: task('never', { End: true }) } },
          ],
          End: true,
        },
      }),
    });
    await rig.at(START + 100 * SECOND);
    expect(rig.outcome()).toMatchObject({ status: 'FAILED', error: 'First' });
    expect(rig.types()).not.toContain('TaskStateEntered');
  });
});
