/** The API of conveners: a request sent twice is one act, and what is not yours looks as if it were not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, aCloud, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  await cloud.registerAgencies(aMou({ serial: 0 }));
});
afterAll(() => cloud?.stop());

const post = (json: unknown, more: Record<string, unknown> = {}) =>
  cloud.call<Omit<Sent, 'mou'>>('POST', '/api/agreements', { bearer: token, json, ...more });
const published = async () => (await cloud.items('LEDGER#mou_')).length;

describe('POST /api/agreements with an Idempotency-Key', () => {
  it('sent again, or ten times at once, is one agreement and one answer', async () => {
    const mou = aMou();
    const before = await published();
    const first = await post(mou, { 'idempotency-key': 'one' });
    expect(first.status).toBe(201);
    const crowd = await Promise.all(Array.from({ length: 10 }, () => post(mou, { 'idempotency-key': 'one' })));
    for (const { status, body } of crowd) expect([status, body]).toEqual([200, first.body]);
    await cloud.quiet();
    expect(await published()).toBe(before + 1);
    const { round } = first.body;
    const toLiaison = cloud.inbox.to('liaison@transport.example').filter(({ tags }) => tags.round?.[0] === round);
    expect(toLiaison).toHaveLength(1);
  });

  it('ten times at once from the start is one agreement too', async () => {
    const before = await published();
    const mou = aMou();
    const crowd = await Promise.all(Array.from({ length: 10 }, () => post(mou, { 'idempotency-key': 'crowd' })));
    for (const { body } of crowd) expect(body).toEqual(crowd[0]?.body);
    expect(crowd.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(await published()).toBe(before + 1);
  });

  it('sent again with another body is a conflict, and changes nothing', async () => {
    const before = await published();
    expect((await post(aMou(), { 'idempotency-key': 'two' })).status).toBe(201);
    const other = await post(aMou(), { 'idempotency-key': 'two' });
    expect([other.status, other.text]).toEqual([409, expect.stringContaining('new Idempotency-Key')]);
    expect(await published()).toBe(before + 1);
  });

  it('is each convener’s own: another’s key is another request', async () => {
    const other = (await cloud.token()).secret;
    const mine = await post(aMou(), { 'idempotency-key': 'shared' });
    const theirs = await post(aMou(), { 'idempotency-key': 'shared', bearer: other });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.agreement).not.toBe(mine.body.agreement);
  });

  it('without a key, each request is its own', async () => {
    const mou = aMou();
    const [first, second] = [await post(mou), await post(mou)];
    expect(second.body.agreement).not.toBe(first.body.agreement);
  });
});

describe('What is not yours', () => {
  /** What a caller can compare: everything but the date, which is the same clock for all. */
  const seen = ({ status, text, headers }: Answer): unknown => {
    const { date: _, ...rest } = Object.fromEntries(headers);
    return [status, text, rest];
  };
  const nobody = 'a'.repeat(52);

  it('looks byte for byte like what was never there, on every route and to every kind of stranger', async () => {
    const sent = await cloud.send(token);
    const dead = await cloud.token();
    await cloud.revoke(dead.id);
    const foreign = (await cloud.token('elsewhere.example')).secret;
    const unknown = sent.agreement.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const routes = (agreement: string): [string, string, unknown][] => [
      ['GET', `/api/agreements/${agreement}`, undefined],
      ['GET', `/api/agreements/${agreement}/record`, undefined],
      ['GET', `/api/agreements/${agreement}/signatories`, undefined],
      ['POST', `/api/agreements/${agreement}/void`, { reason: 'Mine!' }],
      ['POST', `/api/agreements/${agreement}/versions`, sent.mou],
      ['POST', `/api/agreements/${agreement}/annexes/${'a'.repeat(64)}`, {}],
      ['POST', `/api/agreements/${agreement}/signatories/health/link`, {}],
    ];
    const strangers: [string, string | undefined][] = [
      ['no token', undefined],
      ['a token that was never made', nobody],
      ['a token that is no token', 'Bearer'],
      ['a revoked token', dead.secret],
      ['a token of another agency', foreign],
    ];
    for (const [method, path, json] of routes(unknown)) {
      const missing = seen(await cloud.call(method, path, { bearer: token, json }));
      expect(missing).toEqual([404, expect.anything(), expect.anything()]);
      const real = path.replace(unknown, sent.agreement);
      for (const [who, bearer] of strangers)
        expect(seen(await cloud.call(method, real, { bearer, json })), `${method} ${real} with ${who}`).toEqual(
          missing,
        );
    }
    for (const [who, bearer] of strangers.slice(0, 4))
      expect((await post(aMou(), { bearer })).status, `publishing with ${who}`).toBe(404);
    expect((await post(aMou(), { bearer: foreign })).status, 'for an agency that is not one’s own').toBe(422);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished']);
    expect(await cloud.types(sent.round)).not.toContain('LinkReissued');
  });

  it('of a round or a link looks the same as one that never was', async () => {
    const sent = await cloud.send(token);
    const unknown = sent.round.replace(/.-1$/, (end) => (end.startsWith('0') ? '1-1' : '0-1'));
    const tails = ['', '/decline', '/record', '/copy', '/differences', `/annexes/${'a'.repeat(64)}`];
    for (const tail of tails)
      expect(seen(await cloud.call('GET', `/rounds/${sent.round}${tail}`))).toEqual(
        seen(await cloud.call('GET', `/rounds/${unknown}${tail}`)),
      );
    const [never, malformed, encoded] = await Promise.all(
      [nobody, 'x', '%E0%A4%A'].map((each) => cloud.call('GET', `/sign/${each}`)),
    );
    expect(never?.status).toBe(404);
    expect(seen(malformed as Answer)).toEqual(seen(never as Answer));
    expect(seen(encoded as Answer)).toEqual(seen(never as Answer));
  });

  it('a session opens its own round only, and as its own party only', async () => {
    const [mine, other] = [await cloud.send(token), await cloud.send(token)];
    const link = /^http\S+\/sign\/\S+$/m.exec(cloud.mails(mine, 'health')[0]?.text ?? '')?.[0] ?? '';
    const opened = await fetch(link, { method: 'POST', redirect: 'manual' });
    const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(opened.headers.get('set-cookie') ?? '') ?? [];
    const read = async (round: string, cookie: string) =>
      (await cloud.call('GET', `/rounds/${round}`, { cookie })).status;
    expect(await read(mine.round, `${name}=${value}`)).toBe(200);
    expect(await read(other.round, `__Host-${other.round}=${value}`)).toBe(404);
    expect(await read(mine.round, `${name}=${value.replace('.health', '.police')}`)).toBe(404);
    expect(await read(mine.round, `${name}=${value.replace('.health', '.constructor')}`)).toBe(404);
    expect(await read(mine.round, `${name}=${value.slice(1)}`)).toBe(404);
    expect(opened.headers.get('set-cookie')).toMatch(
      /^__Host-\S+; Path=\/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
