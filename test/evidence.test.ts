/** The evidence of a review on the laptop’s cloud: frozen by its step, read by everyone of the MOU, sealed, made anew once a day, and made again from an export. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyFile } from '../functions/records/verify/verify-file.ts';
import { verifyFolder } from '../functions/records/verify/verify-folder.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { type Evidence, evidenceSchema } from '../functions/reviews/evidence/domain/evidence.schema.ts';
import { canonicalJson, sha256 } from '../functions/shared/canonical.ts';
import { reviewIdOf } from '../functions/shared/ids.ts';
import { exportTo } from '../infra/cli/export.ts';
import { readFolder } from '../infra/cli/files.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, HOUR, type TestCloud } from './a-cloud.ts';
import { CLAIM, disputing, executed, words } from './a-disputed-mou.ts';
import { aMouWithKpis, figuresOf, type Reported } from './a-figures.ts';
import { reviewing } from './a-review.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let head: Person;
let reviews: Awaited<ReturnType<typeof reviewing>>;
let review: number;

const noon = (day: string) => `2026-${day}T16:00:00.000Z`;
const figure = (
  party: string,
  kpi: string,
  period: string,
  day: string,
  value: string,
  more: Partial<Reported> = {},
) => ({
  ...{ at: noon(day), party, kpi, period: `2026-${period}`, figure: value },
  ...more,
});
const FIGURES: Reported[] = [
  figure('transport', 'closures', '04', '05-05', '40'),
  figure('health', 'closures', '04', '05-06', '35'),
  figure('forestry', 'closures', '04', '05-07', '30'),
  figure('transport', 'response', '04', '05-26', '35', { late: 'late' }),
  figure('transport', 'response', '05', '06-08', '30'),
];
const MONEY = {
  ...{ key: 'copter', party: 'health', to: 'forestry', kind: 'money', does: 'Pays for the helicopter.' },
  ...{ measure: '40 hours of flight.', by: '2026-07-17' },
  funds: { from: 'health', amount: '12000', account: 'Fire reserve' },
};

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, aMouWithKpis({ commitments: [MONEY] }));
  head = cloud.person(mailboxOf(sent, 'transport', 'head'));
  const disputes = disputing(cloud, sent);
  await disputes.raised();
  const director = mailboxOf(sent, 'health', 'director');
  const secret = {
    handling: 'named',
    people: director,
    against: 'health',
    about: 'other',
    happened: 'A secret thing.',
  };
  await disputes.raised({ ...CLAIM, ...secret });
  const figures = await figuresOf(cloud, sent);
  // In order: the hour closes what is due in between.
  for (const one of FIGURES) {
    await cloud.moveTo(Date.parse(one.at));
    await figures.reported(one);
  }
  await cloud.moveTo(Date.parse(noon('09-02')));
  reviews = await reviewing(cloud, sent);
  review = await reviews.opened();
});
afterAll(() => cloud?.stop());

const path = (part = '') => `/agreements/${sent.agreement}/reviews/${review}/evidence${part}`;
const file = async (part: string, who = head) => {
  await who.open(path());
  const response = await fetch(`${cloud.url}${path(part)}`, { headers: { cookie: who.browser.cookie } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), bytes };
};
const evidenceOf = async (part = '.json'): Promise<Evidence> =>
  evidenceSchema.parse(JSON.parse((await file(part)).bytes.toString()));
const frozenEvents = async () =>
  (await cloud.history(reviewIdOf(sent.agreement, review))).events.filter(({ type }) => type === 'EvidenceFrozen');

describe('The evidence of a review', () => {
  it('is being gathered until it is frozen', async () => {
    const screen = await head.open(path());
    expect([screen.status, words(screen)]).toEqual([200, expect.stringContaining('The evidence is being gathered.')]);
    expect((await file('.json')).status).toBe(404);
    expect((await file('.pdf')).status).toBe(404);
  });

  it('is frozen once, as of the opening, however late and often the step comes', async () => {
    const opened = (await cloud.history(reviewIdOf(sent.agreement, review))).events[0]?.at;
    await cloud.moveBy(HOUR);
    expect([await reviews.frozen(review), await reviews.frozen(review)]).toEqual([1, 0]);
    expect(await frozenEvents()).toMatchObject([{ data: { evidence: 1, at: opened } }]);
  });

  it('is a document of ids, figures and hashes under its hash', async () => {
    const { bytes, type } = await file('.json');
    const [event] = await frozenEvents();
    expect([type, sha256(bytes)]).toEqual(['application/json', (event?.data as { hash: string } | undefined)?.hash]);
    const evidence = await evidenceOf();
    expect(canonicalJson(evidence)).toBe(bytes.toString());
    expect(evidence.figures.find(({ party }) => party === 'transport')).toMatchObject({ onTime: 2, late: 1 });
    expect(evidence.money).toEqual([
      { party: 'health', planned: '12000', delivered: '0', accepted: '0', commitments: ['copter'] },
    ]);
    expect(evidence.commitments.by).toMatchObject([{ party: 'health', promised: 1, overdue: 1 }]);
    expect(evidence.disputes).toMatchObject({ named: 1, list: [{ dispute: 1, by: 'transport', against: 'health' }] });
  });

  it('is read in ten lines first, and each figure leads to its record', async () => {
    const screen = await head.open(path());
    const html = parse(screen.html);
    expect(html.querySelectorAll('.evidence-lines > li')).toHaveLength(10);
    expect(words(screen)).toContain('$12,000 planned; $0 moved, of which $0 accepted.');
    const links = new Set(html.querySelectorAll('main a').map((one) => one.getAttribute('href')));
    for (const record of ['/kpis/response', '/kpis/closures', '/commitments/copter', '/disputes/1', '/record'])
      expect(links).toContain(`/agreements/${sent.agreement}${record}`);
    for (const href of links) if (href?.startsWith('#')) expect(html.querySelector(href), href).not.toBeNull();
    expect(html.querySelectorAll('.evidence-chart svg[role="img"]')).toHaveLength(2);
    expect(screen.html).not.toMatch(/ style="/);
  });

  it('says of a dispute for named people that there is one, and nothing else, to whoever reads it', async () => {
    for (const who of [
      head,
      cloud.person(mailboxOf(sent, 'health', 'director')),
      cloud.person(mailboxOf(sent, 'forestry', 'head')),
    ]) {
      const text = (await who.open(path())).html;
      expect(text).toContain('1 dispute for named people');
      expect(text).not.toMatch(/disputes\/2|A secret thing|Dispute 2/);
    }
    expect((await file('.json')).bytes.toString()).not.toContain(`${sent.agreement.slice(4)}-2"`);
  });

  it('is nothing for whoever has no part in the MOU, and of no other number', async () => {
    await cloud.registerAgencies({ parties: [{ name: 'Birch water', mailDomains: ['water.example'] }] });
    const stranger = cloud.person('liaison@water.example');
    for (const part of ['', '.json', '.pdf']) expect((await stranger.open(path(part))).status, part).toBe(404);
    for (const wrong of ['?evidence=2', '?evidence=x', '.json?evidence=7', '.pdf?evidence=0'])
      expect((await file(wrong)).status, wrong).toBe(404);
    const other = await head.open(`/agreements/${sent.agreement}/reviews/9/evidence`);
    expect(other.status).toBe(404);
  });

  it('is a sealed PDF with the same figures as data, which the service recognizes as its own', async () => {
    const { bytes, type } = await file('.pdf');
    expect(type).toBe('application/pdf');
    const jwks = (await cloud.call('GET', '/.well-known/jwks.json')).body;
    const verdict = await verifyFile(bytes, { jwks });
    expect(verdict.faults).toEqual([]);
    expect(verdict).toMatchObject({ what: 'The evidence of a review as PDF', key: { known: true } });
    expect(verdict.holds.join(' ')).toContain(
      (await frozenEvents()).map(({ data }) => (data as { hash: string }).hash)[0],
    );
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), 'evidence.pdf');
    const answer = await (await fetch(`${cloud.url}/verify`, { method: 'POST', body: form })).text();
    expect(answer).toContain('Unchanged since sealing');
  });

  it('is made anew by a liaison, for all and once a day; what was there stays', async () => {
    const before = (await file('.json')).bytes;
    await cloud.moveBy(DAY);
    const { person } = cloud.liaison(sent, 'health');
    expect((await head.open(path())).html).not.toContain('Make the evidence again');
    await person.open(path());
    const screen = await person.browser.press('Make the evidence again');
    expect(words(screen)).toContain('The evidence was made again, as of this moment.');
    expect((await frozenEvents()).map(({ data }) => (data as { evidence: number }).evidence)).toEqual([1, 2]);
    expect((await file('.json?evidence=1')).bytes.equals(before)).toBe(true);
    expect((await file('.json')).bytes.equals(before)).toBe(false);
    expect((await head.open(`${path()}?evidence=1`)).status).toBe(200);
    const other = cloud.liaison(sent, 'forestry').person;
    expect((await other.open(path())).html).not.toContain('Make the evidence again');
  });

  it('is refused on the same day to whoever has the form open, with nothing made', async () => {
    const [one, other] = [cloud.liaison(sent, 'health').person, cloud.liaison(sent, 'transport').person];
    await cloud.moveBy(DAY);
    await one.open(path());
    await other.open(path());
    await one.browser.press('Make the evidence again');
    const refused = await other.browser.press('Make the evidence again');
    expect([refused.status, words(refused)]).toEqual([
      422,
      expect.stringContaining('The evidence was made today already.'),
    ]);
    expect(await frozenEvents()).toHaveLength(3);
  });
});

describe('An exported record', () => {
  let record: ExportedRecord;
  beforeAll(async () => {
    record = (await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, { bearer: token }))
      .body;
  });

  it('makes the evidence again, with what is withheld of it, and the hashes are the same', () => {
    const { faults, holds } = verifyRecord(record);
    expect(faults).toEqual([]);
    expect(holds.filter((line) => line.includes('follows from the record; it has the hash'))).toHaveLength(3);
  });

  it('lets nobody change the hash of evidence, or leave out its review', () => {
    const stream = reviewIdOf(sent.agreement, review);
    const without = { ...record, streams: record.streams.filter(({ events }) => events[0]?.stream !== stream) };
    expect(verifyRecord(without).faults.join(' ')).toContain(`The stream ${stream} is missing`);
  });

  it('brings the evidence as files, which are held against it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'concord-evidence-'));
    try {
      Object.assign(process.env, { CONCORD_URL: cloud.url, CONCORD_TOKEN: token });
      await exportTo(join(home, 'record'), sent.agreement);
      const files = readFolder(join(home, 'record'));
      expect((await verifyFolder(files)).faults).toEqual([]);
      const name = `evidence/review-${review}-1.json`;
      expect(sha256(files.get(name) ?? '')).toBe(sha256((await file('.json?evidence=1')).bytes));
      files.set(name, Buffer.from('{}'));
      expect((await verifyFolder(files)).faults.join(' ')).toContain(`The file ${name} is not the evidence`);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
