/** What an execution is made of: one frame for each thread of states, each in one phase, all of it plain data. */
import type { Failure } from './failures.ts';

/**
 * enter: the state begins now. answered: its result is there. failed: its failure is there. These three go on at once.
 * invoke: a function is being called; after a restart it is called again.
 * token, wait, retry, children: something from outside comes first (an answer, an instant, the branches).
 * queued: an item beyond MaxConcurrency. ended, broken, aborted: over; a redrive takes up broken and aborted ones.
 */
export type Phase =
  | 'enter'
  | 'answered'
  | 'failed'
  | 'invoke'
  | 'token'
  | 'wait'
  | 'retry'
  | 'children'
  | 'queued'
  | 'ended'
  | 'broken'
  | 'aborted';

export const MOVING: readonly Phase[] = ['enter', 'answered', 'failed', 'invoke'];
export const ACTIVE: readonly Phase[] = [...MOVING, 'token', 'wait', 'retry', 'children'];

/** An item of a Map, as `$states.context.Map.Item` shows it. */
export interface MapItem {
  Index: number;
  Value: unknown;
}

/** One attempt of a Task: kept, so that a restart repeats exactly it. */
export interface Call {
  functionName: string;
  payload: unknown;
  token?: string;
  timeoutSeconds?: number;
  heartbeatSeconds?: number;
}

export interface Frame {
  id: number;
  execution: string;
  parent?: number;
  /** Index of the branch or item within its parent. */
  place: number;
  /** The way to the frame's scope from the machine. */
  scope: (string | number)[];
  phase: Phase;
  /** Counts writes: what was worked out for an earlier turn is dropped. */
  turn: number;
  state: string;
  input: unknown;
  variables: Record<string, unknown>;
  item?: MapItem;
  entered: number;
  /** When the phase began, for whoever looks on. */
  since: number;
  /** Id of the state's entered event, which causes of failures name. */
  enteredEvent: number;
  lastEvent: number;
  retryCount: number;
  /** Retries already made under each retrier of the state. */
  retries: number[];
  call?: Call;
  result?: unknown;
  failure?: Failure;
  /** Items of a Map that may run at once. */
  concurrency?: number;
  output?: unknown;
}

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Execution {
  arn: string;
  machine: string;
  machineName: string;
  name: string;
  roleArn: string;
  /** Hash of the definition it started with, which it keeps. */
  definition: string;
  /** JSON text as it was given. */
  input: string;
  status: Status;
  started: number;
  stopped?: number;
  output?: string;
  error?: string;
  cause?: string;
  redrives: number;
  redriven?: number;
}

export type TimerKind = 'wait' | 'timeout' | 'heartbeat' | 'retry' | 'execution';
export interface Timer {
  id: number;
  execution: string;
  frame: number | null;
  kind: TimerKind;
  due: number;
}
