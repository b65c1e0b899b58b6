/** Sign-in links: kept as hashes, used up by the one transaction that starts the session, with the numbers typed counted before they are compared. */
import {
  ConditionalCheckFailedException,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { StaleWrite } from '../shared/failures.ts';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { batchGet, cleanedAfter, dynamo, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import { type SignIn, WRONG_NUMBERS } from './domain/sign-in.rules.ts';

const signInKey = (token: string): Key => ({ pk: `SIGNIN#${secretHash(token)}`, sk: 'SIGNIN' });

export const readSignIn = async (token: string): Promise<SignIn | undefined> =>
  (await batchGet([signInKey(token)])).get<Item & SignIn>(signInKey(token));

export async function keepSignIn(token: string, signIn: SignIn): Promise<void> {
  // Kept past its life, so that a late reader is told why it no longer works.
  const item = { ...signInKey(token), ...signIn, ttl: cleanedAfter(signIn.expiresAt, 30 * DAY) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

/** Changes the link's item if it still stands as the condition says. */
const move = (token: string, set: string, condition: string, values: Record<string, unknown>) => ({
  TableName: tableName(),
  Key: marshal({ ...signInKey(token) }),
  UpdateExpression: set,
  ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(usedAt) AND ${condition}`,
  ExpressionAttributeValues: marshal(values),
});

/** Counts one check number that was typed; false when there were enough. */
export async function countNumber(token: string): Promise<boolean> {
  const values = { ':one': 1, ':most': WRONG_NUMBERS };
  try {
    await dynamo.send(new UpdateItemCommand(move(token, 'ADD tries :one', 'tries < :most', values)));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/**
 * Uses the link up and starts the session, or does neither: whom a failure in between left outside had no link to try again with.
 * True for one caller only. Throws StaleWrite when two writes met.
 */
export async function useUp(token: string, now: Instant, session: readonly TransactWriteItem[]): Promise<boolean> {
  const Update = move(token, 'SET usedAt = :now', 'expiresAt > :now', { ':now': now });
  try {
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }, ...session] }));
    return true;
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
    if (reasons.some(({ Code }) => Code === 'TransactionConflict')) throw new StaleWrite('Two writes met');
    throw error;
  }
}
