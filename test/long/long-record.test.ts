/** A record that one answer cannot hold is fetched in parts, and verifies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordPage } from '../../functions/records/verify/record.schema.ts';
import { verifyFolder } from '../../functions/records/verify/verify-folder.ts';
import { verifyRecord } from '../../functions/records/verify/verify-record.ts';
import { exportTo } from '../../infra/cli/export.ts';
import { readFolder } from '../../infra/cli/files.ts';
import { fetchRecord } from '../../infra/cli/record.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type MouFile, type Sent } from '../a-sent-mou.ts';
import { signedByAll, successorOut } from '../a-successor.ts';

let cloud: TestCloud;
let bearer: string;
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'concord-export-'));
  cloud = await aCloud();
  bearer = (await cloud.token()).secret;
  Object.assign(process.env, { CONCORD_URL: cloud.url, CONCORD_TOKEN: bearer });
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

const PAIR = ['transport', 'health'];

describe('The record of an MOU with many long versions', () => {
  const VERSIONS = 6;
  /** Words that grow the most on the way: a quote has six bytes in HTML, and four as text in JSON in JSON. */
  const sections = Array.from({ length: 22 }, (_, index) => ({
    ...{ key: `part-${index + 1}`, title: `Part ${index + 1}` },
    text: `Names in quotes. ${'"" '.repeat(2_600)}`,
  }));
  let sent: Sent;

  const amended = async (before: Sent, title: string): Promise<Sent> => {
    const mou: MouFile = { ...before.mou, title };
    const successor = await successorOut(cloud, bearer, before, mou);
    await signedByAll(cloud, successor);
    return successor;
  };
  const pageOf = async (from?: string) => {
    const query = from === undefined ? '' : `?from=${from}`;
    return cloud.call<RecordPage>('GET', `/api/agreements/${sent.agreement}/record${query}`, { bearer });
  };

  beforeAll(async () => {
    sent = await executed(cloud, bearer, { ...aMou({ agencies: PAIR }), sections } as never);
    for (let version = 2; version <= VERSIONS; version += 1) sent = await amended(sent, `Map number ${version}`);
  });

  it('is more than a function can answer with, comes in parts, and verifies when they are put together', async () => {
    const first = await pageOf();
    expect([first.status, first.body.next]).toEqual([200, expect.stringMatching(/^\d+~v[2-6]$/)]);
    expect(verifyRecord(first.body).faults).toEqual([expect.stringContaining('It is one part of a record')]);
    const record = await fetchRecord(sent.agreement);
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(record)))).toBeGreaterThan(6_291_556);
    expect(record.documents.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    const { faults, holds } = verifyRecord(record);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain('Version 6 amends version 5; in force from');
  });

  it('is begun again when something has happened since its first part', async () => {
    const { next = '' } = (await pageOf()).body;
    const [, place] = next.split('~');
    const before = await pageOf(`1~${place}`);
    expect([before.status, before.text]).toEqual([409, expect.stringContaining('record-moved-on')]);
    expect((await pageOf('nowhere')).status).toBe(404);
    expect((await pageOf(next)).status).toBe(200);
  });

  it('is exported as a folder that verifies', async () => {
    const folder = join(home, 'long');
    await exportTo(folder, sent.agreement);
    const { faults } = await verifyFolder(readFolder(folder));
    expect(faults).toEqual([]);
  });
});
