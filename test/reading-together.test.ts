/** Reading together is one request for a hundred keys, and loses none of a thousand. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { batchGet, dynamo, type Key, marshal, tableName } from '../functions/shared/ledger/table.ts';
import { aTable } from './a-table.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const keys = (count: number): Key[] => Array.from({ length: count }, (_, at) => ({ pk: `TIP#${at}`, sk: 'TIP' }));

async function reads(asked: Key[], stored: Key[] = asked) {
  aTable();
  for (const key of stored)
    await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal({ ...key, of: key.pk }) }));
  const before = vi.mocked(dynamo.send).mock.calls.length;
  const found = await batchGet(asked);
  const sizes = vi
    .mocked(dynamo.send)
    .mock.calls.slice(before)
    .map(([{ input }]) => (input as { RequestItems: Record<string, { Keys: unknown[] }> }).RequestItems)
    .map((items) => items[tableName()]?.Keys.length);
  return { found, sizes };
}

describe('Reading together', () => {
  it.each([
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [1_000, Array.from({ length: 10 }, () => 100)],
  ])('%i keys takes requests of %j', async (count, expected) => {
    const { found, sizes } = await reads(keys(count));
    expect(sizes).toEqual(expected);
    for (const key of keys(count)) expect(found.get(key)).toMatchObject({ of: key.pk });
  });

  it('asks for a key once, and for nothing when there is none', async () => {
    expect((await reads([...keys(60), ...keys(60)])).sizes).toEqual([60]);
    expect((await reads([])).sizes).toEqual([]);
  });

  it('finds nothing under a key that is not there, nor under one that was not asked for', async () => {
    const { found } = await reads(keys(2).slice(0, 1), keys(2));
    expect(keys(2).map((key) => found.get(key) !== undefined)).toEqual([true, false]);
    expect(found.get({ pk: 'TIP#9', sk: 'TIP' })).toBeUndefined();
  });
});
