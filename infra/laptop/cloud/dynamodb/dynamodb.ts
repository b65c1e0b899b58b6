/** DynamoDB is a dynoxide process that lives no longer than its cloud, or any endpoint that is given; the tables come from the template. */
import { Agent, type RequestOptions, request } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { isObject, type Json, type JsonObject, object, objects, text } from '../shapes.ts';
import type { Stack } from '../template/template.ts';

export interface Answer {
  status: number;
  body: string;
}

/** Whatever else is called may write. */
const READS = /^(Query|Scan|BatchGetItem|TransactGetItems|(Get|Describe|List)\w*)$/;

/** A DynamoDB endpoint, spoken to without checking signatures: the front door has done its part by then. */
export class DynamoDb {
  readonly endpoint: string;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });
  private readonly to: RequestOptions;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    this.to = { ...urlToHttpOptions(new URL(endpoint)), method: 'POST', agent: this.agent };
  }

  /** Told of every call that may have written, once it is over and before its caller hears so. */
  onWrite: (action: string, body: string) => void = () => undefined;

  /** @param target e.g. `DynamoDB_20120810.PutItem` */
  async forward(target: string, body: string): Promise<Answer> {
    const action = target.replace(/^.*\./, '');
    try {
      return await this.send(target, body);
    } finally {
      if (!READS.test(action)) this.onWrite(action, body);
    }
  }

  private send(target: string, body: string): Promise<Answer> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=laptop/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    };
    return new Promise((done, failed) => {
      const call = request({ ...this.to, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString() }));
        response.on('error', failed);
      });
      call.on('error', failed);
      call.end(body);
    });
  }

  /** Throws an Error named after DynamoDB's exception. */
  async call(action: string, input: JsonObject, api: 'DynamoDB' | 'DynamoDBStreams' = 'DynamoDB'): Promise<JsonObject> {
    const { status, body } = await this.forward(`${api}_20120810.${action}`, JSON.stringify(input));
    const answer = object(JSON.parse(body || '{}') as Json, `the answer to ${action}`);
    if (status === 200) return answer;
    const error = new Error(`${action}: ${String(answer.message ?? answer.Message ?? body)}`);
    error.name = String(answer.__type ?? 'InternalServerError').replace(/^.*#/, '');
    throw error;
  }

  close(): void {
    this.agent.destroy();
  }
}

const CREATED = ['KeySchema', 'AttributeDefinitions', 'BillingMode', 'ProvisionedThroughput', 'LocalSecondaryIndexes'];
const INDEX = ['IndexName', 'KeySchema', 'Projection', 'ProvisionedThroughput'];
const only = (from: JsonObject, names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

/**
 * Creates the template's tables that are absent: keys, indexes, stream and TTL. A table of an earlier template is given the indexes that
 * it lacks, and keeps what it has. Encryption and backups have no counterpart here.
 */
export async function createTables(database: DynamoDb, stack: Stack): Promise<void> {
  for (const { properties, ref: name, logicalId } of stack.ofType('AWS::DynamoDB::Table')) {
    const indexes = objects(properties.GlobalSecondaryIndexes).map((index) => only(index, INDEX));
    const standing = await describe(database, name);
    if (standing !== undefined) {
      const has = objects(standing.GlobalSecondaryIndexes).map(({ IndexName }) => IndexName);
      for (const Create of indexes.filter(({ IndexName }) => !has.includes(IndexName ?? null)))
        await database.call('UpdateTable', {
          TableName: name,
          ...only(properties, ['AttributeDefinitions']),
          GlobalSecondaryIndexUpdates: [{ Create }],
        });
      continue;
    }
    const view = isObject(properties.StreamSpecification) ? properties.StreamSpecification.StreamViewType : undefined;
    await database.call('CreateTable', {
      TableName: name,
      ...only(properties, CREATED),
      ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
      ...(view === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    });
    const ttl = properties.TimeToLiveSpecification;
    if (isObject(ttl) && ttl.Enabled === true) {
      await database.call('UpdateTimeToLive', {
        TableName: name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: text(ttl.AttributeName, `TTL of ${logicalId}`) },
      });
    }
  }
}

/** Undefined when there is no such table. */
async function describe(database: DynamoDb, name: string): Promise<JsonObject | undefined> {
  try {
    return object((await database.call('DescribeTable', { TableName: name })).Table, name);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
