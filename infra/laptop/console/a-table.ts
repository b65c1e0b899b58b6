/** A table for tests: plain items, answered as DynamoDB would, one to a page. */
import { isObject, type Json, type JsonObject } from '../cloud/shapes.ts';

/** DynamoDB's form of a plain item. */
function typed(value: unknown): JsonObject {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(typed) };
  if (isObject(value)) return { M: typedItem(value) };
  return { NULL: true };
}
const typedItem = (item: Record<string, unknown>): JsonObject =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typed(value)]));

/** One page of answers for each item, so that readers must follow them. */
export function answer(items: readonly Record<string, unknown>[], input: JsonObject): JsonObject {
  const key = isObject(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues[':key'] : undefined;
  const pk = isObject(key) ? key.S : undefined;
  const found = items.filter((item) => pk === undefined || item.pk === pk);
  const at = isObject(input.ExclusiveStartKey) ? Number(input.ExclusiveStartKey.at) : 0;
  const page: Json[] = found.slice(at, at + 1).map(typedItem);
  return { Items: page, ...(at + 1 < found.length && { LastEvaluatedKey: { at: String(at + 1) } }) };
}
