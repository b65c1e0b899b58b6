/** Uses that are counted and limited by the day: guesses, links, mails, files. */
import { type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, type Instant } from '../kernel.ts';
import { cleanedAfter, conditional, type Found, type Item, type Key, marshal, tableName } from './table.ts';

/** Of whom something is counted: a place, such as a round, and within it who uses it up. */
export interface Counted {
  round: string;
  party: string;
  now: Instant;
}
export const countKey = ({ round, party, now }: Counted, sk = ''): Key => ({
  pk: `TRIES#${round}#${party}`,
  sk: `${now.slice(0, 10)}${sk}`,
});

/** Counts one use before anything is compared; false when the day's limit is reached. Days are UTC. */
export const countTry = (
  what: 'tries' | 'links' | 'words' | 'mails' | 'uploads',
  limit: number,
  of: Counted,
): Promise<boolean> =>
  conditional(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: marshal({ ...countKey(of) }),
      UpdateExpression: 'ADD #what :one SET #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(#what) OR #what < :limit',
      ExpressionAttributeNames: { '#what': what, '#ttl': 'ttl' },
      ExpressionAttributeValues: marshal({ ':one': 1, ':limit': limit, ':ttl': cleanedAfter(of.now, 3 * DAY) }),
    }),
  );

/** What was done in a day, by name: read with what decides, and counted in the transaction of the act, so that a refusal costs nothing. */
export type Uses = Readonly<Record<string, number>>;
export const usesIn = (found: Found, of: Counted): Uses => found.get<Item & Record<string, number>>(countKey(of)) ?? {};

/** An action that counts one more under each name, unless another one came first and left no room. */
export function countingUses(of: Counted, limits: Uses): TransactWriteItem {
  const names = Object.keys(limits);
  const nth = (sign: string) => (_: unknown, index: number) => `${sign}${index}`;
  const at = names.map(nth('#n'));
  return {
    Update: {
      TableName: tableName(),
      Key: marshal({ ...countKey(of) }),
      UpdateExpression: `ADD ${at.map((name) => `${name} :one`).join(', ')} SET #ttl = :ttl`,
      ConditionExpression: at
        .map((name, index) => `(attribute_not_exists(${name}) OR ${name} < :l${index})`)
        .join(' AND '),
      ExpressionAttributeNames: {
        ...Object.fromEntries(at.map((name, index) => [name, names[index] ?? ''])),
        '#ttl': 'ttl',
      },
      ExpressionAttributeValues: marshal({
        ...Object.fromEntries(names.map((name, index) => [`:l${index}`, limits[name]])),
        ':one': 1,
        ':ttl': cleanedAfter(of.now, 3 * DAY),
      }),
    },
  };
}
