/** An asynchronous invocation is written down before it is promised, tried again twice, and ends done or as a dead letter; a restart goes on with it. */
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IdleRuns } from '../idle-runs.ts';
import type { Json } from '../shapes.ts';
import { prepared, together } from '../store.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Functions } from './lambda.ts';

export interface Asynchronous {
  functionArn: string;
  payload: Json;
  /** What caused it, e.g. `rule Deliveries`; shown in logs. */
  source: string;
  /** How often it is tried again; AWS's default, and most, is 2. */
  retries?: number;
  deadLetterArn?: string | undefined;
  /** Of a schedule that fires so often that most of its runs find nothing: what would find nothing is not run (`idle-runs.ts`). */
  sweep?: boolean;
}

/** AWS waits one and two minutes between tries; a developer need not. */
const PAUSES = [100, 400];

export class Invocations {
  private running = 0;
  private stopped = false;
  private readonly database: DatabaseSync;
  private readonly functions: Functions;
  private readonly deadLetters: DeadLetters;
  private readonly idleRuns: IdleRuns;
  /** Ids of sweeps; what a restart takes up is run in any case. */
  private readonly sweeps = new Set<number>();

  constructor(database: DatabaseSync, functions: Functions, deadLetters: DeadLetters, idleRuns: IdleRuns) {
    this.idleRuns = idleRuns;
    this.database = database;
    this.functions = functions;
    this.deadLetters = deadLetters;
  }

  get busy(): boolean {
    return this.running > 0;
  }

  /** Takes up what an earlier run left undone. */
  resume(): void {
    for (const row of prepared(this.database, 'SELECT id FROM invocations ORDER BY id').all())
      this.begin(Number(row.id));
  }

  /** Call `begin` with the id once the surrounding transaction is committed, or use `send`. */
  record({ functionArn, payload, source, retries = 2, deadLetterArn, sweep = false }: Asynchronous): number {
    const { lastInsertRowid } = prepared(
      this.database,
      'INSERT INTO invocations (functionName, payload, source, retries, deadLetterArn) VALUES (?, ?, ?, ?, ?)',
    ).run(functionArn, JSON.stringify(payload), source, retries, deadLetterArn ?? null);
    if (sweep) this.sweeps.add(Number(lastInsertRowid));
    return Number(lastInsertRowid);
  }

  send(invocation: Asynchronous): void {
    this.begin(this.record(invocation));
  }

  begin(id: number): void {
    this.running += 1;
    void this.finish(id).finally(() => {
      this.running -= 1;
    });
  }

  stop(): void {
    this.stopped = true;
  }

  private async finish(id: number): Promise<void> {
    const row = prepared(this.database, 'SELECT * FROM invocations WHERE id = ?').get(id);
    if (row === undefined) return;
    const functionArn = String(row.functionName);
    const payload = JSON.parse(String(row.payload)) as Json;
    const runner = this.sweeps.delete(id)
      ? this.idleRuns.run.bind(this.idleRuns)
      : this.functions.invoke.bind(this.functions);
    for (let attempts = Number(row.attempts); ; ) {
      const outcome = await runner(functionArn, payload);
      if (this.stopped) return;
      attempts += 1;
      const over = outcome.error === undefined || attempts > Number(row.retries);
      together(this.database, () => {
        prepared(this.database, 'UPDATE invocations SET attempts = ? WHERE id = ?').run(attempts, id);
        if (!over) return;
        prepared(this.database, 'DELETE FROM invocations WHERE id = ?').run(id);
        if (outcome.error !== undefined && row.deadLetterArn !== null) {
          this.deadLetters.put(String(row.deadLetterArn), {
            requestContext: {
              functionArn,
              condition: 'RetriesExhausted',
              approximateInvokeCount: attempts,
              source: String(row.source),
            },
            requestPayload: payload,
            responsePayload: { ...outcome.error },
          });
        }
      });
      if (over) return;
      await sleep(PAUSES[attempts - 1] ?? 400);
      if (this.stopped) return;
    }
  }
}
