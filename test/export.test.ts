/** A record that was taken away is verified from its files alone; whatever was changed in the folder is found and named. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord, ExportedStream } from '../functions/records/verify/record.schema.ts';
import { verifies } from '../functions/records/verify/verdict.ts';
import { type Beside, verifyFile } from '../functions/records/verify/verify-file.ts';
import { PLACES, verifyFolder } from '../functions/records/verify/verify-folder.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { commitmentsIdOf, partyIdOf, planIdOf } from '../functions/shared/ids.ts';
import { exportTo, folderOf } from '../infra/cli/export.ts';
import { readFolder } from '../infra/cli/files.ts';
import { fetchTips } from '../infra/cli/tips.ts';
import { aCloud, DAY, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';
import { root } from './imports.ts';

let cloud: TestCloud;
let bearer: string;
let sent: Sent;
let home: string;
let folder: string;
let files: Map<string, Buffer>;
let record: ExportedRecord;
let jwks: unknown;
let tips: unknown;

const agencies = ['transport', 'health'];
const recordOf = async (agreement: string) =>
  (await cloud.call<ExportedRecord>('GET', `/api/agreements/${agreement}/record`, { bearer })).body;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'concord-export-'));
  folder = join(home, 'export');
  cloud = await aCloud();
  bearer = (await cloud.token()).secret;
  sent = await cloud.send(bearer, aMou({ agencies }));
  for (const party of agencies) await cloud.head(sent, party).sign();
  await cloud.quiet();
  await cloud.moveBy(DAY);
  Object.assign(process.env, { CONCORD_URL: cloud.url, CONCORD_TOKEN: bearer });
  await exportTo(folder, sent.agreement);
  files = readFolder(folder);
  record = await recordOf(sent.agreement);
  jwks = (await cloud.call('GET', '/.well-known/jwks.json')).body;
  tips = await fetchTips(folder, '2026-03-03');
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

const [PDF, JSON_COPY] = [PLACES.pdf(1), PLACES.json(1)];
const copies = () => ({ version: 1, pdf: files.get(PDF) as Buffer, json: files.get(JSON_COPY) as Buffer });
/** The folder with the file of one stream changed and a manifest made anew: what the chain finds, not the manifest. */
const forged = (change: (stream: ExportedStream) => Partial<ExportedStream>, index = 1) =>
  folderOf({ ...record, streams: record.streams.map((one, at) => (at === index ? { ...one, ...change(one) } : one)) }, [
    copies(),
  ]);
const faults = async (of: ReadonlyMap<string, Uint8Array>, beside?: Beside) =>
  (await verifyFolder(of, beside)).faults.join('\n');

describe('The exported folder of an executed agreement', () => {
  it('holds the sealed copies, every stream, the text and a manifest, and verifies', async () => {
    expect([...files.keys()].sort()).toEqual(
      [
        'README.txt',
        ...[PLACES.json, PLACES.pdf, PLACES.html, PLACES.findings, PLACES.text].map((place) => place(1)),
        'manifest.json',
        PLACES.record,
        `streams/${sent.agreement}.json`,
        `streams/${sent.round}.json`,
        // Taken up in the first hour of the text.
        `streams/${commitmentsIdOf(sent.agreement, agencies[0] ?? '')}.json`,
        `streams/${planIdOf(sent.agreement)}.json`,
        ...agencies.map((party) => `streams/${partyIdOf(sent.agreement, party)}.json`),
      ].sort(),
    );
    const verdict = await verifyFolder(files, { jwks, tips });
    expect(verdict.faults).toEqual([]);
    for (const says of [
      /All 13 files are those/,
      /All 2 agencies signed version 1/,
      /sealed copies here are the ones on record/,
      /The record agrees with the sealed copy: mou_/,
      /Not one byte of the file was changed/,
      /is among the keys that were given/,
      /On 2026-03-03 the service sealed where every record stood/,
    ])
      expect(verdict.holds.join('\n')).toMatch(says);
  });

  it('verifies at the desk with exit code 0, and with 1 once something in it was changed', async () => {
    const verify = (...args: string[]) =>
      promisify(execFile)('npx', ['tsx', 'infra/cli/verify.ts', ...args], {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
    const keys = join(home, 'jwks.json');
    writeFileSync(keys, JSON.stringify(jwks));
    const good = await verify(folder, '--jwks', keys);
    expect([good.code, good.stdout]).toEqual([0, expect.stringMatching(/^Complete and unchanged\.\n/)]);
    const saved = join(home, 'tips.json');
    writeFileSync(saved, JSON.stringify(tips));
    const witnessed = await verify(folder, '--jwks', keys, '--copy', join(folder, PDF), '--tips', saved);
    expect(witnessed.stdout).toContain('that came after both the sealed copy and the list of 2026-03-03');
    expect(witnessed.stdout).not.toContain('at the very end');
    const alone = await verify(join(folder, PDF));
    expect([alone.code, alone.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^Unchanged since sealing\.\n.*Which service has the key \S+ is not known\. Compare it with --jwks FILE/s,
      ),
    ]);
    writeFileSync(keys, '{"keys":[]}');
    const strange = await verify(join(folder, PDF), '--jwks', keys);
    expect([strange.code, strange.stdout]).toEqual([
      1,
      expect.stringMatching(/^Not sealed by this service\.\n.*is not among the keys/s),
    ]);
    const bad = join(home, 'bad.pdf');
    writeFileSync(bad, Buffer.concat([copies().pdf, Buffer.from('more')]));
    const told = await verify(bad);
    expect([told.code, told.stdout]).toEqual([
      1,
      expect.stringMatching(/^Changed\. Do not rely on it\.\n.*wrong: 4 bytes were added/s),
    ]);
  });

  it('has a sealed PDF that the page of the service calls its own, by the keys that it may read', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(copies().pdf)]), 'executed-copy.pdf');
    const answer = await fetch(new URL('/verify', cloud.url), { method: 'POST', body: form });
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('<h1>Unchanged since sealing</h1>'),
    ]);
    expect(cloud.log()).not.toContain('The sealing keys could not be read');
  });

  it('is refused where a folder has something in it already', async () => {
    mkdirSync(join(home, 'full'));
    writeFileSync(join(home, 'full', 'mine.txt'), 'mine');
    await expect(exportTo(join(home, 'full'), sent.agreement)).rejects.toThrow('is not empty');
  });
});

describe('Whoever changes the folder is found', () => {
  const withFile = (path: string, content: string | undefined) => {
    const changed = new Map(files);
    if (content === undefined) changed.delete(path);
    else changed.set(path, Buffer.from(content));
    return changed;
  };
  it.each<[string, () => ReadonlyMap<string, Uint8Array>, RegExp]>([
    ['a file changed', () => withFile('README.txt', 'x'), /README.txt is not the one that the manifest lists/],
    ['a file added', () => withFile('more.txt', 'x'), /more.txt is not in the manifest/],
    ['a file taken away', () => withFile('README.txt', undefined), /README.txt is missing, and the manifest lists it/],
    ['the manifest taken away', () => withFile('manifest.json', undefined), /has no manifest.json of an export/],
    ['the manifest changed', () => withFile('manifest.json', '{"files":{}}'), /has no manifest.json of an export/],
    ['nothing left', () => new Map(), /no manifest.json.*shape of a record/s],
    [
      'an event dropped',
      () => forged(({ events }) => ({ events: events.toSpliced(2, 1) })),
      /an event is missing or moved/,
    ],
    [
      'events reordered',
      () => forged(({ events }) => ({ events: events.toReversed() })),
      /an event is missing or moved/,
    ],
    [
      'an event edited',
      () => forged(({ events }) => ({ events: events.map((one) => ({ ...one, actor: 'someone' })) })),
      /was changed after it was recorded/,
    ],
    [
      'two bodies swapped',
      () =>
        forged(({ bodies }) => ({
          bodies: bodies.map(([seq], index) => [seq, bodies.at(index - 1)?.[1]]) as ExportedStream['bodies'],
        })),
      /carries words other than those recorded/,
    ],
    [
      'the last events cut off',
      () =>
        forged(({ events, bodies }) => ({ events: events.slice(0, 3), bodies: bodies.filter(([seq]) => seq <= 3) })),
      /the record ends before event \d+, which the sealed copy names/,
    ],
    [
      'another sealed copy',
      () => folderOf(record, [{ ...copies(), json: Buffer.concat([copies().json, Buffer.from(' ')]) }]),
      /executed-copy.json is not the sealed copy that the record names/,
    ],
    [
      'the sealed PDF left out',
      () => folderOf(record, [{ version: 1, json: copies().json }]),
      /executed-copy.pdf is not here/,
    ],
    [
      'the record of another agreement',
      () => folderOf({ ...record, agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ' }, [copies()]),
      /of the agreement itself, mou_\S+, is missing/,
    ],
  ])('%s', async (_, change, says) => expect(await faults(change())).toMatch(says));

  it('a list of tips that was changed, or of which the record stops short', async () => {
    const { list, ...sealed } = tips as { list: { streams: number } };
    const other = { ...sealed, list: { ...list, streams: list.streams - 1 } };
    expect(await faults(files, { tips: other })).toMatch(/The list of tips of 2026-03-03: The content was changed/);
    expect(await faults(files, { tips: {} })).toMatch(/list of tips has not the shape of one/);
    const short = forged(({ events }) => ({ events: events.slice(0, 3), bodies: [] }));
    expect(await faults(short, { tips })).toMatch(/ends before the event that the list names \(2026-03-03\)/);
  });

  it('a party’s stream left out, by the record alone and by the list of tips', async () => {
    const health = partyIdOf(sent.agreement, 'health');
    const streams = record.streams.filter(({ events }) => events[0]?.stream !== health);
    const less = { ...record, streams };
    expect(verifyRecord(less).faults).toEqual([
      `The stream ${health} is missing: health was asked to sign, and its own record is not here.`,
    ]);
    expect(await faults(folderOf(less, [copies()]), { tips })).toContain(
      `${health} is not in this record, and the list of 2026-03-03 has it.`,
    );
  });

  it('a key that is not among those given', async () =>
    expect(await faults(files, { jwks: { keys: [] } })).toMatch(/is not among the keys that were given.*: none/));
});

describe('Words that may not leave', () => {
  it('are withheld and named, and the record verifies without them', async () => {
    const declined = await cloud.send(bearer, aMou({ agencies }));
    await cloud.head(declined, 'health').decline('The funds are not yet agreed.');
    await cloud.quiet();
    const { text } = await cloud.call('GET', `/api/agreements/${declined.agreement}/record`, { bearer });
    expect(text).not.toContain('The funds are not yet agreed');
    const verdict = await verifyFile(Buffer.from(text));
    expect(verdict.faults).toEqual([]);
    expect(verdict.unknown.join('\n')).toMatch(/The words of event \d+ are withheld/);
    expect(verifies(verdict)).toBe(true);
  });

  it('and without a sealed copy, none is there to fetch', async () => {
    const open = await cloud.send(bearer, aMou({ agencies }));
    for (const name of ['copy', 'copy.json'])
      expect((await cloud.call('GET', `/api/agreements/${open.agreement}/${name}`, { bearer })).status).toBe(404);
    const other = (await cloud.token('elsewhere.example')).secret;
    for (const name of ['record', 'copy', 'copy.json'])
      expect((await cloud.call('GET', `/api/agreements/${sent.agreement}/${name}`, { bearer: other })).status).toBe(
        404,
      );
  });
});
