/** Rows that are put straight into the table, as if what they say had happened: only what is measured is asked of the service. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { indexed } from '../functions/shared/ledger/tip-index.ts';
import type { JsonObject } from '../infra/laptop/cloud/shapes.ts';
import type { Scene } from './scene.ts';

export const tipItem = (stream: string, state: object, more: object = {}) => {
  const tip = { stream, seq: 1, hash: '0'.repeat(64) };
  return { pk: `TIP#${stream}`, sk: 'TIP', ...tip, state, ...indexed(tip), ...more };
};

export const asJson = (value: object) => JSON.parse(JSON.stringify(value)) as JsonObject;
export type Raw = Parameters<typeof unmarshall>[0];

/** A stream as it stands. */
export async function tipOf<State>({ cloud }: Scene, stream: string): Promise<{ state: State }> {
  const [TableName, Key] = [cloud.table[0]?.name ?? '', asJson(marshall({ pk: `TIP#${stream}`, sk: 'TIP' }))];
  const { Item } = await cloud.dynamodb.call('GetItem', { TableName, Key });
  return unmarshall(Item as unknown as Raw) as { state: State };
}

/** Items of one transaction, of which several are under way: the local table takes them five times as fast as without one. */
const TOGETHER = 25;
const AT_ONCE = 8;

export const write = (scene: Scene, items: readonly object[]): Promise<void> =>
  writeRaw(
    scene,
    items.map((item) => marshall(item)),
  );

export async function writeRaw({ cloud }: Scene, items: readonly Raw[]): Promise<void> {
  const TableName = cloud.table[0]?.name ?? '';
  const starts = Array.from({ length: Math.ceil(items.length / TOGETHER) }, (_, index) => index * TOGETHER);
  const puts = async () => {
    for (let at = starts.pop(); at !== undefined; at = starts.pop()) {
      const some = items.slice(at, at + TOGETHER);
      const TransactItems = some.map((Item) => ({ Put: { TableName, Item } }));
      await cloud.dynamodb.call('TransactWriteItems', asJson({ TransactItems }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, puts));
}
