/** What is remembered of a partition gives the same answer as asking, whatever is written and however time passes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { FirstDue } from './first-due.ts';
import type { JsonObject } from './shapes.ts';

const TableName = 'Table';
const PARTITIONS = ['MAIL#0', 'MAIL#1', 'WATCH#0'];
const instantOf = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const questionOf = (due: string, now: string): JsonObject => ({
  TableName,
  IndexName: 'due',
  KeyConditionExpression: 'due = :due AND dueAt <= :now',
  ExpressionAttributeValues: { ':due': { S: due }, ':now': { S: now } },
  Limit: 25,
});
const itemOf = (pk: string, due: string, dueAt: string): JsonObject => ({
  pk: { S: pk },
  due: { S: due },
  dueAt: { S: dueAt },
});

/** One table of `due` and `dueAt`, by key. */
function aTable() {
  const items = new Map<string, { due: string; dueAt: string }>();
  let asked = 0;
  const find = (due: unknown, until: unknown) =>
    [...items.values()]
      .filter((item) => item.due === due && (until === undefined || item.dueAt <= String(until)))
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  const dynamodb = {
    call: async (_: string, { ExpressionAttributeValues }: JsonObject) => {
      asked += 1;
      const values = ExpressionAttributeValues as Record<string, { S: string }>;
      const found = find((values[':due'] ?? values[':partition'])?.S, values[':now']?.S);
      return { Count: found.length, Items: found.map(({ due, dueAt }) => itemOf('', due, dueAt)) };
    },
  } as unknown as DynamoDb;
  const firstDue = new FirstDue(dynamodb);
  const wrote = (action: string, body: JsonObject) => dynamodb.onWrite(action, JSON.stringify(body));
  return {
    firstDue,
    asked: () => asked,
    empty: (due: string, now: string) => find(due, now).length === 0,
    put(pk: string, due: string, dueAt: string, transaction = false) {
      items.set(pk, { due, dueAt });
      const put = { TableName, Item: itemOf(pk, due, dueAt) };
      wrote(
        transaction ? 'TransactWriteItems' : 'PutItem',
        transaction ? { TransactItems: [{ ConditionCheck: {} }, { Put: put }] } : put,
      );
    },
    /** An update names neither the partition nor the whole item. */
    update(pk: string, dueAt: string, transaction = false) {
      const item = items.get(pk);
      if (item !== undefined) items.set(pk, { ...item, dueAt });
      const update = { TableName, Key: { pk: { S: pk } }, ExpressionAttributeValues: { ':soon': { S: dueAt } } };
      wrote(
        transaction ? 'TransactWriteItems' : 'UpdateItem',
        transaction ? { TransactItems: [{ Update: update }] } : update,
      );
    },
    remove(pk: string) {
      items.delete(pk);
      wrote('DeleteItem', { TableName, Key: { pk: { S: pk } } });
    },
  };
}

const hour = fc.integer({ min: 0, max: 12 });
const key = fc.constantFrom('a', 'b');
const act = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    key,
    due: fc.constantFrom(...PARTITIONS),
    hour,
    together: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('update' as const), key, hour, together: fc.boolean() }),
  fc.record({ kind: fc.constant('remove' as const), key }),
  fc.record({ kind: fc.constant('later' as const), hours: fc.integer({ min: 1, max: 3 }) }),
);

describe('What stands first in a partition', () => {
  it('answers as the table does, whatever is written and however time passes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const table = aTable();
        let now = 0;
        for (const one of acts) {
          if (one.kind === 'put') table.put(one.key, one.due, instantOf(one.hour), one.together);
          else if (one.kind === 'update') table.update(one.key, instantOf(one.hour), one.together);
          else if (one.kind === 'remove') table.remove(one.key);
          else now += one.hours;
          for (const due of PARTITIONS) {
            const nothing = await table.firstDue.findsNothing(questionOf(due, instantOf(now)));
            expect(nothing).toBe(table.empty(due, instantOf(now)));
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is looked up once while nothing is written there, and again after a write that names the partition', async () => {
    const table = aTable();
    table.put('a', 'MAIL#0', instantOf(90));
    for (const now of [1, 2, 3])
      expect(await table.firstDue.findsNothing(questionOf('MAIL#0', instantOf(now)))).toBe(true);
    table.put('b', 'MAIL#1', instantOf(1));
    expect(await table.firstDue.findsNothing(questionOf('MAIL#0', instantOf(4)))).toBe(true);
    expect(table.asked()).toBe(1);
    table.put('c', 'MAIL#0', instantOf(2));
    expect(await table.firstDue.findsNothing(questionOf('MAIL#0', instantOf(5)))).toBe(false);
    expect(table.asked()).toBe(2);
  });

  it('is not remembered when a write came while it was looked up', async () => {
    const table = aTable();
    const looking = table.firstDue.findsNothing(questionOf('MAIL#0', instantOf(5)));
    table.put('a', 'MAIL#0', instantOf(2));
    expect(await looking, 'as it stood before the write').toBe(true);
    expect(await table.firstDue.findsNothing(questionOf('MAIL#0', instantOf(5)))).toBe(false);
  });

  it.each([
    ['filters', { FilterExpression: 'attempts = :now' }],
    ['asks for what comes later', { KeyConditionExpression: 'due = :due AND dueAt >= :now' }],
    ['goes on behind a page', { ExclusiveStartKey: { pk: { S: 'a' } } }],
  ])('is not what a question is answered from that %s', async (_, other) => {
    const table = aTable();
    const question = { ...questionOf('MAIL#0', instantOf(5)), ...other };
    for (const _ of [1, 2, 3]) await table.firstDue.findsNothing(question);
    expect(table.asked()).toBe(3);
  });
});
