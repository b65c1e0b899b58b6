/** The board sees everything that is open by time left, in pages, calendars and systems, and nobody sees what is for others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalendarFile } from '../functions/board/testing/a-calendar-reader.ts';
import { personId } from '../functions/identity/agency.store.ts';
import { disputeIdOf } from '../functions/shared/ids.ts';
import type { MailEffect } from '../functions/shared/ledger/effects.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, DAY, MORNING, type TestCloud } from './a-cloud.ts';
import { docketOf, executedMou, mailsOf } from './a-docket.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

/** 17:00 in New York before and after the clocks went forward. */
const FRIDAY = '2026-03-06T22:00:00.000Z';
const MONDAY = '2026-03-09T21:00:00.000Z';

let cloud: TestCloud;
let token: string;
let first: Sent;
let second: Sent;

beforeAll(async () => {
  cloud = await aCloud();
  await cloud.registerAgencies({ parties: [{ name: 'Idle Office', mailDomains: ['idle.example'] }] });
  token = (await cloud.token()).secret;
  first = await executedMou(cloud, token);
  second = await executedMou(cloud, token);
  const [one, two] = [await docketOf(cloud, first), await docketOf(cloud, second)];
  await one.raise({ deadline: MONDAY });
  await two.raise({ deadline: FRIDAY });
  await one.raise({ deadline: FRIDAY, handling: 'named', people: ['per_someone'] });
  const impasse = disputeIdOf(second.agreement, await two.raise());
  await two.happens(impasse, { type: 'ImpasseReached', data: { from: 0, why: 'deadline' } });
  const decided = await two.raise();
  await two.answer(decided);
  await two.decide(decided);
}, 240_000);
afterAll(() => cloud?.stop());

const text = ({ text: words }: { text: string }) => words.replaceAll(/\s+/g, ' ');
const people = new Map<string, Person>();
/** Each stays signed in. */
function personAt(mailbox: string): Person {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
}
const liaison = () => personAt('liaison@forestry.example');
/** The head of health holds the office of the level, and finds the MOU from home. */
async function headOfHealth() {
  const mailbox = mailboxOf(first, 'health');
  const row = { agreement: first.agreement, party: 'health', as: 'office', of: 'head' };
  await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk: `ROLE#${first.agreement}#health#office#head`, ...row });
  return personAt(mailbox);
}

describe('The queue', () => {
  it('has the least time left first, over all MOUs of the person; what has no time left stands before', async () => {
    const seen = text(await liaison().open('/disputes'));
    const places = [
      `${second.number}, dispute 2`,
      `${second.number}, dispute 1`,
      `${first.number}, dispute 1`,
      `${first.number}, dispute 2`,
    ].map((name) => seen.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(seen).toContain('Impasse since Mon, Mar 2, 2026');
    expect(seen).toContain('renegotiates this part of the MOU');
    const [open = '', decided = ''] = seen.split('Decided, actions due');
    expect(open, 'it is over').not.toContain(`${second.number}, dispute 3`);
    expect(decided).toContain(`${second.number}, dispute 3`);
    expect(decided).toContain('Birch health, by Tue, Mar 3, 2026: Not due yet');
    expect(seen).toContain('This level ends Fri, Mar 6, 2026, 5:00 p.m. ET.');
    expect(seen).toContain('This level ends Mon, Mar 9, 2026, 5:00 p.m. ET.');
    expect(seen).toContain('Birch transport and Birch health');
    expect(seen).toContain('Marking a road closed on the map.');
    expect(seen).toContain('Waiting for: Director of Birch health');
  });

  it('has what is decided under its MOU and its agencies, and under no level', async () => {
    for (const [query, shown] of [
      [`mou=${second.agreement}`, true],
      [`mou=${first.agreement}`, false],
      ['agency=Birch+forestry', false],
      ['level=Heads', false],
    ] as const)
      expect(text(await liaison().open(`/disputes?${query}`)).includes('Decided, actions due'), query).toBe(shown);
  });

  it('shows of a dispute for named people its number, and whoever has it in hand all of it', async () => {
    const { html } = await liaison().open('/disputes');
    expect(html).not.toContain(`/agreements/${first.agreement}/disputes/2"`);
    const inHand = await headOfHealth();
    const seen = await inHand.open('/disputes');
    expect(seen.html).toContain(`/agreements/${first.agreement}/disputes/2"`);
    expect(text(seen)).not.toContain('For named people only');
  });

  it.each([
    ['an agency', () => 'agency=Birch+health', true, false],
    ['another agency', () => 'agency=Birch+forestry', false, false],
    ['a level', () => 'level=Heads', true, false],
    ['its MOU', () => `mou=${first.agreement}`, true, true],
    ['another MOU', () => `mou=${second.agreement}`, false, false],
  ])(
    'keeps the choice of %s in the address, and by it tells nothing of what is hidden',
    async (_, query, shown, counted) => {
      const seen = text(await liaison().open(`/disputes?${query()}`));
      expect(seen.includes(`${first.number}, dispute 1`)).toBe(shown);
      expect(seen.includes(`${first.number}, dispute 2`)).toBe(counted);
    },
  );

  it('is empty for whoever stands in no MOU, and asks strangers to sign in', async () => {
    expect(text(await cloud.person('liaison@idle.example').open('/disputes'))).toContain(
      'No MOU that is signed by all its parties names you',
    );
    expect((await new Visitor(cloud.url).open('/disputes')).url).toContain('/sign-in?to=%2Fdisputes');
  });

  it('has 25 on a page, each once, also where all end in one moment and deadlines were paused', async () => {
    const third = await executedMou(cloud, token);
    const docket = await docketOf(cloud, third);
    for (let count = 0; count < 28; count += 1) await docket.raise({ deadline: count % 2 === 0 ? MONDAY : FRIDAY });
    const by = { name: 'L', mailbox: 'liaison@health.example' };
    const until = new Date(Date.parse(cloud.now()) + DAY).toISOString();
    const data = {
      agreement: third.agreement,
      party: 'health',
      cause: 'emergency',
      until,
      on: until.slice(0, 10),
    } as const;
    await docket.clocks({ type: 'ClocksPaused', data, body: { by, reason: 'Flood.' } });
    await docket.raise({ deadline: FRIDAY });
    const person = liaison();
    const page = await person.open(`/disputes?mou=${third.agreement}`);
    const numbers = ({ html }: { html: string }) =>
      [...html.matchAll(new RegExp(`/agreements/${third.agreement}/disputes/(\\d+)"`, 'g'))].map(([, one]) =>
        Number(one),
      );
    expect(numbers(page)).toHaveLength(25);
    expect(text(page)).toContain('The deadlines of this MOU are paused until');
    const rest = await person.browser.follow('Next page');
    expect([...numbers(page), ...numbers(rest)].sort((one, other) => one - other)).toEqual(
      Array.from({ length: 29 }, (_, index) => index + 1),
    );
    expect(text(rest)).not.toContain('Next page');
  });
});

describe('The calendar file', () => {
  const lines = ({ html }: { html: string }) => html.replaceAll('\r\n ', '').split('\r\n');

  it('has every deadline in UTC, across the night in which clocks go forward', async () => {
    const file = lines(await liaison().open('/disputes/deadlines.ics'));
    expect(file).toEqual(expect.arrayContaining(['DTSTART:20260306T220000Z', 'DTSTART:20260309T210000Z']));
    expect(file.join('\n')).not.toMatch(/TZID|VTIMEZONE/);
    expect(file).toContain(`UID:${disputeIdOf(first.agreement, 1)}-level@concord`);
    expect(file).toContain(`SUMMARY:${first.number}\\, dispute 1: time of Heads ends`);
    expect(file).toContain(`SUMMARY:${first.number}\\, dispute 1: answer to the claim is due`);
    expect(file.join('\n')).not.toContain(`${first.number}\\, dispute 2`);
  });

  it('reads as a strict program reads it, a comma in its name included, and cancels what a dispute that ended had to come', async () => {
    const all = readCalendarFile((await liaison().open('/disputes/deadlines.ics')).html);
    const ended = disputeIdOf(second.agreement, 3);
    const place = all.events.find(({ uid }) => uid === `${ended}-level@concord`);
    expect(place?.status).toBe('CANCELLED');
    const one = readCalendarFile(
      (await liaison().open(`/agreements/${second.agreement}/disputes/3/deadlines.ics`)).html,
    );
    expect(one.name).toBe(`${second.number}, dispute 3`);
    expect(one.events.find(({ uid }) => uid === place?.uid)).toMatchObject({
      status: 'CANCELLED',
      sequence: place?.sequence,
    });
  });

  it('is the page instead where a person has no dispute with a deadline', async () => {
    const page = await personAt('liaison@idle.example').open('/disputes/deadlines.ics');
    expect(new URL(page.url).pathname).toBe('/disputes');
  });

  it('tells whoever may read a dispute for named people its number and deadline, and no more', async () => {
    const person = await headOfHealth();
    const file = lines(await person.open(`/agreements/${first.agreement}/disputes/2/deadlines.ics`));
    expect(file).toContain('DTSTART:20260306T220000Z');
    const told = file.filter((line) => /^(SUMMARY|URL|DESCRIPTION|LOCATION)/.test(line));
    expect(new Set(told)).toEqual(new Set([`SUMMARY:${first.number}\\, dispute 2: deadline`]));
    const other = await liaison().open(`/agreements/${first.agreement}/disputes/2/deadlines.ics`);
    expect(other.status).toBe(404);
  });
});

describe('The API', () => {
  const path = (sent: Sent, rest = '') => `/api/agreements/${sent.agreement}/disputes${rest}`;

  it('lists the disputes of an agreement to the systems of its convener', async () => {
    const { status, body } = await cloud.call<{ disputes: object[] }>('GET', path(first), { bearer: token });
    expect(status).toBe(200);
    expect(body.disputes).toEqual([
      expect.objectContaining({ number: 1, open: true, status: 'open', due: MONDAY, turn: ['health/head'] }),
      { number: 2, handling: 'named', open: true },
    ]);
  });

  it('goes on from a cursor, and says what is wrong with one that it never gave', async () => {
    const { body } = await cloud.call<{ disputes: object[] }>('GET', path(first, '?after=1'), { bearer: token });
    expect(body.disputes).toHaveLength(1);
    const wrong = await cloud.call('GET', path(first, '?after=x'), { bearer: token });
    expect(wrong).toMatchObject({ status: 422, body: { error: { field: 'after' } } });
  });

  it('tells what was said where all parties may read it, without a mailbox', async () => {
    const { body, text: sent } = await cloud.call('GET', path(second, '/3'), { bearer: token });
    expect(body).toMatchObject({
      status: 'decided',
      positions: [
        { party: 'transport', happened: 'A road was closed.' },
        { party: 'health', need: 'A call first.' },
      ],
      texts: [
        { version: 1, text: 'Health calls first.', followUps: [{ party: 'health', what: 'Writes down the number.' }] },
      ],
      dissent: [{ party: 'health', words: ' No. ' }],
      decision: { followUps: [{ key: '3-1-1', party: 'health', stands: 'ahead' }] },
      deliveries: [],
    });
    expect(sent).not.toContain('@');
  });

  it('tells of one for named people that it exists', async () => {
    const { body } = await cloud.call('GET', path(first, '/2'), { bearer: token });
    expect(body).toEqual({ number: 2, handling: 'named', open: true });
  });

  it.each([
    ['a list', () => path(first)],
    ['a dispute', () => path(first, '/1')],
    ['one that was never raised', () => path(first, '/99')],
  ])('of %s shows another convener, a stranger and a made-up number the same nothing', async (_, address) => {
    const other = (await cloud.token('elsewhere.example')).secret;
    for (const bearer of [other, undefined])
      expect(await cloud.call('GET', address(), { bearer })).toMatchObject({
        status: 404,
        body: { error: { wrong: 'There is nothing at this address for you.' } },
      });
    expect((await cloud.call('GET', path(first, '/99'), { bearer: token })).status).toBe(404);
  });
});

describe('How long disputes take', () => {
  it('stands in charts that say what they show, each with its table', async () => {
    const seen = await liaison().open('/disputes/times');
    const charts = seen.html.match(/<svg [^>]*role="img"[^>]*>/g) ?? [];
    expect(charts).toHaveLength(6);
    expect(seen.html.match(/<svg .*?<\/svg>.*?<table/gs)).toHaveLength(6);
    expect(seen.html).not.toMatch(/<script|style=/);
    expect(text(seen)).toContain('From what happened to the dispute');
    expect(text(seen)).toMatch(/Birch transport 10 days 10 days/);
    expect(text(seen)).toContain('the others are for named people');
  });
});

describe('The mail of the week', () => {
  const sent = async () =>
    (await cloud.effects()).filter(({ effect }) => effect.kind === 'mail' && effect.template === 'board-digest');

  it('goes out once for each MOU with something open, to its liaisons and the offices of the levels', async () => {
    const run = () => cloud.invoke(cloud.functionId('board-digest'), { step: 'send-digests' });
    const week = MORNING.slice(0, 10);
    expect((await run()).payload).toEqual({ week, sent: expect.toSatisfy((sent: number) => sent >= 2) });
    expect((await run()).payload).toEqual({ week, sent: 0 });
    const [mine, ...more] = (await sent()).filter(
      ({ effect }) => 'about' in effect && effect.about.agreement === first.agreement,
    );
    expect(more).toEqual([]);
    expect(mine?.effect).toMatchObject({
      to: expect.toSatisfy(
        (to: string[]) =>
          [...to].sort().join() === 'forestry/liaison,health/head,health/liaison,transport/head,transport/liaison',
      ),
    });
  });

  it('is written for each who is told: what is open, by time left, and of what is hidden its number', async () => {
    const effect: Omit<MailEffect, 'to'> = {
      ...{ kind: 'mail', family: 'digest', template: 'board-digest' },
      about: { agreement: first.agreement },
    };
    const written = (to: string) => mailsOf(cloud, { ...effect, to: [to] });
    const [toLiaison, ...more] = await written('forestry/liaison');
    expect(more).toEqual([]);
    expect(toLiaison).toMatchObject({ to: { address: 'liaison@forestry.example' }, tags: { to: 'liaison' } });
    expect(toLiaison?.text).toContain('Dispute 1: 5 business days left: the time of its level ends Mon, Mar 9, 2026');
    expect(toLiaison?.text).toContain('Dispute 2: open, for named people only');
    const [toHead] = await written('health/head');
    expect(toHead?.to.address).toBe(mailboxOf(first, 'health'));
    expect(toHead?.text).toContain('Dispute 2: 4 business days left');
    expect(await written('health/nobody')).toEqual([]);
  });

  it('comes by itself on Monday at 13:00 UTC, and not where everything was settled meanwhile', async () => {
    const by = { name: 'Head of transport', mailbox: 'head@transport.example' };
    const settle = await docketOf(cloud, first);
    for (const number of [1, 2])
      await settle.happens(disputeIdOf(first.agreement, number), {
        type: 'DisputeWithdrawn',
        data: { level: 0 },
        body: { by, reason: 'Settled by phone.' },
      });
    const before = await sent();
    await cloud.moveTo(Date.parse('2026-03-09T13:00:01.000Z'));
    await cloud.quiet();
    const after = (await sent()).filter(({ pk }) => !before.some((one) => one.pk === pk));
    expect(after.map(({ at }) => at.slice(0, 16))).toEqual(after.map(() => '2026-03-09T13:00'));
    const told = after.map(({ effect }) => ('about' in effect ? effect.about.agreement : ''));
    expect(told).toContain(second.agreement);
    expect(told).not.toContain(first.agreement);
    expect(new Set(told).size).toBe(told.length);
  });
});
