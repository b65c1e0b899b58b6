/** Every DynamoDB call through the front door is counted by caller and action, with the units it consumed, as DynamoDB reports them. */
import { isObject, type JsonObject, objects } from '../shapes.ts';
import { isMetered, isWrite } from './table-requests.ts';

export interface Count {
  caller: string;
  action: string;
  calls: number;
  readUnits: number;
  writeUnits: number;
}

export class Capacity {
  private counts = new Map<string, Count>();

  /** Asks for the consumed units where the caller did not; says whether the answer must be stripped of them again. */
  ask(action: string, body: JsonObject): { body: JsonObject; strip: boolean } {
    const asked = body.ReturnConsumedCapacity;
    if (!isMetered(action) || asked === 'TOTAL' || asked === 'INDEXES') return { body, strip: false };
    return { body: { ...body, ReturnConsumedCapacity: 'TOTAL' }, strip: true };
  }

  note(caller: string, action: string, answer: JsonObject): void {
    const key = `${caller} ${action}`;
    const count = this.counts.get(key) ?? { caller, action, calls: 0, readUnits: 0, writeUnits: 0 };
    const units = objects(answer.ConsumedCapacity).reduce((sum, part) => sum + Number(part.CapacityUnits ?? 0), 0);
    count.calls += 1;
    if (isWrite(action)) count.writeUnits += units;
    else count.readUnits += units;
    this.counts.set(key, count);
  }

  list(): Count[] {
    return [...this.counts.values()].map((count) => ({ ...count }));
  }

  reset(): void {
    this.counts.clear();
  }
}

export const withoutCapacity = (answer: JsonObject): JsonObject => {
  if (!isObject(answer)) return answer;
  const { ConsumedCapacity: _units, ...rest } = answer;
  return rest;
};
