/** For tests: the items and streams that stand in the table of a running cloud. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { ChainedEvent, SaltedBody } from '../functions/shared/ledger/chain.ts';
import type { Cloud } from '../infra/laptop/cloud/cloud.ts';
import type { JsonObject } from '../infra/laptop/cloud/shapes.ts';

export function lookingInto(cloud: Cloud) {
  const TableName = cloud.table[0]?.name ?? '';
  const read = async <T>(action: 'Query' | 'Scan', input: JsonObject): Promise<T[]> => {
    const items: T[] = [];
    let from: JsonObject = {};
    do {
      const page = await cloud.dynamodb.call(action, { TableName, ConsistentRead: true, ...input, ...from });
      items.push(...((page.Items ?? []) as Record<string, never>[]).map((item) => unmarshall(item) as T));
      from = page.LastEvaluatedKey ? { ExclusiveStartKey: page.LastEvaluatedKey } : {};
    } while (from.ExclusiveStartKey);
    return items;
  };
  const partition = <T>(pk: string) =>
    read<T>('Query', { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } });
  const items = <T = Record<string, unknown>>(prefix: string) =>
    read<T & { pk: string; sk: string }>('Scan', {
      FilterExpression: 'begins_with(pk, :prefix)',
      ExpressionAttributeValues: { ':prefix': { S: prefix } },
    });

  const history = async (stream: string) => {
    const events = await partition<ChainedEvent & { pk: string; sk: string }>(`LEDGER#${stream}`);
    const bodies = await partition<SaltedBody & { sk: string }>(`BODY#${stream}`);
    return {
      events: events.map(({ pk: _, sk: __, ...event }) => event as ChainedEvent & { data: Record<string, unknown> }),
      bodies: new Map(bodies.map(({ sk, salt, body }) => [Number(sk), { salt, body }])),
    };
  };

  return { items, history };
}
