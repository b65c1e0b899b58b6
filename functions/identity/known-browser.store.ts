/** A browser that once signed in as a mailbox may go on asking for its links, however many strangers ask: its cookie proves that, and nothing else. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Request } from '../shared/http/page.ts';
import { looksLikeSecret, newSecret, secretHash } from '../shared/ids.ts';
import { type Instant, plus } from '../shared/kernel.ts';
import { batchGet, cleanedAfter, type Item, type Key, putAction } from '../shared/ledger/table.ts';
import { KNOWN_LIFE } from './domain/sign-in.rules.ts';
import { personPk } from './person.store.ts';

const COOKIE = '__Host-known';
export const knownCookie = (secret: string): string =>
  `${COOKIE}=${secret}; Path=/; Max-Age=${KNOWN_LIFE / 1000}; HttpOnly; Secure; SameSite=Lax`;

const secretFrom = ({ cookies }: Request): string | undefined => {
  const secret = cookies[COOKIE] ?? '';
  return looksLikeSecret(secret) ? secret : undefined;
};

/** One browser keeps one secret for every mailbox that signs in there: an assistant may read for several heads. */
export const knownSecret = (request: Request): string => secretFrom(request) ?? newSecret();

const browserKey = (mailbox: string, secret: string): Key => ({
  pk: personPk(mailbox),
  sk: `BROWSER#${secretHash(secret)}`,
});

/** Written with the session, so that only a link from the mailbox makes a browser known. */
export function putBrowser(secret: string, mailbox: string, now: Instant): TransactWriteItem {
  const expiresAt = plus(now, KNOWN_LIFE);
  return putAction({ ...browserKey(mailbox, secret), expiresAt, ttl: cleanedAfter(expiresAt) });
}

/** Names the share of a browser that signed in as this mailbox before. Reads the same for a known and an unknown mailbox. */
export async function shareOf(request: Request, mailbox: string): Promise<string | undefined> {
  const secret = secretFrom(request);
  if (secret === undefined) return undefined;
  const key = browserKey(mailbox, secret);
  const known = (await batchGet([key])).get<Item & { expiresAt: Instant }>(key);
  return known && request.now < known.expiresAt ? secretHash(secret) : undefined;
}
