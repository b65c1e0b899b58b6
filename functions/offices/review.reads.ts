/** A reviewer's links and sessions: working items, kept as hashes, found by whoever holds the secret. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import { cleanedAfter, dynamo, type Found, type Item, type Key, marshal, tableName } from '../shared/ledger/table.ts';
import type { ReviewLink } from './domain/review-link.rules.ts';

export const reviewLinkKey = (token: string): Key => ({ pk: `REVIEW#${secretHash(token)}`, sk: 'LINK' });
export const reviewLinkFrom = (found: Found, token: string) => found.get<Item & ReviewLink>(reviewLinkKey(token));

/** Kept past its life, so that a late reader is told why it no longer works. */
export const keepReviewLink = (token: string, link: ReviewLink): Promise<void> =>
  put({ ...reviewLinkKey(token), ...link, ttl: cleanedAfter(link.expiresAt, 90 * DAY) });

/** What a browser holds after it opened a link: an hour for one text, one party and one kind of review. */
export type ReviewSession = ReviewLink;

export const reviewSessionKey = (secret: string): Key => ({ pk: `REVIEW#${secretHash(secret)}`, sk: 'SESSION' });
export const reviewSessionFrom = (found: Found, secret: string) =>
  found.get<Item & ReviewSession>(reviewSessionKey(secret));

/** Kept a day past its hour, so that what a slow reviewer typed is shown again and not lost. */
export const keepReviewSession = (secret: string, session: ReviewSession & { expiresAt: Instant }): Promise<void> =>
  put({ ...reviewSessionKey(secret), ...session, ttl: cleanedAfter(session.expiresAt, DAY) });

const put = async (item: Item): Promise<void> => {
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
};
