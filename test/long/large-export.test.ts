/** A record of 40,000 events, half of them in one stream, is taken away whole: each answer is one that a function can give, and what they make up verifies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordPage } from '../../functions/records/verify/record.schema.ts';
import { verifyFolder } from '../../functions/records/verify/verify-folder.ts';
import { partyIdOf } from '../../functions/shared/ids.ts';
import { type ChainedEvent, chain } from '../../functions/shared/ledger/chain.ts';
import { eventKey } from '../../functions/shared/ledger/ledger.ts';
import { exportTo } from '../../infra/cli/export.ts';
import { readFolder } from '../../infra/cli/files.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';

/** In the round, and in the stream of each of two parties. */
const [ROUND, PARTY] = [20_000, 10_000];
const AGENCIES = ['transport', 'health'];
/** What a Lambda may hand on, in bytes. */
const LAMBDA_BYTES = 6_291_556;
/** Items of one transaction, and how many of them are under way. */
const [TOGETHER, AT_ONCE] = [25, 8];

let cloud: TestCloud;
let bearer: string;
let home: string;
let sent: Sent;

/** Reports of emails that arrived, as they would follow the last event of that stream. */
async function append(stream: string, count: number, type: string, about: object): Promise<void> {
  let last = (await cloud.history(stream)).events.at(-1) as ChainedEvent;
  const items: object[] = [];
  for (let index = 0; index < count; index += 1) {
    const data = { ...about, report: 'delivered', template: 'reminder', messageId: `message-${index}` };
    const next = { stream, seq: last.seq + 1, type, at: last.at, actor: 'mail report' };
    last = chain({ ...next, data, body: null, previous: last.hash });
    items.push({ ...eventKey(stream, last.seq), ...last });
  }
  const TableName = cloud.table[0]?.name ?? '';
  const starts = Array.from({ length: Math.ceil(count / TOGETHER) }, (_, at) => at * TOGETHER).reverse();
  const puts = async () => {
    for (let at = starts.pop(); at !== undefined; at = starts.pop()) {
      const some = items.slice(at, at + TOGETHER).map((item) => ({ Put: { TableName, Item: marshall(item) } }));
      await cloud.dynamodb.call('TransactWriteItems', JSON.parse(JSON.stringify({ TransactItems: some })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, puts));
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'concord-large-export-'));
  cloud = await aCloud();
  bearer = (await cloud.token()).secret;
  Object.assign(process.env, { CONCORD_URL: cloud.url, CONCORD_TOKEN: bearer });
  sent = await executed(cloud, bearer, aMou({ agencies: AGENCIES }));
  await append(sent.round, ROUND, 'MailReported', { party: 'transport' });
  for (const party of AGENCIES)
    await append(partyIdOf(sent.agreement, party), PARTY, 'PartyMailReported', { to: 'liaison' });
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('The record of an MOU with 40,000 events', () => {
  it('comes in parts that a function can answer with, each beginning where the one before ended', async () => {
    const places: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const query: string = next === '' ? '' : `?from=${next}`;
      const path = `/api/agreements/${sent.agreement}/record${query}`;
      const { status, body, text } = await cloud.call<RecordPage>('GET', path, { bearer });
      expect(status, cloud.log().slice(-600)).toBe(200);
      expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(LAMBDA_BYTES);
      next = body.next;
      if (next !== undefined) places.push(next);
    }
    expect(places.length).toBeGreaterThanOrEqual(2);
    expect(places[0]).toMatch(new RegExp(`~${sent.round}\\.\\d+$`));
    expect(new Set(places).size).toBe(places.length);
  });

  it('is exported as a folder with all of them, which verifies', async () => {
    const folder = join(home, 'large');
    await exportTo(folder, sent.agreement);
    const files = readFolder(folder);
    const eventsIn = (stream: string) =>
      (JSON.parse(files.get(`streams/${stream}.json`)?.toString('utf8') ?? '') as { events: object[] }).events.length;
    expect(eventsIn(sent.round)).toBeGreaterThan(ROUND);
    for (const party of AGENCIES) expect(eventsIn(partyIdOf(sent.agreement, party))).toBeGreaterThan(PARTY);
    expect((await verifyFolder(files)).faults).toEqual([]);
  });
});
