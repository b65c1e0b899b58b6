/** What an MOU leaves open is told to whoever puts it out, shown to whoever clears and signs it, and kept as it was shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ShownFindings } from '../functions/agreements/findings/domain/shown.ts';
import { sealedCopySchema } from '../functions/records/copy/executed-copy.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { hashOf } from '../functions/shared/canonical.ts';
import { mou } from '../infra/laptop/demo/demonstration.ts';
import { Reviewer } from '../infra/laptop/demo/people/reviewer.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aMou, partyIn, type Sent } from './a-sent-mou.ts';

type Answered = Sent & Pick<ShownFindings, 'findings'>;

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const TWO = ['transport', 'health'] as const;
const COUNSEL = { name: 'Dana Whitfield', mailbox: 'dana@health.example' };
const purpose = { text: 'The parties coordinate.\nMaps are mended in a timely way.', outcomes: [] };
const aVague = () => ({ ...aMou({ agencies: TWO }), purpose, publicCredit: [] });
/** In their order. */
const CODES = ['no-public-credit', 'kpi-without-source', 'vague-words', 'vague-words'];

/** The block of a page, where each thing leads, and whether that is there. */
function blockOf(html: string, inside = 'main') {
  const page = parse(html);
  const block = page.querySelector(`${inside} .concord-left-open`);
  const links = block?.querySelectorAll('a').map((one) => one.getAttribute('href') ?? '') ?? [];
  return {
    text: block?.textContent ?? '',
    to: links.map((href) => page.querySelector(href)?.textContent.replace(/^\d+\. /, '')),
  };
}

describe('A text that leaves something open', () => {
  let sent: Answered;
  const reviewer = () => new Reviewer(cloud.url, COUNSEL.mailbox, cloud.inbox);
  const shown = (html: string, inside?: string) => {
    const { text, to } = blockOf(html, inside);
    expect(text).toMatch(/^What this MOU leaves open \(3\)Written by the service, not part of the signed text\./);
    expect(text).toContain('These words leave something open in paragraph 2: “timely” (by when).');
    expect(to).toEqual(['What this MOU leaves open', 'Shared KPIs', 'Purpose', 'Purpose']);
  };

  beforeAll(async () => {
    sent = (await cloud.publish(token, aVague() as unknown as Sent['mou'])) as Answered;
    const liaison = cloud.liaison(sent, 'health');
    const counsel = Object.entries({ asked: 'yes', need: 'required', ...COUNSEL }).map(([key, value]) => [
      `reviewers.counsel.${key}`,
      value,
    ]);
    await liaison.confirm(sent.agreement, partyIn(sent, 'health'), Object.fromEntries(counsel));
    await cloud.quiet();
    await liaison.confirmWord(sent.agreement, partyIn(sent, 'health'));
    await cloud.prepare(sent, { only: ['transport'] });
  });

  it('goes out all the same, and whoever puts it out is told each thing with its field and its words', () => {
    expect(sent.findings.map(({ code }) => code)).toEqual(CODES);
    const [, , one, other] = sent.findings;
    expect([one?.field, one?.words]).toEqual(['purpose.text', [{ from: 12, to: 22, text: 'coordinate' }]]);
    const words = other?.words?.map(({ from, to }) => purpose.text.slice(from, to));
    expect(words).toEqual(['timely']);
  });

  it('is shown with it to a reviewer, beside the answer', async () => {
    shown((await reviewer().openLink()).html, '#answer');
    await reviewer().clears();
    await cloud.quiet();
  });

  it('is shown with it to a head, beside the button', async () => {
    shown((await cloud.head(sent, 'health').openLink()).html, '#sign');
    shown((await cloud.head(sent, 'transport').openLink()).html, '#sign');
  });

  it('is shown with it on the page of the text', async () => {
    const { mailbox } = COUNSEL;
    shown((await cloud.person(mailbox).open(`/agreements/${sent.agreement}/text`)).html);
  });

  it('is kept as it was shown: by its hash on record, in the sealed copy, in an exported record', async () => {
    for (const party of TWO) await cloud.head(sent, party).sign();
    await cloud.quiet();
    const get = async <T>(what: string) =>
      (await cloud.call<T>('GET', `/api/agreements/${sent.agreement}${what}`, { bearer: token })).body;
    const { findingsHash } = await get<{ findingsHash: string }>('');
    const { copy } = sealedCopySchema.parse(await get('/copy.json'));
    expect(copy.findings).toMatchObject({ findings: sent.findings, textHash: copy.agreement.textHash, more: 0 });
    expect([hashOf(copy.findings), copy.agreement.findingsHash]).toEqual([findingsHash, findingsHash]);
    const record = await get<{ documents: { findings: unknown }[] }>('/record');
    expect(record.documents.map(({ findings }) => findings)).toEqual([copy.findings]);
    expect(verifyRecord(record).faults).toEqual([]);
    const other = {
      ...record,
      documents: record.documents.map((one) => ({ ...one, findings: { ...copy.findings, findings: [] } })),
    };
    expect(verifyRecord(other).faults.join()).toContain('What was shown beside the text');
  });
});

describe('A text that is sent from the terminal', () => {
  it('is answered with data alone; what it leaves open is told beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-left-open-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'mou.json');
    writeFileSync(file, JSON.stringify(aVague()));
    await cloud.registerAgencies(aVague());
    const said = JSON.parse(await mou(cloud, token, 'send', file)) as Sent;
    expect(Object.keys(said).sort()).toEqual(['agreement', 'documentHash', 'number', 'round']);
  });

  it('can be checked before: what stops it and what it leaves open are told apart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-left-open-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'mou.json');
    writeFileSync(file, JSON.stringify(aVague()));
    const lines = (await mou(cloud, token, 'check', file)).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      `${file} is complete: it can be sent.`,
      'Shown to whoever clears and signs it (4); none of it stops the file:',
    ]);
    expect(lines.slice(2).map((line) => line.trim().split(':')[0])).toEqual([
      'publicCredit',
      'kpis.0.quality.source',
      'purpose.text',
      'purpose.text',
    ]);
    writeFileSync(file, JSON.stringify({ ...aVague(), title: '' }));
    await expect(mou(cloud, token, 'check', file)).rejects.toThrow(/cannot be sent. What stops it:\ntitle: /);
  });

  it.each([
    ['begins before it can be signed', { effective: { kind: 'on', day: '2020-05-01' } }, 'effective.day'],
    ['has ended', { sunset: { months: 18, then: 'goes-on', endsOn: '2020-05-01' } }, 'sunset.endsOn'],
  ])('is not said to be complete by a check where it %s', async (_, days, field) => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-left-open-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'mou.json');
    writeFileSync(file, JSON.stringify({ ...aVague(), ...days }));
    await expect(mou(cloud, token, 'check', file)).rejects.toThrow(
      `cannot be sent today as an MOU of its own. What stops it:\n${field}: `,
    );
  });
});
