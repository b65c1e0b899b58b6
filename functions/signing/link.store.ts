/** Links, sessions, codes and counted tries: working items, kept as hashes, found by whoever holds the secret. */
import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/table.ts';
import type { Link } from './link.rules.ts';
import type { Code } from './signature.rules.ts';

export const linkKey = (token: string): Key => ({ pk: `LINK#${secretHash(token)}`, sk: 'LINK' });
export const linkFrom = (found: Found, token: string) => found.get<Item & Link>(linkKey(token));

export async function keepLink(token: string, link: Link): Promise<void> {
  // Kept past its life, so that a late reader is told why it no longer works.
  await put({ ...linkKey(token), ...link, ttl: cleanedAfter(link.expiresAt, 90 * DAY) });
}

/** What a browser holds after it opened a link: short, and bound to one round and one party. */
export interface Session {
  round: string;
  party: string;
  purpose: Link['purpose'];
  epoch: number;
  partyEpoch?: number;
  linkUsedAt: Instant;
  expiresAt: Instant;
}

export const sessionKey = (secret: string): Key => ({ pk: `SESSION#${secretHash(secret)}`, sk: 'SESSION' });
export const sessionFrom = (found: Found, secret: string) => found.get<Item & Session>(sessionKey(secret));
export const keepSession = (secret: string, session: Session): Promise<void> =>
  put({ ...sessionKey(secret), ...session, ttl: cleanedAfter(session.expiresAt, DAY) });

export const codeKey = (round: string, party: string): Key => ({ pk: `CODE#${round}#${party}`, sk: 'CODE' });
export const codesFrom = (found: Found, round: string, party: string): Code[] =>
  found.get<Item & { codes: Code[] }>(codeKey(round, party))?.codes ?? [];
/** Adds the new code to those before it, in one write: two that are made in the same moment are both kept. At most five a day, until the item is cleaned. */
export async function keepCode(round: string, party: string, code: Code): Promise<void> {
  await dynamo.send(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...codeKey(round, party) }),
      UpdateExpression: 'SET #codes = list_append(if_not_exists(#codes, :none), :new), #ttl = :ttl',
      ExpressionAttributeNames: { '#codes': 'codes', '#ttl': 'ttl' },
      ExpressionAttributeValues: marshal({ ':none': [], ':new': [code], ':ttl': cleanedAfter(code.expiresAt, DAY) }),
    }),
  );
}

const put = async (item: Item): Promise<void> => {
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
};

/** Counts one use before anything is compared; false when the day's limit is reached. Days are UTC. */
export async function countTry(
  what: 'codes' | 'tries' | 'links' | 'words' | 'mails' | 'uploads',
  limit: number,
  { round, party, now }: { round: string; party: string; now: Instant },
): Promise<boolean> {
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: marshal({ pk: `TRIES#${round}#${party}`, sk: now.slice(0, 10) }),
        UpdateExpression: 'ADD #what :one SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#what) OR #what < :limit',
        ExpressionAttributeNames: { '#what': what, '#ttl': 'ttl' },
        ExpressionAttributeValues: marshal({ ':one': 1, ':limit': limit, ':ttl': cleanedAfter(now, 3 * DAY) }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
