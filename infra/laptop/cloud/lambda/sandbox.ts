/** One worker thread of one function: it starts, takes one invocation at a time, and is thrown away after a timeout, an exit or a failed start. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import type { Clock } from '../clock.ts';
import type { Json } from '../shapes.ts';

const INIT_SECONDS = 10;
/** Of an answer as JSON: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LARGEST_ANSWER = 6_291_556;

export interface FunctionSpec {
  /** The function's id in the template; its access key id, so that the front door knows who calls. */
  id: string;
  name: string;
  arn: string;
  role: string;
  folder: string;
  handler: string;
  timeoutSeconds: number;
  memory: number;
  /** The template's environment and what Lambda adds; a function sees nothing else. */
  environment: Record<string, string>;
}

export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace: string[];
}
export type Outcome = { payload: Json; error?: undefined } | { payload?: undefined; error: FunctionError };

interface Reply {
  ready?: true;
  unfit?: FunctionError;
  requestId?: string;
  payload?: string;
  error?: FunctionError;
}

function answered(payload: string): Outcome {
  if (Buffer.byteLength(payload) <= LARGEST_ANSWER) return { payload: JSON.parse(payload) as Json };
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`;
  return { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] } };
}

/** The worker's code without its types. Node would load its type stripper into every thread: a third of a cold start. */
const workerCode = new URL(
  `data:text/javascript,${encodeURIComponent(
    transformSync(readFileSync(new URL('./lambda-worker.ts', import.meta.url), 'utf8'), { loader: 'ts' }).code,
  )}`,
);

export class Sandbox {
  /** False once it can take no more work. */
  alive = true;
  /** Milliseconds from the start of the thread until the bundle was loaded; undefined until then. */
  initMilliseconds: number | undefined;
  private ready = false;
  /** Id of the invocation that is under way. */
  private work: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly worker: Worker;
  private settle: ((outcome: Outcome) => void) | undefined;
  private readonly begun = performance.now();
  private readonly spec: FunctionSpec;

  constructor(spec: FunctionSpec, clock: Clock, onLine: (line: string) => void) {
    this.spec = spec;
    this.worker = new Worker(workerCode, {
      env: spec.environment,
      execArgv: [],
      argv: [],
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memory },
      workerData: {
        folder: spec.folder,
        compiled: join(spec.folder, '../compiled'),
        handler: spec.handler,
        clock: clock.shared,
        memory: String(spec.memory),
        arn: spec.arn,
      },
    });
    for (const stream of [this.worker.stdout, this.worker.stderr])
      createInterface({ input: stream }).on('line', onLine);
    this.worker.on('message', (reply: Reply) => this.hear(reply));
    this.worker.on('error', (error) =>
      this.end({ errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }),
    );
    this.worker.on('exit', (code) =>
      this.end({ errorType: 'Runtime.ExitError', errorMessage: `The function exited with code ${code}`, trace: [] }),
    );
  }

  /** As on Lambda, loading the bundle has ten seconds of its own; the timeout counts from when it is loaded. */
  run(payload: Json): Promise<Outcome> {
    const requestId = randomUUID();
    return new Promise((done) => {
      this.settle = (outcome) => {
        clearTimeout(this.timer);
        this.settle = undefined;
        this.work = undefined;
        done(outcome);
      };
      this.work = requestId;
      this.arm(this.ready ? this.spec.timeoutSeconds : INIT_SECONDS);
      const remaining = this.spec.timeoutSeconds * 1_000;
      this.worker.postMessage({ requestId, payload: JSON.stringify(payload), remaining });
    });
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.worker.terminate();
  }

  private arm(seconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const errorMessage = `RequestId: ${this.work} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
      this.end({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
    }, seconds * 1_000);
  }

  private hear(reply: Reply): void {
    if (reply.ready) {
      this.ready = true;
      if (this.work !== undefined) this.arm(this.spec.timeoutSeconds);
      this.initMilliseconds = performance.now() - this.begun;
    }
    if (reply.unfit) this.end(reply.unfit);
    else if (reply.error) this.settle?.({ error: reply.error });
    else if (reply.requestId) this.settle?.(answered(reply.payload ?? 'null'));
  }

  private end(error: FunctionError): void {
    if (this.alive) {
      this.alive = false;
      void this.worker.terminate();
    }
    this.settle?.({ error });
  }
}
