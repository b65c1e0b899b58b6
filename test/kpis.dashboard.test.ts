/** How the KPIs of an MOU stand: for its parties with everything that was said, and for everyone without it where the signed text says so. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { executed, words } from './a-disputed-mou.ts';
import { aMouWithKpis, figuresOf, type Reported } from './a-figures.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let head: Person;
let figures: Awaited<ReturnType<typeof figuresOf>>;

const noon = (day: string) => `2026-${day}T16:00:00.000Z`;
const TODAY = noon('09-02');

const of = (
  kpi: string,
  party: string,
  told: Record<string, [day: string, figure: string, more?: Partial<Reported>]>,
) =>
  Object.entries(told).map(([period, [day, figure, more]]): Reported => {
    return { at: noon(day), party, kpi, period: `2026-${period}`, figure, ...more };
  });
const FIGURES: Reported[] = [
  ...of('response', 'transport', {
    '04': ['05-26', '35', { late: 'late', note: 'The log was down.', source: '=HYPERLINK("x")' }],
    '05': ['06-08', '40'],
    '06': ['07-08', '41'],
    '07': ['08-07', '41'],
  }),
  ...of('response', 'transport', { '06': ['07-10', '40.5', { was: '41', reason: 'One call stood there twice.' }] }),
  ...of('closures', 'transport', {
    '04': ['05-05', '40'],
    '05': ['06-05', '40'],
    '06': ['07-06', '40'],
    '07': ['08-06', '40'],
  }),
  ...of('closures', 'health', {
    '04': ['05-06', '35'],
    '05': ['06-05', '35'],
    '06': ['07-06', 'none', { note: 'No road.' }],
    '07': ['08-06', '35'],
  }),
  ...of('closures', 'forestry', { '04': ['05-07', '30'], '06': ['07-07', '30'], '07': ['08-06', '15'] }),
  ...of('closures', 'forestry', { '07': ['08-26', '30', { was: '15', reason: 'A district came late.' }] }),
];

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, aMouWithKpis());
  figures = await figuresOf(cloud, sent);
  await figures.held();
  await cloud.moveTo(Date.parse(TODAY));
  head = cloud.person(mailboxOf(sent, 'transport', 'head'));
  await figures.happened(FIGURES, noon('08-27'));
  await figures.explained(noon('08-27'), 'transport', {
    ...{ kpi: 'response', period: '2026-06', why: 'Two posts were vacant.', follows: 'Both are filled from October.' },
  });
  await figures.changed(
    noon('08-28'),
    { kind: 'target', kpi: 'response', value: '20', from: '2026-09-01' },
    'A road is closed.',
  );
  await figures.proposed(
    noon('08-29'),
    { kind: 'exception', kpi: 'closures', period: '2026-05', party: 'forestry' },
    'It was found.',
    'forestry',
  );
});
afterAll(() => cloud?.stop());

const kpis = (part = '', of = sent) => `/agreements/${of.agreement}/kpis${part}`;
const look = async (part = '', who = head) => {
  const screen = await who.open(kpis(part));
  return { screen, text: words(screen), html: parse(screen.html) };
};
const sectionOf = (html: ReturnType<typeof parse>, id: string): string =>
  html.querySelector(`[aria-labelledby="${id}"]`)?.structuredText.replaceAll(/\s+/g, ' ').trim() ?? '';
const file = async (part: string, who = head) => {
  await who.open(kpis());
  const response = await fetch(`${cloud.url}${kpis(part)}`, { headers: { cookie: who.browser.cookie } });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};
const rowsOf = (csv: string) => parseCsv(csv, { columns: true, bom: true }) as Record<string, string>[];

describe('The dashboard', () => {
  it('says first how many are off track, and lists the worst KPI first', async () => {
    const { text, html } = await look();
    expect(text).toContain('Of 2 KPIs, 1 is off track and 1 is on track.');
    const lines = html
      .querySelectorAll('.kpi-summary > li')
      .map((one) => one.structuredText.replaceAll(/\s+/g, ' ').trim());
    expect(lines).toEqual([
      expect.stringMatching(/^Off track ?Minutes until help arrives ?41 \(required ≤.27\.80\) ?Jul 2026$/),
      expect.stringMatching(/^On track ?Closures told within the hour ?105 \(required ≥.100\) ?Jul 2026$/),
    ]);
  });

  it('is a part of the MOU, with a tab of its own', async () => {
    const { html } = await look();
    expect(html.querySelector('.concord-tabs a[aria-current]')?.text).toBe('KPIs');
  });

  it('tells what is open, what is missing, what came late, what was corrected, and what is proposed', async () => {
    const { text, html } = await look();
    expect(sectionOf(html, 'open-items')).toContain('was off track twice in a row: May 2026 and Jun 2026');
    expect(sectionOf(html, 'missing')).toContain('Closures told within the hour, May 2026: Birch forestry');
    expect(sectionOf(html, 'late')).toContain(
      'Minutes until help arrives, Apr 2026: Birch transport, on Tue, May 26, 2026',
    );
    expect(sectionOf(html, 'corrected')).toMatch(
      /Jul 2026: Birch forestry corrected its figure to 30 .* Published as At risk now On track/,
    );
    expect(text).toContain('1 change of the plan waits for agreement.');
    expect(html.querySelector(`a[href="${kpis('/plan')}"]`)).not.toBeNull();
  });

  it('tells how complete the figures are, and how each agency keeps its due days', async () => {
    const section = sectionOf((await look()).html, 'agencies');
    expect(section).toContain('15 of 16 figures that were due are there (93%).');
    expect(section).toMatch(/Birch forestry.*3 of 4 \(75%\)/);
    expect(section).toMatch(/Birch transport.*7 of 8 \(87%\)/);
  });

  it('draws each trend as one picture with a title, and the trend in a sentence, without a style attribute', async () => {
    const { screen, html } = await look();
    const charts = html.querySelectorAll('svg[role="img"]');
    expect(charts.map((one) => one.querySelector('title')?.text)).toEqual([
      'Minutes until help arrives, by month',
      'Closures told within the hour, by month',
    ]);
    expect(charts[0]?.querySelector('desc')?.text).toBe(
      'From 35 in Apr 2026 to 41 in Jul 2026. Of 4 periods with a status, 1 on track, 3 off track. The target is at most 20 by Thu, Dec 31, 2026.',
    );
    for (const one of charts) {
      const [title, desc] = (one.getAttribute('aria-labelledby') ?? '').split(' ');
      expect([one.querySelector('title')?.id, one.querySelector('desc')?.id]).toEqual([title, desc]);
    }
    expect(screen.html).not.toMatch(/ style="/);
  });

  it('leads whoever reports to what is missing of theirs, and nobody else', async () => {
    const { text, html } = await look();
    expect(text).toContain('2 figures of Birch transport missing');
    const form = `/agreements/${sent.agreement}/parties/transport/figures`;
    expect(html.querySelector(`a[href="${form}"]`)).not.toBeNull();
    const director = cloud.person(mailboxOf(sent, 'transport', 'director'));
    const { html: other } = await look('', director);
    expect(other.querySelector(`a[href="${form}"]`)).toBeNull();
  });

  it('has the commitments of the MOU beside it', async () => {
    const section = sectionOf((await look()).html, 'commitments');
    expect(section).toMatch(/^Commitments 1 commitment: 1 /);
  });

  it('does not say that its figures are public, where they are not', async () => {
    expect((await look()).text).not.toContain('Anyone can read');
    expect((await look('/response')).text).not.toContain('Anyone can read');
  });
});

describe('The page of a KPI', () => {
  it('works the status of its newest period line by line', async () => {
    const section =
      (await look('/response')).html.querySelector('.kpi-period')?.structuredText.replaceAll(/\s+/g, ' ') ?? '';
    expect(section).toContain('Status in Jul 2026');
    expect(section).toContain('38 + (15 - 38) × 122 / 275 days since Tue, Mar 31, 2026');
    expect(section).toContain('13.2036… is more than 2.3, so the period is off track.');
  });

  it('and that of any other that the address names', async () => {
    const { html } = await look('/closures?period=2026-05');
    const section = html.querySelector('.kpi-period')?.structuredText.replaceAll(/\s+/g, ' ') ?? '';
    expect(section).toContain('Status in May 2026');
    expect(section).toContain('A figure of Birch forestry is missing, so nothing can be judged.');
    expect(section).toContain('Published so when the period closed.');
  });

  it('shows the newest one where the address names none that there is', async () => {
    expect((await look('/response?period=constructor')).text).toContain('Status in Jul 2026');
  });

  it('right value 6: keeps the old figure and its status beside the new one, with who corrected it and why', async () => {
    const { text } = await look('/closures?period=2026-07');
    expect(text).toMatch(/15 corrected to 30 At risk \(90\) became On track \(105\)/);
    expect(text).toContain('Reporter of forestry, Director, by form');
    expect(text).toContain('Reason: A district came late.');
    expect(text).toMatch(/On track ?Published as At risk when the period closed/);
  });

  it('tells notes, sources, late figures, and nothing to report', async () => {
    const { text } = await look('/response?period=2026-04');
    expect(text).toContain('Note: The log was down.');
    expect(text).toContain('Source: =HYPERLINK("x")');
    expect(text).toMatch(/by form\. Late/);
    expect((await look('/closures?period=2026-06')).text).toContain('nothing to report');
  });

  it('tells why a period was missed and what follows, and what the parties changed', async () => {
    const { text, html } = await look('/response');
    expect(sectionOf(html, 'why')).toContain(
      'Why it was missed: Two posts were vacant. What follows: Both are filled from October.',
    );
    expect(sectionOf(html, 'changed')).toContain(
      'The target is 20, for periods that end on Tue, Sep 1, 2026 or later.',
    );
    expect(sectionOf(html, 'changed')).toContain('Reason: A road is closed.');
    expect(text).toContain('A: from Tue, Sep 1, 2026, the target is 20 (before: 15).');
  });

  it('tells where its figures come from, and what they do not say', async () => {
    const section = sectionOf((await look('/response')).html, 'quality');
    expect(section).toContain('The dispatch log.');
    expect(section).toContain('Calls by radio are left out.');
  });

  it('leads to a dispute about it, and to a change of it', async () => {
    const { html } = await look('/response');
    const links = html.querySelectorAll('.kpi-acts a').map((one) => one.getAttribute('href'));
    expect(links).toEqual([
      `/agreements/${sent.agreement}/disputes/new?about=kpi:response`,
      kpis('/plan/new?kpi=response'),
      kpis('/response/miss/2026-07'),
    ]);
  });

  it('of another KPI than there is, and of another MOU, is not there', async () => {
    expect((await head.open(kpis('/constructor'))).status).toBe(404);
    expect((await head.open(kpis('', { ...sent, agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ' }))).status).toBe(404);
  });
});

describe('Whoever has no part in the MOU', () => {
  it('is told that nothing is there, and whoever is not signed in is asked to sign in', async () => {
    await cloud.registerAgencies({ parties: [{ name: 'Birch police', mailDomains: ['police.example'] }] });
    const stranger = cloud.person('liaison@police.example');
    for (const part of ['', '/response', '/files/figures.csv', '/response/files/kpi.json'])
      expect((await stranger.open(kpis(part))).status, part).toBe(404);
    expect((await fetch(`${cloud.url}${kpis()}`, { redirect: 'manual' })).status).toBe(303);
  });
});

describe('Files', () => {
  it('have every figure as it was reported, with numbers left as they are and text made harmless', async () => {
    const { status, type, body } = await file('/files/figures.csv');
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const rows = rowsOf(body);
    expect(rows).toHaveLength(15);
    expect(rows.find(({ kpi, period }) => kpi === 'response' && period === '2026-06')).toMatchObject({
      ...{ value: '40.5', late: 'no', corrections: '1', agency: 'Birch transport', nothing: 'no' },
    });
    expect(rows.find(({ nothing }) => nothing === 'yes')).toMatchObject({
      party: 'health',
      period: '2026-06',
      value: '',
    });
  });

  it('have each status as it is and as it was published', async () => {
    const rows = rowsOf((await file('/files/statuses.csv')).body);
    expect(rows.find(({ kpi, period }) => kpi === 'closures' && period === '2026-07')).toMatchObject({
      ...{ value: '105', required: '100', status: 'on track', published: 'at risk', missing: '' },
    });
    expect(rows.find(({ kpi, period }) => kpi === 'closures' && period === '2026-05')).toMatchObject({
      ...{ status: 'not reported', missing: 'Birch forestry', reported: '2', reporters: '3' },
    });
  });

  it('have how each agency reports', async () => {
    const rows = rowsOf((await file('/files/agencies.csv')).body);
    expect(rows.find(({ party }) => party === 'forestry')).toMatchObject({
      due: '4',
      on_time: '3',
      late: '0',
      missing: '1',
    });
  });

  it('of one KPI have everything that was said, with formulas made harmless', async () => {
    const { body } = await file('/response/files/record.csv');
    const rows = rowsOf(body);
    expect(rows).toHaveLength(5);
    expect(rows.find(({ act }) => act === 'corrected')).toMatchObject({
      ...{ value: '40.5', was_value: '41', reason: 'One call stood there twice.', by: 'Reporter of transport' },
    });
    expect(body).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('can be cut to a year', async () => {
    expect(rowsOf((await file('/files/figures.csv?year=2025')).body)).toEqual([]);
    expect(rowsOf((await file('/files/figures.csv?year=2026')).body)).toHaveLength(15);
  });

  it('as JSON have exact values, and no mailbox', async () => {
    const all = JSON.parse((await file('/files/kpis.json')).body);
    expect(
      all.statuses.find((one: { kpi: string; period: string }) => one.kpi === 'response' && one.period === '2026-07'),
    ).toMatchObject({
      ...{ status: 'off track', recorded: { over: '41', under: '1' }, required: { over: '7644', under: '275' } },
    });
    const { body } = await file('/response/files/kpi.json');
    expect(JSON.parse(body).explained).toMatchObject([{ words: { why: 'Two posts were vacant.' } }]);
    expect(body).not.toContain('@');
  });

  it('that there are not, are not there', async () => {
    expect((await file('/files/figures.xlsx')).status).toBe(404);
    expect((await file('/response/files/constructor')).status).toBe(404);
  });

  it('are said in words, column by column', async () => {
    const { html } = await look();
    const said = html.querySelectorAll('.kpi-columns dt').map((one) => one.text.trim());
    const titles = await Promise.all(
      ['figures', 'statuses', 'agencies'].map(async (name) => (await file(`/files/${name}.csv`)).body.split('\r\n')[0]),
    );
    expect(said).toEqual(titles.flatMap((line) => (line ?? '').replace(/^\uFEFF/, '').split(',')));
  });
});

describe('Words that were removed by law', () => {
  it('are said to be removed, and the figure stays', async () => {
    const stream = figures.stream('forestry');
    const { bodies } = await cloud.history(stream);
    const [seq] = [...bodies].find(([, { body }]) => JSON.stringify(body).includes('A district came late.')) ?? [0];
    // As the removal itself does it, without the two officers who ask for it.
    await cloud.remove({ pk: `BODY#${stream}`, sk: String(seq).padStart(8, '0') });
    const { text } = await look('/closures?period=2026-07');
    expect(text).toMatch(/15 corrected to 30/);
    expect(text).toContain('The words were removed by law.');
    expect(text).not.toContain('A district came late.');
    const rows = rowsOf((await file('/closures/files/record.csv')).body);
    expect(rows.find(({ act }) => act === 'corrected')).toMatchObject({
      by: 'removed by law',
      reason: 'removed by law',
      value: '30',
    });
  });
});

describe('For everyone', () => {
  let open: Sent;
  const publicly = (part = '', of = open) => fetch(`${cloud.url}/public/agreements/${of.agreement}/kpis${part}`);

  beforeAll(async () => {
    open = await executed(
      cloud,
      token,
      aMouWithKpis({ figuresPublic: true, handling: 'parties', title: 'A title of the parties' }),
    );
    const of = await figuresOf(cloud, open);
    await of.held();
    await cloud.moveTo(Date.parse('2026-11-10T16:00:00.000Z'));
    const told = { kpi: 'response', party: 'transport', note: 'A note', source: 'A source of mine' };
    await of.happened(
      [
        { ...told, at: noon('11-02'), period: '2026-10', figure: '41' },
        { ...told, at: noon('11-03'), period: '2026-10', figure: '14', was: '41', reason: 'A reason' },
      ],
      noon('11-04'),
    );
    await of.explained(noon('11-05'), 'transport', {
      kpi: 'response',
      period: '2026-10',
      why: 'Because',
      follows: 'Much',
    });
    await of.proposed(noon('11-05'), { kind: 'target', kpi: 'response', value: '12', from: '2026-12-01' }, 'Why not');
  });

  it('figures are there where the signed text says so, without a session', async () => {
    const response = await publicly();
    expect(response.status).toBe(200);
    const text = parse(await response.text()).structuredText.replaceAll(/\s+/g, ' ');
    expect(text).toContain('These figures are public');
    expect(text).toContain('Minutes until help arrives');
    expect(text).toContain('14 (required');
  });

  it('but nothing that people wrote, no name, no proposal, no way to act, and no title of an MOU that is for its parties', async () => {
    for (const part of ['', '/response', '/response?period=2026-10', '/closures']) {
      const html = await (await publicly(part)).text();
      expect(html, part).not.toMatch(/A note|A source|A reason|Reporter of|Because|Much|Why not|waits for agreement/);
      expect(html, part).not.toMatch(
        /A title of the parties|The dispatch log|disputes\/new|\/plan|\/figures"|\/files\//,
      );
      expect(html, part).not.toContain(`href="/agreements/`);
    }
  });

  it('each of them, with its status worked', async () => {
    const response = await publicly('/response');
    expect(response.status).toBe(200);
    const text = parse(await response.text()).structuredText.replaceAll(/\s+/g, ' ');
    expect(text).toContain('Status in Oct 2026');
    expect((await publicly('/constructor')).status).toBe(404);
  });

  it('the parties are told so on every page of them', async () => {
    const reader = cloud.person(mailboxOf(open, 'transport', 'head'));
    for (const part of ['', '/response']) {
      const text = words(await reader.open(`/agreements/${open.agreement}/kpis${part}`));
      expect(text, part).toContain(
        `Anyone can read these figures at /public/agreements/${open.agreement}/kpis${part}. Names and notes are not shown there.`,
      );
    }
  });

  it('elsewhere there is nothing, as at an address that never was', async () => {
    const never = await publicly('', { ...open, agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ' });
    const closed = await publicly('', sent);
    expect([never.status, closed.status]).toEqual([404, 404]);
    expect(await closed.text()).toBe(await never.text());
    expect((await publicly('/response', sent)).status).toBe(404);
  });

  it('nor before the text holds', async () => {
    const unsigned = await cloud.send(token, aMouWithKpis({ figuresPublic: true }));
    expect((await publicly('', unsigned)).status).toBe(404);
  });
});
