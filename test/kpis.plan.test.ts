/** The plan is everyone's: a change is proposed by one party, agreed by all others, told in the morning; and a miss is explained. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../functions/kpis/plan/domain/plan.state.ts';
import { planIdOf, reportsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { words } from './a-disputed-mou.ts';
import { record } from './a-figure.ts';
import { aMeasuredMou, DUE, KPIS, LAST_OF_MARCH, measured, noonOf } from './a-measured.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;

beforeAll(async () => {
  cloud = await aCloud({ startAt: LAST_OF_MARCH, sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await measured(cloud, token, aMeasuredMou(KPIS, { handling: 'public' }));
  await cloud.moveBy(2 * HOUR);
});
afterAll(() => cloud?.stop());

const people = new Map<string, Person>();
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const head = (party: string) => personAt(mailboxOf(sent, party));
const lead = (party: string) => personAt(mailboxOf(sent, party, 'lead'));
const liaison = (party: string) => personAt(`liaison@${party}.example`);
const path = (part = '') => `/agreements/${sent.agreement}/kpis${part}`;
const open = (person: Person, part: string) => person.open(path(part));
const press = async (person: Person, part: string, button: string, typed: Record<string, string> = {}) => {
  await open(person, part);
  const screen = await person.browser.press(button, typed);
  await cloud.quiet();
  return screen;
};
const plan = async (): Promise<Plan> => {
  const [tip] = await cloud.items<{ state: Plan }>(`TIP#${planIdOf(sent.agreement)}`);
  if (!tip) throw new Error('There is no plan');
  return tip.state;
};
const mails = (mailbox: string) => cloud.inbox.to(mailbox).filter(({ tags }) => tags.template?.includes('morning'));
const subjects = (mailbox: string): string[] => mails(mailbox).map(({ subject }) => subject);
const move = (value: string, reason = 'A station was added.') => ({
  ...{ kpi: 'response', value, from: '2026-07-01', reason },
});
const NEW = '/plan/new?kind=target&kpi=response';

describe('A change of the plan', () => {
  it('is proposed by a liaison or the office that decides, and by nobody else', async () => {
    expect((await open(lead('health'), NEW)).status).toBe(404);
    expect((await open(lead('health'), '/plan')).status).toBe(200);
    const page = await open(liaison('health'), '/plan/new');
    expect(words(page)).toContain(
      'What should change? Another target Another baseline A late figure of a closed period',
    );
    expect(words(await open(liaison('health'), NEW))).toContain('the target is 15, and may be moved between 10 and 20');
  });

  it('beyond the band is refused, keeps what was typed, and leads to an amendment', async () => {
    const beyond = await press(liaison('health'), NEW, 'Propose it', move('25'));
    expect([beyond.status, told(beyond)]).toEqual([422, expect.stringContaining('may be moved between 10 and 20')]);
    expect(words(beyond)).toMatch(/How to amend the MOU .*npm run mou -- amend mou_/);
    expect(beyond.html).toContain('A station was added.');
  });

  it('stands on the record with its reason, and waits for all others', async () => {
    const done = await press(liaison('health'), NEW, 'Propose it', move('18'));
    expect(words(done)).toMatch(
      /Your change is proposed\. .*Minutes until help arrives: target 18 .*A station was added\./,
    );
    expect(words(done)).toContain('Waiting for Birch transport, Birch forestry and Birch police');
    const again = await press(liaison('health'), NEW, 'Propose it', move('19'));
    expect(told(again)).toContain('has proposed a change of this already');
  });

  it('is told to those who decide the next business morning, and to nobody before', async () => {
    expect(mails(mailboxOf(sent, 'police'))).toEqual([]);
    await cloud.moveTo(Date.parse('2026-04-01T13:10:00.000Z'));
    for (const party of ['transport', 'police', 'forestry'])
      expect(subjects(mailboxOf(sent, party))).toEqual([`Your answer is needed: a change is proposed: ${sent.number}`]);
    expect(mails(mailboxOf(sent, 'health'))).toEqual([]);
    expect(mails('liaison@police.example')).toEqual([]);
    const [mail] = mails(mailboxOf(sent, 'police'));
    expect(mail?.text).toContain(`/agreements/${sent.agreement}/kpis/plan/1`);
  });

  it('is answered by the one office that decides for a party', async () => {
    const agree = (person: Person) => press(person, '/plan/1', 'Agree');
    expect(words(await open(liaison('police'), '/plan/1'))).not.toContain('Your answer');
    expect(words(await open(head('health'), '/plan/1'))).toContain('Withdraw it');
    expect(words(await agree(head('police')))).toContain(
      'Your agency has agreed. The change takes effect when every agency has agreed.',
    );
    await agree(head('transport'));
    expect((await plan()).changes).toEqual([]);
    await agree(head('forestry'));
    expect((await plan()).changes).toEqual([{ kpi: 'response', under: 1, from: '2026-07-01', target: '18' }]);
    expect(words(await open(lead('health'), '/plan'))).toContain('Agreed by all, in effect');
  });

  it('and what became of it is told to everyone’s liaison and deciding office', async () => {
    await cloud.moveTo(Date.parse('2026-04-02T13:10:00.000Z'));
    for (const party of ['transport', 'health', 'police', 'forestry'])
      for (const mailbox of [mailboxOf(sent, party), `liaison@${party}.example`])
        expect(subjects(mailbox).at(-1), mailbox).toBe(`A proposal was decided: ${sent.number}`);
  });

  it('ends when one declines with a reason, and is taken back by its own party', async () => {
    const baseline = { kpi: 'response', value: '40', day: '2026-03-31', from: '2026-07-01', reason: 'Measured anew.' };
    await press(liaison('transport'), '/plan/new?kind=baseline', 'Propose it', baseline);
    const silent = await press(head('police'), '/plan/2', 'Decline', { reason: '' });
    expect([silent.status, told(silent)]).toEqual([422, expect.stringContaining('It does not say why')]);
    const declined = await press(head('police'), '/plan/2', 'Decline', { reason: 'The old one was right.' });
    expect(words(declined)).toMatch(/Declined: nothing changes .*The old one was right\./);
    await press(liaison('transport'), '/plan/new?kind=baseline', 'Propose it', baseline);
    expect(words(await press(liaison('transport'), '/plan/3', 'Withdraw it'))).toContain('Withdrawn: nothing changes');
    expect((await plan()).proposals).toEqual({});
  });
});

describe('A miss', () => {
  it('is explained by a reporter of the party, with what follows', async () => {
    await cloud.moveTo(noonOf('2026-07-10'));
    await record(cloud, sent, 'transport', { 'response 2026-04': '41' });
    await cloud.moveTo(Date.parse(DUE.june) + 10 * MINUTE);
    const miss = '/response/miss/2026-04';
    expect((await open(lead('police'), miss)).status).toBe(404);
    const page = await open(lead('transport'), miss);
    expect(words(page)).toContain('Status Off track Value 41');
    const empty = await press(lead('transport'), miss, 'Record it', {
      why: 'Two bridges closed.',
      follows: '',
    });
    expect([empty.status, told(empty)]).toEqual([422, expect.stringContaining('It does not say what follows')]);
    expect(empty.html).toContain('Two bridges closed.');
    const done = await press(lead('transport'), miss, 'Record it', {
      ...{ why: 'Two bridges closed.', follows: 'A third crew from August on.' },
    });
    expect(words(done)).toMatch(
      /Your explanation is recorded.*Two bridges closed\. What follows A third crew from August on\./,
    );
    expect(await cloud.types(reportsIdOf(sent.agreement, 'transport'))).toEqual(['ValuesReported', 'MissExplained']);
  });

  it('is asked for in the morning after the close', async () => {
    await cloud.moveTo(Date.parse('2026-07-23T13:10:00.000Z'));
    const mail = mails(mailboxOf(sent, 'transport', 'lead')).at(-1);
    expect(mail?.subject).toBe(`Closed without a number of your agency, and 1 more: ${sent.number}`);
    expect(mail?.text).toContain('Say why, and what your agency does about it.');
    expect(mail?.text).toMatch(/Minutes until help arrives +Apr-Jun 2026 +off track/);
  });
});

describe('An exception', () => {
  it('lets a figure of a closed period be taken, once all others have agreed', async () => {
    // Burns of April closed in May, and can be given late until May closes in June.
    await expect(record(cloud, sent, 'police', { 'burns 2026-04': '9' })).rejects.toThrow('period-closed');
    const typed = { kpi: 'burns', period: '2026-04', party: 'police', reason: 'The clerk was ill.' };
    const proposed = await press(liaison('police'), '/plan/new?kind=exception&kpi=burns', 'Propose it', typed);
    expect(told(proposed)).toContain('Your change is proposed.');
    for (const party of ['transport', 'health', 'forestry']) await press(head(party), '/plan/4', 'Agree');
    expect((await plan()).exceptions).toEqual([{ kpi: 'burns', period: '2026-04', party: 'police' }]);
    await record(cloud, sent, 'police', { 'burns 2026-04': '9' });
  });
});
