/** One way to record anything: once, on what is there now, with nothing left of what was refused; by a form, by the API and by nobody who was not asked. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { authorize, STRANGER } from '../functions/identity/authorize.ts';
import { type Act, act } from '../functions/shared/act.ts';
import { type ApiAct, apiAct } from '../functions/shared/api-act.ts';
import type { Capability } from '../functions/shared/capability.ts';
import { carryOut, type Loaded, type Outcome, type Work } from '../functions/shared/carry-out.ts';
import { ReusedCommand } from '../functions/shared/failures.ts';
import { newFormKeys } from '../functions/shared/http/form-keys.ts';
import { front } from '../functions/shared/http/front.ts';
import { api, page } from '../functions/shared/http/page.ts';
import { answer, seeOther, show } from '../functions/shared/http/reply.ts';
import { newSecret } from '../functions/shared/ids.ts';
import { refuse } from '../functions/shared/kernel.ts';
import { type Tip, tipKey } from '../functions/shared/ledger/ledger.ts';
import { batchGet, dynamo, type Key } from '../functions/shared/ledger/table.ts';
import { defineStream } from '../functions/shared/stream.ts';
import { SimulatedTable } from './long/simulation/table.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const ID = 'cnt_1';
interface Added {
  type: 'Added';
  data: { by: number };
}
const counters = defineStream<{ sum: number }, Added>({
  prefix: 'cnt_',
  evolve: (state, { data }) => ({ sum: (state?.sum ?? 0) + data.by }),
});
const added = (by: number): Added => ({ type: 'Added', data: { by } });

interface Counting extends Loaded {
  tip: Tip<{ sum: number }>;
}
const read = async (command?: Key): Promise<Counting> => {
  const found = await batchGet([tipKey(ID), ...(command ? [command] : [])]);
  return { found, actor: 'somebody', tip: counters.tip(found, ID) };
};
const sum = async () => (await read()).tip.state?.sum ?? 0;
const adding = ({ tip }: Counting, by: number): Outcome<{ sum: number }> => ({
  changes: [counters.change(tip, by === 0 ? [] : [added(by)])],
  result: { sum: (tip.state?.sum ?? 0) + by },
});
const tooMuch = refuse('too-much', 'That is too much.', 'Add less.', 'by');
const add = (by: number, more: Partial<Work<Counting, { sum: number }, number>> = {}) =>
  carryOut<Counting, { sum: number }, number>({
    command: { id: 'one', fingerprint: `add ${by}` },
    at: NOW,
    load: read,
    decide: (counting) => adding(counting, by),
    ...more,
  });

beforeEach(() => {
  const table = new SimulatedTable();
  vi.spyOn(dynamo, 'send').mockImplementation(async (command) => table.call(command));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubEnv('TABLE', 'Concord');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('A stream', () => {
  it('of another kind is not there, whatever its tip holds', async () => {
    await add(3);
    const found = await batchGet([tipKey(ID)]);
    const others = defineStream<object, Added>({ prefix: 'oth_', evolve: () => ({}) });
    expect(others.tip(found, ID)).toMatchObject({ seq: 0 });
    expect(others.tip(found, ID).state).toBeUndefined();
  });
});

describe('A command', () => {
  it('is recorded once, and its repeat is answered with what the first was', async () => {
    expect(await add(3)).toMatchObject({ result: { sum: 3 }, recorded: true });
    expect(await add(3)).toMatchObject({ result: { sum: 3 }, recorded: false });
    expect(await sum()).toBe(3);
  });

  it('of the same id that asks for something else is not carried out', async () => {
    await add(3);
    await expect(add(4)).rejects.toThrow(ReusedCommand);
    expect(await sum()).toBe(3);
  });

  it('that was refused leaves nothing: it may be carried out when nothing forbids it any more', async () => {
    const refusing = await add(3, { decide: () => ({ refused: [tooMuch.refused] }) });
    expect(refusing).toMatchObject({ refused: [{ code: 'too-much' }] });
    expect(await add(3)).toMatchObject({ recorded: true });
  });

  it('with nothing to record leaves nothing either', async () => {
    const keep = vi.fn();
    expect(await add(0, { keep })).toMatchObject({ result: { sum: 0 }, recorded: false });
    expect(keep).not.toHaveBeenCalled();
    expect(await add(0)).toMatchObject({ recorded: false });
  });

  it('that lost a race is decided again on what the other has left, and what is counted is counted once', async () => {
    const other = vi.fn(async () => {
      await add(10, { command: { id: 'another', fingerprint: 'add 10' } });
    });
    const once = vi.fn(async () => 1);
    const loads = vi.fn(async (command: Key) => {
      const counting = await read(command);
      if (loads.mock.calls.length === 1) await other();
      return counting;
    });
    expect(await add(3, { load: loads, once })).toMatchObject({ result: { sum: 13 }, recorded: true });
    expect([loads.mock.calls.length, once.mock.calls.length]).toEqual([2, 1]);
    expect(await sum()).toBe(13);
  });

  it('keeps its documents before the events that name them', async () => {
    const seen: number[] = [];
    await add(3, { keep: async () => void seen.push(await sum()) });
    expect(seen).toEqual([0]);
  });
});

/** One route of each kind, behind the front that every function has. */
const capability = {
  functions: {
    counting: {
      entry: 'test.ts',
      routes: {
        'POST /count': ['count.act', 'byForm'],
        'POST /api/count': ['count.act', 'byApi'],
        'GET /careless': ['count.act', 'careless'],
        'GET /api/careless': ['count.act', 'carelessApi'],
        'GET /closed': ['count.never', 'closed'],
      },
    },
  },
  actions: { 'count.act': [{ is: 'anyone' }], 'count.never': [{ is: 'workflow' }] },
} as const satisfies Capability;

const secret = newSecret();
const byForm: Act<Counting, { sum: number }> = {
  form: () => ({ secret, scope: 'counter' }),
  load: (request, command) => {
    authorize(request, STRANGER);
    return read(command);
  },
  readsAsSent: ['code'],
  decide: (counting, { form }) =>
    Number(form.by) > 9 ? { refused: [tooMuch.refused] } : adding(counting, Number(form.by)),
  done: ({ sum: total }, _, { recorded }) => seeOther(`/counted?${total}&${recorded}`),
  show: async (_, __, refused) => show(refused.map(({ code }) => code).join(), 422),
};
const byApi: ApiAct<Counting, { sum: number }> = {
  load: byForm.load,
  decide: (counting, { json }) => {
    const { by = 0 } = json as { by?: number };
    return by > 9 ? { refused: [tooMuch.refused, tooMuch.refused] } : adding(counting, by);
  },
  status: 201,
};
const handler = front(capability, 'counting', {
  byForm: act('count', byForm),
  byApi: apiAct('count', byApi),
  careless: page(async () => show('Everything.')),
  carelessApi: api(async () => answer({ all: true })),
  closed: page(async (request) => {
    authorize(request, STRANGER);
    return show('Never.');
  }),
});

async function ask(route: string, body = '', headers: Record<string, string> = {}) {
  const [method, path] = route.split(' ');
  const event = {
    version: '2.0',
    ...{ routeKey: route, rawPath: path, rawQueryString: '', headers, body, isBase64Encoded: false },
    requestContext: { requestId: 'one', http: { method, path, sourceIp: '192.0.2.1' } },
  } as unknown as APIGatewayProxyEventV2;
  const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
  return (await handler(event, context)) as { statusCode: number; headers?: Record<string, string>; body?: string };
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe('A form', () => {
  it('is one act, however often it is sent', async () => {
    const sent = form({ ...newFormKeys(secret), by: '3' });
    const first = await ask('POST /count', sent, FORM);
    const again = await ask('POST /count', sent, FORM);
    expect([first.headers?.location, again.headers?.location]).toEqual(['/counted?3&true', '/counted?3&false']);
  });

  it('that was not given to this session is nobody’s, and nothing is read for it', async () => {
    const { statusCode } = await ask('POST /count', form({ ...newFormKeys(newSecret()), by: '3' }), FORM);
    expect([statusCode, await sum()]).toEqual([401, 0]);
  });

  it('that is refused shows its page with what was wrong', async () => {
    const { statusCode, body } = await ask('POST /count', form({ ...newFormKeys(secret), by: '10' }), FORM);
    expect([statusCode, body]).toEqual([422, 'too-much']);
  });

  it('with a hidden character is refused, but where the act reads a field as it was sent', async () => {
    const sent = (field: string) => form({ ...newFormKeys(secret), by: '3', [field]: 'a\u202Eb' });
    expect(await ask('POST /count', sent('reason'), FORM)).toMatchObject({ statusCode: 422 });
    expect(await sum()).toBe(0);
    expect(await ask('POST /count', sent('code'), FORM)).toMatchObject({ statusCode: 303 });
  });
});

describe('The API', () => {
  const JSON_TYPE = { 'content-type': 'application/json' };
  const call = (by: number, key?: string) =>
    ask('POST /api/count', JSON.stringify({ by }), { ...JSON_TYPE, ...(key && { 'idempotency-key': key }) });

  it('answers a repeat under the same key with what it answered first, and says that nothing new was made', async () => {
    const [first, again] = [await call(3, 'k'), await call(3, 'k')];
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect([first.body, again.body]).toEqual(['{"sum":3}', '{"sum":3}']);
    expect(await sum()).toBe(3);
  });

  it('refuses a key that comes back with another body', async () => {
    await call(3, 'k');
    const { statusCode, body = '' } = await call(4, 'k');
    expect([statusCode, JSON.parse(body).error.code]).toEqual([409, 'reused-command']);
  });

  it('takes calls without a key for two acts', async () => {
    await call(3);
    await call(3);
    expect(await sum()).toBe(6);
  });

  it('lists several findings, each with its code', async () => {
    const { statusCode, body = '' } = await call(10);
    expect([statusCode, JSON.parse(body).errors.map(({ code }: { code: string }) => code)]).toEqual([
      422,
      ['too-much', 'too-much'],
    ]);
  });
});

describe('An act that asked nobody whether it may', () => {
  it.each(['GET /careless', 'GET /api/careless'])('answers nothing of what it would have: %s', async (route) => {
    const { statusCode, body } = await ask(route);
    expect(statusCode).toBe(500);
    expect(body).not.toMatch(/Everything|all/);
  });

  it('and one that nobody is permitted is not there', async () =>
    expect(await ask('GET /closed')).toMatchObject({ statusCode: 404 }));
});
