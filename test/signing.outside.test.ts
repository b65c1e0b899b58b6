/** A signature made outside: one agency's liaison hands in the PDF, another's confirms it, and every page says how it was given. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedCopy } from '../functions/records/copy/executed-copy.schema.ts';
import { partyIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, type TestCloud, told } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';
import { withOwnKeys } from './own-keys.ts';

let cloud: TestCloud;
let token: string;
const people = new Map<string, Person>();

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const pathOf = ({ agreement }: Sent, party: string) => `/agreements/${agreement}/parties/${party}/outside`;
/** The liaison of an agency at the page of a party, signed in once. */
async function liaison(agency: string, sent: Sent, party: string) {
  const mailbox = `liaison@${agency}.example`;
  const person = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, person);
  return { screen: await person.open(pathOf(sent, party)), browser: person.browser };
}
const news = (agency: string, subject: string): string[] =>
  cloud.inbox
    .to(`liaison@${agency}.example`)
    .filter((mail) => mail.subject.startsWith(subject))
    .map(({ text }) => text);
const TYPED = { kind: 'ink', name: 'Head of health', title: 'Director', signedOn: '2026-03-02' };
const SCAN = { name: 'signed.pdf', content: aScan() };
const handsIn = async (sent: Sent, party: string, typed: object = {}, file: typeof SCAN | undefined = SCAN) => {
  const { browser } = await liaison(party, sent, party);
  return browser.hand('Hand in this signature', file, { ...TYPED, ...typed });
};
const count = async (sent: Sent, type: string) => (await cloud.types(sent.round)).filter((one) => one === type).length;

describe('The page of a signature made outside', () => {
  let sent: Sent;
  beforeAll(async () => {
    sent = await cloud.send(token);
  });

  it('shows the party’s liaison the hash, the whole text to print, and the form', async () => {
    const { screen, browser } = await liaison('health', sent, 'health');
    expect([screen.status, screen.text]).toEqual([200, expect.stringContaining(sent.documentHash)]);
    expect(() => browser.formOf('Hand in this signature')).not.toThrow();
    const sheet = await browser.follow('The whole text with the hash');
    expect(sheet.text).toContain(sent.documentHash);
    expect(sheet.text).toContain('One road-closure map');
    await liaison('health', sent, 'health');
    expect((await browser.follow('Overview')).text, 'the way back').toContain('What has happened');
  });

  it('shows another agency’s liaison that nothing waits, and takes nothing from them', async () => {
    const { screen, browser } = await liaison('police', sent, 'health');
    expect(screen.text).toContain('Nothing waits for your answer here.');
    expect(() => browser.formOf('Hand in this signature')).toThrow();
  });

  it('is not there for a liaison of no party, nor for someone who is not signed in', async () => {
    await cloud.registerAgencies({ parties: [{ name: 'Parks', mailDomains: ['parks.example'] }] });
    const person = cloud.person('liaison@parks.example');
    await person.signIn();
    for (const end of ['', '/sheet', '/pdf']) {
      expect((await person.browser.open(pathOf(sent, 'health') + end)).status, end).toBe(404);
      const answer = await fetch(new URL(pathOf(sent, 'health') + end, cloud.url), { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
    }
  });

  it('is not there for a party or an agreement that is not', async () => {
    const { browser } = await liaison('health', sent, 'health');
    for (const path of [pathOf(sent, 'parks'), pathOf(sent, 'constructor'), '/agreements/mou_1/parties/health/outside'])
      expect((await browser.open(path)).status, path).toBe(404);
  });

  it.each<[string, object, { name: string; content: Buffer } | undefined, RegExp]>([
    ['no file', {}, undefined, /There is no file yet/],
    ['a file that is no PDF', {}, { name: 'x.pdf', content: Buffer.from('MZ and so on') }, /not a PDF/],
    ['a PDF that is cut off', {}, { name: 'x.pdf', content: aScan().subarray(0, 90) }, /cut off/],
    ['a PDF of more than 4 MB', {}, { name: 'x.pdf', content: aScan({ size: 4 * 2 ** 20 }) }, /at most 4194304/],
    ['a card without its signature', { kind: 'piv' }, SCAN, /carries no digital signature/],
    ['a day to come', { signedOn: '2026-03-03' }, SCAN, /still to come/],
    ['no name', { name: ' ' }, SCAN, /name is missing/],
  ])('refuses %s in words, and keeps what was typed', async (_, typed, file, wrong) => {
    const { browser } = await liaison('health', sent, 'health');
    const screen = await browser.hand('Hand in this signature', file, { ...TYPED, ...typed, title: 'Acting Director' });
    expect(told(screen)).toMatch(wrong);
    expect(screen.status).toBe(422);
    expect(screen.html).toContain('value="Acting Director"');
    expect(await cloud.types(sent.round)).not.toContain('OutsideSignatureOffered');
  });
});

describe('A signature in ink', () => {
  let sent: Sent;

  it('is handed in, is nothing yet, and is the same PDF for whoever looks', async () => {
    sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    const screen = await handsIn(sent, 'health');
    expect([screen.status, screen.text]).toEqual([
      200,
      expect.stringContaining('Handed in, waiting for another agency'),
    ]);
    expect(await cloud.stand(token, sent)).toMatchObject({ signatories: { health: { status: 'asked' } } });
    await cloud.quiet();
    const asked = news('transport', 'Confirm by ').filter((text) => text.includes(sent.agreement));
    expect(asked, 'one mail to the other liaison').toHaveLength(1);
    expect(news('health', 'Confirm by '), 'none to its own').toEqual([]);
    const { browser, screen: other } = await liaison('transport', sent, 'health');
    expect(other.text).toContain('Head of health, Director');
    const answer = await fetch(new URL(`${pathOf(sent, 'health')}/pdf`, cloud.url), {
      headers: { cookie: browser.cookie },
    });
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="MOU-2026-\d+-health-signed\.pdf"$/,
    );
    expect(Buffer.from(await answer.arrayBuffer()).equals(SCAN.content)).toBe(true);
  });

  it('is found by whoever has something to do about it: on the MOU’s page, the party’s and at home', async () => {
    const pages = async (agency: string) => {
      const { browser } = await liaison(agency, sent, 'health');
      const open = async (path: string) => (await browser.open(path)).html;
      const at = `/agreements/${sent.agreement}`;
      return { mou: await open(at), party: await open(`${at}/parties/${agency}`), home: await open('/home') };
    };
    const answer = `href="${pathOf(sent, 'health')}"`;
    const { mou, party, home } = await pages('transport');
    for (const [page, says] of [
      [mou, 'Confirm or refuse the signature made outside of Birch health'],
      [party, 'Look at the signature that Birch health handed in'],
      [home, 'Confirm or refuse the signature made outside that Birch health handed in'],
    ] as const) {
      expect(page).toContain(says);
      expect(page).toContain(answer);
    }
    const own = await pages('health');
    expect(own.mou).toContain('Hand in a signature made outside for Birch health');
    expect(own.mou).not.toContain('Confirm or refuse');
    expect(own.party).toContain(answer);
    expect(own.party).not.toContain('Look at the signature');
    expect(own.home).not.toContain('signature made outside');
  });

  it('cannot be confirmed by its own liaison, nor without the box', async () => {
    const { browser: own } = await liaison('health', sent, 'health');
    expect(() => own.formOf('Confirm the signature')).toThrow();
    const { browser: other } = await liaison('transport', sent, 'health');
    const [url, fields] = other.formOf('Confirm the signature', { looked: 'yes' });
    expect((await own.request(url, fields)).status, 'the form of someone else').toBe(401);
    const forged = await withOwnKeys(own, fields);
    expect((await own.request(url, forged)).status, 'and with its own proof').toBe(404);
    const unchecked = other.formOf('Confirm the signature');
    expect(told(await other.request(...unchecked))).toContain('422 It is not said that you have opened the PDF.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureGiven');
  });

  it('is refused with a reason, which its own liaison reads in the record, and handed in again', async () => {
    const { browser } = await liaison('transport', sent, 'health');
    const screen = await browser.press('Refuse it', { reason: 'The hash is cut off.' });
    expect(screen.text).toContain('Nothing waits for your answer here.');
    await cloud.quiet();
    expect(news('health', 'A signature was not confirmed')[0]).toContain(pathOf(sent, 'health'));
    const head = cloud.head(sent, 'health');
    await head.openLink();
    expect((await head.browser.open(`/rounds/${sent.round}/record`)).text).toContain('“The hash is cut off.”');
    await handsIn(sent, 'health');
    expect(await count(sent, 'OutsideSignatureOffered')).toBe(2);
  });

  it('counts once confirmed, twice is once, and executes the agreement when it is the last', async () => {
    await cloud.head(sent, 'transport').sign();
    const { browser } = await liaison('transport', sent, 'health');
    const form = browser.formOf('Confirm the signature', { looked: 'yes' });
    await Promise.all([browser.request(...form), browser.request(...form)]);
    await cloud.quiet();
    expect(await cloud.types(sent.agreement)).toContain('AgreementExecuted');
    expect(await cloud.chainFaults(sent)).toEqual([]);
    const { events, bodies } = await cloud.history(sent.round);
    const given = events.find(({ type, data }) => type === 'SignatureGiven' && data.party === 'health');
    expect(given?.data).toMatchObject({
      method: 'ink on paper, confirmed by another agency',
      linkUsedAt: null,
      codeSentAt: null,
      outside: { kind: 'ink', offeredBy: 'health', confirmedBy: 'transport' },
    });
    expect(bodies.get(given?.seq ?? 0)?.body).toMatchObject({ name: 'Head of health', liaisons: expect.anything() });
  });

  it('leaves nobody a link to hand in or answer, and nothing at home', async () => {
    for (const agency of ['transport', 'health']) {
      const { browser } = await liaison(agency, sent, 'health');
      for (const path of [`/agreements/${sent.agreement}`, `/agreements/${sent.agreement}/parties/${agency}`, '/home'])
        expect((await browser.open(path)).html, `${agency} ${path}`).not.toContain(
          `/agreements/${sent.agreement}/parties/health/outside`,
        );
    }
  });

  it('is called so on the page, in the record and in the executed copy', async () => {
    const head = cloud.head(sent, 'transport');
    const page = await head.openLink();
    expect(page.text).toContain('In ink, on paper; confirmed by another agency, not given here');
    const record = await head.browser.open(`/rounds/${sent.round}/record`);
    expect(record.text).toContain('Birch health signed outside');
    expect(record.text).toContain('In ink, on paper, confirmed by Birch transport');
    const { html } = await head.browser.open(`/rounds/${sent.round}/copy.json`);
    const { signatures } = (JSON.parse(html) as SealedCopy).copy;
    expect(signatures.find(({ party }) => party === 'health')).toMatchObject({
      method: 'ink on paper, confirmed by another agency',
      outside: { kind: 'ink', signedOn: '2026-03-02', offeredBy: 'Birch health', confirmedBy: 'Birch transport' },
    });
  });
});

describe('A signature that is confirmed while its holder is replaced', () => {
  it('stands under whoever held the office at that moment of the record', async () => {
    const sent = await cloud.send(token);
    await handsIn(sent, 'health');
    const { browser } = await liaison('transport', sent, 'health');
    const confirmation = browser.formOf('Confirm the signature', { looked: 'yes' });
    const own = await liaison('health', sent, 'health');
    await own.browser.open(`/agreements/${sent.agreement}/parties/health/holders/head`);
    const holder = { name: 'Head of tomorrow', mailbox: 'tomorrow@health.example', reason: 'A new head.' };
    const replacement = own.browser.formOf('Replace the holder of Director', holder);
    await Promise.all([browser.request(...confirmation), own.browser.request(...replacement)]);
    await cloud.quiet();
    const round = await cloud.history(sent.round);
    const party = await cloud.history(partyIdOf(sent.agreement, 'health'));
    const given = round.events.find(({ type }) => type === 'SignatureGiven');
    const replaced = party.events.find(({ type }) => type === 'HolderReplaced');
    // A signature that came first stops the replacement; one that came second is the new holder's office's.
    expect(round.bodies.get(given?.seq ?? 0)?.body).toMatchObject(
      replaced
        ? { mailbox: holder.mailbox, capacity: 'as signed outside' }
        : { mailbox: mailboxOf(sent, 'health'), capacity: 'incumbent' },
    );
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });
});

describe('A signature by card', () => {
  it('with the card’s signature in the PDF is taken, and withdrawn when the head signs by the link', async () => {
    const sent = await cloud.send(token);
    const screen = await handsIn(sent, 'health', { kind: 'piv' }, { name: 'x.pdf', content: aScan({ signed: true }) });
    expect(screen.text).toContain('With a PIV card, on a PDF');
    const { browser } = await liaison('police', sent, 'health');
    const form = browser.formOf('Confirm the signature', { looked: 'yes' });
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
    expect(told(await browser.request(...form))).toContain('422 Your agency has signed this agreement already.');
    expect((await liaison('police', sent, 'health')).screen.text).toContain('Nothing waits for your answer here.');
    expect(await count(sent, 'SignatureGiven')).toBe(1);
  });
});

describe('What is handed in for one party in one day', () => {
  it('is ten PDFs, each of which stays for good, and no eleventh; another party and another day have their own', async () => {
    const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
    const scan = (pages: string) => ({ name: 'signed.pdf', content: aScan({ pages }) });
    for (let day = 1; day <= 10; day++)
      expect((await handsIn(sent, 'health', {}, scan(`try ${day}`))).status, `${day}`).toBe(200);
    const kept = (await cloud.items('DOC#')).length;
    const refused = await handsIn(sent, 'health', { title: 'Acting Director' }, scan('one too many'));
    expect(refused.status).toBe(422);
    expect(told(refused)).toContain('10 PDFs were handed in for your agency today');
    expect(refused.html).toContain('value="Acting Director"');
    expect((await cloud.items('DOC#')).length, 'nothing of it is kept').toBe(kept);
    expect(await count(sent, 'OutsideSignatureOffered')).toBe(10);
    const { browser } = await liaison('transport', sent, 'transport');
    expect((await browser.hand('Hand in this signature', SCAN, { ...TYPED, name: 'Head of transport' })).status).toBe(
      200,
    );
    await cloud.moveBy(DAY);
    expect((await handsIn(sent, 'health', {}, scan('tomorrow'))).status).toBe(200);
  });
});
