/** A stage for tests: an engine over a file, a clock that stands still until moved, and functions and people who follow a script. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Engine, type Invoke } from './engine.ts';

export const MACHINE = 'arn:aws:states:us-east-1:111122223333:stateMachine:Case';
export const START = Date.parse('2026-03-02T09:00:00.000Z');
export const SECOND = 1000;
export const DAY = 86_400 * SECOND;
export const YEAR = 365 * DAY;

export type Answer = Awaited<ReturnType<Invoke>>;
/** Each names the payload it expects. Pure: a function that is called again after a restart answers the same. A promise that stays open is a call in flight. */
export type Functions = Record<string, (payload: never) => Answer | Promise<Answer>>;
/** What is done once with each token, when nothing else moves. */
export type Person = (engine: Engine, token: string, payload: never) => void;

const tokenIn = (payload: unknown): string | undefined => (payload as { token?: string } | null)?.token;

export const returns = (payload: unknown): Answer => ({ payload });
export const throws = (error: string, message = 'no'): Answer => ({
  error,
  cause: JSON.stringify({ errorType: error, errorMessage: message }),
});
/** A call that never returns. */
export const hangs = (): Promise<Answer> => new Promise(() => undefined);

export const task = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  ...more,
});
/** Hands its token to `name` and waits for the answer. */
export const ask = (name: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: name,
    Payload: { token: '{% $states.context.Task.Token %}', input: '{% $states.input %}' },
  },
  ...more,
});
export const machine = (states: Record<string, object>, more: object = {}): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more });

export interface Script {
  definition: string;
  functions?: Functions;
  person?: Person;
  random?: () => number;
}

export class Rig {
  readonly folder = mkdtempSync(join(tmpdir(), 'states-'));
  readonly clock = {
    at: START,
    now(): number {
      return this.at;
    },
  };
  readonly calls: { functionName: string; payload: unknown }[] = [];
  readonly arn = `${MACHINE.replace(':stateMachine:', ':execution:')}:run`;
  engine: Engine;
  private database: DatabaseSync;
  private readonly handled = new Set<string>();

  constructor(
    private readonly script: Script,
    private readonly onWrite: (engine: Engine) => void = () => undefined,
  ) {
    this.database = this.open();
    this.engine = this.build();
    const { definition } = script;
    this.engine.addMachine({ arn: MACHINE, name: 'Case', roleArn: 'arn:aws:iam::111122223333:role/Case', definition });
  }

  private open(): DatabaseSync {
    const database = new DatabaseSync(join(this.folder, 'states.db'));
    // As the laptop keeps it: safe against a kill, and quick.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const exec = database.exec.bind(database);
    database.exec = (sql) => {
      exec(sql);
      if (sql === 'RELEASE states' && this.engine) this.onWrite(this.engine);
    };
    return database;
  }

  private build(): Engine {
    const { functions = {}, random = () => 0.5 } = this.script;
    const invoke: Invoke = async ({ functionName, payload }) => {
      this.calls.push({ functionName, payload });
      const script = functions[functionName];
      if (!script) throw new Error(`No function ${functionName}`);
      return script(payload as never);
    };
    return new Engine({ database: this.database, clock: this.clock, invoke, random });
  }

  start(input: unknown = {}): this {
    this.engine.startExecution({ stateMachineArn: MACHINE, name: 'run', input: JSON.stringify(input) });
    return this;
  }

  /** As after a kill: nothing of the old engine's memory is left, only the file. */
  restart(): this {
    this.engine.stop();
    this.database.close();
    this.database = this.open();
    this.engine = this.build();
    this.engine.resume();
    return this;
  }

  /** The laptop's loop: quiet, then people, then the next timer; until the execution is over or nothing is left to come. */
  async finish(between: () => void = () => undefined): Promise<this> {
    for (;;) {
      await this.quiet();
      between();
      await this.quiet();
      if (this.describe().status !== 'RUNNING') return this;
      if (this.peopleAct()) continue;
      const next = this.engine.nextTimer();
      if (next === undefined) return this;
      this.clock.at = Math.max(this.clock.at, next);
      this.engine.runDue();
    }
  }

  /** Nothing but calls that hang is under way; transitions take microtasks only. */
  async quiet(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  private peopleAct(): boolean {
    const fresh = this.calls.filter(({ payload }) => !this.handled.has(tokenIn(payload) ?? ''));
    for (const { payload } of fresh) {
      const token = tokenIn(payload);
      if (token === undefined || this.handled.has(token)) continue;
      this.handled.add(token);
      this.script.person?.(this.engine, token, payload as never);
    }
    return this.script.person !== undefined && fresh.some(({ payload }) => tokenIn(payload) !== undefined);
  }

  /** Moves the clock and fires what is due by then. */
  async at(epochMilliseconds: number): Promise<this> {
    this.clock.at = epochMilliseconds;
    this.engine.runDue();
    await this.quiet();
    return this;
  }

  describe(): ReturnType<Engine['describeExecution']> {
    return this.engine.describeExecution({ executionArn: this.arn });
  }
  outcome(): { status: string; output?: unknown; error?: string; cause?: string } {
    const { status, output, error, cause } = this.describe();
    return {
      status,
      ...(output !== undefined && { output: JSON.parse(output) as unknown }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }
  history(): ReturnType<Engine['getExecutionHistory']>['events'] {
    return this.engine.getExecutionHistory({ executionArn: this.arn }).events;
  }
  types(): string[] {
    return this.history().map(({ type }) => type);
  }
  /** The tokens handed to functions, in order, each once. */
  tokens(): string[] {
    return [...new Set(this.calls.map(({ payload }) => tokenIn(payload)))].filter((token) => token !== undefined);
  }

  close(): void {
    this.engine.stop();
    this.database.close();
    rmSync(this.folder, { recursive: true });
  }
}
