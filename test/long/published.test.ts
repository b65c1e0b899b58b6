/** What the service publishes so that others need not trust it: its keys, and each day a sealed list of where every stream stood. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SealingKeyJwk } from '../../functions/records/copy/executed-copy.schema.ts';
import { sealFault } from '../../functions/records/jws.ts';
import { compareWithTips, provenDay } from '../../functions/records/tips/compare-with-tips.ts';
import { shownBy } from '../../functions/records/tips/proofs.ts';
import { packed, sectionRoot } from '../../functions/records/tips/sections.ts';
import { type ListedTip, type Proof, type TipsList, tipsListSchema } from '../../functions/records/tips/tips.schema.ts';
import { hashOf, sha256 } from '../../functions/shared/canonical.ts';
import { type ChainedEvent, verifyChain } from '../../functions/shared/ledger/chain.ts';
import { aCloud, type TestCloud, theTemplate } from '../a-cloud.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';

interface Published {
  list: TipsList;
  jws: string;
  key: SealingKeyJwk;
}

let cloud: TestCloud;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-published-'));
});
afterEach(() => cloud?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keysOf = async ({ call }: TestCloud) =>
  (await call<{ keys: (SealingKeyJwk & { use: string })[] }>('GET', '/.well-known/jwks.json')).body.keys;
const listOf = async ({ call }: TestCloud, day: string) =>
  (await call<Published>('GET', `/.well-known/tips/${day}`)).body;
/** A list of a test has one section, or none. */
const tipsOf = async ({ call }: TestCloud, day: string): Promise<ListedTip[]> =>
  (await call<{ tips?: ListedTip[] }>('GET', `/.well-known/tips/${day}/sections/1`)).body.tips ?? [];
const proofOf = async ({ call }: TestCloud, day: string, stream: string) =>
  (await call<Published & { proofs: Proof[] }>('GET', `/.well-known/tips/${day}/streams/${sha256(stream)}`)).body;
/** Ten minutes past three of that day, and a minute for the function. */
const until = (day: string) => `${day}T03:11:00.000Z`;

/** A copy of the run's template, changed as text. */
async function changed(change: (text: string) => string): Promise<string> {
  const copy = mkdtempSync(join(folder, 'template-'));
  cpSync(await theTemplate(), copy, { recursive: true });
  const file = join(copy, 'Concord.template.json');
  const [before, after] = [readFileSync(file, 'utf8'), change(readFileSync(file, 'utf8'))];
  if (after === before) throw new Error('The change changed nothing');
  writeFileSync(file, after);
  return copy;
}

describe('The keys', () => {
  it('show the current one before it seals for the first time, and reading them writes nothing', async () => {
    cloud = await aCloud();
    const { status, body, headers } = await cloud.call('GET', '/.well-known/jwks.json');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    const members = { kty: 'RSA', alg: 'RS256', use: 'sig', e: 'AQAB', n: expect.any(String), kid: expect.any(String) };
    expect(body).toEqual({ keys: [members] });
    expect(await cloud.items('KEY#')).toEqual([]);
    const [first] = await keysOf(cloud);
    await cloud.moveTo(until('2026-03-03'));
    expect(await keysOf(cloud)).toEqual([first]);
    expect(await cloud.items('KEY#')).toMatchObject([
      { sk: first?.kid, firstUsedAt: expect.stringMatching(/^2026-03-03/) },
    ]);
  });
});

describe('The list of a day', () => {
  let sent: Sent;
  let bearer: string;

  async function aDay(): Promise<Published> {
    cloud = await aCloud();
    bearer = (await cloud.token()).secret;
    sent = await cloud.send(bearer, aMou({ agencies: ['transport', 'health'] }));
    await cloud.moveTo(until('2026-03-03'));
    return listOf(cloud, '2026-03-03');
  }

  it('holds every stream where it stood, under a name that tells nothing, and is sealed', async () => {
    const { list, jws, key } = await aDay();
    expect(tipsListSchema.parse(list)).toEqual(list);
    // The agreement, its round, its parties, and the agencies that these are; the list itself begins a stream of its own.
    const tips = await cloud.items<{ stream: string }>('TIP#');
    const streams = tips.map(({ stream }) => stream).filter((stream) => !stream.startsWith('tips_'));
    expect(streams).toEqual(expect.arrayContaining([sent.agreement, sent.round]));
    const standing = streams.map(async (stream) => {
      const last = (await cloud.history(stream)).events.at(-1);
      return { stream: sha256(stream), seq: last?.seq, hash: last?.hash };
    });
    const expected = (await Promise.all(standing)).sort((one, other) => (one.stream < other.stream ? -1 : 1));
    const listed = await tipsOf(cloud, '2026-03-03');
    expect(listed).toEqual(expected);
    expect([list.streams, list.root, list.back]).toEqual([
      expected.length,
      sectionRoot(packed(expected as ListedTip[])),
      0,
    ]);
    expect(sealFault(list, jws, key)).toBeUndefined();
    expect(await keysOf(cloud)).toContainEqual({ ...key, use: 'sig' });
    expect(sealFault({ ...list, streams: list.streams - 1 }, jws, key)).toBeDefined();
  });

  it('is proven stream by stream, also that it does not have one, with what was sealed beside each proof', async () => {
    const { list } = await aDay();
    for (const listed of await tipsOf(cloud, '2026-03-03')) {
      const path = `/.well-known/tips/2026-03-03/streams/${listed.stream}`;
      const { body, headers } = await cloud.call<Published & { proofs: [Proof] }>('GET', path);
      expect(body.list).toEqual(list);
      expect(shownBy(list, body.proofs[0])).toEqual({ listed });
      expect(headers.get('cache-control')).toBe('public, max-age=86400');
    }
    const strange = await proofOf(cloud, '2026-03-03', 'mou_strange');
    expect(strange.proofs.map((proof) => shownBy(list, proof))).toEqual([{}]);
    for (const path of ['streams/tips', `streams/${'A'.repeat(64)}`, 'sections/0', 'sections/2', 'sections/x'])
      expect((await cloud.call('GET', `/.well-known/tips/2026-03-03/${path}`)).status).toBe(404);
  });

  it('is what an exported record is held against', async () => {
    const { list } = await aDay();
    await cloud.call('POST', `/api/agreements/${sent.agreement}/void`, { bearer, json: { reason: 'Another form.' } });
    const { body } = await cloud.call<{ streams: { events: ChainedEvent[] }[] }>(
      'GET',
      `/api/agreements/${sent.agreement}/record`,
      { bearer },
    );
    const streams = body.streams.map(({ events }) => ({ stream: events[0]?.stream ?? '', events }));
    expect(streams.length).toBeGreaterThan(2);
    const proofs = await Promise.all(streams.map(({ stream }) => proofOf(cloud, '2026-03-03', stream)));
    const day = provenDay(
      list,
      proofs.flatMap((one) => one.proofs),
    );
    if (!day) throw new Error('The proofs are of this list');
    expect(new Set(compareWithTips(streams, day).map(({ finding }) => finding))).toEqual(new Set(['same']));
    const cut = streams.map(({ stream }) => ({ stream, events: [] }));
    expect(new Set(compareWithTips(cut, day).map(({ finding }) => finding))).toEqual(new Set(['cut short']));
  });

  it('names each stream that no longer passes through the list before it, is made all the same, and the function fails', async () => {
    await aDay();
    const [tip] = await cloud.items<{ pk: string; sk: string; tipAt: string }>(`TIP#${sent.agreement}`);
    if (!tip) throw new Error('The agreement has a tip');
    await cloud.put({ ...tip, tipAt: `00000001#${'0'.repeat(64)}` });
    await cloud.moveTo('2026-03-04T01:00:00.000Z');
    const list = () => cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
    for (let again = 0; again < 2; again += 1)
      expect(JSON.stringify((await list()).error)).toContain('1 streams no longer pass through where the list before');
    const second = (await listOf(cloud, '2026-03-04')).list;
    expect(second.back).toBe(1);
    expect((await cloud.history('tips_concord')).events.map(({ data }) => (data as { back: number }).back)).toEqual([
      0, 1,
    ]);
    // The day after is held against this one.
    await cloud.moveTo(until('2026-03-05'));
    expect((await listOf(cloud, '2026-03-05')).list.back).toBe(0);
  });

  it('is made once, is on the record, and the next one names it', async () => {
    const first = await aDay();
    for (let again = 0; again < 2; again += 1) {
      const { payload, error } = await cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
      expect([payload, error]).toEqual([{ day: '2026-03-03', listHash: hashOf(first.list) }, undefined]);
    }
    await cloud.moveTo(until('2026-03-04'));
    const second = await listOf(cloud, '2026-03-04');
    expect(second.list.previous).toBe(hashOf(first.list));
    const own = (await cloud.history('tips_concord')).events[0];
    expect([first.list.lists, second.list.lists]).toEqual([undefined, { seq: 1, hash: own?.hash }]);
    const { events, bodies } = await cloud.history('tips_concord');
    expect(verifyChain(events, bodies).faults).toEqual([]);
    expect(events.map(({ type, actor, data }) => ({ type, actor, data }))).toEqual(
      [first, second].map(({ list }) => ({
        type: 'TipsListed',
        actor: 'schedule',
        data: {
          ...{ day: list.day, listHash: hashOf(list), streams: list.streams, back: 0 },
          ...{ previous: list.previous, sectionsHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      })),
    );
    expect(await listOf(cloud, '2026-03-03')).toEqual(first);
    expect(cloud.deadLetters()).toEqual([]);
  });

  it('is kept as a new document only where a stream has moved, and is whole and sealed on every day', async () => {
    cloud = await aCloud();
    await cloud.moveTo(until('2026-03-04'));
    const { secret } = await cloud.token();
    await cloud.publish(secret, aMou({ agencies: ['transport', 'health'] }));
    const earlier = await cloud.items('DOC#');
    await cloud.moveTo(until('2026-03-06'));
    expect(earlier.filter(({ pk }) => pk === `DOC#${hashOf([])}`)).toHaveLength(1);
    // Leaves, and what names them.
    expect(await cloud.items('DOC#')).toHaveLength(earlier.length + 2);
    const days = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    const lists = await Promise.all(days.map((day) => listOf(cloud, day)));
    expect(lists.map(({ list }) => list.streams > 1)).toEqual([false, false, true, true]);
    for (const { list, jws, key } of lists) expect(sealFault(list, jws, key)).toBeUndefined();
    expect(lists.slice(1).map(({ list }) => list.previous)).toEqual(lists.slice(0, 3).map(({ list }) => hashOf(list)));
    expect(lists.map(({ list }) => list.lists?.seq)).toEqual([undefined, 1, 2, 3]);
  });

  it('is not given out when what is kept of it is not what was sealed', async () => {
    const { list } = await aDay();
    const [sealed] = await cloud.items<{ pk: string; sk: string }>('TIPS#');
    const status = async (path = '') => (await cloud.call('GET', `/.well-known/tips/2026-03-03${path}`)).status;
    await cloud.put({ ...sealed, lists: { seq: 1, hash: list.root } });
    expect(await status()).toBe(500);
    expect(await status('/sections/1')).toBe(500);
    expect(await status(`/streams/${sha256(sent.agreement)}`)).toBe(500);
  });

  it('is one, under one certificate, when two functions make it in one moment', async () => {
    cloud = await aCloud();
    const list = () => cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
    const outcomes = await Promise.all([list(), list(), list()]);
    for (const { payload, error } of outcomes) expect([payload, error]).toEqual([outcomes[0]?.payload, undefined]);
    expect(await cloud.types('tips_concord')).toEqual(['TipsListed']);
    expect(await cloud.items('KEY#')).toHaveLength(1);
    expect(await cloud.items('TIPS#')).toHaveLength(1);
  });

  it.each(['2026-03-02', '2026-3-3', 'jwks.json', `2026-03-03${'0'.repeat(2_100)}`, '%00'])(
    'is not there for %s, and that is a 404',
    async (day) => {
      cloud = await aCloud();
      const { status, body } = await cloud.call('GET', `/.well-known/tips/${day}`);
      expect([status, Object.keys(body)]).toEqual([404, ['error']]);
    },
  );
});

describe('After a rotation', () => {
  it('what the old key sealed still verifies, and both keys are shown', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    cloud = await aCloud({ home });
    await cloud.moveTo(until('2026-03-03'));
    const old = await listOf(cloud, '2026-03-03');
    await cloud.stop();

    // As after a deployment with another name: another logical id, and the old key is no longer in the template.
    const template = await changed((text) => text.replaceAll(/\bSealseal1(?=[0-9A-F]{8})/g, 'Sealseal2'));
    cloud = await aCloud({ home, template });
    const [first, second, ...more] = await keysOf(cloud);
    expect([first?.kid, more]).toEqual([old.key.kid, []]);
    expect(second?.kid).not.toBe(old.key.kid);
    await cloud.moveTo(until('2026-03-04'));
    const now = await listOf(cloud, '2026-03-04');
    expect(now.key.kid).toBe(second?.kid);
    expect(sealFault(now.list, now.jws, now.key)).toBeUndefined();
    const still = await listOf(cloud, '2026-03-03');
    expect(still).toEqual(old);
    expect(sealFault(still.list, still.jws, still.key)).toBeUndefined();
    expect((await keysOf(cloud)).map(({ kid }) => kid)).toEqual([old.key.kid, now.key.kid]);
  });
});

describe('Without the grant to sign', () => {
  it('the log names it, the day is kept where an alarm sees it, and nothing is on the record but what was sealed', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    // Of every role that signs.
    const template = await changed((text) => text.replaceAll(/"kms:Sign"/g, '"kms:Verify"'));
    cloud = await aCloud({ home, template });
    await cloud.moveTo(until('2026-03-03'));
    expect(cloud.log()).toMatch(
      /assumed-role\/Concord-recordstipsRole\S* is not authorized to perform: kms:Sign on resource: arn:aws:kms:\S*:key\/Seal/,
    );
    expect(cloud.deadLetters()).toHaveLength(1);
    expect((await cloud.call('GET', '/.well-known/tips/2026-03-03')).status).toBe(404);
    expect(await cloud.items('LEDGER#tips_concord')).toEqual([]);
    await cloud.stop();

    cloud = await aCloud({ home });
    await cloud.invoke(cloud.functionId('records-tips'), { step: 'list-tips' });
    const { list, jws, key } = await listOf(cloud, '2026-03-03');
    expect(sealFault(list, jws, key)).toBeUndefined();
  });
});
