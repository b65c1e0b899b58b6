/** A redrive takes a failed execution up where it failed, and runs nothing again that succeeded. */
import { afterEach, describe, expect, it } from 'vitest';
import { hangs, machine, Rig, returns, type Script, SECOND, START, task, throws } from './rig.ts';

let rig: Rig;
afterEach(() => rig.close());
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

describe('a redrive', () => {
  it('takes a failed state up with its input and fresh retries, and does not run again what succeeded', async () => {
    let broken = true;
    stage({
      definition: machine({
        First: task('first', { Output: '{% $states.result.Payload %}', Next: 'Second' }),
        Second: task('second', {
          Retry: [{ ErrorEquals: ['Down'], MaxAttempts: 1 }],
          Output: '{% $states.result.Payload %}',
          End: true,
        }),
      }),
      functions: { first: () => returns('one'), second: (p) => (broken ? throws('Down') : returns([p, 'two'])) },
    });
    await rig.start().finish();
    expect(rig.describe()).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    rig.restart();
    expect(rig.engine.redriveExecution({ executionArn: rig.arn })).toEqual({ redriveDate: rig.clock.at / 1000 });
    await rig.quiet();
    broken = false;
    await rig.finish();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: ['one', 'two'] });
    expect(rig.calls.filter(({ functionName }) => functionName === 'first')).toHaveLength(1);
    expect(rig.describe()).toMatchObject({ redriveCount: 1, redriveStatus: 'NOT_REDRIVABLE' });
    expect(rig.types()).toContain('ExecutionRedriven');
  });

  it('runs again only the branches that failed or were stopped with it', async () => {
    let broken = true;
    const called = (name: string) => task(name, { Output: '{% $states.result.Payload %}', End: true });
    // Fails a second later, so that the good branch is over by then.
    const branch = (name: string) => ({
      StartAt: `${name} at last`,
      States: {
        [`${name} at last`]: { Type: 'Wait', Seconds: name === 'bad' ? 1 : 0, Next: name },
        [name]: called(name),
      },
    });
    stage({
      definition: machine({
        All: { Type: 'Parallel', Branches: [branch('good'), branch('bad'), branch('slow')], End: true },
      }),
      functions: {
        good: () => returns(1),
        bad: () => (broken ? throws('Down') : returns(2)),
        slow: () => (broken ? hangs() : returns(3)),
      },
    });
    await rig.start().finish();
    broken = false;
    rig.engine.redriveExecution({ executionArn: rig.arn });
    await rig.finish();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(rig.calls.map(({ functionName }) => functionName)).toEqual(['good', 'slow', 'bad', 'bad', 'slow']);
  });

  it('is refused while it runs, when it succeeded, and after 14 days', async () => {
    stage({
      definition: machine({ Rest: { Type: 'Wait', Seconds: 5, Next: 'Break' }, Break: { Type: 'Fail' } }),
    }).start();
    await rig.quiet();
    const redrive = () => rig.engine.redriveExecution({ executionArn: rig.arn });
    expect(refusal(redrive)).toBe('ExecutionNotRedrivable');
    await rig.at(START + 5 * SECOND);
    expect(rig.outcome()).toEqual({ status: 'FAILED' });
    rig.clock.at += 15 * 86_400 * SECOND;
    expect(refusal(redrive)).toBe('ExecutionNotRedrivable');
  });
});
