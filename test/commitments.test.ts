/** A commitment from the text that makes it to the end: reminded, asked about, moved, late, delivered, disputed, accepted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { commitmentsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, type TestCloud, told } from './a-cloud.ts';
import { aMouWithLadder, executed, words } from './a-disputed-mou.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;

const MINUTES = {
  ...{ key: 'minutes', party: 'transport', to: 'all', kind: 'data', does: 'Sends the minutes.', by: '2026-06-17' },
  measure: 'Minutes of every meeting.',
};
const MONEY = {
  ...{ key: 'copter', party: 'health', to: 'forestry', kind: 'money', does: 'Pays for the helicopter.' },
  ...{ measure: '40 hours of flight.', by: '2026-06-17' },
  funds: { from: 'health', amount: '12000', account: 'Fire reserve' },
};
const OPEN = { ...MINUTES, key: 'desk', by: undefined, does: 'Keeps a desk.', measure: 'One desk.' };

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  const mou = { ...aMouWithLadder(), commitments: [MINUTES, MONEY, JSON.parse(JSON.stringify(OPEN))] };
  sent = await executed(cloud, token, mou as never);
});
afterAll(() => cloud?.stop());

const people = new Map<string, Person>();
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const liaison = (party: string) => personAt(`liaison@${party}.example`);
const page = (part = '') => `/agreements/${sent.agreement}/commitments${part}`;
const at = async (party: string, path: string) => {
  const person = liaison(party);
  const screen = await person.open(path);
  return { screen, browser: person.browser };
};
const act = async (party: string, path: string, button: string, typed: Record<string, string> = {}) => {
  const { browser } = await at(party, page(path));
  const screen = await browser.press(button, typed);
  await cloud.quiet();
  return screen;
};
const soon = (party: string): number =>
  subjects(party).filter((one) => /^Deliver by .*: a commitment: /.test(one)).length;
const subjects = (party: string): string[] => cloud.inbox.to(`liaison@${party}.example`).map(({ subject }) => subject);
const types = (party: string) => cloud.types(commitmentsIdOf(sent.agreement, party));
const count = (list: readonly string[], of: string) => list.filter((one) => one === of).length;

describe('The commitments of a text in force', () => {
  it('are listed by where they stand and by their day, before and after they are taken up', async () => {
    expect(await types('transport')).toEqual([]);
    const before = words((await at('forestry', page())).screen);
    await cloud.moveBy(2 * HOUR);
    expect(await types('transport')).toEqual(['CommitmentsTaken']);
    // Of commitments, and of KPIs.
    expect(count(await cloud.types(sent.agreement), 'TermsTakenUp')).toBe(2);
    const after = words((await at('forestry', page())).screen);
    for (const seen of [before, after]) {
      expect(seen).toMatch(
        /Not due yet .*Sends the minutes\. .*Pays for the helicopter\. .*Open-ended: no day agreed .*Keeps a desk/,
      );
      expect(seen).toContain('Wed, Jun 17, 2026, 5:00 p.m. ET');
      expect(seen).toContain('Funded by Birch health.');
    }
  });

  it('are each a page with measure and funder, which only who has a part in the MOU can open', async () => {
    const { screen } = await at('transport', page('/copter'));
    expect(words(screen)).toMatch(/40 hours of flight\. .*\$12,000 of Birch health, from Fire reserve/);
    expect((await personAt(mailboxOf(sent, 'forestry')).open(page('/copter'))).status).toBe(200);
    expect((await at('transport', page('/nothing'))).screen.status).toBe(404);
  });

  it('are acted on by the party that made them, and answered by those to whom they were promised', async () => {
    expect((await at('health', page('/minutes/delivery'))).screen.status).toBe(404);
    expect((await at('transport', page('/copter/answer'))).screen.status).toBe(404);
    expect((await at('transport', page('/minutes/answer'))).screen.status).toBe(404);
    expect((await at('transport', page('/minutes/delivery'))).screen.status).toBe(200);
  });
});

describe('Another day', () => {
  it('is asked for on a page that keeps what was typed', async () => {
    const wrong = await act('transport', '/minutes/change', 'Ask for it', {
      day: '2026-02-01',
      why: 'The clerk left.',
    });
    expect([wrong.status, told(wrong)]).toEqual([422, expect.stringContaining('This day is not ahead')]);
    expect(wrong.html).toContain('The clerk left.');
    const asked = await act('transport', '/minutes/change', 'Ask for it', {
      day: '2026-07-15',
      why: 'The clerk left.',
    });
    expect(words(asked)).toContain('Asked for: due Wed, Jul 15, 2026');
    for (const party of ['health', 'forestry'])
      expect(subjects(party)).toContain(`Another day or measure is asked for: ${sent.number}`);
  });

  it('holds when all to whom it was promised have agreed; both days are shown', async () => {
    const one = await act('health', '/minutes/change/answer', 'Agree');
    expect(words(one)).toContain('Due Wed, Jun 17, 2026, 5:00 p.m. ET');
    const all = await act('forestry', '/minutes/change/answer', 'Agree');
    expect(words(all)).toMatch(/Due Wed, Jun 17, 2026 New due day, as agreed Wed, Jul 15, 2026, 5:00 p\.m\. ET/);
    expect(count(subjects('transport'), `Agreed, another day or measure: ${sent.number}`)).toBe(1);
  });
});

describe('Days that come near and pass', () => {
  it('are told a month and a week before, and when they have passed, each once', async () => {
    await cloud.moveTo(Date.parse('2026-05-19T20:00:00.000Z'));
    expect(soon('health')).toBe(1);
    await cloud.moveTo(Date.parse('2026-06-18T20:00:00.000Z'));
    expect(soon('health')).toBe(2);
    // The day that was agreed is a month ahead, and the other one has passed: one mail each.
    expect(soon('transport')).toBe(1);
    expect(count(subjects('health'), `A commitment is late: ${sent.number}`)).toBe(1);
    expect(count(subjects('forestry'), `A commitment is late: ${sent.number}`)).toBe(1);
    expect(cloud.inbox.to(mailboxOf(sent, 'health')).map(({ subject }) => subject)).toContain(
      `A commitment is late: ${sent.number}`,
    );
    expect(words((await at('health', page())).screen)).toMatch(/Overdue .*Pays for the helicopter\. .*Not due yet/);
    const late = await at('health', page('/copter/change'));
    expect(words(late.screen)).toContain('another day can only be asked for before that');
  });
});

describe('A delivery', () => {
  it('says what was done and where that can be seen, and asks those to whom it was promised', async () => {
    const wrong = await act('health', '/copter/delivery', 'Record it as delivered', {
      what: 'Flown.',
      link: 'flights',
    });
    expect([wrong.status, told(wrong)]).toEqual([422, expect.stringContaining('This is no web address')]);
    const link = 'https://health.example/flights';
    const done = await act('health', '/copter/delivery', 'Record it as delivered', { what: '38 hours flown.', link });
    expect(words(done)).toContain('Delivered, waiting for an answer; it came late');
    expect(done.html).toContain(`href="${link}"`);
    expect(subjects('forestry')).toContain(`Delivered, please look: ${sent.number}`);
    expect(subjects('transport')).not.toContain(`Delivered, please look: ${sent.number}`);
    expect(words((await at('forestry', '/home')).screen)).toContain(
      'Accept for Birch forestry what another agency delivered',
    );
  });

  it('is disputed with what is missing, delivered again with a PDF, and accepted', async () => {
    const missing = await act('forestry', '/copter/answer', 'Dispute the delivery', {
      reason: 'Two hours are missing.',
    });
    expect(words(missing)).toMatch(/Overdue .*Birch forestry disputed the delivery “Two hours are missing\.”/);
    expect(subjects('health')).toContain(`Something is missing: ${sent.number}`);
    await act('health', '/copter/delivery', 'Record it as delivered', { what: '40 hours flown.' });
    const accepted = await act('forestry', '/copter/answer', 'Accept it');
    expect(words(accepted)).toContain('Delivered and accepted; it came late');
    expect(await types('health')).toEqual([
      ...['CommitmentsTaken', 'CommitmentsTold', 'CommitmentsTold', 'CommitmentsTold'],
      ...['CommitmentDelivered', 'DeliveryDisputed', 'CommitmentDelivered', 'DeliveryAccepted'],
    ]);
  });

  it('stands in the record, which verifies', async () => {
    const { body } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    const streams = body.streams.map(({ events }) => events[0]?.stream);
    for (const party of ['transport', 'health']) expect(streams).toContain(commitmentsIdOf(sent.agreement, party));
    expect(verifyRecord(body).faults).toEqual([]);
    const without = body.streams.filter(
      ({ events }) => events[0]?.stream !== commitmentsIdOf(sent.agreement, 'health'),
    );
    expect(verifyRecord({ ...body, streams: without }).faults).toEqual([
      expect.stringContaining('health has had commitments'),
    ]);
  });
});

describe('A successor', () => {
  it('ends what it leaves out, begins anew what it words anew, and leaves the rest', async () => {
    const mou = { ...sent.mou, commitments: [MONEY, { ...OPEN, by: '2026-12-01' }] };
    const path = `/api/agreements/${sent.agreement}/successors?kind=amendment`;
    const { status, body, text } = await cloud.call<Omit<Sent, 'mou'>>('POST', path, { bearer: token, json: mou });
    expect(status, text).toBe(201);
    const next = { ...body, mou } as Sent;
    await cloud.prepare(next);
    for (const { key } of next.mou.parties) await cloud.head(next, key).sign();
    await cloud.moveBy(2 * HOUR);
    expect((await types('transport')).at(-1)).toBe('CommitmentsTaken');
    const list = words((await at('forestry', page())).screen);
    expect(list).toMatch(
      /Not due yet .*Keeps a desk\. .*Delivered and accepted.* .*Ended with an earlier text .*Sends the minutes/,
    );
    const gone = await at('transport', page('/minutes'));
    expect(words(gone.screen)).toContain('It ended with version 1');
    expect((await at('transport', page('/minutes/delivery'))).screen.status).toBe(404);
  });
});
