/** What an act throws is told in words: a busy table as something to try again, an unknown failure by its reference alone. */
import {
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StaleWrite } from '../failures.ts';
import { api, page } from './page.ts';

const event = {
  routeKey: 'POST /rounds/{round}/signature',
  headers: {},
  requestContext: { requestId: 'one', http: { method: 'POST', sourceIp: '192.0.2.1' } },
} as unknown as APIGatewayProxyEventV2;
const of = { message: 'item TIP#mou_1', $metadata: {} };
const cancelled = (Code: string) =>
  new TransactionCanceledException({ ...of, CancellationReasons: [{ Code: 'None' }, { Code }] });

beforeEach(() => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const failing = async (edge: typeof page, error: unknown) => edge(() => Promise.reject(error))(event);
const said = (level: 'warn' | 'error') => vi.mocked(console[level]).mock.calls.map(([line]) => line.says);

describe('A table that is busy', () => {
  it.each<[string, Error]>([
    ['throttles the request', new ThrottlingException(of)],
    ['is out of throughput', new ProvisionedThroughputExceededException(of)],
    ['is over the limit of the account', new RequestLimitExceeded(of)],
    ['still carries out the same transaction', new TransactionInProgressException(of)],
    ['writes the item in a transaction', new TransactionConflictException(of)],
    ['throttles one action of a transaction', cancelled('ThrottlingError')],
    ['has no throughput for one action of a transaction', cancelled('ProvisionedThroughputExceeded')],
  ])('%s: nothing was recorded, try again; a warning, not an error', async (_, error) => {
    const { statusCode, body = '' } = await failing(page, error);
    expect(statusCode).toBe(503);
    expect(body).toContain('Nothing was recorded. Try again now');
    expect(body).not.toMatch(/TIP#|Exception/);
    expect([said('warn'), said('error')]).toEqual([['table busy'], []]);
    expect(JSON.parse((await failing(api, error)).body ?? '')).toEqual({
      error: { code: 'busy', wrong: expect.stringContaining('busy'), remedy: expect.stringContaining('Try again') },
    });
  });
});

describe('Other failures', () => {
  it('of a race that was lost too often are told alike, and are nothing to warn of', async () => {
    expect((await failing(page, new StaleWrite('met'))).statusCode).toBe(503);
    expect([said('warn'), said('error')]).toEqual([[], []]);
  });

  it.each<[string, unknown]>([
    ['a write that the table refuses', cancelled('ValidationError')],
    ['a missing grant', Object.assign(new Error(of.message), { name: 'AccessDeniedException' })],
    ['something that is no error', 'boom'],
  ])('such as %s stay an error with a reference', async (_, error) => {
    const { statusCode, body = '' } = await failing(page, error);
    expect([statusCode, said('warn'), said('error')]).toEqual([500, [], ['request failed']]);
    expect(body).toMatch(/The reference is [0-9A-F]{10}\./);
    expect(body).not.toContain('TIP#');
  });
});
