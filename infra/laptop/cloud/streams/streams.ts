/** Stream records reach their function in order, at least once, across restarts: the checkpoint is written after the records are over. */
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import type { DeadLetters } from '../lambda/dead-letters.ts';
import type { Functions } from '../lambda/lambda.ts';
import { isObject, type JsonObject, object } from '../shapes.ts';
import { type Delivery, deliver, sequenceOf } from './batches.ts';
import type { Mapping } from './event-source.ts';
import { Shards, type SharedReads } from './shards.ts';

/** Writes through the front door wake a stream at once; the poll is for those that came another way. */
const POLL_MILLISECONDS = 500;

export interface StreamNeeds {
  database: DatabaseSync;
  dynamodb: DynamoDb;
  reads: SharedReads;
  functions: Functions;
  deadLetters: DeadLetters;
  clock: Clock;
  region: string;
  onTrouble(line: string): void;
}

export class Stream {
  private readonly needs: StreamNeeds;
  private readonly mapping: Mapping;
  private readonly shards: Shards;
  private written = 1;
  private drained = 0;
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(needs: StreamNeeds, mapping: Mapping) {
    this.needs = needs;
    this.mapping = mapping;
    const table = /:table\/([^/]+)\//.exec(mapping.streamArn)?.[1] ?? '';
    this.shards = new Shards(needs.dynamodb, needs.reads, needs.database, mapping.id, table);
  }

  /** True until everything that was written has been read and is over. */
  get busy(): boolean {
    return this.drained < this.written;
  }

  get describes(): string {
    return `the stream of ${this.mapping.id}`;
  }

  /** A write has been made; it will be read at once. */
  wake(): void {
    this.needs.reads.forget();
    this.written += 1;
    this.wakeUp();
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const written = this.written;
      try {
        if (await this.readAll()) this.drained = Math.max(this.drained, written);
      } catch (error) {
        if (this.stopped) return;
        this.shards.reset();
        this.needs.onTrouble(`${this.describes}: ${error instanceof Error ? error.message : String(error)}`);
        await this.rest(POLL_MILLISECONDS);
      }
      if (!this.busy) await this.rest(POLL_MILLISECONDS);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        done();
      };
      if (this.stopped) this.wakeUp();
    });
  }

  /** One round through all shards; true when it took all that stood there when it began. */
  private async readAll(): Promise<boolean> {
    let all = true;
    for await (const { shard, records, full } of this.shards.pages()) {
      if (full) all = false;
      if (!(await this.take(shard, records))) return false;
    }
    return all;
  }

  /** Filters a page and delivers what is left, batch by batch. */
  private async take(shard: string, page: JsonObject[]): Promise<boolean> {
    const wanted = page
      .filter((record) => isChange(record) && (this.mapping.filter?.(record) ?? true))
      .map((record) => this.dress(record));
    const delivery = this.delivery(shard);
    for (let from = 0; from < wanted.length; from += this.mapping.batchSize) {
      if (!(await deliver(wanted.slice(from, from + this.mapping.batchSize), delivery))) return false;
    }
    const last = page.at(-1);
    if (last !== undefined) this.shards.save(shard, sequenceOf(last));
    return true;
  }

  private delivery(shard: string): Delivery {
    const { mapping } = this;
    const { functions, deadLetters, clock } = this.needs;
    return {
      mapping,
      invoke: async (records) => functions.invoke(mapping.functionName, { Records: records }),
      stopped: () => this.stopped,
      settle: (last) => this.shards.save(shard, sequenceOf(last)),
      giveUp: (records, attempts) => {
        if (mapping.deadLetterArn === undefined) return;
        deadLetters.put(mapping.deadLetterArn, {
          requestContext: {
            functionArn: functions.find(mapping.functionName)?.arn ?? mapping.functionName,
            condition: 'RetryAttemptsExhausted',
            approximateInvokeCount: attempts,
          },
          version: '1.0',
          timestamp: new Date(clock.now()).toISOString(),
          DDBStreamBatchInfo: {
            shardId: shard,
            startSequenceNumber: sequenceOf(records[0] ?? {}),
            endSequenceNumber: sequenceOf(records.at(-1) ?? {}),
            batchSize: records.length,
            streamArn: mapping.streamArn,
          },
        });
      },
      pause: async (retry) => {
        if (!this.stopped) await sleep(Math.min(20 * 2 ** retry, 2_000));
        return !this.stopped;
      },
    };
  }

  private dress(record: JsonObject): JsonObject {
    return {
      ...record,
      awsRegion: this.needs.region,
      eventSourceARN: this.mapping.streamArn,
      dynamodb: {
        ...object(record.dynamodb, 'a stream record'),
        ApproximateCreationDateTime: Math.floor(this.needs.clock.now() / 1_000),
      },
    };
  }
}

/** dynoxide reports a write that changed nothing; AWS does not. A stream of keys only does not show the difference. */
function isChange({ dynamodb }: JsonObject): boolean {
  if (!isObject(dynamodb) || !isObject(dynamodb.OldImage) || !isObject(dynamodb.NewImage)) return true;
  return !isDeepStrictEqual(dynamodb.OldImage, dynamodb.NewImage);
}
