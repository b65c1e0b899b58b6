/** Convener tokens: shown once when made, kept as a hash, and dead from the moment they are revoked by their public id. */
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { newSecret, secretHash } from '../shared/ids.ts';
import type { Instant } from '../shared/kernel.ts';
import { dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';

export interface TokenItem {
  /** `tok_` and half of the secret's hash: names the token in the ledger, and finds it to revoke it. */
  id: string;
  hash: string;
  /** Mail domain of the agency that organizes agreements with it. */
  organization: string;
  label: string;
  madeAt: Instant;
  revokedAt?: Instant;
}

const idOf = (secret: string): string => `tok_${secretHash(secret).slice(0, 32)}`;
const keyOf = (id: string): Key => ({ pk: `TOKEN#${id}`, sk: 'TOKEN' });
export const tokenKey = (secret: string): Key => keyOf(idOf(secret));

/** The token's record, or undefined when it was never made or has been revoked. */
export function liveToken(found: Found, secret: string): TokenItem | undefined {
  const item = found.get<Item & TokenItem>(tokenKey(secret));
  return item && item.hash === secretHash(secret) && !item.revokedAt ? item : undefined;
}

/** Makes a token and returns its secret, the only time it is ever seen. */
export async function makeToken(by: {
  organization: string;
  label: string;
  now: Instant;
}): Promise<{ secret: string; id: string }> {
  const secret = newSecret();
  const item: TokenItem = {
    id: idOf(secret),
    hash: secretHash(secret),
    organization: by.organization,
    label: by.label,
    madeAt: by.now,
  };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal({ ...tokenKey(secret), ...item }) }));
  return { secret, id: item.id };
}

/** Ends a token by its id. Throws ConditionalCheckFailedException when there is none of that id. */
export async function revokeToken(id: string, now: Instant): Promise<void> {
  await dynamo.send(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...keyOf(id) }),
      UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :now)',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: marshal({ ':now': now }),
    }),
  );
}
