/** Sign-in links: kept as hashes, used up by one conditional write, with the numbers typed counted before they are compared. */
import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Item, type Key, marshal, readTogether, tableName } from '../shared/table.ts';
import { type SignIn, WRONG_NUMBERS } from './sign-in.rules.ts';

const signInKey = (token: string): Key => ({ pk: `SIGNIN#${secretHash(token)}`, sk: 'SIGNIN' });

export const readSignIn = async (token: string): Promise<SignIn | undefined> =>
  (await readTogether([signInKey(token)])).get<Item & SignIn>(signInKey(token));

export async function keepSignIn(token: string, signIn: SignIn): Promise<void> {
  // Kept past its life, so that a late reader is told why it no longer works.
  const item = { ...signInKey(token), ...signIn, ttl: cleanedAfter(signIn.expiresAt, 30 * DAY) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

/** Changes the link's item if it still stands as the condition says. */
async function moves(token: string, set: string, condition: string, values: Record<string, unknown>): Promise<boolean> {
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: marshal({ ...signInKey(token) }),
        UpdateExpression: set,
        ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(usedAt) AND ${condition}`,
        ExpressionAttributeValues: marshal(values),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Counts one check number that was typed; false when there were enough. */
export const countNumber = (token: string): Promise<boolean> =>
  moves(token, 'ADD tries :one', 'tries < :most', { ':one': 1, ':most': WRONG_NUMBERS });

/** Uses the link up: true for one caller only. */
export const useUp = (token: string, now: Instant): Promise<boolean> =>
  moves(token, 'SET usedAt = :now', 'expiresAt > :now', { ':now': now });
