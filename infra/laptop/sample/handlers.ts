/** The sample's functions: each does the least that shows whether the laptop cloud treats it as AWS would. */
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { APIGatewayProxyEventV2, Context, DynamoDBStreamEvent, EventBridgeEvent } from 'aws-lambda';

const table = process.env.TABLE ?? '';
const dynamodb = new DynamoDBClient({ maxAttempts: 1 });
const ses = new SESClient({ maxAttempts: 1 });
const states = new SFNClient({ maxAttempts: 1 });
const item = (pk: string, sk: string, note = '') => ({ pk: { S: pk }, sk: { S: sk }, note: { S: note } });

/** Behind the HTTP API. */
export async function web(event: APIGatewayProxyEventV2) {
  const { routeKey } = event;
  if (routeKey === 'POST /notes') {
    const { pk, sk } = JSON.parse(event.body ?? '{}') as { pk: string; sk: string };
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item(pk, sk) }));
    return { statusCode: 201, cookies: ['a=1', 'b=2'], headers: { 'X-Note': pk }, body: 'kept' };
  }
  if (routeKey === 'GET /image')
    return { statusCode: 200, headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: 'AAECAw==' };
  if (routeKey === 'GET /broken') throw new TypeError('out of order');
  return event;
}

export interface Chore {
  do:
    | 'get'
    | 'scan'
    | 'transact'
    | 'query'
    | 'mail'
    | 'raw mail'
    | 'start'
    | 'answer'
    | 'environment'
    | 'time'
    | 'wait'
    | 'fill'
    | 'exit';
  pk?: string;
  to?: string;
  raw?: string;
  machine?: string;
  token?: string;
  milliseconds?: number;
  bytes?: number;
}

/** Called by hand: one SDK call, or a look around. */
export async function chores(chore: Chore, context: Context) {
  const from = process.env.MAIL_FROM ?? '';
  switch (chore.do) {
    case 'get':
      return dynamodb.send(
        new GetItemCommand({ TableName: table, Key: { pk: { S: chore.pk ?? '' }, sk: { S: '-' } } }),
      );
    case 'scan':
      return dynamodb.send(new ScanCommand({ TableName: table }));
    case 'transact': {
      const puts = [
        { Put: { TableName: table, Item: item('TIP#1', '-') } },
        { Put: { TableName: table, Item: item(chore.pk ?? '', '-') } },
      ];
      return dynamodb.send(new TransactWriteItemsCommand({ TransactItems: puts }));
    }
    case 'query':
      return dynamodb.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: '#due = :due',
          ExpressionAttributeNames: { '#due': 'due' },
          ExpressionAttributeValues: { ':due': { S: chore.pk ?? '' } },
        }),
      );
    case 'mail':
      return ses.send(
        new SendEmailCommand({
          Source: from,
          Destination: { ToAddresses: [chore.to ?? ''] },
          Message: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Text' } } },
        }),
      );
    case 'raw mail': {
      const lines = [
        `From: ${from}`,
        `To: ${chore.to}`,
        'Subject: =?utf-8?q?Caf=C3=A9?=',
        'X-Case: 7',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>Hello</p>',
      ];
      const Data = Buffer.from(chore.raw ?? lines.join('\r\n'));
      return ses.send(
        new SendRawEmailCommand({
          RawMessage: { Data },
          ConfigurationSetName: 'outcomes',
          Tags: [{ Name: 'note', Value: 'n1' }],
        }),
      );
    }
    case 'start':
      return states.send(new StartExecutionCommand({ stateMachineArn: chore.machine, name: 'first', input: '{}' }));
    case 'answer':
      return states.send(new SendTaskSuccessCommand({ taskToken: chore.token, output: '"thanks"' }));
    case 'environment':
      console.log('looked around');
      return { environment: process.env, zone: new Date(0).toString(), name: context.functionName };
    case 'time':
      return { now: Date.now(), date: new Date().toISOString(), left: context.getRemainingTimeInMillis() };
    case 'wait':
      await new Promise((done) => setTimeout(done, chore.milliseconds));
      return 'waited';
    case 'fill':
      return 'a'.repeat(chore.bytes ?? 0);
    case 'exit':
      return process.exit(3);
  }
}

/** Hears of new MAIL# items; fails on those whose sort key is `poison`, by name where `reports` is set. */
export async function listener({ Records }: DynamoDBStreamEvent) {
  const failures = [];
  for (const { dynamodb: change } of Records) {
    const { pk, sk } = change?.Keys ?? {};
    const poisoned = sk?.S?.startsWith('poison') ?? false;
    if (poisoned && process.env.REPORTS !== 'yes') throw new Error(`poisoned: ${pk?.S}`);
    if (poisoned) failures.push({ itemIdentifier: change?.SequenceNumber });
    else
      await dynamodb.send(
        new PutItemCommand({ TableName: table, Item: item('SEEN#', pk?.S ?? '', `${Records.length}`) }),
      );
    if (failures.length > 0) break;
  }
  return { batchItemFailures: failures };
}

/** Keeps what it hears of a mail. */
export async function outcomes(event: EventBridgeEvent<string, { eventType: string; mail: { messageId: string } }>) {
  if (process.env.FAILS === 'yes') throw new Error('not today');
  await dynamodb.send(
    new PutItemCommand({
      TableName: table,
      Item: item('OUTCOME#', `${event.detail.mail.messageId} ${event.detail.eventType}`, JSON.stringify(event)),
    }),
  );
}

/** Keeps when it was called, and with what. */
export async function sweeper(input: object) {
  await dynamodb.send(
    new PutItemCommand({
      TableName: table,
      Item: item('SWEEP#', `${new Date().toISOString()} ${Object.keys(input)}`, JSON.stringify(input)),
    }),
  );
}

/** The machine's task: keeps its token, for someone to answer. */
export async function task(input: { token?: string }) {
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: item('TASK#', '-', input.token ?? '') }));
  return 'asked';
}
