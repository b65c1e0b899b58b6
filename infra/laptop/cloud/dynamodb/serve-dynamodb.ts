/** DynamoDB behind the front door: allowed item by item, troubled on request, metered, and every write wakes the streams before it is answered. */

import { type Faults, tableFault } from '../faults.ts';
import { type Call, json, OPERATOR, type Reply, type Service } from '../front-door.ts';
import { AccessDenied } from '../iam/roles.ts';
import { isObject, type Json, object, objects, text } from '../shapes.ts';
import type { Stack } from '../template/template.ts';
import type { Capacity } from './capacity.ts';
import { withoutCapacity } from './capacity.ts';
import type { DynamoDb } from './dynamodb.ts';
import { isServed, isWrite, type TableKeys, touches } from './table-requests.ts';

export interface TableNeeds {
  stack: Stack;
  dynamodb: DynamoDb;
  capacity: Capacity;
  faults(): Faults;
  /** A table has been written to. */
  onWrite(): void;
}

export function serveDynamoDb(needs: TableNeeds): Service {
  const tables = tableKeys(needs.stack);
  return {
    async answer(call: Call): Promise<Reply> {
      const { caller } = call;
      const action = call.target.replace(/^.*\./, '');
      const body = object(JSON.parse(call.body || '{}') as Json, action);
      if (caller.id !== OPERATOR) {
        if (!isServed(action))
          return json(400, {
            __type: 'com.amazon.coral.service#UnknownOperationException',
            message: `The laptop cloud does not serve dynamodb:${action} to functions`,
          });
        try {
          for (const { action: asked, resource, facts } of touches(action, body, tables))
            caller.check(asked, resource, facts);
        } catch (error) {
          if (error instanceof AccessDenied)
            return json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', message: error.message });
          return json(400, {
            __type: 'com.amazon.coral.validate#ValidationException',
            message: error instanceof Error ? error.message : String(error),
          });
        }
      }
      const fault = tableFault(needs.faults(), { caller: caller.id, action }, objects(body.TransactItems).length);
      if (fault !== undefined) return json(fault.status, fault.body as unknown as Json);
      const metered = needs.capacity.ask(action, body);
      const answer = await needs.dynamodb.forward(
        call.target,
        metered.body === body ? call.body : JSON.stringify(metered.body),
      );
      if (isWrite(action)) needs.onWrite();
      if (answer.status !== 200)
        return { status: answer.status, type: 'application/x-amz-json-1.0', body: answer.body };
      const content = JSON.parse(answer.body || '{}') as Json;
      if (isObject(content)) needs.capacity.note(caller.id, action, content);
      return json(200, metered.strip && isObject(content) ? withoutCapacity(content) : content);
    },
  };
}

/** The partition keys of the template's tables and of their indexes, by table name. */
export function tableKeys(stack: Stack): Map<string, TableKeys> {
  const partition = (schema: Json | undefined, of: string) =>
    text(objects(schema).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName, `the partition key of ${of}`);
  return new Map(
    stack.ofType('AWS::DynamoDB::Table').map((table) => [
      table.ref,
      {
        arn: stack.attribute(table, 'Arn'),
        partitionKey: partition(table.properties.KeySchema, table.logicalId),
        indexes: Object.fromEntries(
          [...objects(table.properties.GlobalSecondaryIndexes), ...objects(table.properties.LocalSecondaryIndexes)].map(
            (index) => [
              String(index.IndexName),
              partition(index.KeySchema, `${table.logicalId} ${String(index.IndexName)}`),
            ],
          ),
        ),
      },
    ]),
  );
}
