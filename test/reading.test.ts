/** Looking changes nothing: mail scanners and browsers follow links, so no GET writes, at any time of an agreement, for anyone. Of every route there is, `fuzz/` holds it. */

import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { partyKey, readRegister } from '../functions/agreements/agreement.reads.ts';
import { keptWith } from '../functions/agreements/domain/kept-party.rules.ts';
import { handler as agreements } from '../functions/agreements/http.ts';
import { short } from '../functions/agreements/testing/an-mou.ts';
import { handler as clearance } from '../functions/clearance/http.ts';
import { handler as home } from '../functions/home/http.ts';
import { register } from '../functions/identity/acts/register-agency.ts';
import { personId } from '../functions/identity/agency.store.ts';
import { codeKey } from '../functions/identity/code.store.ts';
import { handler as identity } from '../functions/identity/http.ts';
import { putLogin } from '../functions/identity/person.store.ts';
import { keepSignIn } from '../functions/identity/sign-in.store.ts';
import { makeToken } from '../functions/identity/token.store.ts';
import type { PartyState } from '../functions/offices/domain/party.state.ts';
import { partyTipKey } from '../functions/offices/party.reads.ts';
import { keepReviewLink, keepReviewSession } from '../functions/offices/review.reads.ts';
import { handler as records } from '../functions/records/http.ts';
import { formProof } from '../functions/shared/http/form-keys.ts';
import { codeOf, newLoginId, newSecret, partyIdOf, roundIdOf } from '../functions/shared/ids.ts';
import { DAY, plus } from '../functions/shared/kernel.ts';
import { GENESIS } from '../functions/shared/ledger/chain.ts';
import { dynamo, marshal, tableName } from '../functions/shared/ledger/table.ts';
import { handler as signing } from '../functions/signing/http.ts';
import { keepLink, keepSession } from '../functions/signing/link.store.ts';
import { handler as step } from '../functions/signing/steps.ts';
import { aTable } from './a-table.ts';

const NOW = '2026-11-24T15:00:00.000Z';
const COUNSEL = { name: 'Counsel', mailbox: 'counsel@agency.example' };
const table = aTable();

interface Asked {
  method: 'GET' | 'POST';
  path: string;
  bearer?: string;
  cookies?: string[];
  form?: Record<string, string>;
  json?: unknown;
}

const HANDLERS = [
  { of: /^\/api\/agreements\/[^/]+\/(record|copy|copy\.json)$/, handler: records },
  { of: /^\/api\/agreements(?!.*\/(void|signatories))/, handler: agreements },
  { of: /^\/(sign-in|sessions|find)/, handler: identity },
  { of: /^\/(home|agreements)/, handler: home },
  { of: /^\/reviews?\//, handler: clearance },
];

async function ask({ method, path, bearer, cookies = [], form, json }: Asked) {
  const { handler } = HANDLERS.find(({ of }) => of.test(path)) ?? { handler: signing };
  const body = form ? new URLSearchParams(form).toString() : json && JSON.stringify(json);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const event = {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { ...(body ? { 'content-type': type } : {}), ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    cookies,
    requestContext: { requestId: 'request', http: { method, path, sourceIp: '192.0.2.7' } },
    isBase64Encoded: false,
    ...(body ? { body } : {}),
  } as unknown as APIGatewayProxyEventV2;
  return handler(event, {} as Context);
}

/** A liaison with a session, and with a link that was not used. */
async function aPerson() {
  const [token, secret] = [newSecret(), newSecret()];
  const mailbox = `liaison@${convenerDomain}`;
  const [hash, expiresAt] = ['0'.repeat(64), plus(NOW, DAY)];
  await keepSignIn(token, { mailbox, asker: hash, number: hash, to: '/home', expiresAt, tries: 0 });
  const login = { id: newLoginId(), mailbox, startedAt: NOW, expiresAt, source: '', browser: '' };
  await dynamo.send(new TransactWriteItemsCommand({ TransactItems: putLogin(secret, login) }));
  return { token, cookies: [`__Host-concord=${secret}`] };
}

/** Every party as its own people leave it when its head may be asked; counsel has been asked for advice. */
async function prepareAll(agreement: string) {
  const put = (item: Record<string, unknown>) =>
    dynamo.send(new PutItemCommand({ TableName: tableName(), Item: marshal(item) }));
  const parties = short.parties.map(({ key }) => key);
  for (const registered of await readRegister({ id: agreement, version: 1, parties })) {
    const { party, agency = '', structure, signatories } = registered;
    const stream = partyIdOf(agreement, party);
    const state: PartyState = {
      agreement,
      party,
      agency,
      confirmedAt: NOW,
      structure,
      signatories: signatories.map((office) => ({ office, capacity: 'incumbent', epoch: 0, noticeAt: NOW })),
      epoch: 0,
      reviewers: { counsel: { required: false } },
      mail: {},
    };
    await put({ ...partyTipKey(agreement, party), stream, seq: 2, hash: GENESIS, state });
    const own = { ...registered, reviewers: { counsel: { ...COUNSEL, required: false } } };
    await put({ ...partyKey(agreement, party), ...keptWith(undefined, 1, own) });
  }
}

/** A reviewer of the convener with a link that was not used, and with a session of another. */
async function aReviewer(round: string, documentHash: string) {
  const [token, secret] = [newSecret(), newSecret()];
  const of = { round, party: short.convener, kind: 'counsel' as const, documentHash };
  const link = { ...of, reviewer: personId(COUNSEL.mailbox), expiresAt: plus(NOW, DAY) };
  await keepReviewLink(token, link);
  await keepReviewSession(secret, link);
  return { token, cookies: [`__Host-rev_${round}.${of.party}.${of.kind}=${secret}`] };
}

let numbers = 100;

/** A published agreement whose parties were asked, with a link and a session of each. */
async function anAgreementOutForSignature() {
  const { secret: bearer } = await makeToken({ organization: convenerDomain, label: 'test', now: NOW });
  numbers += 1;
  const json = { ...short, number: `MOU-2026-${numbers}` };
  const published = await ask({ method: 'POST', path: '/api/agreements', bearer, json });
  const { agreement, documentHash } = JSON.parse(published.body ?? '{}');
  const round = roundIdOf(agreement, 1);
  await prepareAll(agreement);
  for (const name of ['open-round', 'ask-next-group']) await step({ step: name, ids: { agreement, round }, seen: '0' });
  const visitors = await Promise.all(
    short.parties.map(async ({ key: party }) => {
      const [token, secret] = [newSecret(), newSecret()];
      const of = {
        round,
        party,
        purpose: 'sign' as const,
        share: 'round' as const,
        epoch: 0,
        expiresAt: plus(NOW, DAY),
      };
      await keepLink(token, { ...of, documentHash });
      await keepSession(secret, { ...of, linkUsedAt: NOW });
      return { party, token, secret, cookies: [`__Host-${round}=${secret}.${party}`] };
    }),
  );
  const reviewer = await aReviewer(round, documentHash);
  return { bearer, agreement, round, documentHash, visitors, person: await aPerson(), reviewer };
}
const convenerDomain = short.parties.find(({ key }) => key === short.convener)?.mailDomains[0] ?? '';
type Standing = Awaited<ReturnType<typeof anAgreementOutForSignature>>;

async function signAll({ round, documentHash, visitors }: Standing) {
  for (const [index, { party, secret, cookies }] of visitors.entries()) {
    const code = { seed: '5eed', digits: 6, sentAt: NOW, expiresAt: plus(NOW, DAY) };
    const Item = marshal({ ...codeKey(round, party), codes: [code] });
    await dynamo.send(new PutItemCommand({ TableName: tableName(), Item }));
    const command = `cmd_${String(index).padStart(26, '0')}`;
    const form = { _command: command, _proof: formProof(secret), _documentHash: documentHash, code: codeOf('5eed', 6) };
    const { statusCode } = await ask({ method: 'POST', path: `/rounds/${round}/signature`, cookies, form });
    expect(statusCode, party).toBe(303);
  }
}

/** Every GET of both functions for one agreement, with what a caller needs who may see it. */
const readings = ({
  agreement,
  round,
  bearer,
  visitors: [first],
  person,
  reviewer,
}: Standing): Record<string, Asked> => {
  const get = (path: string, by: Partial<Asked>): Asked => ({ method: 'GET', path, ...by });
  const [convener, head] = [{ bearer }, { cookies: first?.cookies ?? [] }];
  return {
    '/api/agreements/{agreement}': get(`/api/agreements/${agreement}`, convener),
    '/api/agreements/{agreement}/record': get(`/api/agreements/${agreement}/record`, convener),
    '/api/agreements/{agreement}/copy': get(`/api/agreements/${agreement}/copy`, convener),
    '/api/agreements/{agreement}/copy.json': get(`/api/agreements/${agreement}/copy.json`, convener),
    '/api/agreements/{agreement}/signatories': get(`/api/agreements/${agreement}/signatories`, convener),
    '/sign-in': get('/sign-in', {}),
    '/sign-in/{token}': get(`/sign-in/${person.token}`, {}),
    '/find': get('/find', {}),
    '/sessions': get('/sessions', person),
    '/home': get('/home', person),
    '/agreements/{agreement}': get(`/agreements/${agreement}`, person),
    '/agreements/{agreement}/record': get(`/agreements/${agreement}/record`, person),
    '/agreements/{agreement}/copy': get(`/agreements/${agreement}/copy`, person),
    '/review/{token}': get(`/review/${reviewer.token}`, {}),
    '/reviews/{round}/{party}/{kind}': get(`/reviews/${round}/${short.convener}/counsel`, reviewer),
    '/sign/{token}': get(`/sign/${first?.token}`, {}),
    '/rounds/{round}': get(`/rounds/${round}`, head),
    '/rounds/{round}/decline': get(`/rounds/${round}/decline`, head),
    '/rounds/{round}/take-back': get(`/rounds/${round}/take-back`, head),
    '/rounds/{round}/record': get(`/rounds/${round}/record`, head),
    '/rounds/{round}/copy': get(`/rounds/${round}/copy`, head),
    '/rounds/{round}/copy.json': get(`/rounds/${round}/copy.json`, head),
  };
};

const moments: Record<string, (standing: Standing) => Promise<unknown>> = {
  'out for signature': async () => undefined,
  executed: signAll,
  voided: ({ agreement, bearer }) =>
    ask({
      method: 'POST',
      path: `/api/agreements/${agreement}/void`,
      bearer,
      json: { reason: 'A party was missing.' },
    }),
};

/** Enough to list the routes. */
const nothing = { visitors: [], person: {}, reviewer: {} } as never;

/** What someone sees who holds nothing but the address: the page, the way to sign in, or nothing. */
const shownToAnyone = (path: string, answer: number | undefined): number | undefined => {
  if (['/sessions', '/home'].includes(path) || /^\/(agreements|reviews)\//.test(path)) return 303;
  return path.startsWith('/sign') || ['/find', '/review/{token}'].includes(path) ? answer : 404;
};

/** A link that has done its work says so; before execution there is no copy to keep, and before its sealing none to take away. */
const expected = (path: string, status: string): number => {
  if (['/sign/{token}', '/review/{token}'].includes(path) && status !== 'out for signature') return 410;
  if (path.startsWith('/api/agreements/{agreement}/copy')) return 404;
  return /\/copy(\.json)?$/.test(path) && status !== 'executed' ? 303 : 200;
};

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  for (const { name, mailDomains: domains } of short.parties) {
    const liaisons = [{ name: 'Liaison', mailbox: `liaison@${domains[0]}` }];
    await register({ name, domains, liaisons, recordsOfficers: [] }, NOW);
  }
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe.each(Object.entries(moments))('While an agreement is %s', (status, bring) => {
  let readable: Record<string, Asked>;
  beforeAll(async () => {
    const standing = await anAgreementOutForSignature();
    await bring(standing);
    readable = readings(standing);
    const { body } = await ask(readable['/api/agreements/{agreement}'] as Asked);
    expect(JSON.parse(body ?? '{}')).toMatchObject({ status });
  });

  it.each(Object.keys(readings(nothing)))(
    'GET %s writes nothing, for whoever may read and for anyone else',
    async (path) => {
      const asked = readable[path] as Asked;
      const { bearer: _, ...nobody } = { ...asked, cookies: [] };
      table.writes.length = 0;
      const [answer, repeat, stranger] = [await ask(asked), await ask(asked), await ask(nobody)];
      expect(table.writes).toEqual([]);
      expect(answer.statusCode).toBe(expected(path, status));
      expect(repeat.statusCode).toBe(answer.statusCode);
      expect(stranger.statusCode).toBe(shownToAnyone(path, answer.statusCode));
    },
  );
});

it('a POST of the same link does write, so this table would have seen it', async () => {
  const { visitors } = await anAgreementOutForSignature();
  table.writes.length = 0;
  await ask({ method: 'POST', path: `/sign/${visitors[0]?.token}`, form: {} });
  expect(table.writes).toEqual(['PutItemCommand']);
});
