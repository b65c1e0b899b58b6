/** A dispute stays under the version in which it was raised: an office that a later version drops goes on there, and changes hands as any other does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { disputing, executed, offers, words } from './a-disputed-mou.ts';
import { aMouWithDeputies, withoutDeputy } from './a-dropped-office.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { signedByAll, succeeding, successorOut } from './a-successor.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const HEADING = 'Offices that only an earlier version names';

const succeed = async (first: Sent, changes: object = {}): Promise<Sent> => {
  const mou = { ...withoutDeputy(first.mou), ...changes };
  const { status, body, text } = await succeeding(cloud, token, first, mou);
  if (status !== 201) throw new Error(`The successor was not taken: ${status} ${text}`);
  return { ...body, mou };
};

const page = (sent: Sent, party = 'health') => `/agreements/${sent.agreement}/parties/${party}`;
const tends = (sent: Sent, party = 'health') => cloud.liaison(sent, party).person.open(page(sent, party));
const replaces = async (
  sent: Sent,
  title: string,
  name: string,
  mailbox: string,
  party = 'health',
): Promise<Screen> => {
  await tends(sent, party);
  const { browser } = cloud.liaison(sent, party).person;
  await browser.follow(`Someone new holds this office: ${title}`);
  const screen = await browser.press(`Replace the holder of ${title}`, { name, mailbox, reason: 'The old one left.' });
  await cloud.quiet();
  return screen;
};
const subjects = (mailbox: string): string[] => cloud.inbox.to(mailbox).map(({ subject }) => subject);

describe('A dispute under version 1, whose second level version 2 has dropped for one agency', () => {
  let first: Sent;
  let dispute: { path: string; number: number };
  let act: ReturnType<typeof disputing>;
  let former: Person;
  let successor: Person;
  const NEW = 'cy.deputy@health.example';

  beforeAll(async () => {
    first = await executed(cloud, token, aMouWithDeputies());
    act = disputing(cloud, first);
    dispute = await act.raised();
    former = cloud.person(mailboxOf(first, 'health', 'deputy'));
    expect((await former.open(dispute.path)).status).toBe(200);
    const second = await succeed(first);
    expect(words(await tends(second)), 'version 1 holds, and version 2 is not confirmed').toContain(HEADING);
    await cloud.prepare(second);
    for (const { key } of second.mou.parties) await cloud.head(second, key).sign();
    await cloud.quiet();
    successor = cloud.person(NEW);
  });

  it('leaves the holder of that office to be replaced by its liaison', async () => {
    const before = words(await tends(first));
    expect(before).toContain(`${HEADING} Version 2 does not name this office.`);
    const screen = await replaces(first, 'Deputy Director', 'Cy Deputy', NEW);
    expect(told(screen)).toContain('200');
    expect(words(screen)).toContain('The holder is replaced');
    expect(words(screen)).toMatch(
      new RegExp(`${HEADING} .* Deputy Director Holder Cy Deputy .* Work email address ${NEW}`),
    );
  });

  it('says nothing of it to agencies that have kept all their offices', async () =>
    expect(words(await tends(first, 'transport'))).not.toContain(HEADING));

  it('refuses a mailbox of another agency, and keeps what was typed', async () => {
    const screen = await replaces(first, 'Deputy Director', 'Cy Deputy', 'cy@police.example');
    expect([screen.status, words(screen)]).toEqual([422, expect.stringContaining('not in an email domain')]);
    expect(screen.html).toContain('value="cy@police.example"');
  });

  it('asks the new holder when it climbs to that level, and not the one before', async () => {
    await act.climb(act.holder('transport'), dispute.path, 'It cannot be settled here.');
    await cloud.quiet();
    const [letter] = cloud.inbox.to(NEW);
    expect(letter?.subject).toContain(first.number);
    expect(letter?.text).toContain(dispute.path);
    expect(subjects(former.mailbox).filter((one) => one.includes(first.number))).toEqual([]);
  });

  it('waits for the new holder at home, where an MOU of which one can read no text is not listed', async () => {
    const home = await successor.open('/home');
    expect(home.html).toContain(`href="${dispute.path}`);
    expect(home.html).not.toContain(`href="/agreements/${first.agreement}"`);
    expect((await former.open('/home')).html).not.toContain(dispute.path);
  });

  it('is in the hands of the new holder, and a replaced one acts under neither version', async () => {
    const seen = await successor.open(dispute.path);
    expect([seen.status, words(seen)]).toEqual([200, expect.stringContaining('Deputy Director, Birch health')]);
    expect(offers(seen)).toContain('Propose a solution');
    expect((await former.open(dispute.path)).status).toBe(404);
    const director = cloud.person(mailboxOf(first, 'health', 'director'));
    expect((await director.open(dispute.path)).status).toBe(200);
    await replaces(first, 'Bureau Director', 'Di Rector', 'di.rector@health.example');
    expect((await director.open(dispute.path)).status).toBe(404);
    expect((await director.open(`/agreements/${first.agreement}/disputes`)).status).toBe(404);
    expect((await cloud.person('di.rector@health.example').open(dispute.path)).status).toBe(200);
  });

  it('lets the new holder name who stands in, who then reads it', async () => {
    const office = `${page(first)}/offices/deputy`;
    expect(words(await successor.open(office))).toContain('Alternate of Deputy Director');
    const today = cloud.now().slice(0, 10);
    const named = { name: 'Al Ternate', mailbox: 'al@health.example', from: today, to: today, reason: 'On leave.' };
    expect(words(await successor.browser.press('Name the alternate', named))).toContain('The alternate is named');
    expect((await cloud.person('al@health.example').open(dispute.path)).status).toBe(200);
    expect((await successor.open(`${page(first)}/offices/head`)).status, 'another office').toBe(404);
  });

  it('leaves nothing to tend once it has ended', async () => {
    await act.act(act.holder('transport'), dispute.path, 'Withdraw this dispute', { reason: 'Settled over coffee.' });
    await cloud.quiet();
    expect(words(await tends(first))).not.toContain(HEADING);
    expect((await successor.open(`${page(first)}/offices/deputy`)).status).toBe(404);
  });
});

describe('An amendment that is signed, and holds from a later day on', () => {
  it('leaves the offices of both texts to their liaison: one of either is replaced under each that names it', async () => {
    const first = await executed(cloud, token, aMouWithDeputies());
    const second = await succeed(first, { effective: { kind: 'on', day: '2026-05-01' } });
    await cloud.prepare(second);
    for (const { key } of second.mou.parties) await cloud.head(second, key).sign();
    await cloud.quiet();
    expect(words(await tends(first))).toContain(`${HEADING} Version 2 does not name this office.`);
    expect(words(await replaces(first, 'Deputy Director', 'Dee Puty', 'dee@health.example'))).toContain('is replaced');
    expect(words(await replaces(first, 'Bureau Director', 'Bo Director', 'bo@health.example'))).toContain(
      'is replaced',
    );
    const dispute = await disputing(cloud, first).raised();
    await cloud.quiet();
    expect(cloud.inbox.to('bo@health.example').at(-1)?.text).toContain(dispute.path);
    expect((await cloud.person('dee@health.example').open(dispute.path)).status).toBe(200);
  });
});

/** The next version, which forestry leaves; it signs that. */
const withoutForestry = (mou: MouFile): MouFile => {
  const stay = ({ key }: { key: string }) => key !== 'forestry';
  const levels = mou.ladder.levels.map(({ offices: { forestry: _, ...offices }, ...level }) => ({ ...level, offices }));
  const { parties: __, ladder: ___, ...text } = aMou({ agencies: ['transport', 'health'] });
  return { ...text, number: mou.number, parties: mou.parties.filter(stay), ladder: { levels } } as MouFile;
};

describe('A party that left by an amendment, which another has followed, while a dispute that was raised meanwhile is open', () => {
  let first: Sent;
  let dispute: { path: string };
  let act: ReturnType<typeof disputing>;
  let former: Person;
  const NEW = 'fay.deputy@forestry.example';

  beforeAll(async () => {
    first = await executed(cloud, token, aMouWithDeputies());
    act = disputing(cloud, first);
    const narrower = withoutForestry(first.mou);
    const { status, body, text } = await succeeding(cloud, token, first, narrower);
    if (status !== 201) throw new Error(`The amendment was not taken: ${status} ${text}`);
    const second = { ...body, mou: first.mou };
    dispute = await act.raised({ against: 'forestry' });
    former = cloud.person(mailboxOf(first, 'forestry', 'deputy'));
    expect((await former.open(dispute.path)).status).toBe(200);
    await cloud.prepare(second);
    await signedByAll(cloud, second);
    const mou = { ...narrower, title: 'Two maps, one truth' };
    await signedByAll(cloud, await successorOut(cloud, token, first, mou));
  });

  it('has no part in the text in force, and its liaison tends the one of the dispute', async () => {
    const { body } = await cloud.call('GET', `/api/agreements/${first.agreement}`, { bearer: token });
    expect(body).toMatchObject({ version: 3, inForce: true, parties: ['transport', 'health'] });
    const seen = words(await tends(first, 'forestry'));
    for (const office of ['Bureau Director', 'Deputy Director']) expect(seen).toContain(office);
  });

  it('has the holder of an office replaced by it, who is asked when the dispute climbs there', async () => {
    const screen = await replaces(first, 'Deputy Director', 'Fay Deputy', NEW, 'forestry');
    expect(words(screen)).toContain('The holder is replaced');
    await act.climb(act.holder('transport'), dispute.path, 'It cannot be settled here.');
    await cloud.quiet();
    expect(cloud.inbox.to(NEW).map(({ text }) => text)).toContainEqual(expect.stringContaining(dispute.path));
    const asked = await cloud.person(NEW).open(dispute.path);
    expect([asked.status, words(asked)]).toEqual([200, expect.stringContaining('Deputy Director, Birch forestry')]);
    expect((await former.open(dispute.path)).status).toBe(404);
  });

  it('has nothing to tend once the dispute has ended', async () => {
    await act.act(act.holder('transport'), dispute.path, 'Withdraw this dispute', { reason: 'Settled over coffee.' });
    await cloud.quiet();
    expect((await tends(first, 'forestry')).status).toBe(404);
  });
});

describe('An MOU whose amendment with other offices came back', () => {
  it('goes on under the text in force, whose holders are replaced as before', async () => {
    const first = await executed(cloud, token, aMouWithDeputies());
    const second = await succeed(first);
    await cloud.prepare(second);
    await cloud.head(second, 'transport').decline('Not so.');
    await cloud.quiet();
    const screen = await replaces(first, 'Deputy Director', 'Cy Deputy', 'cy.other@health.example');
    expect(words(screen)).toContain('The holder is replaced');
    expect(words(screen)).not.toContain(HEADING);
  });
});
