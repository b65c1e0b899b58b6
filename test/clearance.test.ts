/** A head is asked when its own agency's people have cleared exactly this text; what they write stays in their agency. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { partyIdOf } from '../functions/shared/ids.ts';
import { Reviewer } from '../infra/laptop/demo/people/reviewer.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, apart, DAY, HOUR, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { aMou, partyIn, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());
const hold = (held: { cloud: TestCloud; token: string }) => {
  ({ cloud, token } = held);
};

const WORDS = 'The quokka appropriation is missing from section 4.';
const THREE = ['transport', 'health', 'police'] as const;
const COUNSEL = { name: 'Dana Whitfield', mailbox: 'dana@health.example' };
const PRIVACY = { name: 'Jo Lindgren', mailbox: 'jo@health.example' };

type Need = 'required' | 'advisory';
const reviewers = (of: Record<string, { name: string; mailbox: string; need?: Need }>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(of).flatMap(([kind, { need = 'required', ...person }]) =>
      Object.entries({ asked: 'yes', need, ...person }).map(([field, value]) => [`reviewers.${kind}.${field}`, value]),
    ),
  );

/** An MOU of three agencies of which health has named these reviewers and done everything else. */
async function inClearance(
  of: Record<string, { name: string; mailbox: string; need?: Need }> = { counsel: COUNSEL },
  options: Parameters<typeof aMou>[0] = {},
): Promise<Sent> {
  const sent = await cloud.publish(token, aMou({ agencies: THREE, ...options }));
  const liaison = cloud.liaison(sent, 'health');
  await liaison.confirm(sent.agreement, partyIn(sent, 'health'), reviewers(of));
  await cloud.quiet();
  await liaison.confirmWord(sent.agreement, partyIn(sent, 'health'));
  await cloud.prepare(sent, { only: ['transport', 'police'] });
  return sent;
}

const reviewer = ({ mailbox } = COUNSEL): Reviewer => new Reviewer(cloud.url, mailbox, cloud.inbox);
const requests = (sent: Sent, party: string): number =>
  cloud.mails(sent, party).filter(({ subject }) => subject.startsWith('Sign by ')).length;
const answers = async (sent: Sent): Promise<unknown[]> =>
  (await cloud.history(partyIdOf(sent.agreement, 'health'))).events
    .filter(({ type }) => type === 'ReviewAnswered')
    .map(({ data }) => `${data.kind} ${data.answer}`);
const look = (sent: Sent, mailbox: string, page = '') =>
  cloud.person(mailbox).open(`/agreements/${sent.agreement}${page}`);

describe('A head has no link', () => {
  it('before each required reviewer has cleared the text; an advisory one holds up nothing', async () => {
    const sent = await inClearance({ counsel: COUNSEL, privacy: { ...PRIVACY, need: 'advisory' } });
    expect([requests(sent, 'police'), requests(sent, 'health')]).toEqual([1, 0]);
    await reviewer(PRIVACY).returns('Name the system of records.');
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(0);
    expect(told(await reviewer().clears())).toBe(
      '200 You have cleared this text Recorded on Mon, Mar 2, 2026, 10:00 a.m. ET. Next, your agency’s head is asked to sign, once every required reviewer has cleared it. You need to do nothing else.',
    );
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(1);
    const page = await cloud.head(sent, 'health').openLink();
    expect(page.text).toContain('Cleared for your agency by counsel (Dana Whitfield) on Mon, Mar 2, 2026');
    expect(page.text).toContain('Asked and not cleared: the privacy officer (advisory)');
    expect((await cloud.head(sent, 'police').openLink()).text).not.toMatch(/Cleared for your agency|Whitfield/);
  });

  it('and a reviewer’s link works in capitals, as some gateways write addresses', async () => {
    await inClearance();
    const link = await reviewer().newestLink();
    const page = await reviewer().openLink(link.replace(/[^/]+$/, (one) => one.toUpperCase()));
    expect(page.html).toContain('Send your answer');
  });

  it('and a reviewer who cleared cannot take it back once the head was asked', async () => {
    const sent = await inClearance();
    await reviewer().clears();
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(1);
    const page = await reviewer().openLink();
    expect(told(page)).toContain('your agency’s head has been asked to sign it');
    expect(page.html).not.toContain('Send your answer');
    expect(await answers(sent)).toEqual(['counsel cleared']);
  });

  it('and a required reviewer who has not answered is reminded, whoever has answered is not', async () => {
    const sent = await inClearance({ counsel: COUNSEL, privacy: PRIVACY });
    await reviewer(PRIVACY).clears();
    await cloud.moveBy(9 * DAY);
    const reminded = ({ mailbox }: { mailbox: string }): number =>
      cloud.inbox
        .to(mailbox)
        .filter(({ subject }) => /^Clear by .* \(reminder\): /.test(subject) && subject.endsWith(sent.number)).length;
    expect([reminded(COUNSEL), reminded(PRIVACY)]).toEqual([1, 0]);
    expect(told(await reviewer().clears()), 'by the link of the reminder').toContain('You have cleared this text');
  });

  it('when the reviewer takes the clearance back before it was the head’s turn', async () => {
    const order = { kind: 'groups', groups: [['transport', 'police'], ['health']] };
    const sent = await inClearance({ counsel: COUNSEL }, { signing: { order } });
    await reviewer().clears();
    expect(told(await reviewer().returns(WORDS))).toContain('You have returned this text');
    await cloud.quiet();
    for (const party of ['transport', 'police']) await cloud.head(sent, party).sign();
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(0);
    await reviewer().clears();
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(1);
    const types = await cloud.types(partyIdOf(sent.agreement, 'health'));
    expect(types.filter((type) => type !== 'PartyMailReported')).toEqual([
      'OfficesConfirmed',
      'NoticeConfirmed',
      'ReviewAnswered',
      'PartyPrepared',
      'ReviewAnswered',
      'ReviewAnswered',
      'PartyPrepared',
    ]);
  });

  it('and another agency’s records officer does not read that the text was returned', async () => {
    const sent = await inClearance();
    await reviewer().returns(WORDS);
    const returned = 'counsel returned the text with comments';
    expect((await look(sent, 'records@health.example', '/keeping')).text.toLowerCase()).toContain(returned);
    expect((await look(sent, 'records@police.example', '/keeping')).text.toLowerCase()).not.toContain(returned);
  });
});

describe('A text that is returned', () => {
  /** The pages of people of other agencies, and what the convener's systems read. */
  const elsewhere = async (sent: Sent): Promise<string[]> => {
    const head = cloud.head(sent, 'police');
    const { url } = await head.openLink();
    const pages = [
      await look(sent, 'liaison@police.example'),
      await look(sent, 'liaison@transport.example'),
      await look(sent, 'liaison@transport.example', '/record'),
      await head.browser.open(url),
      await head.browser.open(`${url}/record`),
    ];
    const api = ['', '/record', '/signatories'].map((path) =>
      cloud.call('GET', `/api/agreements/${sent.agreement}${path}`, { bearer: token }),
    );
    // What is new with each visit says nothing: a form's own keys, and what the mail system reported meanwhile.
    const plain = (html: string) => html.replaceAll(/value="(cmd_|[0-9a-f]{64})[^"]*"/g, '');
    return [...pages.map(({ html }) => plain(html)), ...(await Promise.all(api)).map(({ text }) => text)];
  };
  const outsiders = () =>
    cloud.inbox.list().filter(({ to }) => to.every((address) => !address.endsWith('@health.example')));

  it('is seen by nobody of another agency: not the comments, and not that it was returned', async () => {
    const sent = await inClearance();
    const [before, mails] = [await elsewhere(sent), outsiders().length];
    await reviewer().returns(WORDS);
    await cloud.quiet();
    const after = await elsewhere(sent);
    for (const [index, page] of after.entries())
      expect(page, `page ${index}`).not.toMatch(/quokka|[Rr]eturned the text|Whitfield cleared/);
    const exported = after.find((text) => text.includes('"format":"concord-record@'));
    expect(exported, 'the export').toContain(partyIdOf(sent.agreement, 'health'));
    expect(exported, 'the export').not.toMatch(/returned|ReviewAnswered|PartyMailReported/);
    expect(verifyRecord(JSON.parse(exported ?? '')).faults).toEqual([]);
    const keeping = await look(sent, 'records@police.example', '/keeping');
    expect(keeping.text, 'the holds and removals').toContain('Birch health: ');
    expect(keeping.text, 'the holds and removals').not.toMatch(/quokka|[Rr]eturned the text/);
    expect((await look(sent, 'records@health.example', '/keeping')).text).toContain('returned the text');
    expect(after[0]).toBe(before[0]);
    expect(after[0]).toContain('In clearance: 0 of 1 required cleared');
    expect(
      outsiders()
        .slice(mails)
        .filter(({ subject }) => !subject.includes('sign in')),
    ).toEqual([]);
    await reviewer().clears();
    await cloud.quiet();
    for (const party of THREE) await cloud.head(sent, party).sign();
    await cloud.quiet();
    const copy = await look(sent, 'liaison@police.example', '/copy');
    for (const text of [...(await elsewhere(sent)), copy.html, ...outsiders().map((mail) => JSON.stringify(mail))])
      expect(text).not.toContain('quokka');
  });

  it('is told to the liaison by mail, with its words only where everything is public', async () => {
    for (const [handling, says] of [
      ['parties', false],
      ['public', true],
    ] as const) {
      const sent = await inClearance({ counsel: COUNSEL }, { handling });
      await reviewer().returns(WORDS);
      await cloud.quiet();
      const [mail] = cloud.inbox
        .to('liaison@health.example')
        .filter(({ subject }) => subject === `Returned with comments: ${sent.number}`);
      expect(mail?.text).toMatch(/has returned .* with comments/);
      expect(`${mail?.text} ${mail?.html}`.includes('quokka'), handling).toBe(says);
      expect(
        (await cloud.person('liaison@health.example').open(`/agreements/${sent.agreement}/parties/health`)).text,
      ).toContain(WORDS);
      expect((await look(sent, 'liaison@health.example')).text).toContain(WORDS);
    }
  });

  it('shows its comments to the other reviewers of that agency, who answer by themselves', async () => {
    const sent = await inClearance({ counsel: COUNSEL, privacy: PRIVACY });
    await reviewer().returns(WORDS);
    await cloud.quiet();
    expect((await reviewer(PRIVACY).openLink()).text).toContain(WORDS);
    await reviewer(PRIVACY).clears();
    expect(await answers(sent)).toEqual(['counsel returned', 'privacy cleared']);
    await cloud.quiet();
    expect((await look(sent, 'liaison@police.example')).text).toContain('In clearance: 1 of 2 required cleared');
  });

  it('is cleared after all, by the same person', async () => {
    const sent = await inClearance();
    expect(told(await reviewer().returns(WORDS))).toContain('You have returned this text');
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(0);
    await reviewer().clears();
    await cloud.quiet();
    expect([await answers(sent), requests(sent, 'health')]).toEqual([['counsel returned', 'counsel cleared'], 1]);
  });
});

describe('A new version', () => {
  it('asks the reviewer again, and shows what it changes and what the convener says of it', async () => {
    const sent = await inClearance();
    expect((await reviewer().openLink()).text).not.toContain('What changed');
    await reviewer().returns(WORDS);
    const purpose = { ...sent.mou.purpose, text: 'Each agency speaks for its own part.' };
    const path = `/api/agreements/${sent.agreement}/versions?note=As%20counsel%20asked.`;
    const revised = await cloud.call<Sent>('POST', path, { bearer: token, json: { ...sent.mou, purpose } });
    expect(revised.status).toBe(201);
    await cloud.quiet();
    const page = await reviewer().openLink();
    expect(page.text).toContain('What changed since version 1');
    expect(page.text).toContain('As counsel asked.');
    expect(
      parse(page.html)
        .querySelectorAll('ins, del')
        .map(({ text }) => text)
        .join(' '),
    ).toContain('its own part');
    expect(requests(sent, 'health')).toBe(0);
    await reviewer().clears();
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(1);
  });
});

describe('A reviewer’s link', () => {
  it('looked at any number of times answers nothing, and neither does a machine that submits every form', async () => {
    const sent = await inClearance();
    const link = await reviewer().newestLink();
    const robot = new Visitor(cloud.url);
    const seen = new Set<string>();
    /** Follows every form of a page, with its fields as they stand. */
    const submitAll = async (html: string, url: string, depth = 0): Promise<void> => {
      for (const form of parse(html).querySelectorAll('main form')) {
        const action = new URL(form.getAttribute('action') ?? '', url);
        if (depth > 3 || seen.has(`${action} ${depth}`)) continue;
        seen.add(`${action} ${depth}`);
        const fields = form
          .querySelectorAll('input, textarea')
          .filter(
            (field) =>
              !['radio', 'checkbox'].includes(field.getAttribute('type') ?? '') || field.hasAttribute('checked'),
          )
          .map((field): [string, string] => [
            field.getAttribute('name') ?? '',
            field.getAttribute('value') ?? field.text,
          ]);
        const screen = await robot.request(action, new URLSearchParams(fields));
        await submitAll(screen.html, screen.url, depth + 1);
      }
    };
    for (const method of ['GET', 'GET', 'HEAD'])
      expect((await fetch(link, { method })).headers.get('set-cookie')).toBeNull();
    const { html, url } = await robot.open(link);
    await submitAll(html, url);
    expect([...seen].some((action) => action.includes('/answer'))).toBe(true);
    await cloud.quiet();
    expect(await answers(sent)).toEqual([]);
    expect(told(await reviewer().clears())).toContain('You have cleared this text');
  });

  it('that was never minted or is mangled is nothing at all', async () => {
    await inClearance();
    const link = await reviewer().newestLink();
    for (const address of [`/review/${'a'.repeat(52)}`, link.slice(0, -1), `${link}a`]) {
      const screen = await new Visitor(cloud.url).open(address);
      expect(
        [screen.status, screen.text.includes('There is nothing at this address'), screen.html.includes('fresh link')],
        address,
      ).toEqual([404, true, false]);
    }
  });

  it('ends with the person: a new reviewer is asked, and the one before is let in nowhere', async () => {
    const sent = await inClearance();
    const before = reviewer();
    const link = await before.newestLink();
    await before.openLink();
    const next = { name: 'Max Orr', mailbox: 'max@health.example' };
    await cloud
      .liaison(sent, 'health')
      .act(`/agreements/${sent.agreement}/parties/health/reviewers`, reviewers({ counsel: next }));
    await cloud.quiet();
    const typed = { answer: 'returned', comments: WORDS, read: 'yes' };
    const late = await before.browser.press('Send your answer', typed);
    expect([late.status, late.text.includes(WORDS)], 'what was typed is kept').toEqual([401, true]);
    expect(told(await new Visitor(cloud.url).open(link))).toContain('410 Someone else reviews this text');
    expect(await answers(sent)).toEqual([]);
    await reviewer(next).clears();
    await cloud.quiet();
    expect(requests(sent, 'health')).toBe(1);
    expect((await cloud.head(sent, 'health').openLink()).text).toContain('counsel (Max Orr)');
  });

  it('is old after 14 days; a fresh one goes to the mailbox on record, five times a day at most', async () => {
    await apart({ cloud, token }, hold);
    await inClearance();
    const { browser } = reviewer();
    const link = await reviewer().newestLink();
    await cloud.moveBy(14 * DAY + MINUTE);
    const letters = (await reviewer().links()).length;
    expect(told(await browser.open(link))).toContain('410 This link is older than 14 days.');
    const screen = await browser.press('Send a fresh link');
    expect(told(screen)).toContain('200 A fresh link is on its way');
    expect(screen.html, 'the answer names no mailbox').not.toContain(COUNSEL.mailbox);
    await cloud.quiet();
    expect((await reviewer().links()).length).toBe(letters + 1);
    await browser.open(link);
    expect(told(await browser.press('Send a fresh link')), 'twice at once is once').toContain('200 A fresh link');
    await cloud.quiet();
    expect((await reviewer().links()).length).toBe(letters + 1);
    expect(told(await reviewer().openLink())).toBe('200');
    for (let time = 2; time <= 6; time++) {
      await cloud.moveBy(10 * MINUTE);
      await browser.open(link);
      const next = told(await browser.press('Send a fresh link'));
      expect(next, `time ${time}`).toContain(time <= 5 ? '200 A fresh link' : '422 We have sent 5 fresh links');
    }
    await cloud.quiet();
    expect((await reviewer().links()).length).toBe(letters + 5);
  });

  it('opens for an hour; what is written after that is shown once more and not recorded', async () => {
    const sent = await inClearance();
    const counsel = reviewer();
    await counsel.openLink();
    await cloud.moveBy(HOUR + MINUTE);
    const late = await counsel.browser.press('Send your answer', { answer: 'returned', comments: WORDS, read: 'yes' });
    expect([late.status, late.text.includes(WORDS)]).toEqual([401, true]);
    expect(await answers(sent)).toEqual([]);
    expect(told(await counsel.clears())).toContain('You have cleared this text');
  });

  it('lets nobody answer with too little, and keeps what was typed', async () => {
    const sent = await inClearance();
    const counsel = reviewer();
    await counsel.openLink();
    const press = (typed: Record<string, string>) => counsel.browser.press('Send your answer', typed);
    expect(told(await press({ comments: WORDS, read: 'yes' }))).toContain('422 You have not chosen an answer.');
    const unread = await press({ answer: 'returned', comments: WORDS });
    expect([told(unread), unread.html.includes(WORDS)]).toEqual([
      expect.stringContaining('422 You have not said that you read'),
      true,
    ]);
    expect(unread.html).toMatch(/value="returned"[^>]*checked/);
    expect(told(await press({ answer: 'returned', comments: ' ', read: 'yes' }))).toContain(
      '422 There are no comments yet.',
    );
    expect(await answers(sent)).toEqual([]);
  });

  it('is not needed by a reviewer who signs in, and is found again by number and address', async () => {
    const sent = await inClearance();
    const person = cloud.person(COUNSEL.mailbox);
    const home = await person.open('/home');
    expect(home.text.replaceAll(/\s+/g, ' ')).toContain(
      `${sent.number} Clear it or return it with comments, as counsel of Birch health.`,
    );
    expect(home.html).toContain(`href="/reviews/${sent.round}/health/counsel"`);
    await person.open(`/agreements/${sent.agreement}`);
    expect((await person.browser.follow('Read and answer as counsel')).status).toBe(200);
    const screen = await person.browser.press('Send your answer', { answer: 'returned', comments: WORDS, read: 'yes' });
    expect(told(screen)).toContain('You have returned this text');
    expect(await answers(sent)).toEqual(['counsel returned']);
    const finder = new Visitor(cloud.url);
    await finder.open('/find');
    await finder.press('Send', { number: sent.number, mailbox: COUNSEL.mailbox });
    await cloud.quiet();
    const letter = (await reviewer().letters()).at(-1);
    expect(letter?.subject).toBe(`The link that you looked for: ${sent.number}`);
    expect(told(await reviewer().openLink())).toContain('You have returned this text');
  });

  it('opens one review: not another kind, not another agreement, and not for the convener', async () => {
    const sent = await inClearance({ counsel: COUNSEL, privacy: PRIVACY });
    const other = await inClearance();
    const counsel = reviewer();
    await counsel.openLink((await counsel.links()).at(-2));
    const paths = [`${sent.round}/health/privacy`, `${other.round}/health/counsel`, `${sent.round}/police/counsel`];
    for (const path of paths) expect((await counsel.browser.open(`/reviews/${path}`)).url, path).toContain('/sign-in');
    const convener = cloud.person('liaison@transport.example');
    await convener.signIn();
    expect((await convener.browser.open(`/reviews/${sent.round}/health/counsel`)).status).toBe(404);
  });
});

describe('Versions that change who a party is, and come back to the words of the first', () => {
  const revise = (sent: Sent, json: unknown) =>
    cloud.call('POST', `/api/agreements/${sent.agreement}/versions`, { bearer: token, json });
  const file = (
    { mou }: Sent,
    change: (party: Sent['mou']['parties'][number], all: Sent['mou']['parties']) => object,
  ) => ({
    ...mou,
    title: 'One road-closure map for everyone',
    parties: mou.parties.map((party) => ({ ...party, ...change(party, mou.parties) })),
  });

  it('cannot give a key that has spoken to another agency, whose people would read its comments', async () => {
    const sent = await inClearance();
    await reviewer().returns(WORDS);
    const swapped = file(sent, ({ key }, all) => {
      const other = { health: 'police', police: 'health' }[key];
      return { ...all.find((one) => one.key === other), key };
    });
    expect(await revise(sent, swapped)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'party-of-another-agency' }, { code: 'party-of-another-agency' }] },
    });
  });

  it('ask counsel again: what was cleared was another version', async () => {
    const first = await inClearance();
    await reviewer().clears();
    await cloud.quiet();
    expect(requests(first, 'health')).toBe(1);
    const second = await cloud.revise(token, first, { ...first.mou, title: 'Each for itself' });
    const third = await cloud.revise(token, second, first.mou);
    expect(third.documentHash).toBe(first.documentHash);
    expect(requests(first, 'health')).toBe(1);
    await reviewer().clears();
    await cloud.quiet();
    expect(requests(first, 'health')).toBe(2);
  });

  it('ask the liaison again: the holder of an office that was away is the convener’s word', async () => {
    const first = await inClearance({});
    const signing = (key: string, mailbox: string) => ({
      ...{ signatories: [key], liaison: key },
      offices: [{ key, title: 'Director', holder: { name: 'Somebody', mailbox } }],
    });
    const ladder = (key: string) => ({
      levels: first.mou.ladder.levels.map((level) => ({ ...level, offices: { ...level.offices, health: key } })),
    });
    const away = file(first, (party) => (party.key === 'health' ? signing('chief', 'chief@health.example') : party));
    expect((await revise(first, { ...away, ladder: ladder('chief') })).status).toBe(201);
    const back = file(first, (party) => (party.key === 'health' ? signing('head', 'mole@health.example') : party));
    const { status } = await revise(first, { ...back, title: first.mou.title });
    expect(status).toBe(201);
    await cloud.quiet();
    expect(cloud.inbox.to('mole@health.example')).toEqual([]);
    const page = await look(first, 'liaison@health.example');
    expect(page.text).toContain('Its liaison has not confirmed who holds its offices.');
  });
});

it('An agency is shown with its mail domain to whoever must trust its name', async () => {
  const file = aMou({ agencies: THREE });
  const published = await cloud.publish(token, file);
  const organizer = 'Birch transport (transport.example)';
  const liaison = cloud.liaison(published, 'health');
  const confirming = await liaison.person.open(`/agreements/${published.agreement}/parties/health`);
  expect(confirming.text, 'the liaison’s page').toContain(`${organizer}, which organizes this agreement`);
  const sent = await inClearance();
  expect((await reviewer().openLink()).text, 'the reviewer’s page').toContain(`${organizer} organizes this agreement`);
  expect((await reviewer().letters()).at(-1)?.text).toContain(`${organizer} organizes this agreement through Concord`);
  expect((await cloud.head(sent, 'police').openLink()).text, 'the head’s page').toContain(`${organizer} asks you`);
  expect(cloud.mails(sent, 'police').at(-1)?.text).toContain(`${organizer} organizes this agreement through Concord`);
  const table = parse((await look(sent, 'liaison@transport.example')).html).querySelector('.concord-signatories');
  for (const party of THREE) expect(table?.structuredText, party).toContain(`${party}.example`);
});

describe('The page of an MOU', () => {
  it('is for whoever stands in its registers, and for nobody else', async () => {
    const sent = await inClearance();
    const [head] = partyIn(sent, 'police').offices;
    for (const mailbox of ['liaison@transport.example', COUNSEL.mailbox, head?.holder.mailbox ?? ''])
      expect((await look(sent, mailbox)).text, mailbox).toContain('What has happened');
    const other = await cloud.send(token, aMou({ agencies: ['transport', 'forestry'] }));
    const stranger = cloud.person('liaison@forestry.example');
    expect((await stranger.open(`/agreements/${other.agreement}`)).status).toBe(200);
    for (const page of ['', '/record', '/copy'])
      expect((await stranger.browser.open(`/agreements/${sent.agreement}${page}`)).status).toBe(404);
    expect((await new Visitor(cloud.url).open(`/agreements/${sent.agreement}`)).url).toContain('/sign-in');
  });

  it('is no longer for a reviewer who was replaced', async () => {
    const sent = await inClearance();
    const next = { name: 'Max Orr', mailbox: 'max@health.example' };
    const person = cloud.person(COUNSEL.mailbox);
    expect((await person.open(`/agreements/${sent.agreement}`)).status).toBe(200);
    await cloud
      .liaison(sent, 'health')
      .act(`/agreements/${sent.agreement}/parties/health/reviewers`, reviewers({ counsel: next }));
    expect((await person.browser.open(`/agreements/${sent.agreement}`)).status).toBe(404);
  });

  it('says of each party what is missing and which mail did not arrive, and what to do about it', async () => {
    const mou = aMou({ agencies: THREE });
    const [head] = mou.parties[2]?.offices ?? [];
    const sent = await cloud.publish(token, mou);
    cloud.setMailbox(head?.holder.mailbox ?? '', 'bounce');
    await cloud.prepare(sent, { only: ['transport'] });
    await cloud.liaison(sent, 'police').confirm(sent.agreement, partyIn(sent, 'police'));
    await cloud.quiet();
    const { text } = await look(sent, 'liaison@transport.example');
    cloud.setMailbox(head?.holder.mailbox ?? '', 'ok');
    expect(text).toContain('Its liaison has not confirmed who holds its offices.');
    expect(text).toContain('Its liaison has not confirmed that email reaches the office that signs.');
    expect(text).toMatch(/Email to the office that signs came back. The liaison of Birch police corrects the mailbox/);
    expect(text).toContain('Signatures: 0 of 3');
  });
});
