/** While an MOU is in force, an office names who stands in for its holder in disputes: by its liaison or by itself, never by the alternate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptParty } from '../../functions/agreements/domain/kept-party.rules.ts';
import { partyIdOf } from '../../functions/shared/ids.ts';
import type { Person } from '../../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, type TestCloud, told } from '../a-cloud.ts';
import { aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';
import { withOwnKeys } from '../own-keys.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
const people = new Map<string, Person>();

const TWO = ['transport', 'health'] as const;
const pageOf = (party: string) => `/agreements/${sent.agreement}/parties/${party}`;
const officeOf = (party: string, office = 'head') => `${pageOf(party)}/offices/${office}`;

/** Someone at a mailbox, signed in once, with that page open. */
async function at(mailbox: string, path: string) {
  const person = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, person);
  return { screen: await person.open(path), browser: person.browser };
}
const liaison = (agency: string, path: string) => at(`liaison@${agency}.example`, path);
const holder = (party: string, path: string) => at(mailboxOf(sent, party), path);

const ALTERNATE = {
  name: 'Bo Lind',
  mailbox: 'bo@health.example',
  from: '2026-03-02',
  to: '2026-03-31',
  reason: 'The Director is on leave.',
};
const registered = async (party: string) =>
  (await cloud.items<KeptParty>(`PARTY#${sent.agreement}`)).find((one) => one.party === party);
const alternate = async (party: string) => (await registered(party))?.offices.head?.alternate;
const typesOf = (party: string) => cloud.types(partyIdOf(sent.agreement, party));
const rolesOf = async (as: string) =>
  (await cloud.items<{ as?: string; agreement?: string }>('PERSON#')).filter(
    (row) => row.as === as && row.agreement === sent.agreement,
  );

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await cloud.send(token, aMou({ agencies: TWO }));
  for (const party of TWO) await cloud.head(sent, party).sign();
  await cloud.quiet();
});
afterAll(() => cloud?.stop());

describe('The page of a party whose MOU is in force', () => {
  it('says what a liaison does there now, and leads to each office', async () => {
    const { screen, browser } = await liaison('health', pageOf('health'));
    expect(screen.text).toContain('Every agency has signed this agreement');
    expect(screen.text).toContain('Replace holders here when they change');
    expect(screen.text).not.toContain('You prepare it');
    const office = await browser.follow('Name an alternate for Director');
    expect(office.status).toBe(200);
    expect(office.text).toContain('An alternate never signs the MOU');
    expect(office.text).toContain('Nobody');
  });

  it('is found from the MOU’s page by the liaison, and the office’s by its holder', async () => {
    const path = `/agreements/${sent.agreement}`;
    expect((await liaison('health', path)).screen.html).toContain(`href="${pageOf('health')}"`);
    const { screen, browser } = await holder('health', path);
    expect(screen.html).not.toContain(`href="${pageOf('health')}"`);
    expect((await browser.follow('Name who stands in for you as Director')).text).toContain('Name an alternate');
  });
});

describe('Whoever else comes to the page of an office', () => {
  it.each<[string, string, string]>([
    ['a liaison of another party', 'liaison@transport.example', 'health'],
    ['a records officer of the agency', 'records@health.example', 'health'],
    ['the holder of another party’s office', 'head', 'transport'],
  ])('%s finds nothing', async (_, who, party) => {
    const mailbox = who === 'head' ? mailboxOf(sent, 'health') : who;
    expect((await at(mailbox, officeOf(party))).screen.status).toBe(404);
  });

  it('finds no office, party or agreement that is not there', async () => {
    for (const path of [officeOf('health', 'chair'), officeOf('health', 'constructor'), officeOf('parks')])
      expect((await liaison('health', path)).screen.status, path).toBe(404);
    expect((await liaison('health', '/agreements/mou_1/parties/health/offices/head')).screen.status).toBe(404);
  });

  it('and signed out, is asked to sign in', async () => {
    const answer = await fetch(new URL(officeOf('health'), cloud.url), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
  });
});

describe('A liaison', () => {
  it.each<[string, Partial<typeof ALTERNATE>, RegExp]>([
    ['a mailbox elsewhere', { mailbox: 'bo@transport.example' }, /not in an email domain of your agency/],
    ['no mailbox at all', { mailbox: 'bo' }, /mailbox|address/i],
    ['the holder’s own mailbox', { mailbox: 'HOLDER' }, /holder’s own email address/],
    ['a day that is none', { from: '2/30/2026' }, /February 2026 has no day 30/],
    ['no last day', { to: '' }, /no date yet/],
    ['a period that has passed', { from: '2026-01-01', to: '2026-03-01' }, /This period has passed/],
    ['a period that is too long', { to: '2026-12-31' }, /This period has 305 days/],
    ['no reason', { reason: ' ' }, /There is no reason yet/],
  ])('is refused %s in words, and nothing typed is lost', async (_, typed, wrong) => {
    const { browser } = await liaison('health', officeOf('health'));
    const mailbox = typed.mailbox === 'HOLDER' ? mailboxOf(sent, 'health') : undefined;
    const fields = { ...ALTERNATE, ...typed, ...(mailbox && { mailbox }) };
    const screen = await browser.press('Name the alternate', fields);
    expect(told(screen)).toMatch(wrong);
    expect(screen.status).toBe(422);
    expect(screen.html).toContain('value="Bo Lind"');
    expect(screen.html).toContain(`value="${fields.mailbox}"`);
    expect(await alternate('health')).toBeUndefined();
  });

  it('names one, twice is once, and nothing of the signature moves', async () => {
    const before = await registered('health');
    const { browser } = await liaison('health', officeOf('health'));
    const form = browser.formOf('Name the alternate', ALTERNATE);
    const screens = await Promise.all([browser.request(...form), browser.request(...form)]);
    for (const { status } of screens) expect(status).toBe(200);
    expect(browser.page.text).toContain('The alternate is named');
    expect(browser.page.text).toContain('Bo Lind, bo@health.example, from Mon, Mar 2, 2026 to Tue, Mar 31, 2026');
    expect((await typesOf('health')).filter((type) => type === 'AlternateNamed')).toHaveLength(1);
    const { reason: _, ...kept } = ALTERNATE;
    expect(await registered('health')).toEqual({
      ...before,
      changes: (before?.changes ?? 0) + 1,
      offices: { head: { ...before?.offices.head, alternate: kept } },
    });
    expect((await rolesOf('alternate')).map(({ pk: _pk, sk: _sk, ...row }) => row)).toEqual([
      { agreement: sent.agreement, party: 'health', as: 'alternate', of: 'head' },
    ]);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });

  it('reads it on the page of the party, and the other agency in the history of the MOU', async () => {
    const { screen } = await liaison('health', pageOf('health'));
    expect(screen.text).toMatch(
      /Alternate in disputes\s+Bo Lind, bo@health\.example, from Mon, Mar 2, 2026 to Tue, Mar 31, 2026/,
    );
    expect(screen.text).toContain('“The Director is on leave.”');
    const other = await holder('transport', `/agreements/${sent.agreement}`);
    expect(other.screen.text).toContain('An alternate stands in for an office in disputes');
  });
});

describe('The alternate', () => {
  it('finds the MOU at home and may read it, and has nothing to sign', async () => {
    const { screen } = await at('bo@health.example', '/home');
    expect(screen.html).toContain(`href="/agreements/${sent.agreement}"`);
    const { screen: mou } = await at('bo@health.example', `/agreements/${sent.agreement}`);
    expect(mou.status).toBe(200);
    expect(mou.text).not.toContain('Sign or decline');
    expect(mou.text).not.toContain('Name who stands in for you');
  });

  it('names no alternate, and ends nothing', async () => {
    const { browser } = await liaison('health', officeOf('health'));
    const [name, fields] = browser.formOf('Name the alternate', { ...ALTERNATE, mailbox: 'al@health.example' });
    const bo = await at('bo@health.example', officeOf('health'));
    expect(bo.screen.status).toBe(404);
    expect((await bo.browser.request(name, fields)).status, 'the form of someone else').toBe(401);
    const forged = await withOwnKeys(bo.browser, fields);
    expect((await bo.browser.request(name, forged)).status).toBe(404);
    expect((await bo.browser.request(new URL(`${name.href}/end`), forged)).status).toBe(404);
    expect(await alternate('health')).toMatchObject({ mailbox: 'bo@health.example' });
  });
});

describe('The holder of an office', () => {
  it('names another one, who takes the place of the first', async () => {
    const { browser, screen } = await holder('health', officeOf('health'));
    expect(screen.text).toContain('Name another one instead');
    await browser.press('Name the alternate', { ...ALTERNATE, name: 'Al Moss', mailbox: 'al@health.example' });
    expect(await alternate('health')).toMatchObject({ name: 'Al Moss' });
    const { events, bodies } = await cloud.history(partyIdOf(sent.agreement, 'health'));
    const last = events.at(-1);
    expect(bodies.get(last?.seq ?? 0)?.body).toMatchObject({
      by: { mailbox: mailboxOf(sent, 'health') },
      holder: { name: 'Head of health' },
    });
    expect(await rolesOf('alternate')).toHaveLength(1);
    expect((await at('bo@health.example', `/agreements/${sent.agreement}`)).screen.status).toBe(404);
    expect((await at('al@health.example', `/agreements/${sent.agreement}`)).screen.status).toBe(200);
  });

  it('tends nothing else of the party', async () => {
    const { browser } = await holder('health', officeOf('health'));
    const [url, fields] = browser.formOf('Name the alternate', {
      ...ALTERNATE,
      capacity: 'incumbent',
      _seen: 'signed',
    });
    const replace = new URL(url.href.replace('/offices/head/alternate', '/holders/head'));
    expect((await browser.request(replace, fields)).status).toBe(404);
    expect((await browser.open(pageOf('health'))).status).toBe(404);
  });

  it('ends it with a reason, and the alternate finds nothing any more', async () => {
    const { browser } = await holder('health', officeOf('health'));
    const end = 'End the alternate’s period now';
    const refused = await browser.press(end, { reason: '' });
    expect([refused.status, told(refused)]).toEqual([422, expect.stringContaining('There is no reason yet.')]);
    const screen = await browser.press(end, { reason: 'I am back.' });
    expect(screen.text).toContain('The alternate no longer stands in.');
    expect(await alternate('health')).toBeUndefined();
    expect(await rolesOf('alternate')).toEqual([]);
    expect((await at('al@health.example', '/home')).screen.html).not.toContain(sent.agreement);
    expect((await at('al@health.example', `/agreements/${sent.agreement}`)).screen.status).toBe(404);
  });
});

describe('A period', () => {
  it('begins on its first day and is over after its last, without anybody’s doing', async () => {
    const { browser } = await liaison('transport', officeOf('transport'));
    const mailbox = 'cy@transport.example';
    await browser.press('Name the alternate', { ...ALTERNATE, mailbox, from: '2026-03-04', to: '2026-03-05' });
    const found = async () => (await at(mailbox, `/agreements/${sent.agreement}`)).screen.status;
    expect(await found(), 'before').toBe(404);
    await cloud.moveBy(2 * DAY);
    expect(await found(), 'on the first day').toBe(200);
    expect((await at(mailbox, '/home')).screen.html).toContain(sent.agreement);
    await cloud.moveBy(2 * DAY);
    expect(await found(), 'after the last').toBe(404);
    expect((await at(mailbox, '/home')).screen.html).not.toContain(sent.agreement);
    const { screen } = await liaison('transport', officeOf('transport'));
    expect(screen.text).toContain('Nobody');
    expect(screen.text).not.toContain('End it before the last day');
  });

  it('ends when the alternate takes the office over', async () => {
    const { browser } = await liaison('health', officeOf('health'));
    await browser.press('Name the alternate', ALTERNATE);
    await browser.open(`${pageOf('health')}/holders/head`);
    const { name, mailbox } = ALTERNATE;
    await browser.press('Replace the holder of Director', { name, mailbox, reason: 'The Director left.' });
    expect((await typesOf('health')).slice(-2)).toEqual(['HolderReplaced', 'AlternateEnded']);
    expect(await alternate('health')).toBeUndefined();
    expect((await at(mailbox, officeOf('health'))).screen.status).toBe(200);
  });
});

describe('Under an agreement that was voided', () => {
  it('nobody stands in, and the page says so', async () => {
    const other = await cloud.send(token, aMou({ agencies: TWO }));
    const path = `/agreements/${other.agreement}/parties/health/offices/head`;
    const { browser } = await liaison('health', path);
    const form = browser.formOf('Name the alternate', ALTERNATE);
    const bearer = { bearer: token, json: { reason: 'Not needed any more.' } };
    expect((await cloud.call('POST', `/api/agreements/${other.agreement}/void`, bearer)).status).toBe(200);
    const late = await browser.request(...form);
    expect([late.status, told(late)]).toEqual([422, expect.stringContaining('nobody stands in under it')]);
    expect((await liaison('health', path)).screen.html).not.toContain('Name the alternate');
  });
});
