/** The pages of a table's stream, shard by shard, read on from the checkpoints; a checkpoint is written when its records are over. */
import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import { type JsonObject, object, objects } from '../shapes.ts';
import { prepared } from '../store.ts';

const PAGE = 1_000;

/** Readers of one stream that stand at the same place at the same moment read it once. */
export class SharedReads {
  private readonly underWay = new Map<string, Promise<JsonObject>>();
  private readonly dynamodb: DynamoDb;

  constructor(dynamodb: DynamoDb) {
    this.dynamodb = dynamodb;
  }

  /** Call it after a write: a read that began before may not see it, so that nobody joins it any more. */
  forget(): void {
    this.underWay.clear();
  }

  read(iterator: string): Promise<JsonObject> {
    const reading =
      this.underWay.get(iterator) ??
      this.dynamodb
        .call('GetRecords', { ShardIterator: iterator, Limit: PAGE }, 'DynamoDBStreams')
        .finally(() => this.underWay.get(iterator) === reading && this.underWay.delete(iterator));
    this.underWay.set(iterator, reading);
    return reading;
  }
}

export class Shards {
  /** Where reading goes on, by shard. */
  private readonly iterators = new Map<string, string>();
  private arn: string | undefined;
  private readonly dynamodb: DynamoDb;
  private readonly reads: SharedReads;
  private readonly database: DatabaseSync;
  private readonly reader: string;
  private readonly table: string;

  /** @param reader the mapping, under whose name checkpoints are kept */
  constructor(dynamodb: DynamoDb, reads: SharedReads, database: DatabaseSync, reader: string, table: string) {
    this.dynamodb = dynamodb;
    this.reads = reads;
    this.database = database;
    this.reader = reader;
    this.table = table;
  }

  /**
   * One round: the next records of each shard that has any, and whether there may be more behind them. Take them before asking for more.
   */
  async *pages(): AsyncGenerator<{ shard: string; records: JsonObject[]; full: boolean }> {
    if (this.iterators.size === 0) await this.open();
    for (const [shard, iterator] of this.iterators) {
      const page = await this.reads.read(iterator);
      const records = objects(page.Records);
      if (records.length > 0) yield { shard, records, full: records.length === PAGE };
      if (typeof page.NextShardIterator === 'string') this.iterators.set(shard, page.NextShardIterator);
      else this.iterators.delete(shard);
    }
  }

  /** After an error: the next round begins at the checkpoints. */
  reset(): void {
    this.iterators.clear();
    this.arn = undefined;
  }

  save(shard: string, sequence: string): void {
    prepared(
      this.database,
      'INSERT INTO checkpoints VALUES (?, ?, ?) ON CONFLICT (mapping, shard) DO UPDATE SET sequence = excluded.sequence',
    ).run(this.reader, shard, sequence);
  }

  /** Without a checkpoint it begins at the stream's beginning: the table was created with the mapping. */
  private async open(): Promise<void> {
    if (this.arn === undefined) {
      const { Table } = await this.dynamodb.call('DescribeTable', { TableName: this.table });
      this.arn = String(object(Table, 'Table').LatestStreamArn);
    }
    const { StreamDescription } = await this.call('DescribeStream', { StreamArn: this.arn });
    for (const { ShardId } of objects(object(StreamDescription, 'StreamDescription').Shards)) {
      const shard = String(ShardId);
      const at = prepared(this.database, 'SELECT sequence FROM checkpoints WHERE mapping = ? AND shard = ?').get(
        this.reader,
        shard,
      );
      this.iterators.set(shard, await this.iterator(shard, at === undefined ? undefined : String(at.sequence)));
    }
  }

  private async iterator(shard: string, after: string | undefined): Promise<string> {
    const from: JsonObject =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    try {
      const { ShardIterator } = await this.call('GetShardIterator', {
        StreamArn: this.arn ?? '',
        ShardId: shard,
        ...from,
      });
      return String(ShardIterator);
    } catch (error) {
      // The stream has forgotten that record: what it still has comes next.
      if (after !== undefined && error instanceof Error && error.name === 'TrimmedDataAccessException')
        return this.iterator(shard, undefined);
      throw error;
    }
  }

  private call(action: string, input: JsonObject): Promise<JsonObject> {
    return this.dynamodb.call(action, input, 'DynamoDBStreams');
  }
}
