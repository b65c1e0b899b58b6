/** What a thrown error means to the caller: known failures have words, an unknown one only a reference number. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { busy, Missing, ReusedCommand, SignedOut, StaleWrite, TokenRevoked } from '../failures.ts';
import type { Refusal } from '../kernel.ts';
import { log, referenceOf } from '../log.ts';

export interface Trouble {
  statusCode: number;
  refused: Refusal;
}

export function troubleOf(error: unknown, event: APIGatewayProxyEventV2): Trouble {
  // A link's own page says how its holder gets in: a session that ended looks like one that never was.
  if (error instanceof Missing || (error instanceof SignedOut && error.way === 'link'))
    return {
      statusCode: 404,
      refused: {
        code: 'not-found',
        wrong: 'There is nothing at this address for you.',
        remedy: 'Open the link in your newest email again. If it is broken over two lines, copy the whole line.',
      },
    };
  if (error instanceof ReusedCommand)
    return {
      statusCode: 409,
      refused: {
        code: 'reused-command',
        wrong: 'This was sent before with other content.',
        remedy: 'Load the page again, or use a new Idempotency-Key for a new request.',
      },
    };
  if (error instanceof StaleWrite)
    return {
      statusCode: 503,
      refused: {
        code: 'conflict',
        wrong: 'Many people acted on this agreement in the same moment, and yours did not get its turn.',
        remedy: 'Nothing was recorded. Try again now.',
      },
    };
  if (error instanceof SignedOut)
    return {
      statusCode: 401,
      refused: { code: 'signed-out', wrong: 'Nobody is signed in here.', remedy: 'Sign in, then try again.' },
    };
  if (error instanceof TokenRevoked)
    return {
      statusCode: 401,
      refused: {
        code: 'token-revoked',
        wrong: 'This token was revoked.',
        remedy: 'Nothing was recorded. Ask a liaison of your agency for a new one.',
      },
    };
  const reference = referenceOf(event.requestContext.requestId);
  if (busy(error)) {
    log('warn', 'table busy', { route: event.routeKey, reference, error });
    return {
      statusCode: 503,
      refused: {
        code: 'busy',
        wrong: 'The service is very busy, and this did not get its turn.',
        remedy: 'Nothing was recorded. Try again now: load the page again, or go back and press the same button.',
      },
    };
  }
  log('error', 'request failed', { route: event.routeKey, reference, error });
  return {
    statusCode: 500,
    refused: {
      code: 'internal',
      wrong: `Something went wrong on our side. The reference is ${reference}.`,
      remedy: 'Try again in a minute. If it stays, send us the reference.',
    },
  };
}
