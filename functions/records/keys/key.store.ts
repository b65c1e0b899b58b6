/** Every key that ever sealed stands here with its certificate, put once at its first use: what an old key sealed is verified for good. */
import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../shared/kernel.ts';
import { batchGet, dynamo, type Item, type Key, marshal, readPartition, tableName } from '../../shared/ledger/table.ts';
import type { SealingKeyJwk } from '../copy/executed-copy.schema.ts';

export interface SealingKeyItem {
  jwk: SealingKeyJwk;
  /** DER. */
  certificate: Uint8Array;
  /** Where the private half is, or was. */
  arn: string;
  firstUsedAt: Instant;
}

/** One partition holds all of them: there is a key every few years, and a list needs no Scan. */
const ALL = 'KEY#all';
const keyOf = (kid: string): Key => ({ pk: ALL, sk: kid });

export const keptKey = async (kid: string): Promise<SealingKeyItem | undefined> =>
  (await batchGet([keyOf(kid)])).get<Item & SealingKeyItem>(keyOf(kid));

/** In the order of their first use. */
export async function keptKeys(): Promise<SealingKeyItem[]> {
  const keys = await readPartition<SealingKeyItem>(ALL);
  return keys.sort((one, other) => (one.firstUsedAt < other.firstUsedAt ? -1 : 1));
}

/** Keeps the key and gives what stands: the first who came decides on the certificate. */
export async function keepKey(key: SealingKeyItem): Promise<SealingKeyItem> {
  try {
    await dynamo.send(
      new PutItemCommand({
        TableName: tableName(),
        Item: marshal({ ...keyOf(key.jwk.kid), ...key }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return key;
  } catch (error) {
    const standing = error instanceof ConditionalCheckFailedException && (await keptKey(key.jwk.kid));
    if (!standing) throw error;
    return standing;
  }
}
