/** Contacts and reporting offices change by a liaison’s notice: the others object in time, or it holds by itself, however late that is recorded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { aMouWithLadder, disputing, executed, LADDER, words } from './a-disputed-mou.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { succeeding } from './a-successor.ts';
import { together } from './gates.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;

const DESK = { key: 'desk', party: 'transport', title: 'Map desk', for: 'Closures' };
const CLINIC = { key: 'clinic', party: 'health', title: 'Clinic' };

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, { ...aMouWithLadder(), contacts: [DESK, CLINIC] } as never);
});
afterAll(() => cloud?.stop());

const people = new Map<string, Person>();
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const liaison = (party: string) => personAt(`liaison@${party}.example`);
const page = (part: string) => `/agreements/${sent.agreement}${part}`;
const notice = (change: number) => page(`/changes/${change}`);
const form = (party: string, query = '') => page(`/parties/${party}/change${query}`);

/** The browser of that party's liaison, on that page. */
const at = async (party: string, path: string) => {
  const person = liaison(party);
  const screen = await person.open(path);
  return { screen, browser: person.browser };
};
const give = async (party: string, query: string, typed: Record<string, string> = {}) => {
  const { browser } = await at(party, form(party, query));
  const screen = await browser.press('Give notice', typed);
  await cloud.quiet();
  return screen;
};
const subjects = (party: string): string[] => cloud.inbox.to(`liaison@${party}.example`).map(({ subject }) => subject);
const types = async () => (await cloud.types(sent.agreement)).filter((type) => type.startsWith('Change'));
const objectBy = async (change: number): Promise<string> => {
  const { events } = await cloud.history(sent.agreement);
  const given = events.map(({ data }) => data as { change?: number; objectBy?: string });
  return given.find((data) => data.change === change && data.objectBy !== undefined)?.objectBy ?? '';
};
/** The hourly sweep reads nothing, until there are no faults again. */
const whileDown = () => {
  const sweep = cloud.functionId('agreements-sweep');
  cloud.setFaults({ throttle: 1, only: ({ caller }) => caller === sweep });
};
const OBJECT = 'Object, with this reason';

describe('A notice', () => {
  it('is given on a page that keeps what was typed, and says from when it holds', async () => {
    const { browser } = await at('transport', page('/contacts'));
    await browser.follow('Change the contact');
    const wrong = await browser.press('Give notice', { title: 'map.example', for: 'Closures and detours' });
    expect([wrong.status, told(wrong)]).toEqual([422, expect.stringContaining('looks like an address')]);
    expect(wrong.html).toContain('value="Closures and detours"');
    const given = await browser.press('Give notice', { title: 'Map room', for: 'Closures and detours' });
    await cloud.quiet();
    expect(words(given)).toContain('The notice is given.');
    expect(words(given)).toMatch(/It holds from Mon, Mar 9, 2026, 5:00 p\.m\. ET, unless a liaison of another party/);
    expect(await objectBy(1)).toBe('2026-03-09T21:00:00.000Z');
  });

  it('is told to the others, who may object on its page and at home, and to nobody else of them', async () => {
    const subject = `Notice of a change, objections until Mon, Mar 9: ${sent.number}`;
    for (const party of ['health', 'forestry']) expect(subjects(party)).toContain(subject);
    expect(subjects('transport')).toContain(`Your agency gave notice of a change: ${sent.number}`);
    const mail = cloud.inbox.to('liaison@health.example').find((one) => one.subject === subject);
    expect(mail?.text).toContain('Nothing to do if you agree. It holds from Mon, Mar 9, 2026, 5:00 p.m. ET');
    expect([mail?.text.includes('Map room'), mail?.text.includes(`${cloud.url}${notice(1)}`)]).toEqual([false, true]);
    const home = await at('health', '/home');
    expect(words(home.screen)).toContain('Object to notice 1 if you do not agree');
    expect(home.screen.html).toContain(`href="${notice(1)}"`);
    const own = words((await at('transport', '/home')).screen);
    expect(own).toMatch(/Waiting for others \(1\).*The other parties, who may object to your agency’s notice 1/);
    expect(own).not.toContain('Object to notice');
    expect(words((await at('transport', '/agency')).screen)).toContain('1 notice');
    expect(words((await at('health', page(''))).screen)).toMatch(
      /Your turn: object to notice 1 .* by Mon, Mar 9, 2026/,
    );
    const head = await personAt(mailboxOf(sent, 'health')).open(notice(1));
    expect([head.status, head.html.includes('Map room'), head.html.includes('/objection"')]).toEqual([
      200,
      true,
      false,
    ]);
  });

  it('is nobody’s but of a liaison of the party, and objected to by none of these', async () => {
    expect((await at('health', form('transport', '?contact=desk'))).screen.status).toBe(404);
    expect((await at('transport', form('transport', '?contact=clinic'))).screen.status).toBe(404);
    const { browser } = await at('transport', notice(1));
    expect(() => browser.formOf(OBJECT)).toThrow();
    const [, fields] = browser.formOf('Take the notice back');
    const objection = new URL(`${cloud.url}${notice(1)}/objection`);
    expect(
      (await browser.request(objection, new URLSearchParams({ ...Object.fromEntries(fields), reason: 'No.' }))).status,
    ).toBe(404);
    const [back, sends] = (await at('health', notice(1))).browser.formOf(OBJECT, { reason: 'No.' });
    back.pathname = `${notice(1)}/taking-back`;
    expect((await liaison('health').browser.request(back, sends)).status).toBe(404);
  });

  it('is one about the same at a time, and of a change', async () => {
    const second = await at('transport', form('transport', '?contact=desk'));
    expect(told(second.screen)).toContain('Notice 1 is about the same');
    expect(() => second.browser.formOf('Give notice')).toThrow();
    const same = await give('transport', '?kpi=disagreements', { office: 'head' });
    expect([same.status, told(same)]).toEqual([422, expect.stringContaining('Nothing would change')]);
    expect(words(await give('transport', '?kpi=disagreements', { office: 'director' }))).toContain('Notice 2');
  });

  it('is taken back by the party that gave it, and then changes nothing', async () => {
    expect(words(await give('health', '?contact=clinic&removes=yes'))).toContain('Notice 3');
    const { browser } = await at('health', notice(3));
    expect(words(await browser.press('Take the notice back'))).toContain('Taken back: it changes nothing');
    await cloud.quiet();
    for (const party of ['transport', 'health', 'forestry'])
      expect(subjects(party)).toContain(`Taken back: notice 3 under ${sent.number}`);
    const late = await at('forestry', notice(3));
    expect(() => late.browser.formOf(OBJECT)).toThrow();
  });
});

describe('An objection', () => {
  it('takes a reason; of two in the same second one ends the notice, and the other is told so', async () => {
    const [health, forestry] = [await at('health', notice(1)), await at('forestry', notice(1))];
    const empty = await health.browser.press(OBJECT, { reason: ' ' });
    expect([empty.status, told(empty)]).toEqual([422, expect.stringContaining('There is no reason yet')]);
    const writes = together(
      2,
      ({ action, body }) => action === 'TransactWriteItems' && body.includes('ChangeObjected'),
    );
    cloud.setFaults({ around: writes.around });
    const screens = await Promise.all(
      [health, forestry].map(({ browser }) => browser.press(OBJECT, { reason: 'Detours are ours.' })),
    );
    cloud.setFaults({});
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = screens.find(({ status }) => status === 422);
    expect(refused && told(refused)).toContain('A party objected to this notice');
    expect((await types()).filter((type) => type === 'ChangeObjected')).toHaveLength(1);
  });

  it('makes it an amendment, which the page and the mail say, with how to put one out', async () => {
    await cloud.quiet();
    const { screen } = await at('transport', notice(1));
    expect(words(screen)).toContain('It takes an amendment now');
    expect(words(screen)).toContain(`npm run mou -- amend ${sent.agreement} FILE`);
    expect(screen.text).toContain('Detours are ours.');
    for (const party of ['transport', 'health', 'forestry'])
      expect(subjects(party).filter((one) => one === `Objected to: notice 1 under ${sent.number}`)).toHaveLength(1);
    expect(words((await at('transport', page('/contacts'))).screen)).not.toContain('Map room');
  });

  it('has its reason read by the parties of the text in force, not by one that only joins with the next', async () => {
    const police = aMou({ agencies: ['police'] }).parties;
    const { levels } = LADDER;
    const joined = {
      ...{ ...sent.mou, parties: [...sent.mou.parties, ...police] },
      ladder: { ...LADDER, levels: levels.map((one) => ({ ...one, offices: { ...one.offices, police: 'head' } })) },
    };
    const puttingOut = async () => expect((await succeeding(cloud, token, sent, joined)).status).toBe(201);
    const voided = (reason: string) =>
      cloud.call('POST', page('/void').replace('/', '/api/'), { bearer: token, json: { reason } });
    await puttingOut();
    await voided('The second text was wrong.');
    await puttingOut();
    for (const part of ['', '/record']) {
      const { screen } = await at('police', page(part));
      expect([screen.status, words(screen)], part).toEqual([
        200,
        expect.stringContaining('objected to notice 1: it changes nothing'),
      ]);
      expect(screen.text).toContain('Version 2 voided by the agency that organizes it');
      expect(screen.text).not.toMatch(/Detours are ours|The second text was wrong/);
    }
    expect((await at('police', notice(1))).screen.status).toBe(404);
    expect((await at('health', page(''))).screen.text).toContain('The second text was wrong.');
    await voided('The third, too.');
    await cloud.quiet();
  });
});

describe('A notice to which nobody objected', () => {
  it('holds from its moment on, while the sweep is down', async () => {
    const over = await objectBy(2);
    await cloud.moveTo(Date.parse(over) - MINUTE);
    expect((await at('forestry', notice(2))).browser.formOf(OBJECT)).toBeTruthy();
    whileDown();
    await cloud.moveTo(Date.parse(over) + 2 * HOUR);
    expect(await types()).not.toContain('ChangeHeld');
    const contacts = words((await at('forestry', page('/contacts'))).screen);
    expect(contacts).toMatch(
      /Bureau Director, Birch transport Changed by notice of Mon, Mar 2, 2026\. The signed text says: Director/,
    );
    const { screen, browser } = await at('forestry', notice(2));
    expect(words(screen)).toContain('Nobody objected. It holds since Mon, Mar 9, 2026, 5:00 p.m. ET');
    expect(() => browser.formOf(OBJECT)).toThrow();
    const { body } = await cloud.call('GET', `/api/agreements/${sent.agreement}`, { bearer: token });
    expect(body.changes).toEqual({ open: [], held: 1, reporters: { 'disagreements/transport': 'director' } });
  });

  it('is recorded once, with its own moment, and told once', async () => {
    cloud.setFaults({});
    await cloud.moveBy(3 * HOUR);
    expect(await types()).toEqual([
      ...['ChangeNoticed', 'ChangeNoticed', 'ChangeNoticed', 'ChangeTakenBack', 'ChangeObjected', 'ChangeHeld'],
    ]);
    const { events } = await cloud.history(sent.agreement);
    expect(events.at(-1)?.data).toEqual({ change: 2, heldAt: await objectBy(2) });
    for (const party of ['transport', 'health', 'forestry'])
      expect(subjects(party).filter((one) => one === `Changed by notice: ${sent.number}`)).toHaveLength(1);
  });

  it('leaves the signed text as it was, and says so on its page', async () => {
    const { screen } = await at('health', page('/text'));
    expect(words(screen)).toContain('Since then contacts or reporting offices have changed by notice');
    expect(screen.text).toContain(sent.documentHash);
  });

  it('stands in the record in words, which verifies', async () => {
    const { screen } = await at('health', page(''));
    const seen = words(screen);
    expect(seen).toContain('Notice 1: Birch transport changes the contact “Map desk”');
    expect(seen).toMatch(
      /Notice 2: Birch transport has “Days on which the maps disagree” reported by its office Bureau Director/,
    );
    expect(seen).toMatch(/objected to notice 1: it changes nothing/);
    const { body } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    expect(verifyRecord(body).faults).toEqual([]);
  });
});

describe('A text that gives way', () => {
  let next: Sent;

  it('does so to one that is put out after what held before it, which is recorded and told with it', async () => {
    expect(words(await give('health', '', { title: 'Night clinic' }))).toContain('Notice 4');
    whileDown();
    await cloud.moveTo(Date.parse(await objectBy(4)) + MINUTE);
    const mou = { ...sent.mou, contacts: [{ ...DESK, title: 'Desk of maps' }] } as MouFile;
    const path = `/api/agreements/${sent.agreement}/successors?kind=amendment`;
    const { status, body, text } = await cloud.call<Omit<Sent, 'mou'>>('POST', path, { bearer: token, json: mou });
    cloud.setFaults({});
    expect(status, text).toBe(201);
    next = { ...body, mou };
    await cloud.quiet();
    expect((await cloud.types(sent.agreement)).slice(-3)).toEqual([
      ...['ChangeNoticed', 'ChangeHeld', 'SuccessorPublished'],
    ]);
    expect(subjects('forestry').filter((one) => one === `Changed by notice: ${sent.number}`)).toHaveLength(2);
    expect(words((await at('forestry', page('/contacts'))).screen)).toContain('Night clinic');
  });

  it('takes along the notices whose time is not over, which is told; the next text says its own contacts', async () => {
    const { screen, browser } = await at('transport', form('transport', '?contact=desk'));
    expect(words(screen)).toContain('Version 4 is on its way');
    await browser.press('Give notice', { title: 'Map hall' });
    await cloud.prepare(next);
    for (const { key } of next.mou.parties) await cloud.head(next, key).sign();
    await cloud.quiet();
    expect((await cloud.types(sent.agreement)).slice(-4)).toEqual([
      ...['AgreementExecuted', 'ChangeLapsed', 'VersionTookEffect', 'CopySealed'],
    ]);
    for (const party of ['transport', 'health', 'forestry'])
      expect(subjects(party).filter((one) => one === `Lapsed: notice 5 under ${sent.number}`)).toHaveLength(1);
    const contacts = words((await at('health', page('/contacts'))).screen);
    expect(contacts).toContain('Desk of maps');
    for (const gone of ['Night clinic', 'Map hall', 'by notice of', 'Bureau Director'])
      expect(contacts).not.toContain(gone);
    const was = words((await at('health', notice(5))).screen);
    expect(was).toContain('Lapsed: it changes nothing');
    expect(was).toContain('About version 1');
    const { body } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    expect(verifyRecord(body).faults).toEqual([]);
  });
});

it('Pages of contacts and notices say how many disputes are open, and what the reader may object to', async () => {
  await disputing(cloud, sent).raised();
  expect(words(await give('transport', '?contact=desk', { title: 'Map hall' }))).toContain('Notice 6');
  for (const part of ['/contacts', '/parties/health/change', '/changes/5']) {
    const { screen } = await at('health', page(part));
    expect(words(screen), part).toContain('Disputes 1 Reviews Record');
    expect(words(screen), part).toMatch(/Your turn: object to notice 6 if you do not agree.* by /);
    expect(screen.html, part).toContain(`href="${notice(6)}"`);
  }
  expect((await at('health', notice(6))).screen.html).toContain(`href="${notice(6)}#act"`);
  const own = words((await at('transport', page('/contacts'))).screen);
  expect([own.includes('Disputes 1 Reviews Record'), own.includes('object to notice')]).toEqual([true, false]);
});
