/** The few failures a store may throw; the entry wrappers are their only catchers, everything else is an unknown error. */

/** There is nothing at that id, or nothing this caller may see: both look the same. */
export class Missing extends Error {
  override name = 'Missing';
}

/** Someone else wrote first, or two writes met: load again and decide again. */
export class StaleWrite extends Error {
  override name = 'StaleWrite';
}

/** A tip is behind its events: the table was changed by hand or restored in part. Trying again never helps; an operator looks. */
export class RolledBack extends Error {
  override name = 'RolledBack';
  constructor(stream: string) {
    super(`The tip of ${stream} is behind its events`);
  }
}

/** A sweep could not do all of its work; each failure stands in the log under its own name, and the schedule tries again. */
export class LeftOver extends Error {
  override name = 'LeftOver';
}

/** A command id that was used before came back with another body. */
export class ReusedCommand extends Error {
  override name = 'ReusedCommand';
}

/** A token that was good once: said to whoever holds it, and a token that was never made is Missing. */
export class TokenRevoked extends Error {
  override name = 'TokenRevoked';
}

/** Nobody is signed in, or no longer: sign in, or open the link again, and come back. What was typed is shown again, so that it can be kept. */
export class SignedOut extends Error {
  override name = 'SignedOut';

  constructor(
    message: string,
    /** How this person gets in: by signing in, or by the newest link from a mail. */
    readonly way: 'sign-in' | 'link' = 'sign-in',
  ) {
    super(message);
  }
}

/**
 * What DynamoDB answers when it is too busy, after the SDK's own tries: it has recorded nothing. A write of one item that meets a
 * transaction is told so under a name of its own.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
/** The same, as the reason of one action why the whole transaction was cancelled. */
const BUSY_ACTION = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError']);

/** The table could not serve this now: the same request may succeed in a moment. */
export function busy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: { Code?: string }[] };
  return BUSY.has(error.name) || reasons.some(({ Code = '' }) => BUSY_ACTION.has(Code));
}
