/** Links, sessions, codes and counted tries: working items, kept as hashes, found by whoever holds the secret. */
import { PutItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { StaleWrite } from '../shared/failures.ts';
import { codeOf, newSalt, secretHash } from '../shared/ids.ts';
import { DAY, type Instant } from '../shared/kernel.ts';
import {
  cleanedAfter,
  conditional,
  dynamo,
  type Found,
  type Item,
  type Key,
  marshal,
  tableName,
} from '../shared/ledger/table.ts';
import { type Counted, countKey } from '../shared/ledger/tries.store.ts';
import { type Code, codeExpires, type Digits, type Used } from './domain/code.rules.ts';
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

/** A code is kept as the seed that it is made from, so that the same one can be sent again while it lives. */
interface KeptCode {
  seed: string;
  digits: Digits;
  sentAt: Instant;
  expiresAt: Instant;
}
type Codes = Item & { codes: KeptCode[]; version: number };

export const codeKey = (round: string, seat: string): Key => ({ pk: `CODE#${round}#${seat}`, sk: 'CODE' });
export const codesFrom = (found: Found, round: string, seat: string): Code[] =>
  (found.get<Codes>(codeKey(round, seat))?.codes ?? []).map(({ seed, digits, sentAt, expiresAt }) => ({
    code: codeOf(seed, digits),
    sentAt,
    expiresAt,
  }));

/** Makes a code and keeps it beside those that live. Throws StaleWrite when another was kept since these were read. */
export async function keepCode(found: Found, of: { round: string; seat: string }, digits: Digits, now: Instant) {
  const key = codeKey(of.round, of.seat);
  const { codes = [], version = 0 } = found.get<Codes>(key) ?? {};
  const made: KeptCode = { seed: newSalt(), digits, sentAt: now, expiresAt: codeExpires(digits, now) };
  const alive = codes.filter(({ expiresAt }) => now < expiresAt);
  const kept = await conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...key }),
      UpdateExpression: 'SET #codes = :codes, #version = :next, #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(#version) OR #version = :version',
      ExpressionAttributeNames: { '#codes': 'codes', '#version': 'version', '#ttl': 'ttl' },
      ExpressionAttributeValues: marshal({
        ':codes': [...alive, made],
        ':version': version,
        ':next': version + 1,
        ':ttl': cleanedAfter(made.expiresAt, DAY),
      }),
    }),
  );
  if (!kept) throw new StaleWrite('Another code was made');
  return { code: codeOf(made.seed, digits), sentAt: now, expiresAt: made.expiresAt } satisfies Code;
}

const put = async (item: Item): Promise<void> => {
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
};

/** Codes have an item of their own: it moves in the transaction that asks for one, and a guess that is counted meanwhile must not meet it. */
export const usedKeys = (of: Counted): Key[] => [countKey(of), countKey(of, '#codes')];
export const usedFrom = (found: Found, of: Counted): Used => {
  const [tries, codes] = usedKeys(of).map((key) => found.get<Item & Partial<Used>>(key));
  return { codes: codes?.codes ?? 0, tries: tries?.tries ?? 0 };
};

/** An action that counts a code with the event that asks for it, or neither: a count that nothing was sent for would lock people out. */
export const countCode = (of: Counted, { codes }: Used): TransactWriteItem => ({
  Update: {
    TableName: tableName(),
    Key: marshal({ ...countKey(of, '#codes') }),
    UpdateExpression: 'SET #codes = :next, #ttl = :ttl',
    ConditionExpression: codes === 0 ? 'attribute_not_exists(#codes)' : '#codes = :seen',
    ExpressionAttributeNames: { '#codes': 'codes', '#ttl': 'ttl' },
    ExpressionAttributeValues: marshal({
      ...(codes > 0 && { ':seen': codes }),
      ':next': codes + 1,
      ':ttl': cleanedAfter(of.now, 3 * DAY),
    }),
  },
});
