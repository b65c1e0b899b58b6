/** An MOU with twelve versions is read like one with a single version: the pages and the API ask the table once more at most. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { aMou, type Sent } from './a-sent-mou.ts';

const PAIR = ['transport', 'health'];
const VERSIONS = 12;
let cloud: TestCloud;
let token: string;
let liaison: Person;
let [one, twelve]: Sent[] = [];

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  one = await executed(cloud, token, aMou({ agencies: PAIR }));
  let sent = await cloud.send(token, aMou({ agencies: PAIR }));
  for (let version = 2; version <= VERSIONS; version++)
    sent = await cloud.revise(token, sent, { ...sent.mou, title: `Map ${version}` });
  await cloud.prepare(sent);
  for (const party of PAIR) await cloud.head(sent, party).sign();
  await cloud.quiet();
  twelve = sent;
  liaison = cloud.person('liaison@health.example');
  await liaison.open('/home');
});
afterAll(() => cloud?.stop());

const READS = ['BatchGetItem', 'GetItem', 'Query'];

/** What one request of a function asks of the table. */
async function readsOf(caller: string, request: () => Promise<{ status: number }>): Promise<number> {
  await cloud.quiet();
  let reads = 0;
  cloud.setFaults({
    around: (call, serve) => {
      if (call.caller.startsWith(caller) && READS.includes(call.action)) reads += 1;
      return serve();
    },
  });
  const { status } = await request();
  cloud.setFaults({});
  expect(status).toBe(200);
  return reads;
}

it.each<[string, string, (sent: Sent) => Promise<{ status: number }>]>([
  ['the overview', 'homehttp', ({ agreement }) => liaison.open(`/agreements/${agreement}`)],
  ['the text', 'homehttp', ({ agreement }) => liaison.open(`/agreements/${agreement}/text`)],
  ['the people', 'homehttp', ({ agreement }) => liaison.open(`/agreements/${agreement}/people`)],
  ['the record', 'homehttp', ({ agreement }) => liaison.open(`/agreements/${agreement}/record`)],
  ['the party’s page', 'officeshttp', ({ agreement }) => liaison.open(`/agreements/${agreement}/parties/health`)],
  [
    'the API',
    'agreementshttp',
    ({ agreement }) => cloud.call('GET', `/api/agreements/${agreement}`, { bearer: token }),
  ],
])('%s', async (_, caller, ask) => {
  const few = await readsOf(caller, () => ask(one as Sent));
  const many = await readsOf(caller, () => ask(twelve as Sent));
  expect(few).toBeGreaterThan(0);
  expect([few, few + 1]).toContain(many);
});
