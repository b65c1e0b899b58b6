/** Uses that are counted and limited by the day: guesses, links, mails, files. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, type Instant } from '../kernel.ts';
import { cleanedAfter, conditional, type Key, marshal, tableName } from './table.ts';

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
