/** Answers to tasks that wait for a person or another system: an answer counts once, and only while its attempt waits. */
import { failTask, succeedTask } from './answers.ts';
import { MOST_BYTES, ServiceError } from './failures.ts';
import type { Frame } from './frames.ts';
import type { Threads } from './threads.ts';

/** Throws InvalidToken for what was never handed out, TaskTimedOut for what is over. */
function waitingFrame({ store }: Threads, taskToken: string): Frame {
  const token = store.token(taskToken);
  if (!token) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  const frame = token.open ? store.frame(token.frame) : undefined;
  if (!frame) throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  return frame;
}

/** Throws InvalidOutput, InvalidToken, TaskTimedOut. */
export function sendTaskSuccess(threads: Threads, { taskToken, output }: { taskToken: string; output: string }): Frame {
  if (Buffer.byteLength(output) > MOST_BYTES)
    throw new ServiceError('ValidationException', `output is longer than ${MOST_BYTES} bytes`);
  const frame = waitingFrame(threads, taskToken);
  let result: unknown;
  try {
    result = JSON.parse(output);
  } catch (error) {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`);
  }
  succeedTask(threads, frame, result);
  return frame;
}

/** Throws InvalidToken, TaskTimedOut. */
export function sendTaskFailure(
  threads: Threads,
  { taskToken, error = '', cause }: { taskToken: string; error?: string; cause?: string },
): Frame {
  const frame = waitingFrame(threads, taskToken);
  failTask(threads, frame, { error, ...(cause !== undefined && { cause }) });
  return frame;
}

/** Throws InvalidToken, TaskTimedOut. */
export function sendTaskHeartbeat(threads: Threads, { taskToken }: { taskToken: string }): void {
  const frame = waitingFrame(threads, taskToken);
  const every = frame.call?.heartbeatSeconds;
  if (every !== undefined) threads.store.setTimer(frame.execution, frame.id, 'heartbeat', threads.now() + every * 1000);
}
