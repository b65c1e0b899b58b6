/** What is written reaches the stream's function in batches, and a poisoned record ends as a dead letter without holding up the others. */
import { describe, expect, it } from 'vitest';
import { boot, itemsOf, keep, newHome } from '../../sample/boot.ts';

const seen = async (cloud: Parameters<typeof itemsOf>[0]) => (await itemsOf(cloud, 'SEEN#')).map(({ sk }) => sk);

describe('a stream', () => {
  it('delivers the inserts that the filter names, once', async () => {
    const cloud = await boot();
    for (const pk of ['MAIL#1', 'TIP#1', 'MAIL#2', 'MAIL#1']) await keep(cloud, pk);
    await cloud.quiet();
    expect(await seen(cloud)).toEqual(['MAIL#1', 'MAIL#2']);
    expect(cloud.deadLetters()).toEqual([]);
  });

  it.each([
    ['named by the function', 'yes'],
    ['found by cutting the batch in two', 'no'],
  ])('sets a poisoned record aside, %s, and delivers all others', async (_how, reports) => {
    const cloud = await boot(({ Resources }) =>
      Object.assign(Resources.Listener?.Properties ?? {}, {
        Environment: { Variables: { TABLE: 'Sample-Table', REPORTS: reports } },
      }),
    );
    await Promise.all(
      ['MAIL#1', 'MAIL#2', 'MAIL#3', 'MAIL#4', 'MAIL#5'].map((pk) => keep(cloud, pk, pk === 'MAIL#2' ? 'poison' : '-')),
    );
    await cloud.quiet();
    expect(await seen(cloud)).toEqual(['MAIL#1', 'MAIL#3', 'MAIL#4', 'MAIL#5']);
    const letters = cloud.deadLetters();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      queue: 'arn:aws:sqs:us-east-1:000000000000:Sample-Lost',
      body: {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        DDBStreamBatchInfo: { batchSize: 1 },
      },
    });
  });

  it('goes on behind its checkpoint after a restart', async () => {
    const home = newHome();
    const first = await boot(undefined, { home });
    await keep(first, 'MAIL#1');
    await first.quiet();
    await first.stop();
    const second = await boot(undefined, { home });
    await keep(second, 'MAIL#2');
    await second.quiet();
    expect(await seen(second)).toEqual(['MAIL#1', 'MAIL#2']);
    const listener = second.functions().find(({ id }) => id === 'Listener');
    expect(listener?.invocations).toBe(1);
  });

  it('stops the boot when the reader may not read the stream', async () => {
    const booting = boot(({ Resources }) => {
      const role = JSON.stringify(Resources.ListenerRole).replace('dynamodb:GetRecords', 'dynamodb:GetNothing');
      Resources.ListenerRole = JSON.parse(role);
    });
    await expect(booting).rejects.toThrow('is not authorized to perform: dynamodb:GetRecords');
  });
});
