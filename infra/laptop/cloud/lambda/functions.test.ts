/** A function runs in a world of its own: its environment, its time, its timeout, and nothing of the machine. */
import { describe, expect, it } from 'vitest';
import { boot, chore } from '../../sample/boot.ts';
import { number, object } from '../shapes.ts';

describe('a function', () => {
  it('sees the environment of the template, what Lambda adds, and nothing more', async () => {
    process.env.SECRET_OF_THE_MACHINE = 'yes';
    const cloud = await boot();
    const { answer } = await chore(cloud, { do: 'environment' });
    expect(answer).toEqual({
      environment: {
        TABLE: 'Sample-Table',
        MAIL_FROM: 'Sample <office@sample.example>',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: cloud.frontDoor,
        AWS_ACCESS_KEY_ID: 'Chores',
        AWS_SECRET_ACCESS_KEY: 'laptop',
        AWS_LAMBDA_FUNCTION_NAME: 'Sample-Chores',
        TZ: 'UTC',
      },
      zone: 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
      name: 'Sample-Chores',
    });
    delete process.env.SECRET_OF_THE_MACHINE;
    expect(cloud.functions().find(({ id }) => id === 'Chores')).toMatchObject({
      invocations: 1,
      sandboxes: 1,
      errors: 0,
    });
  });

  it('is told the address of the API where the template asks for it', async () => {
    const cloud = await boot();
    expect(cloud.outputs.Url).toBe(cloud.url);
  });

  it('lives in the time of the cloud', async () => {
    const cloud = await boot(undefined, { startAt: '2031-01-01T00:00:00Z' });
    const first = object((await chore(cloud, { do: 'time' })).answer, 'time');
    expect(String(first.date)).toMatch(/^2031-01-01T00:00/);
    await cloud.moveTo('2031-03-01T12:00:00Z');
    const second = object((await chore(cloud, { do: 'time' })).answer, 'time');
    expect(String(second.date)).toMatch(/^2031-03-01T12:00/);
    expect(Math.abs(number(second.now, 0) - cloud.clock.now())).toBeLessThan(60_000);
    expect(number(second.left, 0)).toBeGreaterThan(4_000);
  });

  it('is cut off at its timeout, and the next call finds a fresh one', async () => {
    const cloud = await boot(({ Resources }) => Object.assign(Resources.Chores?.Properties ?? {}, { Timeout: 1 }));
    await chore(cloud, { do: 'time' });
    expect((await chore(cloud, { do: 'wait', milliseconds: 60_000 })).error).toMatch(
      /^Sandbox.Timedout: RequestId: .* Task timed out after 1.00 seconds$/,
    );
    expect((await chore(cloud, { do: 'wait', milliseconds: 1 })).answer).toBe('waited');
  });

  it('answers with 6 MB at most, as JSON has them', async () => {
    const cloud = await boot();
    const quotes = 2;
    const { answer } = await chore(cloud, { do: 'fill', bytes: 6_291_556 - quotes });
    expect(String(answer)).toHaveLength(6_291_556 - quotes);
    expect((await chore(cloud, { do: 'fill', bytes: 6_291_557 - quotes })).error).toBe(
      'Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    );
  });

  it('reports an exit and a missing handler as errors', async () => {
    const cloud = await boot(({ Resources }) =>
      Object.assign(Resources.Web?.Properties ?? {}, { Handler: 'index.nowhere' }),
    );
    expect((await chore(cloud, { do: 'exit' })).error).toBe('Runtime.ExitError: The function exited with code 3');
    expect((await cloud.invoke('Web', {})).error).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.nowhere is undefined or not exported',
    });
    expect((await cloud.invoke('Nobody', {})).error).toMatchObject({ errorType: 'ResourceNotFoundException' });
  });

  it('runs four times at once at most; more calls wait their turn', async () => {
    const cloud = await boot();
    const answers = await Promise.all(Array.from({ length: 9 }, () => chore(cloud, { do: 'wait', milliseconds: 20 })));
    expect(answers.map(({ answer }) => answer)).toEqual(Array(9).fill('waited'));
    expect(cloud.functions().find(({ id }) => id === 'Chores')).toMatchObject({ invocations: 9, sandboxes: 4 });
  });
});
