/** A DynamoDB request touches exactly these actions, resources and partition keys: what IAM is asked about it. */
import { isObject, type Json, type JsonObject, object, objects, text } from '../shapes.ts';

export interface TableKeys {
  arn: string;
  partitionKey: string;
  indexes: Record<string, string>;
}

export interface Touch {
  action: string;
  resource: string;
  facts: Record<string, string[]>;
}

const TRANSACTION_ACTIONS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
const READS = ['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan'];
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];
const DESCRIPTIONS = ['DescribeTable', 'DescribeTimeToLive', 'DescribeContinuousBackups'];

export const isWrite = (action: string): boolean => WRITES.includes(action);
/** Actions whose answer can carry the capacity they consumed. */
export const isMetered = (action: string): boolean => isWrite(action) || READS.includes(action);
export const isServed = (action: string): boolean => isMetered(action) || DESCRIPTIONS.includes(action);

/** @param tables by table name; a table that is not in the template counts under its name, so that nobody has a grant on it. */
export function touches(action: string, body: JsonObject, tables: Map<string, TableKeys>): Touch[] {
  const on = (table: string, asked: string, keys: JsonObject[], enclosing?: string): Touch => {
    const known = tables.get(table.replace(/^.*:table\//, ''));
    const leading = keys.map((key) => scalar(key[known?.partitionKey ?? '']));
    return {
      action: `dynamodb:${asked}`,
      resource: known?.arn ?? table,
      facts: {
        ...(leading.length === 0 ? {} : { 'dynamodb:leadingkeys': leading }),
        ...(enclosing === undefined ? {} : { 'dynamodb:enclosingoperation': [enclosing] }),
      },
    };
  };
  switch (action) {
    case 'PutItem':
      return [on(text(body.TableName, 'TableName'), action, objects(body.Item))];
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [on(text(body.TableName, 'TableName'), action, objects(body.Key))];
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return objects(body.TransactItems).flatMap((item) =>
        Object.entries(item).map(([kind, part]) => {
          const { TableName, Item, Key } = object(part, kind);
          return on(text(TableName, 'TableName'), TRANSACTION_ACTIONS[kind] ?? kind, objects(Item ?? Key), action);
        }),
      );
    case 'BatchGetItem':
      return Object.entries(object(body.RequestItems, 'RequestItems')).map(([table, request]) =>
        on(table, action, objects(object(request, table).Keys)),
      );
    case 'BatchWriteItem':
      return Object.entries(object(body.RequestItems, 'RequestItems')).map(([table, requests]) =>
        on(
          table,
          action,
          objects(requests).flatMap((request) =>
            objects(request.PutRequest ?? request.DeleteRequest).flatMap((part) => objects(part.Item ?? part.Key)),
          ),
        ),
      );
    case 'Query':
    case 'Scan':
      return [reading(action, body, tables)];
    default:
      return [on(text(body.TableName, 'TableName'), action, [])];
  }
}

function reading(action: string, body: JsonObject, tables: Map<string, TableKeys>): Touch {
  const table = text(body.TableName, 'TableName');
  const known = tables.get(table.replace(/^.*:table\//, ''));
  const index = typeof body.IndexName === 'string' ? body.IndexName : undefined;
  const attribute = index === undefined ? known?.partitionKey : known?.indexes[index];
  return {
    action: `dynamodb:${action}`,
    resource: `${known?.arn ?? table}${index === undefined ? '' : `/index/${index}`}`,
    facts: action === 'Query' ? { 'dynamodb:leadingkeys': [partitionOf(body, attribute)] } : {},
  };
}

/** The value that a KeyConditionExpression compares the partition key with. Where none is found (the old KeyConditions, too) it is empty, which no prefix grants. */
function partitionOf(body: JsonObject, attribute: string | undefined): string {
  const names = isObject(body.ExpressionAttributeNames) ? body.ExpressionAttributeNames : {};
  const values = isObject(body.ExpressionAttributeValues) ? body.ExpressionAttributeValues : {};
  const expression = typeof body.KeyConditionExpression === 'string' ? body.KeyConditionExpression : '';
  for (const [, left = '', right = ''] of expression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((left.startsWith('#') ? names[left] : left) === attribute) return scalar(values[right]);
  }
  return '';
}

/** `{S: "x"}` is x. */
const scalar = (value: Json | undefined): string => (isObject(value) ? String(Object.values(value)[0]) : '');
