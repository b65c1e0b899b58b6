/** An agency's people are entered once, confirmed once, and applied to chosen MOUs: each as a whole or not at all, and once however often the form is sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

const TWO = ['transport', 'health'] as const;
const NEW_HEAD = {
  title: 'Director',
  name: 'Ike Varga',
  mailbox: 'ike.varga@health.example',
  capacity: 'incumbent',
};
const NOBODY_CLEARS = { 'reviewers.none': 'yes' };
const REASON = { reason: 'The Director left the agency.' };

let cloud: TestCloud;
let token: string;
let people: string;
let liaison: Person;
/** In force; out for signature, and prepared; out for signature, with a delegate of the head; out, and nothing confirmed yet. */
let [inForce, out, delegated, fresh]: Sent[] = [];

const mou = () => aMou({ agencies: TWO });
const boxOf = (sent: Sent | undefined): string => `apply.${sent?.agreement}.health`;
const streamOf = (sent: Sent | undefined): string => `pty_${sent?.agreement.replace('mou_', '')}-health`;
const typesIn = (sent: Sent | undefined) => cloud.types(streamOf(sent));
const replaced = async (sent: Sent | undefined): Promise<number> =>
  (await typesIn(sent)).filter((type) => type === 'HolderReplaced').length;
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  inForce = await executed(cloud, token, mou());
  out = await cloud.send(token, mou());
  delegated = await cloud.send(token, mou());
  fresh = await cloud.publish(token, mou());
  const [domain] = await cloud.items<{ agency: string }>('DOMAIN#health.example');
  people = `/agencies/${domain?.agency}/people`;
  liaison = cloud.liaison(out, 'health').person;
  await liaison.open(`/agreements/${delegated.agreement}/parties/health/holders/head/delegate`);
  await liaison.browser.press('Name the delegate', {
    ...{ name: 'Ann Ito', mailbox: 'ann.ito@health.example', instrument: 'Letter 4' },
    reason: 'The Director travels.',
  });
  await cloud.quiet();
});
afterAll(() => cloud?.stop());

/** Whoever is named in it sees who is confirmed, and no way to change it. */
async function reads(mailbox: string): Promise<void> {
  const reader = cloud.person(mailbox);
  const screen = await reader.open(people);
  expect([screen.status, screen.text]).toEqual([200, expect.stringContaining('Lena Ott-Ruiz')]);
  expect(screen.html).not.toContain(`${people}/new`);
  for (const page of ['/new', '/offices/lab', '/mous']) expect((await reader.open(people + page)).status).toBe(404);
}

describe('The people of an agency', () => {
  it('are nobody’s business elsewhere: liaisons of others and strangers find nothing there, and change nothing', async () => {
    const other = cloud.person('liaison@transport.example');
    expect((await other.open(people)).status).toBe(404);
    for (const page of ['/new', '/reviewers', '/confirmation', '/mous', '/applied/1'])
      expect((await other.open(`${people}${page}`)).status, page).toBe(404);
    await liaison.open(`${people}/new`);
    const [url, fields] = liaison.browser.formOf('Add the office', NEW_HEAD);
    await other.open('/sessions');
    const proof = /name="_proof" value="([0-9a-f]{64})"/.exec(other.browser.page.html)?.[1] ?? '';
    fields.set('_proof', proof);
    expect((await other.browser.request(url, fields)).status).toBe(404);
    expect((await liaison.open(`${people.replace(/agy_\w{6}/, 'agy_000000')}`)).status).toBe(404);
  });

  it('are entered one office at a time, and what was typed stays where it cannot be taken', async () => {
    await liaison.open(people);
    await liaison.browser.follow('Add an office');
    const wrong = await liaison.browser.press('Add the office', { ...NEW_HEAD, mailbox: 'ike@forest.example' });
    expect(told(wrong)).toContain('422 The email address ike@forest.example is not in an email domain of your agency.');
    expect(wrong.html).toContain('value="ike@forest.example"');
    const added = await liaison.browser.press('Add the office', NEW_HEAD);
    expect(told(added)).toContain('200 The office is added.');
    expect(flat(added.text)).toContain('1 entry is not confirmed yet');
    await liaison.browser.follow('Add an office');
    await liaison.browser.press('Add the office', { ...NEW_HEAD, title: 'Lab director', key: 'lab' });
    await liaison.browser.follow('Change Lab director');
    const changed = await liaison.browser.press('Save the change', {
      ...{ name: 'Lena Ott', mailbox: 'lena.ott@health.example', capacity: 'acting', instrument: 'Order 7' },
    });
    expect(flat(changed.text)).toContain('Role Acting Appointing order and term Order 7');
  });

  it('are confirmed once, after it is said who clears texts; a page that is out of date confirms nothing', async () => {
    await liaison.open(`${people}/confirmation`);
    expect(liaison.browser.page.text).toContain('Nobody has said who must clear a text.');
    await liaison.open(`${people}/reviewers`);
    expect(told(await liaison.browser.press('Save who clears texts'))).toContain(
      '422 You have not said who must clear',
    );
    expect(told(await liaison.browser.press('Save who clears texts', NOBODY_CLEARS))).toContain('200 Who clears texts');
    await liaison.browser.follow('Check and confirm');
    const stale = liaison.browser.formOf('Confirm all of them');
    await liaison.open(`${people}/offices/lab`);
    await liaison.browser.press('Save the change', { name: 'Lena Ott-Ruiz' });
    expect(told(await liaison.browser.request(...stale))).toContain('422 Somebody changed an entry');
    expect(liaison.browser.page.text).toContain('Lena Ott-Ruiz');
    const confirmed = await liaison.browser.press('Confirm all of them');
    expect(told(confirmed)).toContain('200 Your people are confirmed. Next: apply them');
    expect(told(await liaison.open(`${people}/confirmation`))).toContain('All of this is confirmed already.');
  });

  it('are read by records officers, who cannot change them', async () => reads('records@health.example'));
});

describe('An MOU that names others', () => {
  it('says so on its party’s page, also where only its file does, and in the register', async () => {
    const page = await liaison.open(`/agreements/${inForce?.agreement}/parties/health`);
    expect(flat(page.text)).toContain('This MOU names other people than your register in 1 place');
    const unconfirmed = await liaison.open(`/agreements/${fresh?.agreement}/parties/health`);
    expect(flat(unconfirmed.text)).toContain('The file of this MOU names other people than your register');
    const register = await liaison.open('/agency');
    expect(flat(register.text)).toContain('1 differs from your people');
    expect(register.html).toContain(`href="${people}"`);
  });

  it('is shown with old and new, and with a box that is not checked', async () => {
    const { text, html } = await liaison.open(`${people}/mous`);
    expect(flat(text)).toContain('4 MOUs differ from your register');
    expect(text).toContain(inForce ? mailboxOf(inForce, 'health') : '?');
    expect(flat(text)).toContain('Not in this MOU: Lab director.');
    expect(flat(text)).toContain('Someone signs for this office by delegation. End the delegation first.');
    expect(html).not.toContain('checked');
    expect(html).not.toContain(`name="${boxOf(delegated)}"`);
  });

  it('changes nothing where none is chosen, or without a reason, and keeps what was typed', async () => {
    await liaison.open(`${people}/mous`);
    expect(told(await liaison.browser.press('Apply to the chosen MOUs', REASON))).toContain('422 No MOU is chosen.');
    expect(liaison.browser.page.html).toContain(REASON.reason);
    const without = await liaison.browser.press('Apply to the chosen MOUs', { [boxOf(out)]: 'yes', reason: '' });
    expect(told(without)).toContain('422 There is no reason yet.');
    expect(without.html).toMatch(new RegExp(`name="${boxOf(out)}"[^>]*checked`));
    expect(await replaced(out)).toBe(0);
  });
});

describe('Applied to two of the MOUs', () => {
  let form: [URL, URLSearchParams];

  it('and to one that refuses, those two change, the third says why, and the fourth is left alone', async () => {
    await liaison.open(`${people}/mous`);
    const chosen = { [boxOf(inForce)]: 'yes', [boxOf(delegated)]: 'yes', [boxOf(out)]: 'yes' };
    form = liaison.browser.formOf('Apply to the chosen MOUs', { ...chosen, ...REASON });
    // Both presses of a double press arrive.
    const [first, second] = await Promise.all([liaison.browser.request(...form), liaison.browser.request(...form)]);
    await cloud.quiet();
    for (const { text, status } of [first, second]) {
      expect(status).toBe(200);
      expect(flat(text)).toMatch(
        /2 MOUs changed, 1 did not.*Not changed.*Someone signs for this office by delegation.*1 change made/,
      );
    }
    expect(await Promise.all([inForce, out, delegated, fresh].map(replaced))).toEqual([1, 1, 0, 0]);
    expect(await typesIn(fresh)).toEqual([]);
  });

  it('each has the event that its own page would have recorded, with its effects: the new head is asked to sign by a link of their own', async () => {
    const { events, bodies } = await cloud.history(streamOf(out));
    const event = events.find(({ type }) => type === 'HolderReplaced');
    expect(event?.data).toMatchObject({ office: 'head', signs: true, capacity: 'incumbent' });
    expect(bodies.get(event?.seq ?? 0)?.body).toMatchObject({ ...REASON, after: { mailbox: NEW_HEAD.mailbox } });
    const asked = cloud.inbox.to(NEW_HEAD.mailbox).filter(({ text }) => /^http\S+\/sign\/\S+$/m.test(text));
    expect(asked.map(({ tags }) => tags.round?.[0])).toEqual([out?.round]);
    const page = await liaison.open(`/agreements/${out?.agreement}/parties/health`);
    expect(page.text).not.toContain('Different from your agency’s register');
  });

  it('whoever holds an office by it reads it, and changes nothing', async () => reads(NEW_HEAD.mailbox));

  it('sent again, it changes nothing again; also where it was killed after the MOUs and before its end', async () => {
    expect(flat((await liaison.browser.request(...form)).text)).toContain('2 MOUs changed, 1 did not');
    const commands = (await cloud.items<{ pk: string; sk: string }>('CMD#')).filter(({ pk }) =>
      pk.includes(':people:'),
    );
    const whole = commands.filter(({ pk }) => pk.endsWith(form[1].get('_command') ?? '?'));
    expect(whole).toHaveLength(1);
    for (const { pk, sk } of whole) await cloud.remove({ pk, sk });
    expect(flat((await liaison.browser.request(...form)).text)).toContain('2 MOUs changed, 1 did not');
    await cloud.quiet();
    expect(await Promise.all([inForce, out, delegated].map(replaced))).toEqual([1, 1, 0]);
  });

  it('what happened stays to be read, and one that was not changed can be applied when nothing is in the way', async () => {
    await liaison.open(`/agreements/${delegated?.agreement}/parties/health/holders/head/delegate`);
    await liaison.browser.press('End the delegation', { reason: 'The Director is back.' });
    await liaison.open(`${people}/mous`);
    const done = await liaison.browser.press('Apply to the chosen MOUs', { [boxOf(delegated)]: 'yes', ...REASON });
    expect(flat(done.text)).toContain('1 MOU changed');
    expect(await replaced(delegated)).toBe(1);
    expect((await liaison.open(done.url)).text).toContain(REASON.reason);
  });
});

it('An MOU whose offices nobody has confirmed is confirmed by applying, with the authority that its text names', async () => {
  const { text } = await liaison.open(`${people}/mous`);
  expect(flat(text)).toMatch(/1 MOU differs from your register.*Its offices are not confirmed yet/);
  const done = await liaison.browser.press('Apply to the chosen MOUs', { [boxOf(fresh)]: 'yes', ...REASON });
  expect(flat(done.text)).toContain('1 MOU changed');
  await cloud.quiet();
  const { events, bodies } = await cloud.history(streamOf(fresh));
  expect(events.map(({ type }) => type)).toEqual(['OfficesConfirmed']);
  const body = bodies.get(1)?.body as { authority: string };
  const tests = cloud.inbox.to(NEW_HEAD.mailbox).filter(({ subject }) => subject.startsWith('A test of your mailbox'));
  expect(
    tests.map(({ tags }) => tags.round?.[0]),
    'its mailbox is tested there as anywhere',
  ).toEqual([fresh?.round]);
  expect(body.authority).toBe(fresh?.mou.parties[1]?.authority.statute);
  expect((await liaison.open(`${people}/mous`)).text).toContain(
    'Every MOU names your people as your register has them.',
  );
});

it('What was shown is what is done: where the MOU changed while the page was open, nothing is', async () => {
  await liaison.open(`${people}/offices/director`);
  await liaison.browser.press('Save the change', { name: 'Ike B. Varga' });
  await liaison.browser.follow('Check and confirm');
  await liaison.browser.press('Confirm all of them');
  await liaison.open(`${people}/mous`);
  const late = liaison.browser.formOf('Apply to the chosen MOUs', { [boxOf(inForce)]: 'yes', ...REASON });
  await liaison.open(`/agreements/${inForce?.agreement}/parties/health/holders/head`);
  await liaison.browser.press('Replace the holder of Director', {
    ...{ name: 'Ike V.', mailbox: 'ike.v@health.example', capacity: 'incumbent', ...REASON },
  });
  const screen = await liaison.browser.request(...late);
  expect(flat(screen.text)).toContain('Something changed in this MOU while the page was open.');
  expect(await replaced(inForce)).toBe(2);
});
