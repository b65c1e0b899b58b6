/** What a decision of a dispute makes a side do, from the decision to the end: reminded, moved, late, delivered, accepted, on hold by a veto, raised again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { commitmentsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, HOUR, type TestCloud } from './a-cloud.ts';
import { aMouWithLadder, disputing, executed, words } from './a-disputed-mou.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let on: ReturnType<typeof disputing>;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, { ...aMouWithLadder(), commitments: [], handling: 'public' } as never);
  on = disputing(cloud, sent);
});
afterAll(() => cloud?.stop());

const page = (part = '') => `/agreements/${sent.agreement}/commitments${part}`;
const people = new Map<string, Person>();
const liaison = (party: string): Person => {
  const known = people.get(party) ?? cloud.person(`liaison@${party}.example`);
  people.set(party, known);
  return known;
};
const seen = async (person: Person, path: string) => words(await person.open(path));
const act = async (person: Person, part: string, button: string, typed: Record<string, string> = {}) => {
  await person.open(page(part));
  const screen = await person.browser.press(button, typed);
  await cloud.quiet();
  return screen;
};
const subjects = (mailbox: string): string[] => cloud.inbox.to(mailbox).map(({ subject }) => subject);
const toLiaison = (party: string) => subjects(`liaison@${party}.example`);
const count = (list: readonly string[], of: string | RegExp) =>
  list.filter((one) => (typeof of === 'string' ? one === of : of.test(one))).length;
const types = (party: string) => cloud.types(commitmentsIdOf(sent.agreement, party));
const promise = (what: string, by: string, party = 'health', row = 0) => ({
  [`followUps.${row}.party`]: party,
  [`followUps.${row}.what`]: what,
  [`followUps.${row}.by`]: by,
});

/** Transport proposed and health took it. */
async function decided(promises: Record<string, string>, claim: Record<string, string> = {}) {
  const dispute = await on.raised(claim);
  await on.act(on.holder('transport'), dispute.path, 'Propose this', { text: 'Call first.', ...promises });
  const screen = await on.act(on.holder('health'), dispute.path, 'Accept proposal 1');
  await cloud.quiet();
  return { ...dispute, screen };
}

describe('A decision', () => {
  it('makes each side do what it promised, in the moment in which it is made', async () => {
    expect((await liaison('forestry').open(`/agreements/${sent.agreement}`)).html).not.toContain('/commitments"');
    const { path, number, screen, id } = await decided({
      ...promise('Calls the desk.', '2026-05-15'),
      ...promise('Opens the map.', '2026-05-20', 'transport', 1),
    });
    expect(number).toBe(1);
    const [taken] = (await cloud.history(commitmentsIdOf(sent.agreement, 'health'))).events;
    const decision = (await cloud.history(id)).events.find(({ type }) => type === 'DisputeDecided');
    expect([taken?.type, taken?.at]).toEqual(['FollowUpsTaken', decision?.at]);
    expect(JSON.stringify(taken)).not.toContain('Calls');
    expect(await types('transport')).toEqual(['FollowUpsTaken']);
    expect(words(screen)).toMatch(
      /Accepted: dispute decided\. .*Not due yet: Birch health, by Fri, May 15, 2026: Calls the desk\./,
    );
    expect(screen.html).toContain(`href="${page('/1-1-1')}"`);
    expect(await cloud.types(sent.agreement)).toContain('CommitmentsBegun');
    const [open = ''] = (await seen(on.holder('transport'), on.docket)).split('Ended');
    expect(open, 'it is decided and over as a dispute').not.toContain('Dispute 1');
    expect((await liaison('forestry').open(`/agreements/${sent.agreement}`)).html).toContain(`${page()}"`);
    expect(path).toContain('/disputes/1');
  });

  it('is shown beside what the text says, by where it stands, to everyone who may read the dispute', async () => {
    const list = await liaison('forestry').open(page());
    expect(words(list)).toMatch(
      /Not due yet .*Calls the desk\. .*Birch health, for: Birch transport\. Agreed in dispute 1\./,
    );
    expect(list.html).toContain(`href="${on.docket}/1"`);
    const one = await seen(liaison('forestry'), page('/1-1-1'));
    expect(one).toMatch(
      /Calls the desk\. .*Agreed in Dispute 1 .*Promised by Birch health Promised to Birch transport/,
    );
    expect(one).not.toContain('Funds');
    expect((await liaison('forestry').open(page('/1-1-3'))).status).toBe(404);
    expect((await liaison('forestry').open(page('/1-1-1/delivery'))).status).toBe(404);
    expect((await liaison('transport').open(page('/1-1-1/answer'))).status).toBe(200);
  });
});

describe('What was promised', () => {
  it('does not move when deadlines of disputes are paused', async () => {
    const health = liaison('health');
    await on.act(health, on.docket, 'Pause deadlines', { cause: 'emergency', reason: 'Fire.', days: '7' });
    expect(await seen(health, page('/1-1-1'))).toContain('Due Fri, May 15, 2026, 5:00 p.m. ET');
    await on.act(health, on.docket, 'Resume deadlines', { reason: 'Rain.' });
  });

  it('is moved before its day when the other side agrees; both days are shown', async () => {
    expect((await liaison('health').open(page('/1-1-1/change'))).html).not.toContain('measure');
    await act(liaison('health'), '/1-1-1/change', 'Ask for it', { day: '2026-05-29', why: 'The desk moves.' });
    expect(toLiaison('transport')).toContain(`Another day or measure is asked for: ${sent.number}`);
    expect(toLiaison('forestry')).not.toContain(`Another day or measure is asked for: ${sent.number}`);
    const agreed = await act(liaison('transport'), '/1-1-1/change/answer', 'Agree');
    expect(words(agreed)).toMatch(/Due Fri, May 15, 2026 New due day, as agreed Fri, May 29, 2026, 5:00 p\.m\. ET/);
    expect(words(await on.holder('transport').open(`${on.docket}/1`))).toContain('by Fri, May 15, 2026: Calls');
  });

  it('is recalled a month and a week before, and waits at home from then on', async () => {
    await cloud.moveTo(Date.parse('2026-04-30T15:00:00.000Z'));
    const soon = /^Deliver by .*: a commitment: /;
    expect([count(toLiaison('health'), soon), count(toLiaison('transport'), soon)]).toEqual([1, 1]);
    const [mail] = cloud.inbox.to('liaison@health.example').filter(({ subject }) => soon.test(subject));
    expect(mail?.text).toContain('Calls the desk.');
    expect(await seen(liaison('health'), '/home')).toContain('Deliver what Birch health has committed itself to');
    await cloud.moveTo(Date.parse('2026-05-22T15:00:00.000Z'));
    expect(count(toLiaison('health'), soon)).toBe(2);
  });

  it('is late once its day has passed: its liaisons and head are told, and whoever it was promised to', async () => {
    // Transport's own day passed on the twentieth.
    const late = `A commitment is late: ${sent.number}`;
    const head = sent.mou.parties.find(({ key }) => key === 'transport')?.offices[0]?.holder.mailbox ?? '';
    expect([toLiaison('transport'), toLiaison('health'), subjects(head)].map((to) => count(to, late))).toEqual([
      1, 1, 1,
    ]);
    expect(count(toLiaison('forestry'), late)).toBe(0);
    expect(await seen(liaison('forestry'), page())).toMatch(
      /Overdue .*Opens the map\. .*Not due yet .*Calls the desk\./,
    );
    expect(await seen(on.holder('health'), `${on.docket}/1`)).toContain(
      'Overdue: Birch transport, by Wed, May 20, 2026',
    );
  });

  it('is delivered with what was done, and accepted or disputed by the other side', async () => {
    const done = await act(liaison('health'), '/1-1-1/delivery', 'Record it as delivered', { what: 'Called twice.' });
    expect(words(done)).toContain('Delivered, waiting for an answer');
    expect(toLiaison('transport')).toContain(`Delivered, please look: ${sent.number}`);
    const missing = await act(liaison('transport'), '/1-1-1/answer', 'Dispute the delivery', { reason: 'Once only.' });
    expect(words(missing)).toContain('Birch transport disputed the delivery “Once only.”');
    await act(liaison('health'), '/1-1-1/delivery', 'Record it as delivered', { what: 'Called again.' });
    await act(liaison('transport'), '/1-1-1/answer', 'Accept it');
    expect(await seen(on.holder('forestry'), `${on.docket}/1`)).toContain('Delivered and accepted: Birch health');
    const { body } = await cloud.call('GET', `/api/agreements/${sent.agreement}/disputes/1`, { bearer: token });
    expect(body).toMatchObject({
      open: false,
      decision: {
        followUps: [
          { key: '1-1-1', party: 'health', by: '2026-05-15', movedTo: '2026-05-29', stands: 'accepted' },
          { key: '1-1-2', party: 'transport', by: '2026-05-20', stands: 'late' },
        ],
      },
      deliveries: [
        { followUp: '1-1-1', party: 'health', what: 'Called twice.' },
        { followUp: '1-1-1', party: 'health', what: 'Called again.' },
      ],
    });
  });

  it('is raised again when it was not kept, and the new dispute keeps the link', async () => {
    const health = on.holder('health');
    await health.open(`${on.docket}/1`);
    const asked = await health.browser.follow('Raise action 2 again');
    expect(words(asked)).toContain('Raises action 2 of dispute 1 again');
    expect(words(asked)).toContain('It was due from Birch transport by Wed, May 20, 2026.');
    await health.open(page('/1-1-2'));
    expect(words(await health.browser.follow('raise this action again'))).toContain('Raises action 2 of dispute 1');
    const again = await on.raised({ against: 'transport' }, health, '?follows=transport/1-1-2');
    expect(words(again.screen)).toContain('Action 2 of dispute 1, which is overdue');
    const [raised] = (await cloud.history(again.id)).events;
    expect(raised?.data.follows).toEqual({ dispute: expect.stringMatching(/-1$/), followUp: '1-1-2' });
    const kept = await health.open(`${on.docket}/new?follows=health/1-1-1`);
    expect(words(kept)).not.toContain('Raises action');
  });
});

describe('A veto of the decision', () => {
  it('stays what was promised until it lapses', async () => {
    const { path, number } = await decided(promise('Names a deputy.', '2026-08-14'));
    const part = `/${number}-1-1`;
    await on.act(on.holder('forestry'), path, 'Veto this decision', { right: 'closures' });
    expect(await seen(liaison('health'), page())).toMatch(/On hold: the decision is vetoed .*Names a deputy\./);
    const refused = await seen(liaison('health'), page(`${part}/delivery`));
    expect(refused).toContain('is vetoed. It does not bind until the veto is settled');
    await cloud.moveBy(6 * DAY);
    expect(await seen(liaison('health'), page(part))).toContain('The veto lapsed: the decision binds again');
    expect(await seen(liaison('health'), page())).toMatch(/Not due yet .*Names a deputy\./);
  });

  it('with its reason ends it, and the page says why', async () => {
    const { path, number } = await decided(promise('Buys a boat.', '2026-08-14'));
    const veto = { right: 'closures', reason: 'It is our lake.' };
    await on.act(on.holder('forestry'), path, 'Veto this decision', veto);
    expect(await seen(liaison('health'), page())).not.toContain('Buys a boat.');
    const one = await seen(liaison('health'), page(`/${number}-1-1`));
    expect(one).toContain('Its decision fell to a veto');
    expect(one).toContain('Buys a boat.');
  });
});

describe('What was promised in a dispute for named people', () => {
  let part: string;
  const HIDDEN = 'Moves the two officers.';

  it('is a day and a state for everyone else, at home and in lists, and its page is not there for them', async () => {
    const { number, path } = await decided(promise(HIDDEN, '2026-07-15'), {
      ...{ handling: 'named', people: 'liaison@transport.example' },
    });
    part = `/${number}-1-1`;
    expect(path).toContain(String(number));
    await cloud.moveTo(Date.parse('2026-06-16T15:00:00.000Z'));
    for (const person of [liaison('forestry'), liaison('health')]) {
      const list = await person.open(page());
      expect(words(list)).toContain('Agreed in a dispute for named people. Due Wed, Jul 15, 2026.');
      for (const word of [HIDDEN, page(part)]) expect(list.html).not.toContain(word);
      expect((await person.open(page(part))).status).toBe(404);
      expect((await person.open(page(`${part}/delivery`))).status).toBe(404);
    }
    const home = await liaison('health').open('/home');
    expect(words(home)).toContain('Deliver what Birch health has committed itself to');
    expect(home.html).not.toContain(page(part));
  });

  it('is told to whoever has the dispute in hand, and a mail says nothing of it', async () => {
    const director = on.holder('health').mailbox;
    const mails = cloud.inbox.to(director).filter(({ subject }) => subject.startsWith('Deliver by '));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Due within a month: A commitment');
    await act(on.holder('health'), `${part}/delivery`, 'Record it as delivered', { what: 'They have moved.' });
    const [mail] = cloud.inbox
      .to(on.holder('transport').mailbox)
      .filter(({ subject }) => subject === `Delivered, please look: ${sent.number}`);
    expect(mail?.text).toContain('Another agency says that it has delivered');
    for (const { text, html } of [...mails, ...(mail ? [mail] : [])])
      for (const word of [HIDDEN, 'moved', 'Birch health says']) expect(`${text}${html}`).not.toContain(word);
  });

  it('is read and answered with what was written by those who may read the dispute', async () => {
    const named = await seen(liaison('transport'), page(part));
    expect(named).toContain(HIDDEN);
    expect(named).toContain('They have moved.');
    expect(words(await act(liaison('transport'), `${part}/answer`, 'Accept it'))).toContain('Delivered and accepted');
    const list = await liaison('forestry').open(page());
    for (const word of [HIDDEN, 'They have moved.']) expect(list.html).not.toContain(word);
  });
});

describe('A text that follows', () => {
  it('leaves it as it is, and the record has all of it but what is for named people', async () => {
    const DESK = { key: 'desk', party: 'health', to: 'all', kind: 'in kind', does: 'Keeps a desk.', measure: 'One.' };
    const mou = { ...sent.mou, commitments: [DESK] };
    const path = `/api/agreements/${sent.agreement}/successors?kind=amendment`;
    const { status, body, text } = await cloud.call<Omit<Sent, 'mou'>>('POST', path, { bearer: token, json: mou });
    expect(status, text).toBe(201);
    const next = { ...body, mou: mou as unknown as Sent['mou'] };
    await cloud.prepare(next);
    for (const { key } of next.mou.parties) await cloud.head(next, key).sign();
    await cloud.moveBy(2 * HOUR);
    expect((await types('health')).at(-1)).toBe('CommitmentsTaken');
    const list = await seen(liaison('forestry'), page());
    expect(list).toMatch(
      /Overdue .*Opens the map\. .*Open-ended.*Keeps a desk\. .*Delivered and accepted .*Calls the desk\./,
    );
    const { body: record } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    expect(verifyRecord(record).faults).toEqual([]);
    const told = JSON.stringify(record);
    expect(told).toContain('Called twice.');
    expect(told).not.toMatch(/They have moved|Moves the two/);
    const stream = commitmentsIdOf(sent.agreement, 'transport');
    const without = record.streams.filter(({ events }) => events[0]?.stream !== stream);
    expect(verifyRecord({ ...record, streams: without }).faults).toEqual([
      expect.stringContaining('transport has had commitments'),
    ]);
  });
});
