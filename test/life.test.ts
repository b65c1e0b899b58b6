/** The whole life of an MOU on one page and what comes due for each of its people, over the cloud: who sees what, in what order, and what it costs to read. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadCalendar, readCalendarFile } from '../functions/board/testing/a-calendar-reader.ts';
import { disputeIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { docketOf, speaker } from './a-docket.ts';
import { aMouWithKpis, figuresOf } from './a-figures.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

const TODAY = '2026-06-10T16:00:00.000Z';
/** Of a level, across the weekend. */
const DEADLINE = '2026-06-24T21:00:00.000Z';

let cloud: TestCloud;
let sent: Sent;
let docket: Awaited<ReturnType<typeof docketOf>>;
const people = new Map<string, Person>();
/** Each stays signed in. */
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const head = (party = 'transport') => personAt(mailboxOf(sent, party, 'head'));
const liaison = (party = 'forestry') => personAt(`liaison@${party}.example`);
const path = (part = '') => `/agreements/${sent.agreement}/life${part}`;
const linesOf = ({ html }: { html: string }) => html.replaceAll('\r\n ', '').split('\r\n');

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  const token = (await cloud.token()).secret;
  sent = await executed(cloud, token, aMouWithKpis());
  const figures = await figuresOf(cloud, sent);
  await figures.held();
  await cloud.moveTo(Date.parse(TODAY));
  await figures.happened(
    [{ at: '2026-05-06T16:00:00.000Z', party: 'transport', kpi: 'response', period: '2026-04', figure: '35' }],
    '2026-06-01T16:00:00.000Z',
  );
  await cloud.registerAgencies({ parties: [{ name: 'Idle Office', mailDomains: ['idle.example'] }] });
  docket = await docketOf(cloud, sent);
  const decided = await docket.raise({ deadline: DEADLINE });
  await docket.answer(decided);
  await docket.decide(decided);
  await docket.raise({ deadline: DEADLINE });
  await docket.raise({ deadline: DEADLINE, handling: 'named', people: [] });
}, 240_000);
afterAll(() => cloud?.stop());

/** What each row of the tables says, and where it leads. */
const rowsOf = (html: string) =>
  parse(html)
    .querySelectorAll('#main-content tbody tr')
    .map((row) => ({
      what: row.querySelector('th')?.structuredText.trim() ?? '',
      how: row.querySelectorAll('td').at(-1)?.structuredText.trim() ?? '',
      page: row.querySelector('a')?.getAttribute('href') ?? '',
    }));

describe('The timeline of an MOU', () => {
  it('has its text, its review and end, its disputes and its figures, each with a record that opens', async () => {
    const reader = head();
    const { html } = await reader.open(path());
    const rows = rowsOf(html);
    expect(rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'Version 1 in force',
        'Version 1 out for signature',
        'Sunset review',
        'The MOU ends',
        expect.stringMatching(/^Dispute 1 between Birch transport and Birch health: Marking a road closed/),
        '2 KPIs closed',
        'Figures due of 2 KPIs',
      ]),
    );
    expect(rows.find(({ what }) => what.startsWith('Dispute 1'))?.how).toBe('Decided by Heads');
    expect(rows.find(({ what }) => what === '2 KPIs closed')?.how).toMatch(/ missed$/);
    for (const page of new Set(rows.map((row) => row.page))) expect((await reader.open(page)).status, page).toBe(200);
  });

  it('is told as one picture, with its sentences, on a desk and on a phone', async () => {
    const { html } = await head().open(path());
    const pictures = parse(html).querySelectorAll('#main-content svg[role=img]');
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      const [title = '', description = ''] = (picture.getAttribute('aria-labelledby') ?? '').split(' ');
      expect(picture.querySelector(`#${title}`)?.text).toBe(`The whole life of ${sent.number}`);
      expect(picture.querySelector(`#${description}`)?.text).toMatch(
        /^It begins on .* Version 1 is in force\. .* Next: /,
      );
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows nothing of a dispute for named people to others, but that there is one, and to them no title', async () => {
    const others = await liaison().open(path());
    expect(rowsOf(others.html).some(({ what }) => what.startsWith('Dispute 3'))).toBe(false);
    expect(parse(others.html).structuredText).toContain('Not shown: 1 dispute that only named people may read.');
    const inHand = await head('health').open(path());
    expect(rowsOf(inHand.html).find(({ what }) => what.startsWith('Dispute 3'))).toMatchObject({
      what: 'Dispute 3, for named people',
      how: 'Open',
    });
    for (const file of ['life.csv', 'life.json'])
      expect((await liaison().open(path(`/files/${file}`))).html).not.toMatch(/Dispute 3|disputes\/3/);
  });

  it('is the same as files, row for row', async () => {
    const reader = head();
    const { html } = await reader.open(path());
    const csv = await reader.open(path('/files/life.csv'));
    const rows: Record<string, string>[] = parseCsv(csv.html.replace(/^\uFEFF/, ''), { columns: true });
    expect(rows.map(({ what }) => what).sort()).toEqual(
      rowsOf(html)
        .map(({ what }) => what)
        .sort(),
    );
    const json = JSON.parse((await reader.open(path('/files/life.json'))).html) as { life: { what: string }[] };
    expect(json.life.map(({ what }) => what)).toEqual(rows.map(({ what }) => what));
    expect((await reader.open(path('/files/else.csv'))).status).toBe(404);
  });

  it('stands in small on the overview, and asks strangers to sign in', async () => {
    const { html } = await head().open(`/agreements/${sent.agreement}`);
    expect(parse(html).querySelectorAll('#main-content svg[role=img]')).toHaveLength(2);
    expect(parse(html).querySelector(`#main-content a[href="${path()}"]`)).not.toBe(null);
    expect((await new Visitor(cloud.url).open(path())).url).toContain('/sign-in?to=');
    expect((await personAt('liaison@idle.example').open(path())).status).toBe(404);
  });
});

describe('What comes due', () => {
  const due = (html: string) =>
    parse(html)
      .querySelectorAll('ol.concord-tasks[aria-labelledby^=month-] > li')
      .map((item) => item.querySelectorAll('p')[1]?.structuredText.trim() ?? '');

  it('is for each what their own agency and offices have to do with, in order of time', async () => {
    const ours = due((await head().open('/due')).html);
    expect(ours).toEqual(
      expect.arrayContaining([
        'Figures due: 2 KPIs, May 2026',
        'Sunset review opens',
        'The MOU ends unless it is renewed',
      ]),
    );
    expect(ours).toContain('Dispute 2: time of Heads ends');
    expect(ours.indexOf('Dispute 2: time of Heads ends')).toBeLessThan(ours.indexOf('Sunset review opens'));
    const theirs = due((await liaison().open('/due')).html);
    expect(theirs).toContain('Figures due: 1 KPI, May 2026');
    expect(theirs.filter((one) => one.startsWith('Dispute'))).toEqual([]);
  });

  it('tells of a dispute for named people its number and its day, to the offices that have it in hand', async () => {
    expect(due((await head('health').open('/due')).html)).toContain('Dispute 3: deadline');
    expect((await liaison().open('/due')).html).not.toContain('Dispute 3');
  });

  it('is a calendar file of the same, every moment in UTC, under names that stay', async () => {
    const file = linesOf(await head().open('/due/calendar.ics'));
    expect(file).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        `UID:${sent.agreement}-end@concord`,
        `UID:${sent.agreement}-figures-transport-2026-05-31-15@concord`,
        `SUMMARY:${sent.number}: sunset review opens`,
      ]),
    );
    expect(file.join('\n')).not.toMatch(/TZID|VTIMEZONE|DTSTART:\d{8}T\d{6}$/m);
    const names = file.filter((line) => line.startsWith('UID:'));
    expect(new Set(names).size).toBe(names.length);
  });

  it('moves with a suspension: the same name, a later day, a higher sequence', async () => {
    const name = `UID:${sent.agreement}-figures-transport-2026-05-31-15@concord`;
    const entry = async () => {
      const file = linesOf(await head().open('/due/calendar.ics'));
      const at = file.indexOf(name);
      const of = (field: string) =>
        file
          .slice(at - 1, file.indexOf('END:VEVENT', at))
          .find((line) => line.startsWith(field))
          ?.slice(field.length) ?? '';
      return { start: of('DTSTART:'), sequence: Number(of('SEQUENCE:')) };
    };
    const before = await entry();
    const until = '2026-06-16T16:00:00.000Z';
    const { name: who, mailbox } = speaker('health');
    await docket.clocks({
      type: 'ClocksPaused',
      data: { agreement: sent.agreement, party: 'health', cause: 'emergency', until, on: '2026-06-16' },
      body: { by: { name: who, mailbox }, reason: 'Flood.' },
    });
    const after = await entry();
    expect(after.start > before.start).toBe(true);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  it('cancels what is no longer due, also in a file of its own: a dispute that was decided before its level ended', async () => {
    const read = async (path: string) => readCalendarFile((await head().open(path)).html);
    const decided = `dsp_${sent.agreement.slice(4)}-1-level@concord`;
    const statusIn = ({ events }: ReadCalendar) => events.find(({ uid }) => uid === decided)?.status;
    const [cancelled, calendar] = [await read('/due/cancelled.ics'), await read('/due/calendar.ics')];
    expect([cancelled.method, statusIn(cancelled)]).toEqual(['CANCEL', 'CANCELLED']);
    expect([calendar.method, statusIn(calendar)]).toEqual(['PUBLISH', 'CANCELLED']);
    expect(new Set(cancelled.events.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
  });

  it('gives whoever has nothing due the page that says so, and no empty calendar', async () => {
    for (const path of ['/due/calendar.ics', '/due/cancelled.ics']) {
      const page = await personAt('liaison@idle.example').open(path);
      expect(page.html).toContain('There is no MOU with you yet.');
    }
  });

  it('is of one MOU where one is chosen, and of no other that an address names', async () => {
    const one = await head().open(`/due?mou=${sent.agreement}`);
    expect(due(one.html)).toContain('Sunset review opens');
    const other = await head().open('/due?mou=mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ');
    expect(due(other.html)).toEqual(due((await head().open('/due')).html));
  });

  it('is linked from home, empty for whoever stands in no MOU, and asks strangers to sign in', async () => {
    expect((await head().open('/home')).html).toContain('href="/due"');
    expect((await personAt('liaison@idle.example').open('/due')).html).toContain('There is no MOU with you yet.');
    expect((await new Visitor(cloud.url).open('/due')).url).toContain('/sign-in?to=%2Fdue');
  });
});

it('A timeline costs one read unit for each dispute, and no history of any of them', async () => {
  const units = async () => {
    const reader = head();
    await reader.open(path());
    cloud.capacity.reset();
    await reader.open(path());
    const own = cloud.capacity.list().filter(({ caller }) => caller.startsWith('homehttpFunction'));
    return own.reduce((sum, { readUnits }) => sum + readUnits, 0);
  };
  const few = await units();
  for (let count = 3; count < 60; count += 1) {
    const number = await docket.raise({ deadline: DEADLINE });
    await docket.happens(disputeIdOf(sent.agreement, number), {
      type: 'DisputeWithdrawn',
      data: { level: 0 },
      body: { by: speaker('transport'), reason: 'It is mended.' },
    });
  }
  const many = await units();
  expect(many - few).toBeLessThanOrEqual(57);
});
