/** A redrive takes a failed execution up at the states that did not succeed, with the same input; what succeeded is not run again. */
import { ServiceError } from './failures.ts';
import type { Execution, Frame } from './frames.ts';
import { MOST_EVENTS, seconds } from './history.ts';
import type { Threads } from './threads.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
const REDRIVABLE_FOR = 14 * 86_400_000;

/** Why not, in AWS's words, or undefined. */
export function notRedrivable({ store, now }: Threads, execution: Execution): string | undefined {
  const { arn, status, stopped = 0 } = execution;
  if (status === 'RUNNING') return 'Execution is RUNNING and cannot be redriven';
  if (status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven';
  if (store.countEvents(arn) >= MOST_EVENTS - 1) return 'Execution history event limit exceeded';
  return now() - stopped > REDRIVABLE_FOR ? 'Execution redrivable period exceeded' : undefined;
}

/** Throws ExecutionNotRedrivable. */
export function redriveExecution(threads: Threads, before: Execution): { redriveDate: number } {
  const reason = notRedrivable(threads, before);
  if (reason !== undefined) throw new ServiceError('ExecutionNotRedrivable', reason);
  const { stopped: _, error: __, cause: ___, ...kept } = before;
  const redriven = threads.now();
  const execution: Execution = { ...kept, status: 'RUNNING', redrives: before.redrives + 1, redriven };
  threads.store.saveExecution(execution);
  const root = threads.store.root(execution.arn);
  threads.history.add(root, 'ExecutionRedriven', { redriveCount: execution.redrives });
  threads.limit(execution, redriven);
  takeUp(threads, root);
  return { redriveDate: seconds(redriven) };
}

function takeUp(threads: Threads, frame: Frame): void {
  frame.retryCount = 0;
  frame.retries = [];
  delete frame.failure;
  const children = threads.store.children(frame.id);
  const over = children.every(({ phase }) => phase === 'ended');
  // All branches succeeded and what came after them failed: only that is done again.
  if (over) frame.result = children.map(({ output }) => output);
  threads.to(frame, children.length === 0 ? 'enter' : over ? 'answered' : 'children');
  for (const child of children) {
    if (child.phase !== 'broken' && child.phase !== 'aborted') continue;
    child.lastEvent = frame.lastEvent;
    takeUp(threads, child);
  }
}
