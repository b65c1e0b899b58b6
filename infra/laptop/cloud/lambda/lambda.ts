/** Functions run as deployed: the bundled asset, a few sandboxes at a time, and never more than their environment, role and timeout allow. */
import type { Clock } from '../clock.ts';
import type { Json } from '../shapes.ts';
import { type FunctionSpec, type Outcome, Sandbox } from './sandbox.ts';

/** Sandboxes of one function at the same time, unless said otherwise; AWS would start one for every request that finds none idle. */
const SANDBOXES = 4;
const LINES_KEPT = 200;

/** What the console and the bench see of a function. */
export interface FunctionReport {
  id: string;
  name: string;
  role: string;
  environment: string[];
  invocations: number;
  errors: number;
  sandboxes: number;
  /** Milliseconds of each sandbox's start, in order. */
  inits: number[];
  lastError: string | undefined;
  lines: string[];
}

interface Running extends Omit<FunctionReport, 'sandboxes' | 'environment'> {
  /** How many were ever asked for, and how many of them are not over. */
  begun: number;
  open: number;
  spec: FunctionSpec;
  pool: Sandbox[];
  idle: Sandbox[];
  waiting: (() => void)[];
}

export class Functions {
  readonly specs: FunctionSpec[];
  private readonly running = new Map<string, Running>();
  private inFlight = 0;
  private resting: (() => void)[] = [];
  private stopped = false;
  private readonly clock: Clock;
  private readonly log: ((line: string) => void) | undefined;
  private readonly most: number;

  /** @param log gets every line that a function prints, with the cloud's time and the function's name */
  constructor(specs: FunctionSpec[], clock: Clock, log?: (line: string) => void, most = SANDBOXES) {
    this.most = most;
    this.specs = specs;
    this.clock = clock;
    this.log = log;
    for (const spec of specs) {
      const { id, name, role } = spec;
      const report = { id, name, role, invocations: 0, errors: 0, inits: [], lastError: undefined, lines: [] };
      this.running.set(spec.arn, { ...report, spec, begun: 0, open: 0, pool: [], idle: [], waiting: [] });
    }
  }

  get busy(): boolean {
    return this.inFlight > 0;
  }

  /** Resolves as soon as the last one that runs has ended, and after so many milliseconds at the latest. */
  rest(most: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, most);
      this.resting.push(() => {
        clearTimeout(timer);
        done();
      });
    });
  }

  /** By ARN (with or without a version), name, or id in the template. */
  find(reference: string): FunctionSpec | undefined {
    const plain = reference.replace(/:\$LATEST$/, '');
    return this.specs.find(({ arn, name, id }) => [arn, name, id].includes(plain));
  }

  /** Runs it now, or as soon as one of its sandboxes is free. Never throws: what went wrong is an outcome. */
  async invoke(reference: string, payload: Json): Promise<Outcome> {
    const spec = this.find(reference);
    const running = spec === undefined ? undefined : this.running.get(spec.arn);
    if (running === undefined) return failed('ResourceNotFoundException', `Function not found: ${reference}`);
    this.inFlight += 1;
    running.begun += 1;
    running.open += 1;
    try {
      const sandbox = await this.sandbox(running);
      if (sandbox === undefined) return failed('Runtime.Stopped', 'The laptop cloud is stopping');
      running.invocations += 1;
      const outcome = await sandbox.run(payload);
      if (sandbox.alive) running.idle.push(sandbox);
      else running.pool = running.pool.filter((each) => each !== sandbox);
      if (sandbox.initMilliseconds !== undefined) {
        running.inits.push(sandbox.initMilliseconds);
        sandbox.initMilliseconds = undefined;
      }
      running.waiting.shift()?.();
      if (outcome.error !== undefined)
        this.remember(running, `${outcome.error.errorType}: ${outcome.error.errorMessage}`);
      return outcome;
    } finally {
      this.inFlight -= 1;
      running.open -= 1;
      if (this.inFlight === 0) for (const wake of this.resting.splice(0)) wake();
    }
  }

  /** How many invocations of a function there have been, and how many are under way or wait. */
  runs(reference: string): { begun: number; running: number } {
    const { begun = 0, open = 0 } = this.running.get(this.find(reference)?.arn ?? '') ?? {};
    return { begun, running: open };
  }

  list(): FunctionReport[] {
    return [...this.running.values()].map(
      ({ spec, pool, idle: _idle, waiting: _waiting, begun: _begun, open: _open, ...report }) => ({
        ...report,
        environment: Object.keys(spec.environment),
        sandboxes: pool.length,
        lines: [...report.lines],
        inits: [...report.inits],
      }),
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.running.values()].flatMap(({ pool }) => pool.map((sandbox) => sandbox.stop())));
  }

  private async sandbox(running: Running): Promise<Sandbox | undefined> {
    for (;;) {
      if (this.stopped) return undefined;
      const idle = running.idle.pop();
      if (idle?.alive) return idle;
      running.pool = running.pool.filter((each) => each.alive);
      if (running.pool.length < this.most) {
        const sandbox = new Sandbox(running.spec, this.clock, (line) => this.print(running, line));
        running.pool.push(sandbox);
        return sandbox;
      }
      await new Promise<void>((free) => running.waiting.push(free));
    }
  }

  private remember(running: Running, error: string): void {
    running.errors += 1;
    running.lastError = error;
    this.print(running, error);
  }

  private print(running: Running, line: string): void {
    running.lines.push(line);
    if (running.lines.length > LINES_KEPT) running.lines.shift();
    this.log?.(`${new Date(this.clock.now()).toISOString()} ${running.id} ${line}`);
  }
}

const failed = (errorType: string, errorMessage: string): Outcome => ({
  error: { errorType, errorMessage, trace: [] },
});
