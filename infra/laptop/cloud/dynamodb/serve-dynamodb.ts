/** DynamoDB behind the front door: allowed item by item, troubled on request, metered, and every write wakes the streams before it is answered. */

import { type Faults, tableFault } from '../faults.ts';
import { type Call, json, OPERATOR, type Reply, type Service } from '../front-door.ts';
import { AccessDenied } from '../iam/roles.ts';
import { isObject, type Json, object, objects } from '../shapes.ts';
import { administer, asDescribed, ready, TableError } from './administer.ts';
import type { Capacity } from './capacity.ts';
import { withoutCapacity } from './capacity.ts';
import type { DynamoDb } from './dynamodb.ts';
import { isMetered, isServed, isWrite, touches } from './table-requests.ts';
import type { Tables } from './tables.ts';

export interface TableNeeds {
  tables: Tables;
  dynamodb: DynamoDb;
  capacity: Capacity;
  faults(): Faults;
  /** A table has been written to. */
  onWrite(): void;
}

export function serveDynamoDb(needs: TableNeeds): Service {
  const { tables } = needs;
  return {
    async answer(call: Call): Promise<Reply> {
      const { caller } = call;
      const action = call.target.replace(/^.*\./, '');
      const body = object(JSON.parse(call.body || '{}') as Json, action);
      if (caller.id !== OPERATOR && !isServed(action))
        return json(400, {
          __type: 'com.amazon.coral.service#UnknownOperationException',
          message: `The laptop cloud does not serve dynamodb:${action} to functions`,
        });
      if (caller.id !== OPERATOR || isMetered(action)) {
        try {
          for (const { action: asked, resource, facts } of touches(action, body, tables.keys))
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
      try {
        if (/^Update(Table|TimeToLive)$/.test(action)) ready(tables, body.TableName);
        const administered = await administer(tables, action, body);
        if (administered !== undefined) return json(200, administered);
      } catch (error) {
        if (!(error instanceof TableError)) throw error;
        return json(400, { __type: `com.amazonaws.dynamodb.v20120810#${error.name}`, message: error.message });
      }
      const metered = needs.capacity.ask(action, body);
      const answer = await needs.dynamodb.forward(
        call.target,
        metered.body === body ? call.body : JSON.stringify(metered.body),
      );
      if (isWrite(action)) needs.onWrite();
      if (answer.status !== 200)
        return { status: answer.status, type: 'application/x-amz-json-1.0', body: answer.body };
      const content = JSON.parse(answer.body || '{}') as Json;
      if (/Table$/.test(action)) await tables.look();
      if (/Table$/.test(action)) return json(200, asDescribed(tables, content));
      if (isObject(content)) needs.capacity.note(caller.id, action, content);
      return json(200, metered.strip && isObject(content) ? withoutCapacity(content) : content);
    },
  };
}
