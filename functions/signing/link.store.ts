/** Links and sessions: working items, kept as hashes, found by whoever holds the secret. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import type { Link } from './domain/link.rules.ts';

export const linkKey = (token: string): Key => ({ pk: `LINK#${secretHash(token)}`, sk: 'LINK' });
export const linkFrom = (found: Found, token: string) => found.get<Item & Link>(linkKey(token));

export async function keepLink(token: string, link: Link): Promise<void> {
  // Kept past its life, so that a late reader is told why it no longer works.
  await put({ ...linkKey(token), ...link, ttl: cleanedAfter(link.expiresAt, 90 * DAY) });
}

/** What a browser holds after it opened a link: short, and bound to one round and one office that signs, by its seat. */
export interface Session {
  round: string;
  party: string;
  purpose: Link['purpose'];
  share: Link['share'];
  epoch: number;
  partyEpoch?: number;
  linkUsedAt: Instant;
  expiresAt: Instant;
}

export const sessionKey = (secret: string): Key => ({ pk: `SESSION#${secretHash(secret)}`, sk: 'SESSION' });
export const sessionFrom = (found: Found, secret: string) => found.get<Item & Session>(sessionKey(secret));
export const keepSession = (secret: string, session: Session): Promise<void> =>
  put({ ...sessionKey(secret), ...session, ttl: cleanedAfter(session.expiresAt, DAY) });

const put = async (item: Item): Promise<void> => {
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
};
