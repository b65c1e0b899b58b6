/** How a state fails and how a caller is refused: names as AWS documents them, and which `ErrorEquals` takes which failure. */

/** Why a state, a branch or an execution failed; plain data, because it is kept in the database. */
export interface Failure {
  error: string;
  cause?: string;
  /** A missed heartbeat is reported as States.Timeout, and also caught as States.HeartbeatTimeout. */
  heartbeat?: true;
  /** The field whose JSONata expression failed, for the EvaluationFailed event. */
  location?: string;
}

/** Thrown inside a transition; the driver turns it into Retry, Catch or the end of the execution. */
export class StateFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.cause ?? failure.error);
  }
}

/** What a caller of a Step Functions verb is refused with; `name` is the AWS exception. */
export class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: input, output and result, in bytes of UTF-8. */
export const MOST_BYTES = 262_144;
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/** States.Runtime ends the execution whatever Retry and Catch say. */
export const isFatal = ({ error }: Failure): boolean => error === 'States.Runtime';

/** The reserved names that this engine can report, or that match as wildcards; any other States.* in ErrorEquals would never match. */
export const RESERVED = new Set([
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.Runtime',
  'States.DataLimitExceeded',
  'States.QueryEvaluationError',
]);

const NOT_ALL = new Set(['States.Runtime', 'States.DataLimitExceeded']);
const NOT_TASK_FAILED = new Set([...NOT_ALL, 'States.Timeout', 'States.QueryEvaluationError']);

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function takes(errorEquals: readonly string[], failure: Failure): boolean {
  const { error, heartbeat } = failure;
  return errorEquals.some((name) => {
    if (name === 'States.ALL') return !NOT_ALL.has(error);
    if (name === 'States.TaskFailed') return error === name || !NOT_TASK_FAILED.has(error);
    if (name === 'States.HeartbeatTimeout') return heartbeat === true || error === name;
    return name === error;
  });
}
