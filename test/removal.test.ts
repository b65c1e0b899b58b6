/** Words leave a record by two officers of two agencies, who are told and see them first; a hold stops it, and the record still verifies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { keepingIdOf } from '../functions/shared/ids.ts';
import { verifyChain } from '../functions/shared/ledger/chain.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, type TestCloud, told } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let bearer: string;
let health: Person;
let police: Person;
const keeping = () => `/agreements/${sent.agreement}/keeping`;
const law = { authority: 'Order 26-114 of the Birch Superior Court', reason: 'The name of a protected witness.' };

beforeAll(async () => {
  cloud = await aCloud();
  bearer = (await cloud.token()).secret;
  sent = await cloud.send(bearer);
  await cloud.head(sent, 'health').sign();
  await cloud.quiet();
  health = cloud.person('records@health.example');
  police = cloud.person('records@police.example');
});
afterAll(() => cloud?.stop());

/** The event of the signature, which carries the signer's name. */
const signature = async () => {
  const { events, bodies } = await cloud.history(sent.round);
  const event = events.find(({ type }) => type === 'SignatureGiven');
  if (!event) throw new Error('Nobody has signed');
  return { id: `${sent.round}/${event.seq}`, seq: event.seq, body: bodies.get(event.seq) };
};
const at = async (officer: Person) => {
  await officer.open(keeping());
  return officer.browser;
};

/** The page of the one removal that waits. */
const decision = async (officer: Person) => {
  await at(officer);
  await officer.browser.follow('See the words and decide');
  return officer.browser;
};
const mailsTo = (mailbox: string, subject: string) =>
  cloud.inbox.list().filter((one) => one.to.includes(mailbox) && one.subject.startsWith(subject));

describe('The keeping of a record', () => {
  it('is shown to records officers of its agencies, and to nobody else', async () => {
    expect((await health.open(keeping())).text).toContain('Records: holds and removals');
    for (const mailbox of ['liaison@health.example', 'records@elsewhere.example']) {
      const other = cloud.person(mailbox);
      const screen = await other
        .open(keeping())
        .catch(({ message }: Error) => ({ status: 0, text: message, html: '' }));
      expect(screen.text, mailbox).not.toContain('Records: holds and removals');
    }
  });

  it('is found from the page of the MOU by a records officer, and by nobody else', async () => {
    const screen = await health.open(`/agreements/${sent.agreement}`);
    expect(screen.html).toContain(`href="${keeping()}"`);
    expect((await health.browser.follow('Records: holds and removals')).text).toContain('Legal holds');
    expect((await health.browser.follow('Overview')).text, 'and back').toContain('What has happened');
    expect((await cloud.person('liaison@health.example').open(`/agreements/${sent.agreement}`)).html).not.toContain(
      keeping(),
    );
  });

  it('names what is missing beside its field, and keeps what was typed', async () => {
    const browser = await at(health);
    const screen = await browser.press('Ask for the removal', { event: '', authority: 'Order 26-114', reason: ' ' });
    expect(told(screen)).toContain('422 There is no such event in this record.');
    expect(screen.html).toContain('value="Order 26-114"');
    expect(screen.html).toContain('id="field-event-error"');
  });

  it('knows no event of another agreement', async () => {
    const other = await cloud.send((await cloud.token()).secret);
    const browser = await at(health);
    const screen = await browser.press('Ask for the removal', { event: `${other.agreement}/1`, ...law });
    expect(told(screen)).toContain('422 There is no such event in this record.');
  });
});

describe('A removal', () => {
  it('waits while a hold stands, and asking removes nothing', async () => {
    const { id, body } = await signature();
    expect(JSON.stringify(body)).toContain('Head of health');
    await (await at(health)).press('Ask for the removal', { event: id, ...law });
    await (await at(police)).press('Place a legal hold', { authority: 'Public records request 7', reason: 'Pending.' });
    const screen = (await decision(police)).page;
    expect(screen.text, 'the page says why there is no form').toContain('A legal hold is in place');
    expect(screen.html).not.toContain('name="decision"');
    const [, fields] = (await at(police)).formOf('Place a legal hold', { decision: 'approve' });
    for (const act of ['check', 'approve']) {
      const refused = await police.browser.request(new URL(`${screen.url}/${act}`), fields);
      expect(told(refused), act).toContain('422 A legal hold is in place on this record.');
    }
    expect((await signature()).body).toEqual(body);
    expect((await at(health)).page.text).not.toContain('Release this hold');
    await (await at(police)).press('Release this hold', { reason: 'The request was answered.' });
  });

  it('is not approved by the agency that asked', async () => {
    expect((await at(health)).page.html).not.toContain('See the words and decide');
    const { url } = (await decision(police)).page;
    const own = await health.browser.open(url);
    expect(own.text).toContain('Your own agency asked for this.');
    expect(own.html).not.toContain('name="decision"');
    const [, fields] = (await at(health)).formOf('Place a legal hold', { decision: 'approve' });
    for (const act of ['check', 'approve'])
      expect(told(await health.browser.request(new URL(`${url}/${act}`), fields)), act).toContain(
        '422 Your own agency asked for this removal.',
      );
  });

  it('is an email and a task for records officers of the other agencies, and for nobody else', async () => {
    await cloud.quiet();
    const subject = 'Decide about a removal of words';
    const [asked] = mailsTo('records@police.example', subject);
    const { pathname } = new URL((await decision(police)).page.url);
    expect(asked?.text).toContain(`See the words and decide:\n${cloud.url}${pathname}\n`);
    expect(asked?.text).not.toMatch(/Head of health|protected witness|26-114/);
    expect(mailsTo('records@health.example', subject)).toEqual([]);
    const home = await police.open('/home');
    expect(home.text).toContain('whether words are removed from its record');
    expect(home.html).toContain(`href="${pathname}"`);
    expect((await health.open('/home')).text).not.toContain('whether words are removed');
    expect((await cloud.person('liaison@police.example').open('/home')).text).not.toContain('be removed');
  });

  it('is decided with the words, the law and the effects in sight, and only once a decision is checked', async () => {
    const browser = await decision(police);
    for (const words of [
      'Head of health',
      law.authority,
      law.reason,
      'deleted from the record for good',
      'Birch health',
    ])
      expect(browser.page.text, words).toContain(words);
    const empty = await browser.press('Check before you decide');
    expect(told(empty)).toContain('422 No decision is chosen.');
    const noReason = await browser.press('Check before you decide', { decision: 'refuse' });
    expect(told(noReason)).toContain('422 There is no reason yet.');
    const refusing = await browser.press('Check before you decide', { decision: 'refuse', reason: 'It is public.' });
    expect(refusing.html).toContain('It is public.');
    expect(refusing.html).toContain('Refuse this removal');
    await decision(police);
    const checked = await browser.press('Check before you decide', { decision: 'approve' });
    expect(checked.text).toContain('This cannot be undone.');
    expect(checked.text).toContain('Head of health');
    expect((await signature()).body, 'nothing happens by checking').toBeDefined();
    expect(await cloud.types(keepingIdOf(sent.agreement))).not.toContain('RemovalApproved');
  });

  it('by a second agency takes the words, once, and the record verifies and says so', async () => {
    const { seq } = await signature();
    const { url } = (await decision(police)).page;
    await police.browser.press('Check before you decide', { decision: 'approve' });
    const form = police.browser.formOf('Remove these words for good');
    const together = await Promise.all([police.browser.request(...form), police.browser.request(...form)]);
    expect(together.map(({ status }) => status)).toEqual([200, 200]);
    const { events, bodies } = await cloud.history(sent.round);
    expect(bodies.has(seq)).toBe(false);
    expect(verifyChain(events, bodies)).toMatchObject({ faults: [], removed: [seq] });
    expect(events.filter(({ type }) => type === 'BodyRemoved').map(({ data }) => data.seq)).toEqual([seq]);
    const kept = await cloud.types(keepingIdOf(sent.agreement));
    expect(kept).toEqual(['RemovalAsked', 'HoldPlaced', 'HoldReleased', 'RemovalApproved']);
    expect(police.browser.page.text).toContain('No removal is waiting for a decision.');
    expect((await police.browser.open(url)).text).toContain('This removal has been decided meanwhile.');
    await cloud.quiet();
    expect(mailsTo('records@health.example', 'The removal of words was approved')).toHaveLength(1);
    expect((await police.open('/home')).text).not.toContain('whether words are removed');
  });

  it('that is refused leaves the words, and the agency that asked is told', async () => {
    const { events } = await cloud.history(sent.agreement);
    const event = `${sent.agreement}/${events.find(({ body }) => body !== null)?.seq}`;
    await (await at(health)).press('Ask for the removal', { event, ...law });
    const browser = await decision(police);
    await browser.press('Check before you decide', { decision: 'refuse', reason: 'No such law.' });
    const screen = await browser.press('Refuse this removal');
    expect(screen.text).toContain('The removal is refused, and the words stay.');
    const kept = await cloud.history(keepingIdOf(sent.agreement));
    const refused = kept.events.find(({ type }) => type === 'RemovalRefused');
    expect(kept.bodies.get(refused?.seq ?? 0)?.body).toMatchObject({ reason: 'No such law.' });
    await cloud.quiet();
    expect(mailsTo('records@health.example', 'The removal of words was refused')).toHaveLength(1);
  });

  it('leaves the round as it was: the others sign, and the agreement is executed', async () => {
    for (const party of ['transport', 'forestry', 'police']) await cloud.head(sent, party).sign();
    await cloud.quiet();
    expect(await cloud.types(sent.agreement)).toContain('AgreementExecuted');
    expect(await cloud.chainFaults(sent)).toEqual([expect.stringContaining('are gone')]);
  });
});

describe('The export of a record from which words were removed', () => {
  const exported = async () => (await cloud.call('GET', `/api/agreements/${sent.agreement}/record`, { bearer })).text;

  it('verifies, and says which words were removed', async () => {
    const text = await exported();
    const { seq } = await signature();
    expect(text).not.toContain('Sign for Birch health, I, Head of health');
    expect(text).toContain('Sign for Birch police, I, Head of police');
    const { faults, holds } = verifyRecord(JSON.parse(text));
    expect(faults).toEqual([]);
    expect(holds).toContain(`${sent.round}: The words of event ${seq} were removed, on the record.`);
    expect(holds.join('\n')).toContain('All 4 agencies signed version 1');
  });

  it('has how it was kept: who asked and who approved by agency, and their words withheld', async () => {
    const text = await exported();
    const stream = keepingIdOf(sent.agreement);
    expect(text).toMatch(/"RemovalAsked".*"RemovalApproved"/s);
    expect(text).not.toMatch(/protected witness|Birch Superior Court|Public records request 7/);
    const { unknown } = verifyRecord(JSON.parse(text));
    expect(unknown).toContain(
      `${stream}: The words of events 1, 2, 3, 4, 5, 6 are withheld: this file cannot show what they say.`,
    );
  });

  it('does not verify without the keeping that says who approved it', async () => {
    const record = JSON.parse(await exported());
    const streams = record.streams.filter(
      ({ events }: { events: { stream: string }[] }) => events[0]?.stream !== keepingIdOf(sent.agreement),
    );
    expect(verifyRecord({ ...record, streams }).faults.join('\n')).toMatch(
      /removes words, and the record of holds and removals has no approval/,
    );
  });

  it('does not verify once the event that says so is left out', async () => {
    const record = JSON.parse(await exported());
    const streams = record.streams.map((one: { events: { type?: string }[] }) => ({
      ...one,
      events: one.events.filter(({ type }) => type !== 'BodyRemoved'),
    }));
    expect(verifyRecord({ ...record, streams }).faults.join('\n')).toMatch(/an event is missing or moved/);
  });
});

describe('An officer whose session has ended', () => {
  it('is shown what was typed and chosen, in the words of the form', async () => {
    const event = `${sent.agreement}/1`;
    const request = (await at(health)).formOf('Ask for the removal', { event, ...law });
    await cloud.moveBy(13 * HOUR);
    const screen = await health.browser.request(...request);
    expect(told(screen)).toContain('401 This page belongs to a session that has ended.');
    for (const words of Object.values(law)) expect(screen.html).toContain(words);
    expect(screen.html).not.toContain(request[1].get('_proof') ?? '-');
    expect(await cloud.types(keepingIdOf(sent.agreement))).toHaveLength(6);
  });
});
