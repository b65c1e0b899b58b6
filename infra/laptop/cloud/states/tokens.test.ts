/** An answer with a token counts once, only while its attempt waits, and as soon as the token is out. */
import { afterEach, describe, expect, it } from 'vitest';
import { ask, type Functions, hangs, machine, Rig, returns, SECOND, START, throws } from './rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const asking = (functions: Functions, more: object = {}): Rig => {
  rig = new Rig({
    definition: machine({
      Ask: ask('mail', { Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Later' }], Next: 'Done', ...more }),
      Later: { Type: 'Wait', Seconds: 1000, Next: 'Done' },
      Done: { Type: 'Succeed' },
    }),
    functions,
  });
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
const first = (): string => rig.tokens()[0] ?? '';
const yes = (taskToken = first()) => rig.engine.sendTaskSuccess({ taskToken, output: '"yes"' });

describe('an answer with a task token', () => {
  it('may come before the function that sent it has returned', async () => {
    let release = (): void => undefined;
    asking({
      mail: () =>
        new Promise((resolve) => {
          release = () => resolve(returns(null));
        }),
    }).start();
    await rig.quiet();
    expect(rig.engine.busy).toBe(true);
    yes();
    release();
    await rig.engine.idle();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 'yes' });
    expect(rig.types()).not.toContain('TaskSubmitted');
  });

  it('may come from within the function itself, and stands though the function then fails', async () => {
    asking({
      mail: ({ token }) => {
        yes(token);
        return throws('Crashed');
      },
    }).start();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 'yes' });
  });

  it('fails at once when the function fails, and the token is dead', async () => {
    asking({ mail: () => throws('Crashed') }).start();
    await rig.quiet();
    expect(rig.outcome()).toMatchObject({ status: 'FAILED', error: 'Crashed' });
    expect(refusal(yes)).toBe('TaskTimedOut');
  });

  it('is TaskTimedOut the second time, after the timeout, and after the execution was stopped', async () => {
    asking({ mail: () => returns(null) }).start();
    await rig.quiet();
    yes();
    expect(refusal(yes)).toBe('TaskTimedOut');
    rig.close();

    asking({ mail: () => returns(null) }, { TimeoutSeconds: 60 }).start();
    await rig.quiet();
    await rig.at(START + 60 * SECOND);
    expect(refusal(yes)).toBe('TaskTimedOut');
    expect(refusal(() => rig.engine.sendTaskFailure({ taskToken: first() }))).toBe('TaskTimedOut');
    expect(refusal(() => rig.engine.sendTaskHeartbeat({ taskToken: first() }))).toBe('TaskTimedOut');
    expect(rig.engine.waiting(rig.arn)).toEqual([
      { state: 'Later', since: START + 60 * SECOND, until: START + 1060 * SECOND },
    ]);
    rig.close();

    asking({ mail: () => returns(null) }).start();
    await rig.quiet();
    rig.engine.stopExecution({ executionArn: rig.arn, error: 'Voided' });
    expect(refusal(yes)).toBe('TaskTimedOut');
  });

  it('is InvalidToken when nobody was ever given it, and InvalidOutput when it is not JSON, which uses nothing up', async () => {
    asking({ mail: () => returns(null) }).start();
    await rig.quiet();
    expect(refusal(() => yes('made up'))).toBe('InvalidToken');
    expect(refusal(() => rig.engine.sendTaskSuccess({ taskToken: first(), output: '{' }))).toBe('InvalidOutput');
    yes();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 'yes' });
  });

  it('belongs to one attempt: a retry hands out another token, and the first is dead', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 5 }];
    asking({ mail: () => returns(null) }, { TimeoutSeconds: 60, Retry }).start();
    await rig.quiet();
    await rig.at(START + 60 * SECOND);
    await rig.at(START + 65 * SECOND);
    const [early, late] = rig.tokens();
    expect(late).toBeDefined();
    expect(late).not.toBe(early);
    expect(refusal(() => yes(early))).toBe('TaskTimedOut');
    yes(late);
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 'yes' });
  });

  it('keeps its token when the engine is restarted in the middle of the call', async () => {
    asking({ mail: () => hangs() }).start();
    await rig.quiet();
    rig.restart();
    await rig.quiet();
    expect(rig.calls).toHaveLength(2);
    expect(rig.tokens()).toHaveLength(1);
    yes();
    await rig.quiet();
    expect(rig.outcome()).toEqual({ status: 'SUCCEEDED', output: 'yes' });
  });
});

describe('a heartbeat', () => {
  it('moves the next one forward, also over a restart, but never the timeout', async () => {
    asking({ mail: () => returns(null) }, { TimeoutSeconds: 150, HeartbeatSeconds: 60 }).start();
    await rig.quiet();
    for (const second of [50, 100, 145]) {
      await rig.at(START + second * SECOND);
      expect(rig.engine.sendTaskHeartbeat({ taskToken: first() })).toEqual({});
      rig.restart();
    }
    expect(rig.engine.nextTimer()).toBe(START + 150 * SECOND);
    await rig.at(START + 150 * SECOND);
    expect(rig.types()).toContain('TaskTimedOut');
  });
});
