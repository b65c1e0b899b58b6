/** What reaches a frame from outside, an answer or an instant, is written at once and only then followed. */
import { bytesOf, type Failure, MOST_BYTES } from './failures.ts';
import type { Frame, Timer } from './frames.ts';
import { taskEvent, withOutput } from './task-events.ts';
import { named, type Threads } from './threads.ts';

export function succeedTask(threads: Threads, frame: Frame, result: unknown): void {
  if (bytesOf(result) > MOST_BYTES) {
    const cause = `The result of the task in state '${frame.state}' has a size exceeding the maximum number of bytes service limit.`;
    failTask(threads, frame, { error: 'States.DataLimitExceeded', cause });
    return;
  }
  threads.store.detach(frame.execution, frame.id);
  taskEvent(threads.history, frame, 'TaskSucceeded', withOutput(result));
  frame.result = result;
  threads.to(frame, 'answered');
}

export function failTask(threads: Threads, frame: Frame, failure: Failure): void {
  threads.store.detach(frame.execution, frame.id);
  taskEvent(threads.history, frame, 'TaskFailed', named(failure));
  frame.failure = failure;
  threads.to(frame, 'failed');
}

/** The function returned; the token is still out. */
export function submitTask(threads: Threads, frame: Frame, result: unknown): void {
  taskEvent(threads.history, frame, 'TaskSubmitted', withOutput(result));
  threads.to(frame, 'token');
}

/** A timer's instant has come. Timers go with the phase they belong to, so this one still counts. */
export function fire(threads: Threads, timer: Timer): void {
  const { store, history } = threads;
  store.deleteTimer(timer.id);
  if (timer.kind === 'execution') {
    const execution = threads.execution(timer.execution);
    // AWS names States.Timeout in the event and nowhere else.
    threads.close(execution, 'TIMED_OUT', {}, 0, 'ExecutionTimedOut', { error: 'States.Timeout' });
    return;
  }
  const frame = timer.frame === null ? undefined : store.frame(timer.frame);
  if (!frame) return;
  if (timer.kind === 'wait') threads.to(frame, 'answered');
  else if (timer.kind === 'retry') threads.to(frame, 'enter');
  else {
    store.detach(frame.execution, frame.id);
    taskEvent(history, frame, 'TaskTimedOut', { error: 'States.Timeout' });
    frame.failure = { error: 'States.Timeout', ...(timer.kind === 'heartbeat' && { heartbeat: true }) };
    threads.to(frame, 'failed');
  }
}
