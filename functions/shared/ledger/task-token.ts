/** Tokens of steps that wait on a stream: each execution keeps its own, written before the tip is read. */
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { DAY, type Instant } from '../kernel.ts';
import { cleanedAfter, conditional, dynamo, type Key, marshal, readPartition, tableName } from './table.ts';

const sfn = new SFNClient({});

const partitionOf = (stream: string): string => `TASK#${stream}`;
const taskKey = (stream: string, execution: string): Key => ({ pk: partitionOf(stream), sk: execution });

/** A token, and the execution that waits with it. */
export interface TaskToken {
  execution: string;
  token: string;
}

/** Two executions that watch one stream wait side by side: neither writes over the other's token. */
export async function keepTaskToken(stream: string, { execution, token }: TaskToken, now: Instant): Promise<void> {
  const item = { ...taskKey(stream, execution), token, at: now, ttl: cleanedAfter(now, 400 * DAY) };
  await dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
}

/** Strongly consistent: whoever acted before this was read finds the token, or is seen by the step that wrote it. */
export const tokensOf = async (stream: string): Promise<TaskToken[]> =>
  (await readPartition<Key & { token: string }>(partitionOf(stream))).map(({ sk, token }) => ({
    execution: sk,
    token,
  }));

/** Forgets a token unless the execution waits with a newer one. */
export const dropTaskToken = (stream: string, { execution, token }: TaskToken): Promise<boolean> =>
  conditional(
    new DeleteItemCommand({
      TableName: tableName(),
      Key: marshal({ ...taskKey(stream, execution) }),
      ConditionExpression: '#token = :token',
      ExpressionAttributeNames: { '#token': 'token' },
      ExpressionAttributeValues: marshal({ ':token': token }),
    }),
  );

/** A token that was answered, timed out or never was: whoever answers it has nothing left to do. */
const stale = (error: unknown): boolean =>
  error instanceof Error && ['TaskTimedOut', 'InvalidToken', 'TaskDoesNotExist'].includes(error.name);

/** False when nobody waits with it any more. */
export async function answerTask({ token }: TaskToken): Promise<boolean> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }));
    return true;
  } catch (error) {
    if (!stale(error)) throw error;
    return false;
  }
}
