/** What Step Functions checks of a request before anything is looked up, and how long lists are given out in pages. */
import type { Json, JsonObject } from '../shapes.ts';
import { MOST_BYTES, ServiceError } from './failures.ts';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/: the least and the most letters of a field. */
const LENGTHS: Record<string, [least: number, most: number]> = {
  name: [1, 80],
  stateMachineArn: [1, 256],
  executionArn: [1, 256],
  taskToken: [1, 2048],
  error: [0, 256],
  cause: [0, 32_768],
  input: [0, MOST_BYTES],
  output: [0, MOST_BYTES],
  nextToken: [1, 1024],
};
const REQUIRED: Record<string, readonly string[]> = {
  StartExecution: ['stateMachineArn'],
  DescribeExecution: ['executionArn'],
  StopExecution: ['executionArn'],
  GetExecutionHistory: ['executionArn'],
  RedriveExecution: ['executionArn'],
  SendTaskSuccess: ['taskToken', 'output'],
  SendTaskFailure: ['taskToken'],
  SendTaskHeartbeat: ['taskToken'],
};
const ARNS: Record<string, RegExp> = {
  stateMachineArn: /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:[^:\s]+(:[^:\s]+)?$/,
  executionArn: /^arn:aws[\w-]*:states:[\w-]+:\d{12}:execution:[^:\s]+:[^:\s]+$/,
};
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];
const MOST_RESULTS = 1000;

const invalid = (field: string, what: string) =>
  new ServiceError(
    'ValidationException',
    `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${what}`,
  );

/** Throws ValidationException and InvalidArn. */
export function checkRequest(verb: string, input: JsonObject): void {
  for (const field of REQUIRED[verb] ?? [])
    if (input[field] === undefined || input[field] === null) throw invalid(field, 'Member must not be null');
  for (const [field, [least, most]] of Object.entries(LENGTHS)) {
    const value = input[field];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw invalid(field, 'Member must be a string');
    const length = most === MOST_BYTES ? Buffer.byteLength(value) : value.length;
    if (length < least) throw invalid(field, `Member must have length greater than or equal to ${least}`);
    if (length > most) throw invalid(field, `Member must have length less than or equal to ${most}`);
  }
  for (const [field, pattern] of Object.entries(ARNS)) {
    const value = input[field];
    if (typeof value === 'string' && !pattern.test(value))
      throw new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${value}'`);
  }
  const { maxResults, statusFilter } = input;
  if (
    maxResults !== undefined &&
    !(Number.isInteger(maxResults) && Number(maxResults) >= 0 && Number(maxResults) <= MOST_RESULTS)
  )
    throw invalid('maxResults', `Member must be a whole number from 0 to ${MOST_RESULTS}`);
  if (statusFilter !== undefined && !STATUSES.includes(String(statusFilter)))
    throw invalid('statusFilter', `Member must satisfy enum value set: [${STATUSES.join(', ')}]`);
}

const PAGED: Record<string, 'executions' | 'events'> = { ListExecutions: 'executions', GetExecutionHistory: 'events' };

/** One page of a list: 100 without another wish, where 0 is none. Throws InvalidToken. */
export function paged(verb: string, input: JsonObject, answer: Json): Json {
  const list = PAGED[verb];
  if (list === undefined) return answer;
  const all = (answer as JsonObject)[list] as Json[];
  const size = Number(input.maxResults ?? 0) || 100;
  const from = input.nextToken === undefined ? 0 : Number(Buffer.from(String(input.nextToken), 'base64url').toString());
  if (!Number.isInteger(from) || from < 0 || from > all.length)
    throw new ServiceError('InvalidToken', `Invalid Token: '${input.nextToken}'`);
  const more = from + size < all.length;
  return {
    [list]: all.slice(from, from + size),
    ...(more && { nextToken: Buffer.from(String(from + size)).toString('base64url') }),
  };
}
