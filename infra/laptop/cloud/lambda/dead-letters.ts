/** What could not be delivered after all retries stands here, under the queue that the template named for it. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { Json } from '../shapes.ts';
import { prepared } from '../store.ts';

export interface DeadLetter {
  number: number;
  /** ARN of the SQS queue. */
  queue: string;
  at: string;
  body: Json;
}

export class DeadLetters {
  private readonly database: DatabaseSync;
  private readonly clock: Clock;

  constructor(database: DatabaseSync, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  put(queue: string, body: Json): void {
    const at = new Date(this.clock.now()).toISOString();
    prepared(this.database, 'INSERT INTO deadLetters (queue, at, body) VALUES (?, ?, ?)').run(
      queue,
      at,
      JSON.stringify(body),
    );
  }

  list(): DeadLetter[] {
    return prepared(this.database, 'SELECT number, queue, at, body FROM deadLetters ORDER BY number')
      .all()
      .map((row) => ({
        number: Number(row.number),
        queue: String(row.queue),
        at: String(row.at),
        body: JSON.parse(String(row.body)) as Json,
      }));
  }
}
