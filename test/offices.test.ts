/** A party's own people vouch for its offices before any link is minted; people change while a round is out, and the offices sign. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyHead } from '../infra/laptop/demo/people/agency-head.ts';
import { toCheck } from '../infra/laptop/demo/people/liaison.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, apart, DAY, type TestCloud, told } from './a-cloud.ts';
import { desks, pageOf } from './a-desk.ts';
import { aMou, mailboxOf, partyIn, type Sent } from './a-sent-mou.ts';
import { together } from './gates.ts';

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

const TWO = ['transport', 'health'] as const;
const twoAgencies = () => aMou({ agencies: TWO });
const LINK = /^http\S+\/sign\/\S+$/m;

const partyStream = ({ agreement }: Sent, party: string) => `pty_${agreement.replace('mou_', '')}-${party}`;
const linksOf = async ({ round }: Sent, party: string) =>
  (await cloud.items<{ round: string; party: string }>('LINK#')).filter(
    (link) => link.round === round && link.party === party,
  );
const standingOf = async (sent: Sent, party: string) => (await cloud.stand(token, sent)).signatories[party];
const askedIn = async ({ round }: Sent) =>
  (await cloud.history(round)).events.flatMap(({ type, data }) =>
    type === 'GroupAsked' ? (data.parties as string[]) : [],
  );

const { atDesk, atCheck } = desks(() => cloud);

const wordTo = (mailbox: string): string =>
  cloud.inbox
    .to(mailbox)
    .filter(({ subject }) => subject.startsWith('A test of your mailbox'))
    .flatMap(({ text }) => /^[a-z]+ [a-z]+$/m.exec(text)?.[0] ?? [])
    .at(-1) ?? '';

/** Fields of a page that a person fills in. */
const shownFields = (html: string): string[] =>
  parse(html)
    .querySelectorAll('main input:not([type=hidden]), main select, main textarea')
    .map((field) => field.getAttribute('name') ?? '');

/** Someone else at that mailbox, who reads mail like any head. */
const headAt = (mailbox: string) => new AgencyHead(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());

/** What the liaison types to put another person into the office that signs. */
const successor = (mailbox: string, more: Record<string, string> = {}) => ({
  name: 'Ike Varga',
  mailbox,
  reason: 'The Director left the agency.',
  ...more,
});

async function replaces(sent: Sent, mailbox: string, more: Record<string, string> = {}, party = 'health') {
  const { browser } = await atDesk(sent, party, '/holders/head');
  const screen = await browser.press('Replace the holder of Director', successor(mailbox, more));
  await cloud.quiet();
  return screen;
}

describe('The convener alone', () => {
  let sent: Sent;
  it('gets no link minted: the liaisons are asked, the heads hear nothing', async () => {
    sent = await cloud.publish(token, twoAgencies());
    for (const party of TWO) {
      expect(await linksOf(sent, party)).toEqual([]);
      expect(cloud.inbox.to(mailboxOf(sent, party)), party).toEqual([]);
      const [letter, ...more] = cloud.inbox
        .to(`liaison@${party}.example`)
        .filter(({ tags }) => tags.round?.[0] === sent.round);
      expect(more).toEqual([]);
      expect(letter?.text).toContain(pageOf(sent, party));
      expect(letter?.text).toContain(`/find and enter ${sent.number} and your work email address`);
    }
    expect(cloud.execution(sent)?.waiting).toEqual(['Wait for the signatories']);
  });

  it('cannot ask for one either', async () => {
    const path = `/api/agreements/${sent.agreement}/signatories/health/link`;
    const { status, text } = await cloud.call('POST', path, { bearer: token, json: {} });
    expect([status, text]).toEqual([409, expect.stringContaining('not this signatory’s turn')]);
  });

  it('only liaisons of parties that are not prepared are reminded, until the round lapses with nobody asked', async () => {
    await cloud.prepare(sent, { only: ['transport'] });
    expect(await askedIn(sent)).toEqual(['transport']);
    const reminders = (mailbox: string) =>
      cloud.inbox
        .to(mailbox)
        .filter(({ subject, tags }) => subject.includes('(reminder)') && tags.round?.[0] === sent.round).length;
    await cloud.moveBy(20 * DAY);
    expect(reminders('liaison@health.example')).toBe(2);
    expect(reminders('liaison@transport.example')).toBe(0);
    expect(reminders(mailboxOf(sent, 'transport'))).toBe(2);
    expect(reminders(mailboxOf(sent, 'health'))).toBe(0);
    await cloud.moveBy(20 * DAY);
    expect((await cloud.stand(token, sent)).status).toBe('lapsed');
    expect(await linksOf(sent, 'health'), 'nobody vouched for the mailbox, and its head was never asked').toEqual([]);
    expect(cloud.execution(sent)?.status).toBe('SUCCEEDED');
  });
});

describe('A liaison', () => {
  it('of another agency, the head, and the convener’s own liaison find nothing at the page, and act nothing', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const stranger = await atCheck(sent, 'transport');
    expect(stranger.screen.status).toBe(200);
    const [url, fields] = stranger.browser.formOf('Confirm the offices');
    const elsewhere = new URL(url.href.replace('/parties/transport', '/parties/health'));
    expect((await stranger.browser.open(pageOf(sent, 'health'))).status).toBe(404);
    expect((await stranger.browser.request(elsewhere, fields)).status).toBe(404);
    for (const act of ['/draft', '/draft/offices/head', '/draft/reviewers', '/holders/head', '/holders/head/mailbox'])
      expect((await stranger.browser.open(`${pageOf(sent, 'health')}${act}`)).status, act).toBe(404);
    expect((await stranger.browser.open(`${pageOf(sent, 'transport')}/draft/offices/nobody`)).status).toBe(404);
    expect((await stranger.browser.open(pageOf(sent, 'nobody'))).status).toBe(404);
    expect(
      (await stranger.browser.open(pageOf({ agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ' }, 'health'))).status,
    ).toBe(404);
    expect(await cloud.types(partyStream(sent, 'health'))).toEqual([]);
  });

  it('who is not signed in is led to sign in and back', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const screen = await new Visitor(cloud.url).open(pageOf(sent, 'health'));
    expect(new URL(screen.url).pathname).toBe('/sign-in');
    expect((await atDesk(sent, 'health')).screen.url).toContain(pageOf(sent, 'health'));
  });

  it('confirms the offices, has the mailbox tested, and the head is asked', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser, screen } = await atDesk(sent, 'health');
    expect(screen.text).toContain('Before we ask your agency head');
    await browser.follow('Change: Director');
    const wrong = await browser.press('Keep this change', { mailbox: 'head@forest.example' });
    expect(told(wrong)).toContain(
      '422 The email address head@forest.example is not in an email domain of your agency.',
    );
    expect(wrong.html).toContain('value="head@forest.example"');
    expect(wrong.html).toMatch(/aria-invalid="true"[^>]*autofocus|autofocus[^>]*aria-invalid/);
    const kept = await browser.press('Keep this change', { mailbox: 'dr.new@health.example' });
    expect(told(kept)).toContain('Nothing is confirmed yet');
    expect(await cloud.types(partyStream(sent, 'health'))).toEqual([]);
    await toCheck(browser, pageOf(sent, 'health'));
    const other = await browser.press('Confirm the offices', { authority: 'Health Code 12.3, as amended' });
    expect(told(other)).toContain('422 The text names another authority');
    expect(other.html).toContain('Health Code 12.3, as amended');

    const authority = partyIn(sent, 'health').authority.statute;
    const confirmed = await browser.press('Confirm the offices', { authority });
    expect(told(confirmed)).toMatch(
      /^200 The offices are confirmed\. We sent a test email to dr\.new@health\.example\./,
    );
    expect(told(confirmed)).toContain('Next: ask the office that signs for the word');
    await cloud.quiet();
    expect(cloud.inbox.to(mailboxOf(sent, 'health')), 'the mailbox that the convener named').toEqual([]);
    const [notice] = cloud.inbox.to('dr.new@health.example');
    expect(notice?.text).not.toContain('/sign/');
    expect(notice?.text, 'where the mailbox would find nothing yet').not.toContain('/find');
    expect(told(await browser.press('Confirm the word', { word: 'amber amber' }))).toContain(
      '422 This is not the word',
    );
    expect(await linksOf(sent, 'health')).toEqual([]);
    const done = await browser.press('Confirm the word', { word: wordTo('dr.new@health.example').toUpperCase() });
    expect(told(done)).toContain('Mailbox confirmed.');
    expect(told(done)).toContain('Everything is prepared');
    await cloud.quiet();
    expect(await askedIn(sent)).toEqual(['health']);
    expect(told(await headAt('dr.new@health.example').sign())).toContain('Your signature is recorded');
    expect(await cloud.types(partyStream(sent, 'health'))).toEqual([
      'OfficesConfirmed',
      'NoticeConfirmed',
      'PartyPrepared',
    ]);
    expect(JSON.stringify(await cloud.items('NOTICE#'))).not.toContain(wordTo('dr.new@health.example'));
  });

  it('has ten tries for the word in a day, whatever is typed', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const liaison = cloud.liaison(sent, 'health');
    const health = sent.mou.parties[1];
    if (!health) throw new Error('The MOU has two parties');
    await liaison.confirm(sent.agreement, health);
    await cloud.quiet();
    const type = (word: string) => liaison.act(`${pageOf(sent, 'health')}/notice`, { word });
    for (let tries = 0; tries < 10; tries++) await expect(type('amber amber')).rejects.toThrow('not the word');
    await expect(liaison.confirmWord(sent.agreement, health)).rejects.toThrow('too many wrong words');
    await cloud.moveBy(DAY);
    await liaison.confirmWord(sent.agreement, health);
  });
});

describe('A holder who is replaced in the middle of a round', () => {
  it('has a dead link and a dead session; the new one is asked at once, and the other signature stays', async () => {
    const sent = await cloud.send(token, twoAgencies());
    await cloud.head(sent, 'transport').sign();
    const before = cloud.head(sent, 'health');
    const link = await before.newestLink();
    await before.openLink();
    const code = await before.askForCode();
    const sign = before.browser.formOf('Sign for', { code });

    expect(told(await replaces(sent, 'ike@health.example'))).toMatch(/^200 .*replaced/);
    expect((await before.browser.request(...sign)).status).toBe(401);
    const dead = await new Visitor(cloud.url).open(link);
    expect(told(dead)).toContain('410 Someone else holds this office now.');
    expect(await cloud.types(sent.round)).not.toContain('RoundClosed');
    expect((await standingOf(sent, 'transport'))?.status).toBe('signed');

    const [letter] = cloud.inbox.to('ike@health.example').filter(({ text }) => LINK.test(text));
    expect(letter?.text).toContain('has named you for this office');
    expect(told(await headAt('ike@health.example').sign())).toMatch(/^200 .*executed/);
    const { events, bodies } = await cloud.history(sent.round);
    const given = events.filter(({ type }) => type === 'SignatureGiven').map(({ seq }) => bodies.get(seq)?.body);
    expect(given).toMatchObject([{ name: 'Head of transport' }, { name: 'Ike Varga', mailbox: 'ike@health.example' }]);
  });

  it('and who signs in the same moment: one of the two wins, never a signature of someone who was replaced', async () => {
    for (let round = 0; round < 3; round++) {
      const sent = await cloud.send(token, twoAgencies());
      const head = cloud.head(sent, 'health');
      await head.openLink();
      const code = await head.askForCode();
      const { browser } = await atDesk(sent, 'health', '/holders/head');
      const sign = head.browser.formOf('Sign for', { code });
      const replace = browser.formOf('Replace the holder of Director', successor(`ike${round}@health.example`));
      // Both have read everything before either of them commits.
      const both = together(
        2,
        ({ caller, action }) => /^(offices|signing)http/i.test(caller) && action === 'TransactWriteItems',
      );
      cloud.setFaults({ around: both.around });
      const [signed, replaced] = await Promise.all([head.browser.request(...sign), browser.request(...replace)]);
      cloud.setFaults({});
      await cloud.quiet();
      const signatures = (await cloud.types(sent.round)).filter((type) => type === 'SignatureGiven').length;
      const replacements = (await cloud.types(partyStream(sent, 'health'))).filter(
        (one) => one === 'HolderReplaced',
      ).length;
      expect([signatures + replacements, signed.status === 200, replaced.status === 200]).toEqual([
        1,
        signatures === 1,
        replacements === 1,
      ]);
      if (signatures === 1) expect(told(replaced)).toContain('422 Your agency has signed in the meantime.');
      expect(await cloud.chainFaults(sent)).toEqual([]);
    }
  });
});

describe('Whoever held the office before', () => {
  it('is told so by the link of an old mail, and asks for no other: the new holder’s links live on', async () => {
    const sent = await cloud.send(token, twoAgencies());
    const old = await cloud.head(sent, 'health').newestLink();
    await replaces(sent, 'follows@health.example', { reason: 'A new head.' });
    const link = await headAt('follows@health.example').newestLink();
    const visitor = new Visitor(cloud.url);
    const screen = await visitor.open(old);
    expect(told(screen)).toContain('410 Someone else holds this office now.');
    expect(screen.html).not.toContain('<form');
    const asked = await visitor.request(new URL(`${old}/fresh`), new URLSearchParams());
    expect(told(asked)).toContain('422 Someone else holds this office now.');
    await cloud.quiet();
    expect(await cloud.types(sent.round)).not.toContain('LinkReissued');
    expect(told(await visitor.open(link))).toBe('200');
  });
});

describe('A mail to the earlier holder', () => {
  it('that comes back late stands on the record, and marks nobody’s mailbox of today', async () => {
    const sent = await cloud.send(token, twoAgencies());
    const [mail] = cloud.mails(sent, 'health').filter(({ text }) => LINK.test(text));
    await replaces(sent, 'of-today@health.example', { reason: 'A new head.' });
    const bounce = {
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent' },
      mail: { messageId: mail?.messageId ?? '', tags: mail?.tags ?? {} },
    };
    await cloud.invoke(cloud.functionId('deliveries'), { detail: bounce });
    const { events } = await cloud.history(sent.round);
    expect(events.at(-1)?.data).toMatchObject({ party: 'health', report: 'bounced', former: true });
    expect((await standingOf(sent, 'health'))?.mail).toBeUndefined();
  });
});

describe('An acting head', () => {
  it('signs until the last day of the term and not after; the liaison then names who holds the office', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atDesk(sent, 'health', '/draft/offices/head');
    const to = cloud.now().slice(0, 10);
    const acting = { capacity: 'acting', to };
    expect(told(await browser.press('Keep this change', acting))).toContain(
      '422 The holder is acting, and no appointing order',
    );
    await browser.press('Keep this change', { ...acting, instrument: 'Order 7 of 2026' });
    await toCheck(browser, pageOf(sent, 'health'));
    await browser.press('Confirm the offices');
    await cloud.quiet();
    await browser.press('Confirm the word', { word: wordTo(mailboxOf(sent, 'health')) });
    await cloud.quiet();
    expect((await browser.open('/home')).text).toMatch(
      /Say who signs next: the acting head of Birch health acts until/,
    );
    const head = cloud.head(sent, 'health');
    await head.openLink();
    await head.askForCode();
    await cloud.moveBy(DAY);
    const waits = (await cloud.person(`liaison@health.example`).open('/home')).text;
    expect(waits).toMatch(/Say who signs: the head of Birch health acted until .*, and nobody can sign now/);
    const late = await head.openLink();
    expect(told(late)).toContain(`The term of this office’s holder ended on ${to}.`);
    expect(() => head.browser.formOf('Send me a code')).toThrow();

    const incumbent = { capacity: 'incumbent', instrument: '', to: '' };
    expect(told(await replaces(sent, 'incumbent@health.example', incumbent))).toContain('is replaced');
    expect(told(await headAt('incumbent@health.example').sign())).toContain('Your signature is recorded');
  });
});

describe('A head whose term begins later', () => {
  it('is asked on the first day of the term, by itself', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atCheck(sent, 'health');
    const from = new Date(Date.parse(cloud.now()) + 3 * DAY).toISOString().slice(0, 10);
    await browser.press('Confirm the offices', { 'offices.head.from': from });
    await cloud.quiet();
    await browser.press('Confirm the word', { word: wordTo(mailboxOf(sent, 'health')) });
    await cloud.quiet();
    expect(await linksOf(sent, 'health')).toEqual([]);
    await cloud.moveBy(3 * DAY);
    await cloud.quiet();
    expect(await linksOf(sent, 'health')).toHaveLength(1);
  });

  it('and one whose term ended after being asked is named to the liaison by the next reminder', async () => {
    await apart({ cloud, token }, hold);
    const sent = await cloud.send(token, twoAgencies());
    const to = new Date(Date.parse(cloud.now()) + DAY).toISOString().slice(0, 10);
    await replaces(sent, 'soon-over@health.example', { capacity: 'acting', instrument: 'Order 7', to });
    await cloud.moveBy(9 * DAY);
    await cloud.quiet();
    const [letter] = cloud.inbox
      .to('liaison@health.example')
      .filter(({ subject, text }) => subject.includes('(reminder)') && text.includes(sent.agreement));
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(`The term of this office’s holder ended on ${to}.`);
  });
});

describe('A delegate', () => {
  it('signs in the head’s stead, the record shows both, and names no delegate', async () => {
    const sent = await cloud.send(token, twoAgencies());
    const { browser } = await atDesk(sent, 'health', '/holders/head/delegate');
    const delegate = { name: 'Ann Ito', mailbox: 'ann@health.example', reason: 'The head travels.' };
    expect(told(await browser.press('Name the delegate', delegate))).toContain(
      '422 The holder is delegated, and no appointing order',
    );
    const named = await browser.press('Name the delegate', { ...delegate, instrument: 'Letter of Mar 2' });
    expect(told(named)).toContain('The delegate is named');
    await browser.open(`${pageOf(sent, 'health')}/holders/head/delegate`);
    expect(() => browser.formOf('Name the delegate')).toThrow();
    await cloud.quiet();
    const instead = { ...delegate, mailbox: 'bo@health.example', instrument: 'Letter', _seen: 'asked' };
    await expect(
      cloud.liaison(sent, 'health').act(`${pageOf(sent, 'health')}/holders/head/delegate`, instead),
    ).rejects.toThrow('a delegate names no delegate');
    const [letter] = cloud.inbox.to('ann@health.example').filter(({ text }) => LINK.test(text));
    expect(letter?.text).toMatch(/stand in for/);
    expect(told(await headAt('ann@health.example').sign())).toContain('Your signature is recorded');
    const { events, bodies } = await cloud.history(sent.round);
    const seq = events.find(({ type }) => type === 'SignatureGiven')?.seq ?? 0;
    expect(bodies.get(seq)?.body).toMatchObject({
      name: 'Ann Ito',
      capacity: 'delegated',
      instrument: 'Letter of Mar 2',
      onBehalfOf: { name: 'Head of health', title: 'Director' },
    });
  });

  it('whose delegation has ended signs no more: the head does', async () => {
    const sent = await cloud.send(token, twoAgencies());
    const { browser } = await atDesk(sent, 'health', '/holders/head/delegate');
    const delegate = { name: 'Ann Ito', mailbox: 'ann2@health.example', reason: 'Travel.', instrument: 'Letter' };
    await browser.press('Name the delegate', delegate);
    await cloud.quiet();
    const link = await headAt('ann2@health.example').newestLink();
    await browser.follow('End the delegation');
    expect(told(await browser.press('End the delegation', { reason: 'The head is back.' }))).toContain('has ended');
    await cloud.quiet();
    expect(told(await new Visitor(cloud.url).open(link))).toContain('410 Someone else holds this office now.');
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
  });
});

describe('A mailbox that takes no mail', () => {
  it.each([
    ['bounce', 'bounced', /Email to \S+ bounced/, /came back/],
    ['suppressionlist', 'suppressed', /is held back/, /refused our email before/],
    ['complaint', 'complained', /marked as spam/, /marked as spam/],
    ['bounce Transient/MailboxFull', 'undelivered', /was not taken/, /mailbox may be full/],
    ['bounce Undetermined/Undetermined', 'unknown', /may not have arrived/, /may not have arrived/],
    ['delay MailboxFull', 'delayed', /is delayed/, /is delayed/],
  ] as const)(
    '(%s) is seen by everyone with what to do, and mended by its liaison',
    async (fate, mail, liaisons, others) => {
      const mou = twoAgencies();
      const mailbox = mailboxOf({ mou } as Sent, 'health');
      const sent = await cloud.send(token, mou, { beforeAsking: () => cloud.setMailbox(mailbox, fate) });
      expect((await standingOf(sent, 'health'))?.mail).toBe(mail);
      const desk = await atDesk(sent, 'health');
      expect(desk.screen.text).toMatch(liaisons);
      const other = await cloud.head(sent, 'transport').openLink();
      expect(other.text).toMatch(others);
      expect(other.text).toMatch(/liaison/);
      const right = `right-${mail}@health.example`;
      expect(shownFields(desk.screen.html)).toEqual(['mailbox']);
      const mended = await desk.browser.press('Send the link there', { mailbox: right });
      expect(told(mended)).toContain(
        `The email address of Director is corrected. We sent the link to sign to ${right}.`,
      );
      await cloud.quiet();
      expect((await standingOf(sent, 'health'))?.mail, 'a mail that arrives ends the trouble').toBeUndefined();
      expect(told(await headAt(right).sign())).toContain('Your signature is recorded');
    },
  );

  it('is none where an absence note comes back', async () => {
    const mou = twoAgencies();
    const mailbox = mailboxOf({ mou } as Sent, 'health');
    const sent = await cloud.send(token, mou, { beforeAsking: () => cloud.setMailbox(mailbox, 'ooto') });
    expect((await standingOf(sent, 'health'))?.mail).toBeUndefined();
    const { events } = await cloud.history(sent.round);
    const reports = events.flatMap(({ type, data }) =>
      type === 'MailReported' ? [(data as { report: string }).report] : [],
    );
    expect(new Set(reports)).toEqual(new Set(['delivered']));
  });

  it('is mended before its word is typed: the page names it, and asks for no word that nobody has read', async () => {
    const mou = twoAgencies();
    const mailbox = mailboxOf({ mou } as Sent, 'health');
    cloud.setMailbox(mailbox, 'bounce');
    const sent = await cloud.publish(token, mou);
    const health = mou.parties.find(({ key }) => key === 'health');
    if (!health) throw new Error('health is no party');
    await cloud.liaison(sent, 'health').confirm(sent.agreement, health);
    await cloud.quiet();
    const { browser, screen } = await atDesk(sent, 'health');
    expect(screen.text).toContain(`Email to ${mailbox} bounced`);
    expect(screen.text).not.toContain('Type the word of the test email');
    expect(shownFields(screen.html), 'one field mends it').toEqual(['mailbox']);
    const same = await browser.press('Send a new test');
    expect(told(same)).toContain('422 This is the address on record.');
    const elsewhere = await browser.press('Send a new test', { mailbox: 'head@forest.example' });
    expect(told(elsewhere)).toContain('422 The email address head@forest.example is not in an email domain');
    expect(elsewhere.html).toContain('value="head@forest.example"');
    const mended = await browser.press('Send a new test', { mailbox: 'mended@health.example' });
    expect(told(mended)).toContain('We sent a test email to mended@health.example.');
    expect(mended.text).not.toContain('Email to mended@health.example bounced');
    expect(mended.text).not.toContain('Fix');
    await cloud.quiet();
    await browser.press('Confirm the word', { word: wordTo('mended@health.example') });
    await cloud.quiet();
    expect(await askedIn(sent)).toEqual(['health']);
    const { events, bodies } = await cloud.history(partyStream(sent, 'health'));
    const seq = events.find(({ type }) => type === 'HolderReplaced')?.seq ?? 0;
    expect(bodies.get(seq)?.body).toMatchObject({
      before: { name: 'Head of health', mailbox },
      after: { name: 'Head of health', mailbox: 'mended@health.example' },
      reason: 'Email to the address before bounced; it was corrected.',
    });
    cloud.setMailbox(mailbox, 'ok');
  });

  it('of a liaison is seen too, before anyone has vouched', async () => {
    cloud.setMailbox('liaison@health.example', 'bounce');
    const sent = await cloud.publish(token, twoAgencies());
    cloud.setMailbox('liaison@health.example', 'ok');
    const { events } = await cloud.history(sent.round);
    expect(
      events.filter(({ type }) => type === 'MailReported').map(({ data }) => [data.party, data.to, data.report]),
    ).toEqual(expect.arrayContaining([['health', 'liaison', 'bounced']]));
    expect((await standingOf(sent, 'health'))?.mail, 'the head has no mail yet').toBeUndefined();
    await cloud.prepare(sent, { only: ['transport'] });
    const { text } = await cloud.head(sent, 'transport').openLink();
    expect(text).toContain('Email to this agency’s liaison does not arrive.');
  });
});

describe('A mail that was lost', () => {
  it('to a liaison is found by the number, with the address of that liaison’s page; nobody else of the agency hears of it', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const found = async (mailbox: string) => {
      const { browser } = cloud.person(mailbox);
      await browser.open('/find');
      await browser.press('Send me my link', { number: sent.number, mailbox });
      await cloud.quiet();
      return cloud.inbox.to(mailbox).filter(({ tags }) => tags.template?.[0] === 'found');
    };
    const letters = await found('Liaison@health.example');
    expect(letters.map(({ text }) => /^http\S+\/parties\/\S+$/m.exec(text)?.[0])).toEqual([
      `${cloud.url}${pageOf(sent, 'health')}`,
    ]);
    expect(await found('records@health.example')).toEqual([]);
  });

  it('is sent again by the liaison: the test with a new word, both words work; later the link, beside the first', async () => {
    const sent = await cloud.publish(token, twoAgencies());
    const { browser } = await atCheck(sent, 'health');
    await browser.press('Confirm the offices');
    await cloud.quiet();
    const first = wordTo(mailboxOf(sent, 'health'));
    expect(told(await browser.press('Send the test email again'))).toContain('on its way again');
    await cloud.quiet();
    expect(cloud.inbox.to(mailboxOf(sent, 'health'))).toHaveLength(2);
    expect(told(await browser.press('Confirm the word', { word: first }))).toContain('Everything is prepared');
    await cloud.quiet();
    const link = await cloud.head(sent, 'health').newestLink();
    await browser.open(pageOf(sent, 'health'));
    await browser.press('Send the link again');
    await cloud.quiet();
    expect(await linksOf(sent, 'health')).toHaveLength(2);
    const head = cloud.head(sent, 'health');
    await head.openLink(link);
    expect(() => head.browser.formOf('Send me a code')).not.toThrow();
  });
});
