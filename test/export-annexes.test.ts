/** An export has all that was handed in, however large: annexes, and the original of an MOU that was signed elsewhere. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNEX_BYTES } from '../functions/agreements/domain/annex.rules.ts';
import { verifyFolder } from '../functions/records/verify/verify-folder.ts';
import { sha256 } from '../functions/shared/canonical.ts';
import { exportTo, folderOf } from '../infra/cli/export.ts';
import { readFolder } from '../infra/cli/files.ts';
import { fetchRecord } from '../infra/cli/record.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import { aMou } from './a-sent-mou.ts';
import { type Adopted, confirming, GOES_ON, handedIn } from './an-adopted-mou.ts';

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

describe('The export of an MOU that was signed elsewhere', () => {
  const LAYERS = Buffer.from('county,road\n1,OR-22\n');
  /** The largest that there may be. */
  const ORIGINAL = ((): Buffer => {
    const small = aScan({ pages: 'all of it' });
    return aScan({ pages: 'all of it', size: ANNEX_BYTES - small.length });
  })();
  const original = `annex/${sha256(ORIGINAL)}.pdf`;
  const layers = `annex/${sha256(LAYERS)}.csv`;
  let adopted: Adopted;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    const annex = { title: 'Map layers', sha256: sha256(LAYERS), bytes: LAYERS.length, mediaType: 'text/csv' };
    const mou = { ...aMou({ agencies: PAIR }), sunset: GOES_ON, annexes: [annex] };
    adopted = await handedIn(cloud, bearer, mou as never, { pdf: ORIGINAL });
    expect((await cloud.handIn(bearer, adopted.agreement, LAYERS)).status).toBe(201);
    await cloud.quiet();
    for (const party of PAIR) await confirming(cloud.person(`liaison@${party}.example`), adopted);
    await cloud.quiet();
    const folder = join(home, 'adopted');
    await exportTo(folder, adopted.agreement);
    files = readFolder(folder);
  });

  const faultsWith = async (path: string, content: Uint8Array | undefined): Promise<string> => {
    const record = await fetchRecord(adopted.agreement);
    const annexes = new Map([original, layers].map((one) => [one, files.get(one) as Buffer]));
    if (content) annexes.set(path, Buffer.from(content));
    else annexes.delete(path);
    // The manifest is made anew: what is wrong is found without it.
    return (await verifyFolder(folderOf(record, [], annexes))).faults.join('\n');
  };

  it('has the signed original and the annexes, byte for byte, and verifies', async () => {
    expect(ORIGINAL).toHaveLength(ANNEX_BYTES);
    expect(files.get(original)?.equals(ORIGINAL)).toBe(true);
    expect(files.get(layers)?.equals(LAYERS)).toBe(true);
    const { faults, holds } = await verifyFolder(files);
    expect(faults).toEqual([]);
    expect(holds.join('\n')).toContain('The annexes here are those that were handed in, byte for byte');
  });

  it('is not whole without one of them, or with another in its place', async () => {
    expect(await faultsWith(original, undefined)).toBe(
      `The record says that the document with hash ${sha256(ORIGINAL)} was handed in, and ${original} is not here.`,
    );
    const altered = Buffer.concat([LAYERS, Buffer.from('2,OR-22\n')]);
    expect(await faultsWith(layers, altered)).toBe(
      `The file ${layers} is not the document that was handed in: it was changed.`,
    );
    expect(await faultsWith('annex/more.pdf', ORIGINAL)).toBe(
      'The file annex/more.pdf is no annex that a text of the record names.',
    );
  });

  it('is given to the systems of its parties alone, and nothing that no text names', async () => {
    const path = (hash: string) => `/api/agreements/${adopted.agreement}/annexes/${hash}`;
    const health = (await cloud.token('health.example')).secret;
    const stranger = (await cloud.token('police.example')).secret;
    const status = async (hash: string, token: string) =>
      (await cloud.call('GET', path(hash), { bearer: token })).status;
    expect(await status(sha256(LAYERS), health)).toBe(200);
    expect(await status(sha256(LAYERS), stranger)).toBe(404);
    const [published] = (await cloud.history(adopted.agreement)).events;
    const { documentHash = '', textHash = '' } = (published?.data ?? {}) as Record<string, string>;
    for (const hash of [documentHash, textHash, 'a'.repeat(64), 'constructor'])
      expect(await status(hash, bearer), hash).toBe(404);
  });
});
