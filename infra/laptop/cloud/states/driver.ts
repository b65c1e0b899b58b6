/** Moves frames as soon as they can move: works a step out, then writes it only if the frame is still where it was. */
import { randomUUID } from 'node:crypto';
import { failTask, submitTask, succeedTask } from './answers.ts';
import { apply } from './apply.ts';
import { bytesOf } from './failures.ts';
import type { Frame } from './frames.ts';
import { HistoryFull } from './history.ts';
import { named, type Threads } from './threads.ts';
import { transition } from './transition.ts';

/** Calls a function; answers with its payload, or with errorType and the JSON of the error. */
export type Invoke = (call: {
  machine: string;
  roleArn: string;
  execution: string;
  functionName: string;
  payload: unknown;
}) => Promise<{ payload: unknown } | { error: string; cause: string }>;

/** The result of lambda:invoke, with what the SDK adds to it; a definition that returns it whole carries all of that on. */
function invoked(Payload: unknown, now: number): object {
  const id = randomUUID();
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(bytesOf(Payload)),
    'Content-Type': 'application/json',
    Date: new Date(now).toUTCString(),
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-RequestId': id,
  };
  const AllHttpHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    ...{ ExecutedVersion: '$LATEST', Payload },
    SdkHttpMetadata: { AllHttpHeaders, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: id },
    StatusCode: 200,
  };
}

export class Driver {
  /** One entry for each turn of a frame that is being worked on. */
  private underWay = new Map<string, 'transition' | 'invocation'>();
  private idlers: (() => void)[] = [];
  private fireNext: (() => boolean) | undefined;
  private stopped = false;
  /** What began before a stop belongs to an earlier generation, and is dropped. */
  private generation = 0;

  constructor(
    private readonly threads: Threads,
    private readonly invoke: Invoke,
    private readonly random: () => number,
  ) {}

  get busy(): boolean {
    return this.underWay.size > 0;
  }

  idle(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.idlers.push(resolve)) : Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
    this.generation += 1;
    this.underWay = new Map();
    this.fireNext = undefined;
    this.rest();
  }

  resume(): void {
    this.stopped = false;
    this.go();
  }

  /** Begins whatever can move, in one execution or in all. */
  go(execution?: string): void {
    if (this.stopped) return;
    for (const { id, turn, phase } of this.threads.store.moving(execution)) {
      const key = `${id}:${turn}`;
      if (this.underWay.has(key)) continue;
      this.underWay.set(key, phase === 'invoke' ? 'invocation' : 'transition');
      void this.drive(id, turn, key);
    }
  }

  /** Runs `next` now, and again each time all transitions have settled, until it answers false. */
  settling(next: () => boolean): void {
    if (this.stopped) return;
    this.fireNext = next;
    this.settle();
  }

  private settle(): void {
    while (this.fireNext && ![...this.underWay.values()].includes('transition'))
      if (!this.fireNext()) this.fireNext = undefined;
  }

  private rest(): void {
    if (this.busy) return;
    for (const wake of this.idlers.splice(0)) wake();
  }

  private async drive(id: number, turn: number, key: string): Promise<void> {
    const { generation } = this;
    const frame = this.threads.store.frame(id) as Frame;
    const { execution } = frame;
    let write: (current: Frame) => void;
    try {
      write = frame.phase === 'invoke' ? await this.call(frame) : await this.step(frame);
    } catch (error) {
      // A fault of the engine itself must not leave an execution hanging.
      write = () => this.giveUp(execution, `The engine failed: ${(error as Error).stack ?? String(error)}`);
    }
    if (generation !== this.generation) return;
    this.write(execution, () => {
      const current = this.threads.store.frame(id);
      if (current?.turn === turn) write(current);
    });
    this.underWay.delete(key);
    this.go(execution);
    this.settle();
    this.rest();
  }

  private async step(frame: Frame): Promise<(current: Frame) => void> {
    const { threads, random } = this;
    const execution = threads.execution(frame.execution);
    const state = threads.definitions.state(execution, frame);
    const step = await transition({ execution, frame, state, now: threads.now(), random });
    return (current) => apply(threads, execution, current, state, step);
  }

  private async call(frame: Frame): Promise<(current: Frame) => void> {
    const { threads } = this;
    const { machine, roleArn, arn } = threads.execution(frame.execution);
    const { functionName = '', payload, token } = frame.call ?? {};
    const request = { machine, roleArn, execution: arn, functionName, payload };
    const outcome = await this.answerTo(request);
    if ('error' in outcome) return (current) => failTask(threads, current, outcome);
    const result = invoked(outcome.payload ?? null, threads.now());
    return (current) =>
      token === undefined ? succeedTask(threads, current, result) : submitTask(threads, current, result);
  }

  /** A call that could not be made at all is what AWS reports as the SDK's failure. */
  private async answerTo(request: Parameters<Invoke>[0]): ReturnType<Invoke> {
    try {
      return await this.invoke(request);
    } catch (error) {
      return { error: 'Lambda.SdkClientException', cause: error instanceof Error ? error.message : String(error) };
    }
  }

  /** All of it or nothing; an execution whose history is full ends instead. */
  write(execution: string | undefined, work: () => unknown): void {
    try {
      this.threads.store.transaction(work);
    } catch (error) {
      if (!(error instanceof HistoryFull) || execution === undefined) throw error;
      const full = 'The execution reached the maximum number of history events (25000).';
      this.threads.store.transaction(() => this.giveUp(execution, full));
    }
  }

  private giveUp(arn: string, cause: string): void {
    const execution = this.threads.execution(arn);
    const why = named({ error: 'States.Runtime', cause });
    const { lastEvent } = this.threads.store.root(arn);
    this.threads.close(execution, 'FAILED', why, lastEvent, 'ExecutionFailed', why);
  }
}
