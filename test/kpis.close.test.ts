/** Periods of figures from the text that measures them to their close: reminded, closed as they are, missed twice, corrected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllPublished, Plan } from '../functions/kpis/plan/domain/plan.state.ts';
import { rechained } from '../functions/records/verify/a-record.ts';
import { type ExportedEvent, type ExportedRecord, isShown } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { planIdOf, reportsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, MINUTE, type TestCloud } from './a-cloud.ts';
import { words } from './a-disputed-mou.ts';
import { record, recordAt } from './a-figure.ts';
import { aMeasuredMou, DUE, KPIS, LAST_OF_MARCH, measured, noonOf } from './a-measured.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
/** What happens between what the sweep has read and its next commit, once. */
let before: (() => Promise<void>) | undefined;
const SWEEP = 'kpissweep';

beforeAll(async () => {
  cloud = await aCloud({
    ...{ startAt: LAST_OF_MARCH, sandboxes: 3 },
    faults: {
      around: async ({ caller, action }, serve) => {
        const run = action === 'TransactWriteItems' && caller.startsWith(SWEEP) ? before : undefined;
        if (run) before = undefined;
        await run?.();
        return serve();
      },
    },
  });
  token = (await cloud.token()).secret;
  sent = await measured(cloud, token, aMeasuredMou(KPIS, { handling: 'public' }));
});
afterAll(() => cloud?.stop());

const people = new Map<string, Person>();
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const plan = async (): Promise<Plan> => {
  const [tip] = await cloud.items<{ state: Plan }>(`TIP#${planIdOf(sent.agreement)}`);
  if (!tip) throw new Error('There is no plan');
  return tip.state;
};
const types = () => cloud.types(planIdOf(sent.agreement));
const count = (list: readonly string[], of: string) => list.filter((one) => one === of).length;
const published = async (): Promise<Record<string, string>> => {
  const items = await cloud.items<{ of: AllPublished }>(`VALUES#${sent.agreement}`);
  return Object.fromEntries(
    items
      .filter(({ sk }) => sk.startsWith('#published#'))
      .flatMap(({ of }) => Object.values(of).flatMap(Object.values))
      .map(({ kpi, period, status, silent = [] }) => [`${kpi} ${period}`, [status, ...silent].join(' ')]),
  );
};
const lead = (party: string): string => mailboxOf(sent, party, 'lead');
const mailsTo = (mailbox: string) => cloud.inbox.to(mailbox).filter(({ tags }) => tags.template?.includes('morning'));
const subjects = (mailbox: string): string[] => mailsTo(mailbox).map(({ subject }) => subject);
const at = (moment: string) => cloud.moveTo(Date.parse(moment) + 10 * MINUTE);

describe('A plan', () => {
  it('begins with the text that holds, once, and the agreement says so', async () => {
    await cloud.moveBy(2 * HOUR);
    expect(await types()).toEqual(['PlanBegun']);
    expect(count(await cloud.types(sent.agreement), 'TermsTakenUp')).toBeGreaterThan(0);
    await cloud.moveBy(2 * HOUR);
    expect(await types()).toEqual(['PlanBegun']);
  });
});

describe('Before figures are due', () => {
  it('each reporter is told of the missing ones alone, five business days before', async () => {
    await cloud.moveTo(noonOf('2026-05-05'));
    for (const party of ['transport', 'health', 'police']) await record(cloud, sent, party, { 'burns 2026-04': '30' });
    await record(cloud, sent, 'police', { 'acres 2026-04': '3000' });
    await at('2026-05-14T13:00:00.000Z');
    expect(subjects(lead('transport'))).toEqual([]);
    expect(subjects(lead('health'))).toEqual([`Report by Thu, May 21: 1 of 2 numbers, ${sent.number}`]);
    expect(subjects(lead('forestry'))).toEqual([`Report by Thu, May 21: 3 of 3 numbers, ${sent.number}`]);
    const [mail] = mailsTo(lead('forestry'));
    expect(mail?.text).toContain(`/agreements/${sent.agreement}/parties/forestry/figures/2026-04`);
    expect(mail?.text).toMatch(/Burns prepared +Apr 2026 +missing, due Thu, May 21, 2026, 5:00 p\.m\. ET/);
  });

  it('and home asks for them, with the way to the form of exactly those', async () => {
    const home = words(await personAt(lead('forestry')).open('/home'));
    expect(home).toContain('Report 3 of 3 numbers of Birch forestry');
    const page = await personAt(lead('forestry')).open(`/agreements/${sent.agreement}`);
    expect(words(page)).toMatch(/Your turn: report 3 of 3 numbers of Birch forestry by Thu, May 21/);
    expect(page.html).toContain(`/agreements/${sent.agreement}/parties/forestry/figures/2026-04`);
    expect(words(await personAt(lead('transport')).open('/home'))).not.toContain('numbers of');
  });

  it('and again one business day before, of what is missing then', async () => {
    await record(cloud, sent, 'health', { 'kept 2026-04': '45/50' });
    await at('2026-05-20T13:00:00.000Z');
    expect([mailsTo(lead('health')).length, mailsTo(lead('forestry')).length]).toEqual([1, 2]);
  });
});

describe('A period closes', () => {
  it('at its due moment, once, with its statuses as they are and the silent named', async () => {
    await record(cloud, sent, 'forestry', { 'burns 2026-04': '20' });
    await at(DUE.april);
    expect(await published()).toEqual({
      'burns 2026-04': 'on track',
      'kept 2026-04': 'not reported forestry',
      'acres 2026-04': 'not reported forestry',
    });
    expect(count(await types(), 'PeriodClosed')).toBe(1);
    await cloud.moveBy(3 * HOUR);
    expect(count(await types(), 'PeriodClosed')).toBe(1);
  });

  it('and the next business morning its reporter and liaison are told that it was missed', async () => {
    expect(mailsTo('liaison@forestry.example')).toEqual([]);
    await at('2026-05-22T13:00:00.000Z');
    const told = `Closed without numbers of your agency: ${sent.number}`;
    expect(subjects(lead('forestry')).at(-1)).toBe(told.replace('numbers', '2 numbers'));
    expect(subjects('liaison@forestry.example')).toEqual([told.replace('numbers', '2 numbers')]);
    expect(mailsTo(mailboxOf(sent, 'forestry'))).toEqual([]);
  });

  it('and is off the list of what is missed twice until it is: then the office above is told, and everyone', async () => {
    for (const party of ['transport', 'health', 'police', 'forestry'])
      await cloud.moveTo(noonOf('2026-06-10')).then(() => record(cloud, sent, party, { 'burns 2026-05': '10' }));
    await record(cloud, sent, 'health', { 'kept 2026-05': '45/50' });
    await record(cloud, sent, 'police', { 'acres 2026-05': '3000' });
    await at(DUE.may);
    expect((await plan()).items.map(({ kpi, kind }) => `${kpi} ${kind}`).sort()).toEqual([
      'acres not reported twice',
      'kept not reported twice',
    ]);
    await at('2026-06-23T13:00:00.000Z');
    const [above] = mailsTo(mailboxOf(sent, 'forestry'));
    expect(above?.subject).toBe(`Closed without 2 numbers of your agency: ${sent.number}`);
    expect(above?.text).toContain('not reported, for the second time');
    expect(subjects('liaison@transport.example').at(-1)).toBe(`Not reported twice in a row: ${sent.number}`);
  });
});

describe('What was missed twice', () => {
  it('stands on the board’s list, and at home of whoever is asked why', async () => {
    const board = words(await personAt('liaison@police.example').open('/disputes'));
    expect(board).toContain('Not reported twice: Commitments kept, Apr 2026 and May 2026');
    const home = words(await personAt(lead('forestry')).open('/home'));
    expect(home).toContain('Say why it was missed, and what follows: Commitments kept, May 2026');
    expect(words(await personAt(lead('health')).open('/home'))).not.toContain('Commitments kept, May 2026');
  });

  it('is open no more in the hour after a late figure mends it, which closes as corrected; what was published stays', async () => {
    await record(cloud, sent, 'forestry', { 'kept 2026-05': '30/100' });
    expect((await published())['kept 2026-05']).toBe('not reported forestry');
    await cloud.moveBy(HOUR + 10 * MINUTE);
    expect((await plan()).items.map(({ kpi }) => kpi)).toEqual(['acres']);
    const { events } = await cloud.history(planIdOf(sent.agreement));
    expect(events.findLast(({ type }) => type === 'OpenItemClosed')?.data).toMatchObject({
      ...{ kpi: 'kept', how: 'corrected' },
    });
    expect((await published())['kept 2026-05']).toBe('not reported forestry');
  });
});

describe('Right value 12: a figure that was decided in time, and committed after the close was read', () => {
  it('makes the close decide again, and counts', async () => {
    await cloud.moveTo(noonOf('2026-07-15'));
    for (const party of ['transport', 'health', 'forestry'])
      await record(cloud, sent, party, { 'burns 2026-06': '40' });
    const inTime = new Date(Date.parse(DUE.june) - 1).toISOString();
    before = () => recordAt(cloud, sent, 'police', { 'burns 2026-06': '1' }, inTime);
    await at(DUE.june);
    expect(before).toBeUndefined();
    expect((await published())['burns 2026-06']).toBe('on track');
    const { events } = await cloud.history(planIdOf(sent.agreement));
    const closes = events.filter(({ type }) => type === 'PeriodClosed');
    const { events: reported } = await cloud.history(reportsIdOf(sent.agreement, 'police'));
    expect(closes.at(-1)?.data.judged).toMatchObject({ police: reported.at(-1)?.seq });
    const [last] = (reported.at(-1)?.data.cells ?? []) as { late?: string }[];
    expect(last).not.toHaveProperty('late');
  });

  it('and one at that moment is late', async () => {
    await cloud.moveBy(HOUR);
    await recordAt(cloud, sent, 'health', { 'kept 2026-06': '1/2' }, DUE.june);
    const { events } = await cloud.history(reportsIdOf(sent.agreement, 'health'));
    expect(events.at(-1)?.data.cells).toMatchObject([{ kpi: 'kept', late: 'late' }]);
  });
});

describe('The record of an MOU with figures', () => {
  const exported = async () =>
    (await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, { bearer: token })).body;

  it('has the plan and what each party reported, and every published status follows from it', async () => {
    const record = await exported();
    const { faults, holds } = verifyRecord(record);
    expect([faults, holds.join()]).toEqual([[], expect.stringMatching(/\d+ statuses of KPIs follow from the figures/)]);
    const names = record.streams.map(({ events }) => events[0]?.stream);
    expect(names).toContain(planIdOf(sent.agreement));
    expect(names).toContain(reportsIdOf(sent.agreement, 'forestry'));
  });

  /** The record with the data of some events changed, and every hash of their stream made anew. */
  const tampered = async (stream: string, change: (event: ExportedEvent) => object | undefined) => {
    const record = await exported();
    const streams = record.streams.map((one) =>
      one.events[0]?.stream === stream
        ? {
            ...one,
            events: rechained(
              one.events.map((event) => ({ ...event, ...(isShown(event) && { data: change(event) ?? event.data }) })),
            ),
          }
        : one,
    );
    return verifyRecord({ ...record, streams }).faults.join('\n');
  };

  it('is at fault where a published status, or a figure under it, is another one', async () => {
    const status = (event: ExportedEvent) =>
      event.type === 'PeriodClosed'
        ? JSON.parse(JSON.stringify(event.data).replaceAll('"not reported"', '"on track"'))
        : undefined;
    expect(await tampered(planIdOf(sent.agreement), status)).toMatch(
      /publishes “on track” for kept 2026-04, and the figures on record make it “not reported”/,
    );
    const figure = (event: ExportedEvent) => JSON.parse(JSON.stringify(event.data).replaceAll('"30"', '"9"'));
    expect(await tampered(reportsIdOf(sent.agreement, 'police'), figure)).toContain('for burns 2026-04');
  });

  it('is at fault where the plan is missing, or what a party reported', async () => {
    const record = await exported();
    const without = (stream: string) =>
      verifyRecord({
        ...record,
        streams: record.streams.filter(({ events }) => events[0]?.stream !== stream),
      }).faults.join('\n');
    expect(without(planIdOf(sent.agreement))).toContain('how they were measured is not here');
    expect(without(reportsIdOf(sent.agreement, 'police'))).toMatch(
      /counts event \d+ of kpr_.*-police, which is not here/,
    );
  });

  it('tells each event on the record of the MOU in words', async () => {
    const page = words(await personAt(lead('health')).open(`/agreements/${sent.agreement}`));
    expect(page).toContain('KPIs are measured by version 1, from Tue, Mar 31, 2026 on');
    expect(page).toContain('Birch police reported 1 figure');
    expect(page).toContain('Commitments kept, Apr 2026: not reported by Birch forestry');
    expect(page).toContain('Open no more, corrected: not reported twice: Commitments kept');
  });
});

it('Nobody has two mails of one MOU on a day, and the chains hold', async () => {
  const everyone = ['transport', 'health', 'police', 'forestry'].flatMap((party) => [
    ...[lead(party), mailboxOf(sent, party), `liaison@${party}.example`],
  ]);
  for (const mailbox of everyone) {
    const days = mailsTo(mailbox).map(({ at: sentAt }) => new Date(sentAt).toISOString().slice(0, 10));
    expect(new Set(days).size, mailbox).toBe(days.length);
  }
  const { verifyChain } = await import('../functions/shared/ledger/chain.ts');
  const { events, bodies } = await cloud.history(planIdOf(sent.agreement));
  expect(verifyChain(events, bodies).faults).toEqual([]);
});
