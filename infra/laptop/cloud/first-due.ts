/**
 * "Is anything due by now?" is answered from what stands first in the partition, which is remembered until a write may have changed it:
 * time alone makes nothing due before that.
 *
 * A write may put an item into a partition only if it puts an item that names the partition, or updates any item at all. What deletes
 * make untrue is on the safe side: the first is then looked up again at the time when it would have been due.
 */
import type { DynamoDb } from './dynamodb/dynamodb.ts';
import { isObject, type Json, type JsonObject, objects } from './shapes.ts';

interface Partition {
  attribute: string;
  value: string;
}

/** A question of the form that is understood: what stands in a partition up to an instant. */
interface Asked extends Partition {
  /** The same for the same partition. */
  name: string;
  range: string;
  until: string;
  /** Asks for what stands first in the partition, whenever it is due. */
  first: JsonObject;
}

/** Parts of a question that leave it true that it finds something exactly when the first of the partition is due. */
const UNDERSTOOD = ['TableName', 'IndexName', 'KeyConditionExpression', 'ExpressionAttributeValues', 'Limit'];

export class FirstDue {
  /** Undefined: the partition is empty. */
  private readonly firsts = new Map<string, Partition & { dueAt: string | undefined }>();
  private writes = 0;
  private readonly dynamodb: DynamoDb;

  constructor(dynamodb: DynamoDb) {
    this.dynamodb = dynamodb;
    dynamodb.onWrite = (action, body) => this.wrote(action, body);
  }

  /** @param question the input of a Query */
  async findsNothing(question: JsonObject): Promise<boolean> {
    const asked = read(question);
    if (asked === undefined) {
      const { Count, LastEvaluatedKey } = await this.dynamodb.call('Query', question);
      return Count === 0 && LastEvaluatedKey === undefined;
    }
    const known = this.firsts.get(asked.name);
    if (known !== undefined && later(known.dueAt, asked)) return true;
    return later(await this.look(asked), asked);
  }

  private async look({ name, first, range, attribute, value }: Asked): Promise<string | undefined> {
    const { writes } = this;
    const [item] = objects((await this.dynamodb.call('Query', first)).Items);
    const dueAt = item === undefined ? undefined : textOf(item[range]);
    if (writes === this.writes) this.firsts.set(name, { attribute, value, dueAt });
    return dueAt;
  }

  private wrote(action: string, body: string): void {
    this.writes += 1;
    if (this.firsts.size === 0) return;
    const items = itemsPut(action, JSON.parse(body) as JsonObject);
    for (const [name, { attribute, value }] of this.firsts)
      if (items === undefined || items.some((item) => textOf(item[attribute]) === value)) this.firsts.delete(name);
  }
}

const later = (dueAt: string | undefined, { until }: Asked): boolean => dueAt === undefined || dueAt > until;

const textOf = (value: Json | undefined): string | undefined =>
  isObject(value) && typeof value.S === 'string' ? value.S : undefined;

function read(question: JsonObject): Asked | undefined {
  const { KeyConditionExpression, ExpressionAttributeValues: values = null, TableName = '', IndexName } = question;
  const [, attribute = '', partition = '', range = '', limit = ''] =
    /^(\w+) = (:\w+) AND (\w+) <= (:\w+)$/.exec(String(KeyConditionExpression)) ?? [];
  if (!isObject(values) || Object.keys(question).some((name) => !UNDERSTOOD.includes(name))) return undefined;
  const value = textOf(values[partition]);
  const until = textOf(values[limit]);
  if (value === undefined || until === undefined) return undefined;
  const first = {
    TableName,
    ...(IndexName !== undefined && { IndexName }),
    KeyConditionExpression: `${attribute} = :partition`,
    ExpressionAttributeValues: { ':partition': { S: value } },
    Limit: 1,
  };
  return { name: JSON.stringify([first, range]), attribute, value, range, until, first };
}

/** The items that a write puts, whole; undefined where that is not to be seen from the write. */
function itemsPut(action: string, body: JsonObject): JsonObject[] | undefined {
  const puts: Json[] = [];
  switch (action) {
    case 'DeleteItem':
      break;
    case 'PutItem':
      puts.push(body);
      break;
    case 'TransactWriteItems': {
      const parts = objects(body.TransactItems);
      if (parts.some(({ Update }) => Update !== undefined)) return undefined;
      puts.push(...parts.map(({ Put = null }) => Put));
      break;
    }
    default:
      return undefined;
  }
  return puts.filter(isObject).map(({ Item = null }) => (isObject(Item) ? Item : {}));
}
