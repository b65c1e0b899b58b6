/** The API of conveners: a request sent twice is one act, and what is not yours looks as if it were not there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Refusal } from '../functions/shared/kernel.ts';
import { mou } from '../infra/laptop/demo/demonstration.ts';
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
const again = (json: unknown, more: Record<string, unknown> = {}) =>
  cloud.call<Omit<Sent, 'mou'>>('POST', '/api/agreements?again=yes', { bearer: token, json, ...more });
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
    const [first, second] = [await post(mou), await again(mou)];
    expect(second.body.agreement).not.toBe(first.body.agreement);
  });
});

describe('POST /api/agreements with a text or a number that was sent before', () => {
  const refused = ({ body }: Answer) => (body as { errors?: Refusal[] }).errors ?? [];
  const voids = (agreement: string) =>
    cloud.call('POST', `/api/agreements/${agreement}/void`, { bearer: token, json: { reason: 'By mistake.' } });

  it('names the first agreement, when it was sent and how it stands, and sends nothing', async () => {
    const mou = aMou();
    const first = await post(mou);
    const before = await published();
    const second = await post(mou, { 'idempotency-key': 'of its own' });
    expect(second.status).toBe(409);
    expect(refused(second)).toEqual([
      {
        code: 'already-sent',
        wrong: expect.stringMatching(
          `^This text of ${mou.number} was sent already: it is ${first.body.agreement}, sent on .* [ap]\\.m\\. ET, and is out for signature\\.$`,
        ),
        remedy: expect.stringContaining('?again=yes'),
        about: first.body.agreement,
      },
    ]);
    expect(await published()).toBe(before);
  });

  it('in the same moment is one agreement, and each other request is told of it', async () => {
    const before = await published();
    const mou = aMou();
    const crowd = await Promise.all(Array.from({ length: 6 }, () => post(mou)));
    expect(crowd.map(({ status }) => status).sort()).toEqual([201, ...Array(5).fill(409)]);
    const sent = crowd.find(({ status }) => status === 201)?.body.agreement;
    const told = crowd.filter(({ status }) => status === 409).flatMap(refused);
    expect(told.map(({ code, about }) => [code, about])).toEqual(Array(5).fill(['already-sent', sent]));
    expect(await published()).toBe(before + 1);
  });

  it('is refused for another text, too, whatever capitals its number has', async () => {
    const mou = aMou();
    const { agreement } = (await post(mou)).body;
    const other = await post({ ...mou, number: mou.number.toLowerCase(), title: 'Another title' });
    expect([other.status, refused(other)]).toMatchObject([409, [{ code: 'number-taken', about: agreement }]]);
  });

  it('is sent as an agreement of its own where that is meant, once under one key', async () => {
    const mou = aMou();
    const first = await post(mou, { 'idempotency-key': 'twin' });
    const second = await again(mou, { 'idempotency-key': 'second twin' });
    expect([second.status, second.body.agreement === first.body.agreement]).toEqual([201, false]);
    const repeated = await again(mou, { 'idempotency-key': 'second twin' });
    expect([repeated.status, repeated.body]).toEqual([200, second.body]);
    expect((await again(mou, { 'idempotency-key': 'twin' })).status).toBe(409);
    expect(refused(await post(mou))).toMatchObject([{ about: first.body.agreement }]);
  });

  it('is known by the text of any version that was sent', async () => {
    const sent = await cloud.publish(token);
    const revised = await cloud.revise(token, sent, { ...sent.mou, title: 'Revised' });
    for (const mou of [sent.mou, revised.mou])
      expect(refused(await post(mou))).toMatchObject([{ code: 'already-sent', about: sent.agreement }]);
  });

  it('is free again when all that was sent is voided, for one of two', async () => {
    const mou = aMou();
    const [first, second] = [await post(mou), await again(mou)];
    await voids(first.body.agreement);
    expect(refused(await post(mou))).toMatchObject([{ about: second.body.agreement }]);
    await voids(second.body.agreement);
    const crowd = await Promise.all([post(mou), post(mou)]);
    expect(crowd.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is each agency’s own: the number of another says nothing', async () => {
    const mou = aMou();
    await post(mou);
    const other = (await cloud.token('health.example')).secret;
    expect((await post({ ...mou, convener: 'health' }, { bearer: other })).status).toBe(201);
    const foreign = await post(mou, { bearer: other });
    expect([foreign.status, refused(foreign)]).toMatchObject([422, [{ code: 'not-the-convener' }]]);
  });

  it('is told at the terminal with the way on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-sent-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'mou.json');
    writeFileSync(file, JSON.stringify(aMou()));
    const { agreement } = JSON.parse(await mou(cloud, token, 'send', file)) as Sent;
    await expect(mou(cloud, token, 'send', file)).rejects.toThrow(new RegExp(`it is ${agreement}, .*send --again`));
    const second = JSON.parse(await mou(cloud, token, 'send', file, '--again')) as Sent;
    expect(second.agreement).not.toBe(agreement);
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
