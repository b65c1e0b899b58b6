/** Time can be moved: everything that falls due happens in its order, and the clock never goes back. */
import { describe, expect, it } from 'vitest';
import { boot, chore, itemsOf, newHome } from '../sample/boot.ts';

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:Sample-Machine';
const EXECUTION = 'arn:aws:states:us-east-1:000000000000:execution:Sample-Machine:first';
const sweeps = async (cloud: Parameters<typeof itemsOf>[0], kind: string) =>
  (await itemsOf(cloud, 'SWEEP#')).filter(({ note }) => note?.includes(kind)).map(({ sk }) => sk ?? '');

describe('the clock', () => {
  it('fires a daily schedule each day on its hour, and a frequent one once a stop', async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    await cloud.moveTo('2030-01-04T12:00:00Z');
    expect((await sweeps(cloud, 'daily')).map((at) => at.slice(0, 16))).toEqual([
      '2030-01-01T09:00',
      '2030-01-02T09:00',
      '2030-01-03T09:00',
      '2030-01-04T09:00',
    ]);
    expect((await sweeps(cloud, 'often')).map((at) => at.slice(0, 10))).toEqual([
      '2030-01-01',
      '2030-01-02',
      '2030-01-03',
      '2030-01-04',
      '2030-01-04',
    ]);
    expect(cloud.schedules().find(({ name }) => name === 'Daily')?.next).toBe('2030-01-05T09:00:00.000Z');
  });

  it('fires each schedule once for all that a machine has slept through', async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    await cloud.sleepUntil('2030-03-01T12:00:00Z');
    expect(await sweeps(cloud, 'daily')).toHaveLength(1);
    expect((await sweeps(cloud, 'daily'))[0]).toMatch(/^2030-03-01T12:00/);
    expect(cloud.schedules().find(({ name }) => name === 'Daily')?.next).toBe('2030-03-02T09:00:00.000Z');
  });

  it('never moves back', async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    await cloud.moveTo('2029-01-01T00:00:00Z');
    expect(new Date(cloud.clock.now()).getUTCFullYear()).toBe(2030);
  });

  it('waits for a person and takes the answer, then waits for two weeks', async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    expect((await chore(cloud, { do: 'start', machine: MACHINE })).error).toBeUndefined();
    await cloud.quiet();
    await cloud.moveBy(30 * 86_400_000);
    expect(cloud.engine.waiting(EXECUTION)).toMatchObject([{ state: 'Ask' }]);
    const [task] = await itemsOf(cloud, 'TASK#');
    expect((await chore(cloud, { do: 'answer', token: task?.note ?? '' })).error).toBeUndefined();
    await cloud.quiet();
    expect(cloud.engine.waiting(EXECUTION)).toMatchObject([{ state: 'Rest' }]);
    await cloud.moveBy(15 * 86_400_000);
    expect(cloud.engine.describeExecution({ executionArn: EXECUTION })).toMatchObject({
      status: 'SUCCEEDED',
      output: '"thanks"',
    });
    expect((await chore(cloud, { do: 'answer', token: task?.note ?? '' })).error).toMatch(/TaskTimedOut|InvalidToken/);
  });

  it('stops a jump at each timer of an execution, on the minute', async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    await chore(cloud, { do: 'start', machine: MACHINE });
    await cloud.quiet();
    await cloud.moveTo('2030-06-01T00:00:00Z');
    const { events } = cloud.engine.getExecutionHistory({ executionArn: EXECUTION });
    const entered = events.find(({ type }) => type === 'WaitStateEntered');
    const ended = events.at(-1);
    const day = (event: typeof ended) => new Date(Number(event?.timestamp) * 1_000).toISOString().slice(0, 10);
    expect([day(entered), day(ended), ended?.type]).toEqual(['2030-04-01', '2030-04-15', 'ExecutionSucceeded']);
  });

  it('does not start what the caller or the machine may not', async () => {
    const cloud = await boot(({ Resources }) => {
      Resources.MachineRole = JSON.parse(
        JSON.stringify(Resources.MachineRole).replace('lambda:InvokeFunction', 'lambda:Nothing'),
      );
    });
    await chore(cloud, { do: 'start', machine: MACHINE });
    await cloud.quiet();
    expect(cloud.engine.describeExecution({ executionArn: EXECUTION })).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.AWSLambdaException',
    });
    const denied = await boot(({ Resources }) => delete Resources.ChoresMachinePolicy);
    expect((await chore(denied, { do: 'start', machine: MACHINE })).error).toContain(
      `is not authorized to perform: states:StartExecution on resource: ${MACHINE}`,
    );
  });

  it('passes 18 months, day by day', { timeout: 180_000 }, async () => {
    const cloud = await boot(undefined, { startAt: '2030-01-01T00:00:00Z' });
    await cloud.moveTo('2031-07-01T00:00:00Z');
    expect(await sweeps(cloud, 'daily')).toHaveLength(546);
  });

  it('keeps its offset, its mails and its executions over a restart', async () => {
    const home = newHome();
    const first = await boot(undefined, { home, startAt: '2030-01-01T00:00:00Z' });
    await chore(first, { do: 'start', machine: MACHINE });
    await chore(first, { do: 'mail', to: 'ann@there.example' });
    await first.moveTo('2030-02-01T00:00:00Z');
    await first.stop();
    const second = await boot(undefined, { home, startAt: '2026-01-01T00:00:00Z' });
    expect(new Date(second.clock.now()).toISOString()).toMatch(/^2030-02-01T00:0/);
    expect(second.inbox.to('ann@there.example')).toHaveLength(1);
    expect(second.engine.waiting(EXECUTION)).toMatchObject([{ state: 'Ask' }]);
    await second.moveTo('2030-06-01T00:00:00Z');
    expect(second.engine.describeExecution({ executionArn: EXECUTION })).toMatchObject({ status: 'SUCCEEDED' });
  });
});
