/** What IAM is asked about a DynamoDB request: each item's action, the resource, the partition keys. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../shapes.ts';
import { touches } from './table-requests.ts';

const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Notes';
const tables = new Map([['Notes', { arn, partitionKey: 'pk', indexes: { due: 'due' } }]]);
const TableName = 'Notes';
const key = (pk: string): JsonObject => ({ pk: { S: pk }, sk: { S: '-' } });
const asked = (action: string, body: JsonObject) =>
  touches(action, body, tables).map(({ action: a, resource, facts }) => [
    a.replace('dynamodb:', ''),
    resource.replace(arn, ''),
    facts['dynamodb:leadingkeys'],
  ]);

describe('a request asks for', () => {
  it.each<[string, JsonObject, ReturnType<typeof asked>]>([
    ['PutItem', { TableName, Item: key('A') }, [['PutItem', '', ['A']]]],
    ['UpdateItem', { TableName: arn, Key: key('A') }, [['UpdateItem', '', ['A']]]],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName, Item: key('A') } },
          { Update: { TableName, Key: key('B') } },
          { Delete: { TableName, Key: key('C') } },
          { ConditionCheck: { TableName, Key: key('D') } },
        ],
      },
      [
        ['PutItem', '', ['A']],
        ['UpdateItem', '', ['B']],
        ['DeleteItem', '', ['C']],
        ['ConditionCheckItem', '', ['D']],
      ],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName, Key: key('A') } }] }, [['GetItem', '', ['A']]]],
    ['BatchGetItem', { RequestItems: { Notes: { Keys: [key('A'), key('B')] } } }, [['BatchGetItem', '', ['A', 'B']]]],
    [
      'BatchWriteItem',
      { RequestItems: { Notes: [{ PutRequest: { Item: key('A') } }, { DeleteRequest: { Key: key('B') } }] } },
      [['BatchWriteItem', '', ['A', 'B']]],
    ],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        ExpressionAttributeValues: { ':p': { S: 'A' }, ':s': { S: 'B' } },
      },
      [['Query', '', ['A']]],
    ],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: '#s > :s and (#p = :p)',
        ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' },
        ExpressionAttributeValues: { ':p': { S: 'A' }, ':s': { S: 'B' } },
      },
      [['Query', '', ['A']]],
    ],
    [
      'Query',
      {
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': { S: 'MAIL#0' } },
      },
      [['Query', '/index/due', ['MAIL#0']]],
    ],
    [
      'Query',
      { TableName, KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'A' }] } } },
      [['Query', '', ['']]],
    ],
    ['Scan', { TableName }, [['Scan', '', undefined]]],
    ['DescribeTable', { TableName }, [['DescribeTable', '', undefined]]],
    ['PutItem', { TableName: 'Other', Item: key('A') }, [['PutItem', 'Other', ['']]]],
  ])('%s %j', (action, body, expected) => {
    expect(asked(action, body)).toEqual(expected);
  });
});
