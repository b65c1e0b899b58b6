/** The floor of a signature: the same three DynamoDB calls, with requests that were written out beforehand, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';

export interface Written {
  read: BatchGetItemCommandInput;
  count: UpdateItemCommandInput;
  write: TransactWriteItemsCommandInput;
}

const dynamo = new DynamoDBClient({});
const sets = new Map<string, Written[]>();

function written(set: string): Written[] {
  const known = sets.get(set);
  if (known) return known;
  const read = JSON.parse(readFileSync(join(import.meta.dirname, `${set}.json`), 'utf8')) as Written[];
  sets.set(set, read);
  return read;
}

export const handler = async ({
  pathParameters: { set = '', sample = '' },
}: {
  pathParameters: Record<string, string>;
}) => {
  const request = written(set)[Number(sample)];
  if (!request) return { statusCode: 404 };
  await dynamo.send(new BatchGetItemCommand(request.read));
  await dynamo.send(new UpdateItemCommand(request.count));
  await dynamo.send(new TransactWriteItemsCommand(request.write));
  return { statusCode: 303, headers: { location: '/' } };
};
