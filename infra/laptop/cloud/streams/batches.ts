/** A batch of stream records is delivered in order, split, tried again and at last set aside, exactly as an event source mapping does. */

import type { Outcome } from '../lambda/sandbox.ts';
import { isObject, type JsonObject, objects } from '../shapes.ts';
import type { Mapping } from './event-source.ts';

export interface Delivery {
  mapping: Mapping;
  invoke(records: JsonObject[]): Promise<Outcome>;
  /** Called when records are over, delivered or set aside, with the last of them. */
  settle(last: JsonObject): void;
  /** Called before `settle` for records that are given up. */
  giveUp(records: JsonObject[], attempts: number): void;
  /** A function that was cut off by the end of the cloud has not failed. */
  stopped(): boolean;
  /** Waits before the given retry, 1 the first; false when the cloud stops. */
  pause(retry: number): Promise<boolean>;
}

export const sequenceOf = (record: JsonObject): string =>
  isObject(record.dynamodb) ? String(record.dynamodb.SequenceNumber) : '';

/** @returns false when the cloud stopped before all records were settled */
export async function deliver(records: JsonObject[], delivery: Delivery, attempts = 0): Promise<boolean> {
  const { mapping } = delivery;
  const last = records.at(-1);
  if (last === undefined) return true;
  const outcome = await delivery.invoke(records);
  if (outcome.error !== undefined && delivery.stopped()) return false;
  const failedFrom = firstFailure(records, outcome, mapping.reportsItems);
  if (failedFrom === undefined) {
    delivery.settle(last);
    return true;
  }
  const before = records[failedFrom - 1];
  if (before !== undefined) delivery.settle(before);
  const rest = records.slice(failedFrom);
  if (mapping.bisects && records.length > 1) {
    // Where the function named the failing record, the batch is cut there; otherwise in the middle. A cut is not a retry.
    const cut = before === undefined ? Math.ceil(rest.length / 2) : rest.length;
    if (!(await delivery.pause(1))) return false;
    return (await deliver(rest.slice(0, cut), delivery)) && deliver(rest.slice(cut), delivery);
  }
  const tried = before === undefined ? attempts + 1 : 1;
  if (tried > mapping.retries) {
    delivery.giveUp(rest, tried);
    delivery.settle(last);
    return true;
  }
  return (await delivery.pause(tried)) && deliver(rest, delivery, tried);
}

/** Index of the first record to deliver again; undefined when all went well. An answer that names an unknown record fails the whole batch. */
function firstFailure(records: JsonObject[], outcome: Outcome, reportsItems: boolean): number | undefined {
  if (outcome.error !== undefined) return 0;
  if (!reportsItems || !isObject(outcome.payload)) return undefined;
  const failures = objects(outcome.payload.batchItemFailures).map(({ itemIdentifier }) =>
    records.findIndex((record) => sequenceOf(record) === itemIdentifier),
  );
  return failures.length === 0 ? undefined : Math.max(0, Math.min(...failures));
}
