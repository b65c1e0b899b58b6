/** A request that is broken, forged or too large is answered in words, and changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../functions/shared/canonical.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
/** What a head's browser holds who is about to sign. */
let cookie: string;
let fields: { _command: string; _proof: string; _documentHash: string; code: string };
let foreignProof: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await cloud.send(token);
  const other = await cloud.send(token);
  ({ cookie, fields } = await aboutToSign(sent));
  foreignProof = (await aboutToSign(other)).fields._proof;
});
afterAll(() => cloud?.stop());

async function aboutToSign(of: Sent) {
  const head = cloud.head(of, 'health');
  await head.openLink();
  const code = await head.askForCode();
  const [, form] = head.browser.formOf('Sign for', { code });
  return { cookie: head.browser.cookie, fields: Object.fromEntries(form) as typeof fields };
}

interface Raw {
  path: string;
  body?: string | Uint8Array;
  type?: string | undefined;
  headers?: Record<string, string>;
  method?: string;
}

const raw = async ({ path, body = '', type, headers = {}, method = 'POST' }: Raw) => {
  const response = await fetch(`${cloud.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
    ...(method !== 'GET' && { body: Buffer.from(body) }),
  });
  return { status: response.status, text: await response.text(), cookies: response.headers.getSetCookie() };
};

/** Every item of the table: events, tips, effects, links, sessions, counters. */
const everything = async () =>
  Object.fromEntries((await cloud.items('')).map((item) => [`${item.pk} ${item.sk}`, hashOf(item)]));

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const form = (changes: Record<string, string | undefined> = {}) =>
  new URLSearchParams(
    Object.entries({ ...fields, ...changes }).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
const signature = () => `/rounds/${sent.round}/signature`;
const good = JSON.stringify(aMou());

const api =
  (body: string | Uint8Array, type: string | undefined = JSON_TYPE) =>
  (): Raw => ({
    path: '/api/agreements',
    body,
    type,
    headers: { authorization: `Bearer ${token}` },
  });
const voids = (body: string) => (): Raw => ({ ...api(body)(), path: `/api/agreements/${sent.agreement}/void` });
const formInJson = (changes: object) => (): Raw => ({
  ...signs({})(),
  body: JSON.stringify({ ...fields, ...changes }),
  type: JSON_TYPE,
});
const signs =
  (changes: Record<string, string | undefined>, headers: Record<string, string> = {}, type = FORM) =>
  (): Raw => ({ path: signature(), body: form(changes), type, headers: { cookie, ...headers } });

const cases: [string, () => Raw, number][] = [
  ['JSON that breaks off', api(good.slice(0, -5)), 422],
  ['JSON that is no JSON', api('{title: 1}'), 422],
  ['an empty body', api(''), 422],
  ['a body that is not UTF-8', api(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])), 422],
  ['a list', api('[]'), 422],
  ['a text', api('"MOU"'), 422],
  ['null', api('null'), 422],
  ['JSON nested 100,000 deep', api('['.repeat(100_000) + ']'.repeat(100_000)), 422],
  ['JSON nested 5,000 deep', api('['.repeat(5_000) + ']'.repeat(5_000)), 422],
  ['an MOU with a field nested 5,000 deep', api(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)},${good.slice(1)}`), 422],
  ['a number beyond all numbers', api(`{"a":1e400,${good.slice(1)}`), 422],
  ['half a character', api(good.replace('One road', 'One \\ud800 road')), 422],
  ['half a character in a reason', voids('{"reason":"\\ud800"}'), 422],
  ['a number beyond all numbers for a reason', voids('{"reason":1e400}'), 422],
  ['a reason that is no text', () => ({ ...voids('{"reason":{"toString":1}}')() }), 422],
  ['a form in JSON whose fields are no texts', formInJson({ _proof: { toString: 1 }, _command: [[]] }), 401],
  ['a form in JSON with half a character', formInJson({ '\ud800': '\ud800', _proof: 'x' }), 401],
  ['a field of JavaScript’s own', api(`{"__proto__":{"a":1},${good.slice(1)}`), 422],
  ['an MOU as plain text', api(good, 'text/plain'), 422],
  ['an MOU as a form', api(`mou=${encodeURIComponent(good)}`, FORM), 422],
  ['an MOU of no type', api(good, ''), 422],
  ['an MOU of 2 MB', api(JSON.stringify({ ...aMou(), title: 'a'.repeat(2 ** 21) })), 422],
  ['11 MB', api('a'.repeat(11 * 2 ** 20)), 413],
  ['a form without its proof', signs({ _proof: undefined }), 401],
  ['a form with an empty proof', signs({ _proof: '' }), 401],
  ['a form with a made-up proof', signs({ _proof: 'a'.repeat(64) }), 401],
  ['a form with the proof of another session', () => signs({ _proof: foreignProof })(), 401],
  ['a form without a command', signs({ _command: undefined }), 401],
  ['a form with a command of another make', signs({ _command: 'cmd_1' }), 401],
  ['a form without the session', signs({}, { cookie: '' }), 401],
  ['a form with a broken session', signs({}, { cookie: 'a; =b; __Host-x' }), 401],
  ['another site’s form', signs({}, { 'sec-fetch-site': 'cross-site' }), 404],
  ['a sister site’s form', signs({}, { 'sec-fetch-site': 'same-site' }), 404],
  ['a form as plain text', signs({}, {}, 'text/plain'), 401],
  ['a form in parts', signs({}, {}, 'multipart/form-data; boundary=x'), 401],
  ['a form with broken percent-encoding', () => ({ ...signs({})(), body: `${form()}%&_proof=%E0%A4%A&x=%zz` }), 401],
  ['a form of 1 MB', signs({ _proof: 'a'.repeat(2 ** 20) }), 401],
  ['a form with a million fields', () => ({ ...signs({})(), body: `a&`.repeat(500_000) }), 401],
  [
    'a reason of 1 MB',
    () => ({ ...signs({ reason: 'a'.repeat(2 ** 20) })(), path: `/rounds/${sent.round}/decline` }),
    422,
  ],
  [
    'a document that is not the one on record',
    () => ({ ...signs({ _documentHash: 'b'.repeat(64), reason: 'No.' })(), path: `/rounds/${sent.round}/decline` }),
    422,
  ],
  [
    'broken percent-encoding in a path',
    () => ({ path: '/rounds/%E0%A4%A/signature', body: form(), type: FORM, headers: { cookie } }),
    401,
  ],
  [
    'another way of writing a slash',
    () => ({ path: `/rounds%2f${sent.round}%2fsignature`, body: form(), type: FORM, headers: { cookie } }),
    404,
  ],
  ['a path that climbs', () => ({ path: '/assets/..%2f..%2findex.mjs', method: 'GET' }), 404],
  ['a method that no route has', () => ({ ...signs({})(), method: 'PUT' }), 404],
  ['another site opening a link', () => ({ path: linkPath(), headers: { 'sec-fetch-site': 'cross-site' } }), 404],
];

const linkPath = () =>
  new URL(/^http\S+\/sign\/\S+$/m.exec(cloud.mails(sent, 'health')[0]?.text ?? '')?.[0] ?? '').pathname;

describe('A request that cannot be meant', () => {
  it.each(cases)('%s', async (_, request, status) => {
    const before = await everything();
    const answer = await raw(request());
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([status, expect.any(String)]);
    expect(answer.cookies).toEqual([]);
    expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|TypeError/);
    await cloud.quiet();
    expect(await everything()).toEqual(before);
  });

  it('half a character typed into a form that is ours is only an unknown character', async () => {
    const declines = { ...fields, reason: '\ud800 No.', _documentHash: 'b'.repeat(64) };
    const answer = await raw({ ...formInJson(declines)(), path: `/rounds/${sent.round}/decline` });
    expect(answer.status).toBe(422);
  });

  it('stands beside one that is meant: the same form, whole, signs', async () => {
    const answer = await raw(signs({}, { 'sec-fetch-site': 'same-origin' })());
    expect(answer.status).toBe(303);
    expect(await cloud.types(sent.round)).toContain('SignatureGiven');
  });
});
