/** Starting, stopping and describing executions, in the shapes and with the errors of AWS's JSON protocol (instants in seconds). */
import { randomUUID } from 'node:crypto';
import { MOST_BYTES, ServiceError } from './failures.ts';
import type { Execution, Status } from './frames.ts';
import { type HistoryEvent, seconds, truncated } from './history.ts';
import { notRedrivable } from './redrive.ts';
import { named, type Threads } from './threads.ts';

export interface Started {
  executionArn: string;
  startDate: number;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

/** Throws InvalidName, InvalidExecutionInput, StateMachineDoesNotExist, ExecutionAlreadyExists. */
export function startExecution(
  threads: Threads,
  { stateMachineArn, name = randomUUID(), input = '{}' }: { stateMachineArn: string; name?: string; input?: string },
): Started {
  const { store } = threads;
  if (!NAME.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  checkInput(input);
  const machine = store.machine(stateMachineArn);
  if (!machine)
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const before = store.execution(arn);
  if (before?.status === 'RUNNING' && before.input === input) return answer(before);
  if (before && forgotten(before, threads.now())) store.deleteExecution(arn);
  else if (before) throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  const { name: machineName, role: roleArn, definition } = machine;
  const given = { arn, machine: stateMachineArn, machineName, name, roleArn, definition, input };
  const execution: Execution = { ...given, status: 'RUNNING', started: threads.now(), redrives: 0 };
  store.saveExecution(execution);
  threads.history.addLast(arn, 0, 'ExecutionStarted', { input, inputDetails: truncated, roleArn });
  threads.limit(execution, execution.started);
  // As on AWS, the first state's event points to no event before it.
  threads.begin(execution, 0);
  return answer(execution);
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > MOST_BYTES)
    throw new ServiceError('ValidationException', `input is longer than ${MOST_BYTES} bytes`);
  try {
    JSON.parse(input);
  } catch (error) {
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    );
  }
}

const answer = ({ arn, started }: Execution): Started => ({ executionArn: arn, startDate: seconds(started) });

/** Names, descriptions and histories end 90 days after their executions. */
const forgotten = ({ stopped }: Execution, now: number): boolean =>
  stopped !== undefined && now - stopped > 90 * 86_400_000;

/** Throws ExecutionDoesNotExist. */
export function existing({ store, now }: Threads, executionArn: string): Execution {
  const execution = store.execution(executionArn);
  if (!execution || forgotten(execution, now()))
    throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  return execution;
}

/** One that is over already stays as it ended. Throws ExecutionDoesNotExist. */
export function stopExecution(
  threads: Threads,
  { executionArn, error = '', cause }: { executionArn: string; error?: string; cause?: string },
): { stopDate: number } {
  const execution = existing(threads, executionArn);
  if (execution.status !== 'RUNNING') return { stopDate: seconds(execution.stopped ?? threads.now()) };
  const why = named({ error, ...(cause !== undefined && { cause }) });
  const { lastEvent } = threads.store.root(executionArn);
  threads.close(execution, 'ABORTED', why, lastEvent, 'ExecutionAborted', why);
  return { stopDate: seconds(threads.now()) };
}

function summary(execution: Execution) {
  const { arn, machine, name, status, started, stopped, redrives, redriven } = execution;
  return {
    executionArn: arn,
    stateMachineArn: machine,
    name,
    status,
    startDate: seconds(started),
    ...(stopped !== undefined && { stopDate: seconds(stopped) }),
    redriveCount: redrives,
    ...(redriven !== undefined && { redriveDate: seconds(redriven) }),
  };
}
export type ExecutionSummary = ReturnType<typeof summary>;

/** Throws ExecutionDoesNotExist. */
export function describeExecution(threads: Threads, { executionArn }: { executionArn: string }) {
  const execution = existing(threads, executionArn);
  const { input, output, error, cause } = execution;
  const reason = notRedrivable(threads, execution);
  return {
    ...summary(execution),
    input,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveStatus: reason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(reason !== undefined && { redriveStatusReason: reason }),
  };
}

/** Newest first, all of them: a laptop needs no pages. Throws StateMachineDoesNotExist. */
export function listExecutions(
  { store, now }: Threads,
  { stateMachineArn, statusFilter }: { stateMachineArn?: string; statusFilter?: Status },
): { executions: ExecutionSummary[] } {
  if (stateMachineArn !== undefined && !store.machine(stateMachineArn))
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  return {
    executions: store
      .executions(stateMachineArn, statusFilter)
      .filter((one) => !forgotten(one, now()))
      .map(summary),
  };
}

/** All events at once. Throws ExecutionDoesNotExist. */
export function getExecutionHistory(
  threads: Threads,
  { executionArn, reverseOrder = false }: { executionArn: string; reverseOrder?: boolean },
): { events: HistoryEvent[] } {
  existing(threads, executionArn);
  return { events: threads.store.events<HistoryEvent>(executionArn, reverseOrder) };
}
