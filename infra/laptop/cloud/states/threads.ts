/** How threads begin, move on, end and break, and how that ends their parent or the execution; always inside a transaction. */
import type { Definitions } from './definitions.ts';
import { type Failure, isFatal } from './failures.ts';
import { ACTIVE, type Execution, type Frame, type MapItem, type Phase, type Status } from './frames.ts';
import { type History, truncated } from './history.ts';
import type { Store } from './store.ts';

/** Error and cause as events and descriptions hold them. */
export const named = ({ error, cause }: Failure): { error?: string; cause?: string } => ({
  ...(error !== '' && { error }),
  ...(cause !== undefined && { cause }),
});

const TAKES_TIME: readonly string[] = ['Task', 'Wait', 'Map', 'Parallel'];

/** In seconds: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const ONE_YEAR = 31_536_000;

export class Threads {
  constructor(
    readonly store: Store,
    readonly history: History,
    readonly definitions: Definitions,
    readonly now: () => number,
  ) {}

  execution(arn: string): Execution {
    const execution = this.store.execution(arn);
    if (!execution) throw new Error(`No execution ${arn}`);
    return execution;
  }

  to(frame: Frame, phase: Phase): void {
    frame.phase = phase;
    frame.since = this.now();
    this.store.saveFrame(frame);
  }

  /** An execution ends at the time that its machine has, and at a year. */
  limit(execution: Execution, from: number): void {
    const { TimeoutSeconds = ONE_YEAR } = this.definitions.of(execution);
    this.store.setTimer(execution.arn, null, 'execution', from + Math.min(TimeoutSeconds, ONE_YEAR) * 1000);
  }

  begin(execution: Execution, lastEvent: number): void {
    const frame = this.add(execution, { scope: [], input: JSON.parse(execution.input), place: 0, variables: {} });
    frame.lastEvent = lastEvent;
    this.enter(execution, frame, this.definitions.of(execution).StartAt, frame.input);
  }

  /** A frame that waits for its turn. */
  add(
    execution: Execution,
    of: Pick<Frame, 'scope' | 'input' | 'place' | 'variables'> & { parent?: number; item?: MapItem },
  ): Frame {
    const now = this.now();
    const blank = { turn: 0, state: '', entered: now, since: now, enteredEvent: 0, lastEvent: 0 };
    const none = { retryCount: 0, retries: [] };
    return this.store.addFrame({ ...blank, ...none, ...of, execution: execution.arn, phase: 'queued' });
  }

  enter(execution: Execution, frame: Frame, name: string, input: unknown): void {
    const { call: _, result: __, failure: ___, concurrency: ____, ...kept } = frame;
    const fresh: Frame = { ...kept, state: name, input, entered: this.now(), retryCount: 0, retries: [] };
    const { Type } = this.definitions.state(execution, fresh);
    const details = { name, input: JSON.stringify(input), inputDetails: truncated };
    fresh.enteredEvent = this.history.add(fresh, `${Type}StateEntered`, details);
    this.to(fresh, 'enter');
  }

  /** The next items of a Map, or all branches of a Parallel, as far as they may run at once. */
  startQueued(execution: Execution, parent: Frame): void {
    const isMap = this.definitions.state(execution, parent).Type === 'Map';
    let free = (parent.concurrency ?? 1) - this.store.countChildren(parent.id, ACTIVE);
    for (; free > 0; free--) {
      const child = this.store.nextQueued(parent.id);
      if (!child) return;
      child.lastEvent = parent.lastEvent;
      if (isMap) this.history.add(child, 'MapIterationStarted', { name: parent.state, index: child.place });
      this.enter(execution, child, this.definitions.scope(execution, child).StartAt, child.input);
    }
  }

  end(execution: Execution, frame: Frame, output: unknown): void {
    frame.output = output;
    this.to(frame, 'ended');
    if (frame.parent === undefined) {
      const text = JSON.stringify(output);
      const details = { output: text, outputDetails: truncated };
      this.close(execution, 'SUCCEEDED', { output: text }, frame.lastEvent, 'ExecutionSucceeded', details);
      return;
    }
    const parent = this.parent(frame);
    const isMap = this.definitions.state(execution, parent).Type === 'Map';
    if (isMap) {
      this.history.add(frame, 'MapIterationSucceeded', { name: parent.state, index: frame.place });
      this.store.saveFrame(frame);
    }
    this.startQueued(execution, parent);
    if (this.store.countChildren(parent.id, ['queued', ...ACTIVE]) > 0) return;
    parent.lastEvent = frame.lastEvent;
    this.history.add(parent, isMap ? 'MapStateSucceeded' : 'ParallelStateSucceeded');
    parent.result = this.store.children(parent.id).map((child) => child.output);
    this.to(parent, 'answered');
  }

  /** The thread cannot go on: its siblings stop, and its parent's state fails with the same failure. */
  break(execution: Execution, frame: Frame, failure: Failure): void {
    this.store.detach(execution.arn, frame.id);
    frame.failure = failure;
    this.to(frame, 'broken');
    if (frame.parent === undefined || isFatal(failure)) {
      this.close(execution, 'FAILED', named(failure), frame.lastEvent, 'ExecutionFailed', named(failure));
      return;
    }
    const parent = this.parent(frame);
    const isMap = this.definitions.state(execution, parent).Type === 'Map';
    if (isMap) {
      this.history.add(frame, 'MapIterationFailed', { name: parent.state, index: frame.place });
      this.store.saveFrame(frame);
    }
    for (const sibling of this.store.children(parent.id)) this.abort(execution, sibling);
    parent.lastEvent = frame.lastEvent;
    this.history.add(parent, isMap ? 'MapStateFailed' : 'ParallelStateFailed', named(failure));
    const { location: _, ...passed } = failure;
    parent.failure = passed;
    this.to(parent, 'failed');
  }

  close(
    execution: Execution,
    status: Status,
    how: Pick<Execution, 'output' | 'error' | 'cause'>,
    lastEvent: number,
    type: string,
    details?: object,
  ): void {
    if (status === 'ABORTED') {
      const [root, ...others] = this.store.active(execution.arn);
      for (const frame of [...others.reverse(), ...(root ? [root] : [])]) this.tellAborted(execution, frame);
    }
    this.history.addLast(execution.arn, lastEvent, type, details);
    this.store.detachAll(execution.arn);
    // What may be redriven keeps its threads.
    if (status === 'SUCCEEDED') this.store.deleteFrames(execution.arn);
    for (const frame of this.store.active(execution.arn)) this.to(frame, 'aborted');
    this.store.saveExecution({ ...execution, ...how, status, stopped: this.now() });
  }

  /** Stops a thread and all within it; what is over, or has not begun, stays so. */
  private abort(execution: Execution, frame: Frame): void {
    if (!ACTIVE.includes(frame.phase)) return;
    this.store.detach(frame.execution, frame.id);
    for (const child of this.store.children(frame.id)) this.abort(execution, child);
    this.tellAborted(execution, frame);
    this.to(frame, 'aborted');
  }

  /** Of a state that takes time, and of the iteration that it belongs to. */
  private tellAborted(execution: Execution, frame: Frame): void {
    const { Type } = this.definitions.state(execution, frame);
    const tell = (type: string, details?: object) => {
      frame.lastEvent = this.history.addLast(execution.arn, frame.lastEvent, type, details);
    };
    if (TAKES_TIME.includes(Type)) tell(`${Type}StateAborted`);
    const parent = frame.parent === undefined ? undefined : this.parent(frame);
    if (parent && this.definitions.state(execution, parent).Type === 'Map')
      tell('MapIterationAborted', { name: parent.state, index: frame.place });
  }

  /** The state is left or tried again: its branches and items are forgotten. */
  dropChildren(frame: Frame): void {
    for (const child of this.store.children(frame.id)) {
      this.dropChildren(child);
      this.store.detach(child.execution, child.id);
      this.store.deleteFrame(child.id);
    }
  }

  private parent(frame: Frame): Frame {
    const parent = frame.parent === undefined ? undefined : this.store.frame(frame.parent);
    if (!parent) throw new Error(`Frame ${frame.id} has no parent`);
    return parent;
  }
}
