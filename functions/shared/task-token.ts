/** The token of the step that waits on a round: one at a time, written before the tip is read. */
import { ConditionalCheckFailedException, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY, type Instant } from './kernel.ts';
import { cleanedAfter, dynamo, type Key, marshal, tableName } from './table.ts';

/** Written by the step that waits, answered by the relay's conductor. */
export const taskKey = (stream: string): Key => ({ pk: `TASK#${stream}`, sk: 'TASK' });

export async function keepTaskToken(stream: string, token: string, now: Instant): Promise<void> {
  const item = { ...taskKey(stream), token, at: now, ttl: cleanedAfter(now, 400 * DAY) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

/** Forgets a token unless a newer one has taken its place. */
export async function dropTaskToken(stream: string, token: string): Promise<void> {
  try {
    await dynamo.send(
      new DeleteItemCommand({
        TableName: tableName(),
        Key: marshal({ ...taskKey(stream) }),
        ConditionExpression: '#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: marshal({ ':token': token }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** A token that was answered, timed out or never was: whoever answers it has nothing left to do. */
export const stale = (error: unknown): boolean =>
  error instanceof Error && ['TaskTimedOut', 'InvalidToken', 'TaskDoesNotExist'].includes(error.name);
