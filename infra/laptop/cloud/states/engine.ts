/** A durable Step Functions for one machine: every transition is in the database before anything is answered, and a new engine over it goes on. */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { fire } from './answers.ts';
import { Definitions } from './definitions.ts';
import { Driver, type Invoke } from './driver.ts';
import * as verbs from './executions.ts';
import type { Status } from './frames.ts';
import { History } from './history.ts';
import { redriveExecution } from './redrive.ts';
import { Store } from './store.ts';
import { Threads } from './threads.ts';
import * as tokens from './tokens.ts';

export type { Invoke } from './driver.ts';

export interface EngineOptions {
  database: DatabaseSync;
  clock: Pick<Clock, 'now'>;
  invoke: Invoke;
  /** For JitterStrategy FULL and $random. */
  random?: () => number;
}

/** What a console draws of a running execution; instants in epoch milliseconds. */
export interface Waiting {
  state: string;
  since: number;
  /** When its earliest timer fires, if it has one. */
  until?: number;
}

export class Engine {
  private readonly store: Store;
  private readonly threads: Threads;
  private readonly driver: Driver;
  private readonly clock: Pick<Clock, 'now'>;

  constructor({ database, clock, invoke, random = Math.random }: EngineOptions) {
    const now = () => clock.now();
    this.clock = clock;
    this.store = new Store(database);
    const definitions = new Definitions(this.store);
    this.threads = new Threads(this.store, new History(this.store, now), definitions, now);
    this.driver = new Driver(this.threads, invoke, random);
  }

  /** Adds or updates; executions that run keep definition and role. Throws InvalidDefinition naming states and fields. */
  addMachine(machine: { arn: string; name: string; roleArn: string; definition: string }): void {
    const { arn, name, roleArn, definition } = machine;
    this.store.transaction(() => this.threads.definitions.add(arn, name, roleArn, definition));
  }

  startExecution(request: { stateMachineArn: string; name?: string; input?: string }): verbs.Started {
    const started = this.store.transaction(() => verbs.startExecution(this.threads, request));
    this.driver.go(started.executionArn);
    return started;
  }
  stopExecution(request: { executionArn: string; error?: string; cause?: string }): { stopDate: number } {
    return this.store.transaction(() => verbs.stopExecution(this.threads, request));
  }
  redriveExecution({ executionArn }: { executionArn: string }): { redriveDate: number } {
    const execution = verbs.existing(this.threads, executionArn);
    const redriven = this.store.transaction(() => redriveExecution(this.threads, execution));
    this.driver.go(executionArn);
    return redriven;
  }
  describeExecution(request: { executionArn: string }): ReturnType<typeof verbs.describeExecution> {
    return verbs.describeExecution(this.threads, request);
  }
  listExecutions(request: { stateMachineArn?: string; statusFilter?: Status } = {}): {
    executions: verbs.ExecutionSummary[];
  } {
    return verbs.listExecutions(this.threads, request);
  }
  getExecutionHistory(
    request: Parameters<typeof verbs.getExecutionHistory>[1],
  ): ReturnType<typeof verbs.getExecutionHistory> {
    return verbs.getExecutionHistory(this.threads, request);
  }

  sendTaskSuccess(request: { taskToken: string; output: string }): Record<string, never> {
    return this.answerTask(request.taskToken, () => tokens.sendTaskSuccess(this.threads, request));
  }
  sendTaskFailure(request: { taskToken: string; error?: string; cause?: string }): Record<string, never> {
    return this.answerTask(request.taskToken, () => tokens.sendTaskFailure(this.threads, request));
  }
  sendTaskHeartbeat(request: { taskToken: string }): Record<string, never> {
    this.store.transaction(() => tokens.sendTaskHeartbeat(this.threads, request));
    return {};
  }
  private answerTask(token: string, answer: () => unknown): Record<string, never> {
    const execution = this.store.token(token)?.execution;
    this.driver.write(execution, answer);
    if (execution !== undefined) this.driver.go(execution);
    return {};
  }

  /** Epoch milliseconds of the earliest wait, timeout, heartbeat or retry that is pending. */
  nextTimer(): number | undefined {
    return this.store.earliestDue();
  }

  /** Fires everything due, instant by instant: what one instant brings about is settled before the next one fires. */
  runDue(): void {
    this.driver.settling(() => {
      const due = this.nextTimer();
      if (due === undefined || due > this.clock.now()) return false;
      for (const { id } of this.store.timersAt(due)) {
        // An earlier one of the same instant may have ended what this one belonged to.
        const timer = this.store.timer(id);
        if (timer?.due !== due) continue;
        this.driver.write(timer.execution, () => fire(this.threads, timer));
        this.driver.go(timer.execution);
      }
      return true;
    });
  }

  /** A transition or an invocation is under way. */
  get busy(): boolean {
    return this.driver.busy;
  }
  idle(): Promise<void> {
    return this.driver.idle();
  }
  /** Takes up everything that was under way in the database, also after stop(). */
  resume(): void {
    this.driver.resume();
  }
  /** No transition begins any more; what is in flight is forgotten, and redone on resume. */
  stop(): void {
    this.driver.stop();
  }

  waiting(executionArn: string): Waiting[] {
    verbs.existing(this.threads, executionArn);
    const waits = this.store.active(executionArn).filter(({ phase }) => phase !== 'children');
    return waits.map(({ id, state, since }) => {
      const until = this.store.dueOfFrame(id);
      return { state, since, ...(until !== undefined && { until }) };
    });
  }
}
