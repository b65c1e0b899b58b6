/** Words leave a record by two officers of two agencies, in one transaction that says so; a hold stops it, and the record still verifies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { verifyChain } from '../functions/shared/chain.ts';
import { keepingIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/person.ts';
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

describe('The keeping of a record', () => {
  it('is shown to records officers of its agencies, and to nobody else', async () => {
    expect((await health.open(keeping())).text).toContain('Keeping the record');
    for (const mailbox of ['liaison@health.example', 'records@elsewhere.example']) {
      const other = cloud.person(mailbox);
      const screen = await other
        .open(keeping())
        .catch(({ message }: Error) => ({ status: 0, text: message, html: '' }));
      expect(screen.text, mailbox).not.toContain('Keeping the record');
    }
  });

  it('is found from the page of the MOU by a records officer, and by nobody else', async () => {
    const screen = await health.open(`/agreements/${sent.agreement}`);
    expect(screen.html).toContain(`href="${keeping()}"`);
    expect((await health.browser.follow('Keeping the record')).text).toContain('Legal holds');
    expect((await health.browser.follow('Back to MOU')).text, 'and back').toContain('What has happened');
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
    const screen = await (await at(police)).press('Remove these words for good');
    expect(told(screen)).toContain('422 A legal hold stands on this record.');
    expect((await signature()).body).toEqual(body);
    expect((await at(health)).page.text).not.toContain('Release this hold');
    await (await at(police)).press('Release this hold', { reason: 'The request was answered.' });
  });

  it('is not approved by the agency that asked', async () => {
    const html = (await at(health)).page.html;
    expect(html).not.toContain('Remove these words for good');
    const removal = /removals\/(rmv_[0-9A-Z]+)/.exec((await at(police)).page.html)?.[1];
    const [, fields] = (await at(health)).formOf('Place a legal hold', {});
    const url = new URL(`/agreements/${sent.agreement}/removals/${removal}/approve`, cloud.url);
    expect(told(await health.browser.request(url, fields))).toContain('422 Your own agency asked for this removal.');
  });

  it('by a second agency takes the words, once, and the record verifies and says so', async () => {
    const { seq } = await signature();
    const form = (await at(police)).formOf('Remove these words for good');
    const together = await Promise.all([police.browser.request(...form), police.browser.request(...form)]);
    expect(together.map(({ status }) => status)).toEqual([200, 200]);
    const { events, bodies } = await cloud.history(sent.round);
    expect(bodies.has(seq)).toBe(false);
    expect(verifyChain(events, bodies)).toMatchObject({ faults: [], removed: [seq] });
    expect(events.filter(({ type }) => type === 'BodyRemoved').map(({ data }) => data.seq)).toEqual([seq]);
    const kept = await cloud.types(keepingIdOf(sent.agreement));
    expect(kept).toEqual(['RemovalAsked', 'HoldPlaced', 'HoldReleased', 'RemovalApproved']);
    expect(police.browser.page.text).toContain('No removal waits for an answer.');
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
      `${stream}: The words of events 1, 2, 3, 4 are withheld: this file cannot show what they say.`,
    );
  });

  it('does not verify without the keeping that says who approved it', async () => {
    const record = JSON.parse(await exported());
    const streams = record.streams.filter(
      ({ events }: { events: { stream: string }[] }) => events[0]?.stream !== keepingIdOf(sent.agreement),
    );
    expect(verifyRecord({ ...record, streams }).faults.join('\n')).toMatch(/removes words, and the keeping .* has no/);
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
  it('is shown what was typed, and nothing of what the form carried unseen', async () => {
    const event = `${sent.agreement}/1`;
    const request = (await at(health)).formOf('Ask for the removal', { event, ...law });
    await cloud.moveBy(13 * HOUR);
    const screen = await health.browser.request(...request);
    expect(told(screen)).toContain('401 You are not signed in any more.');
    for (const words of Object.values(law)) expect(screen.html).toContain(words);
    expect(screen.html).not.toContain(event);
    expect(await cloud.types(keepingIdOf(sent.agreement))).toHaveLength(4);
  });
});
