/** Mail on its way to an agency head is rewritten, fetched, pressed, wrapped, forwarded and late; the head signs all the same, and nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, HOUR, MINUTE, READY, type TestCloud, told } from '../a-cloud.ts';
import { addressesIn, PREFETCH, pressEverything, REWRITINGS, wrapped } from '../a-gateway.ts';
import { AGENCIES, aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const LINK = /^http\S+\/sign\/\S+$/m;
const links = (sent: Sent, party: string): string[] =>
  cloud.mails(sent, party).flatMap(({ text }) => LINK.exec(text)?.[0] ?? []);
const codes = (sent: Sent, party: string): string[] =>
  cloud.mails(sent, party).flatMap(({ text }) => /^\d[\d ]{4,22}\d$/m.exec(text)?.[0] ?? []);
const resend = (sent: Sent, party: string) =>
  cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/${party}/link`, { bearer: token, json: {} });
const tomorrow = () => cloud.moveTo(Date.parse(`${cloud.now().slice(0, 10)}T00:00:00.000Z`) + DAY + HOUR);
/** Everything in the table that a person or a machine could have left there. */
const left = async (sent: Sent) => ({
  events: await cloud.types(sent.round),
  sessions: (await cloud.items('SESSION#')).length,
  codes: (await cloud.items('CODE#')).length,
  tries: (await cloud.items('TRIES#')).length,
});

const asksForCode = async (sent: Sent, link: string): Promise<string> => {
  const head = cloud.head(sent, 'health');
  await head.openLink(link);
  return head.askForCode();
};

/** Signs by this link, whatever was asked for before. */
async function signsBy(sent: Sent, party: string, link: string) {
  const head = cloud.head(sent, party);
  await head.openLink(link);
  const code = await head.codeAtHand();
  return told(await head.browser.press('Sign for', { code }));
}

// First, because time passes here, and every round that is open writes its reminders.
describe('Every mail', () => {
  it.each(['public', 'named'])(
    'of an MOU whose handling is %s has a text, names the agencies, and says where to go when its link fails',
    async (handling) => {
      const sent = await cloud.send(token, aMou({ handling }));
      await cloud.moveBy(8 * DAY);
      await resend(sent, 'health');
      await cloud.quiet();
      await cloud.head(sent, 'health').sign();
      await cloud.head(sent, 'health').takeBack('Too early.');
      for (const party of AGENCIES) await cloud.head(sent, party).sign();
      const lapsing = await cloud.send(token, aMou({ handling }));
      await cloud.moveBy(40 * DAY);
      await cloud.quiet();
      const mails = [sent, lapsing].flatMap((one) => AGENCIES.flatMap((party) => cloud.mails(one, party)));
      const templates = new Set(mails.flatMap(({ tags }) => tags.template ?? []));
      const all = ['signature-request', 'reminder', 'ending', 'fresh-link', 'code', 'executed', 'taken-back', 'closed'];
      expect([...templates].sort()).toEqual(expect.arrayContaining(all));
      for (const { subject, text, html, recipients } of mails) {
        const of = [sent, lapsing].find((one) => AGENCIES.some((party) => recipients.includes(mailboxOf(one, party))));
        const find = `Link not working? Go to ${cloud.url}/find and enter ${of?.number} and your work email address.`;
        for (const part of [text, html]) {
          for (const party of AGENCIES) expect(part, subject).toContain(`Birch ${party}`);
          expect(part, subject).toContain(find);
        }
      }
    },
  );
});

describe('Nobody locks a head out', () => {
  it('with every code, every guess and every link of a day used up, the head signs all the same', async () => {
    const sent = await cloud.send(token);
    await tomorrow();
    const head = cloud.head(sent, 'health');
    await head.openLink();
    await head.browser.press('Send me a code', READY);
    for (let more = 0; more < 5; more++) await head.browser.press('Send another code', READY);
    await cloud.quiet();
    const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find(
      (one) => !codes(sent, 'health').includes(one),
    );
    for (let guess = 0; guess < 11; guess++) await head.browser.press('Sign for', { code: wrong ?? '' });
    expect(told(head.browser.page)).toContain('422 There were too many wrong codes today.');
    const long = codes(sent, 'health').at(-1) ?? '';
    expect(told(await head.browser.press('Sign for', { code: long }))).toContain('200 Your signature is recorded');
  });

  it('reminders keep the earlier links alive: each of them signs', async () => {
    for (const which of [0, 1]) {
      const sent = await cloud.send(token);
      await cloud.moveBy(8 * DAY);
      expect(links(sent, 'health')).toHaveLength(2);
      expect(await signsBy(sent, 'health', links(sent, 'health')[which] ?? '')).toContain('Your signature is recorded');
    }
  });
});

describe('A gateway that rewrites links', () => {
  it.each(REWRITINGS)(
    'of $name: what it leads to is the link, byte for byte, in both parts of the mail',
    async (one) => {
      const sent = await cloud.send(token);
      const [mail] = cloud.mails(sent, 'health');
      const [link = ''] = links(sent, 'health');
      expect(addressesIn(mail ?? { text: '', html: '' }).filter((url) => url.includes('/sign/'))).toEqual([link]);
      expect(one.unwrap(one.wrap(link))).toBe(link);
      expect(await signsBy(sent, 'health', one.unwrap(one.wrap(link)))).toContain('200 Your signature is recorded');
    },
  );

  it.each([
    ['adds a query to count clicks', (link: string) => `${link}?utm_source=mail&utm_medium=email&data=05%7C02`],
    ['adds an empty query', (link: string) => `${link}?`],
    ['adds a place in the page', (link: string) => `${link}#x`],
    ['writes it in capitals', (link: string) => link.replace(/[^/]+$/, (one) => one.toUpperCase())],
    ['writes it half in capitals', (link: string) => link.replace(/.{20}$/, (one) => one.toUpperCase())],
  ])('that %s: the link works', async (_, changed) => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    expect(await signsBy(sent, 'health', changed(link))).toContain('200 Your signature is recorded');
  });

  it('that adds anything to the path makes another address, at which there is nothing', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    for (const changed of [`${link}/`, `${link}a`, link.slice(0, -1)])
      expect((await fetch(changed)).status, changed).toBe(404);
  });
});

describe('A gateway that opens what nobody has read yet', () => {
  it('by GET and HEAD, with every header of a prefetch: nothing is recorded and nothing is used up', async () => {
    const sent = await cloud.send(token);
    const [mail] = cloud.mails(sent, 'health');
    const before = await left(sent);
    for (const url of addressesIn(mail ?? { text: '', html: '' }))
      for (const method of ['GET', 'HEAD'])
        for (const headers of PREFETCH)
          expect((await fetch(url, { method, headers })).headers.getSetCookie()).toEqual([]);
    expect(await left(sent)).toEqual(before);
    expect(await signsBy(sent, 'health', links(sent, 'health')[0] ?? '')).toContain('Your signature is recorded');
  });

  it('and submits each form without keeping a cookie: nothing is on the record, and the head signs', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    const before = await left(sent);
    const pressed = await pressEverything(link, { keepsCookies: false });
    expect(pressed).toContain(`POST ${new URL(link).pathname} 303`);
    await cloud.quiet();
    expect(await left(sent)).toEqual({ ...before, sessions: before.sessions + 1 });
    expect(await signsBy(sent, 'health', link)).toContain('Your signature is recorded');
  });

  it('and goes on like a browser, through every page and form, time after time: nothing is decided, and the head signs', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    const before = await left(sent);
    for (let time = 0; time < 6; time++) {
      const pressed = await pressEverything(link, { keepsCookies: true });
      const forms = pressed.filter((one) => one.startsWith('POST')).map((one) => one.split(' ')[1]);
      const acts = ['code', 'decline', ...(time > 3 ? ['signature'] : [])].map((act) => `/rounds/${sent.round}/${act}`);
      expect(forms).toEqual(expect.arrayContaining(acts));
      await cloud.quiet();
      // From here on there are fields for a code, too: an empty one is no guess.
      if (time === 3) await asksForCode(sent, link);
    }
    const after = await left(sent);
    const more = after.events.slice(before.events.length).filter((type) => type !== 'MailReported');
    expect(more, 'the head’s own, and none that nobody checked a box for').toEqual(['CodeRequested']);
    expect(after.tries, 'the count of that code').toBe(before.tries + 1);
    expect(await signsBy(sent, 'health', link)).toContain('Your signature is recorded');
  });

  it('and presses the button of an old mail, scan after scan: no link and no session that lives ends by it', async () => {
    const sent = await cloud.send(token);
    await resend(sent, 'health');
    await cloud.quiet();
    const [old = '', living = ''] = links(sent, 'health');
    const head = cloud.head(sent, 'health');
    await head.openLink(living);
    const code = await head.askForCode();
    for (let scan = 0; scan < 6; scan++) {
      const pressed = await pressEverything(old, { keepsCookies: true });
      expect(pressed.join()).toContain(`POST ${new URL(old).pathname}/fresh`);
      await cloud.moveBy(11 * MINUTE);
    }
    await cloud.quiet();
    const fresh = links(sent, 'health').slice(2);
    expect(fresh, 'the box of the form was never checked').toEqual([]);
    expect((await fetch(living)).status).toBe(200);
    expect(code).toMatch(/^\d{6}$/);
    expect(await signsBy(sent, 'health', living)).toContain('Your signature is recorded');
  });

  it('and goes on after the signature: it takes nothing back', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    await signsBy(sent, 'health', link);
    const pressed = await pressEverything(link, { keepsCookies: true });
    expect(pressed).toContain(`POST /rounds/${sent.round}/take-back for a code 422`);
    await cloud.quiet();
    expect(await cloud.types(sent.round)).not.toContain('SignatureTakenBack');
  });
});

describe('A client of plain text', () => {
  it('that wraps at 76 columns leaves the link alone on its line, and whole', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    const text = wrapped(cloud.mails(sent, 'health')[0]?.text ?? '', 76);
    expect(text.split('\n')).toContain(link);
    expect(text.split('\n').filter((line) => line.length > 76)).toEqual([link]);
    expect(await signsBy(sent, 'health', LINK.exec(text)?.[0] ?? '')).toContain('Your signature is recorded');
  });

  it('that breaks the link itself: its first half says in words what to do, and both halves together work', async () => {
    const sent = await cloud.send(token);
    const text = wrapped(cloud.mails(sent, 'health')[0]?.text ?? '', 60, true);
    const [half = ''] = /^http\S+\/sign\/\S+$/m.exec(text) ?? [];
    const rest = text.split('\n')[text.split('\n').indexOf(half) + 1] ?? '';
    const screen = await cloud.head(sent, 'health').browser.open(half);
    expect(told(screen)).toContain('404 There is nothing at this address for you.');
    expect(screen.text).toContain('If it is broken over two lines, copy the whole line.');
    expect(await signsBy(sent, 'health', `${half}${rest}`)).toContain('Your signature is recorded');
  });

  it('gets lines that every mail system carries, and the link again after they are unfolded', async () => {
    const sent = await cloud.send(token);
    const [mail] = cloud.mails(sent, 'health');
    const raw = cloud.inbox.read(mail?.number ?? 0)?.raw ?? '';
    expect(raw.replaceAll('\r\n', ''), 'every line ends as RFC 5322 wants it').not.toMatch(/[\r\n]/);
    expect(raw.split('\r\n').filter((line) => line.length > 76 && !/^[\w-]+: /.test(line))).toEqual([]);
    const parts = raw.split(/^--.*$/m).filter((part) => /content-type: text\//i.test(part));
    expect(parts.map((part) => /content-type: (text\/\w+)/i.exec(part)?.[1])).toEqual(['text/plain', 'text/html']);
    const [plain = ''] = parts;
    expect(plain).toMatch(/content-transfer-encoding: quoted-printable/i);
    const unfolded = plain.replaceAll('=\r\n', '').replaceAll('\r\n', '\n');
    expect(unfolded.split('\n')).toContain(links(sent, 'health')[0]);
  });
});

describe('A mail that was forwarded', () => {
  it('lets whoever has it read, and sends the code to the office alone', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    const other = cloud.head(sent, 'health');
    expect(told(await other.openLink(link))).toBe('200');
    await other.browser.press('Send me a code', READY);
    await cloud.quiet();
    const carried = cloud.inbox.list().filter(({ text }) => text.includes(codes(sent, 'health')[0] ?? 'none'));
    expect(carried.flatMap(({ recipients }) => recipients)).toEqual([mailboxOf(sent, 'health')]);
    const wrong = codes(sent, 'health').includes('000000') ? '111111' : '000000';
    await other.browser.open(`/rounds/${sent.round}`);
    expect(told(await other.browser.press('Sign for', { code: wrong }))).toContain('422 This is not the code we sent.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureGiven');
  });
});

describe('A mail that is 25 minutes late', () => {
  it('with a code: the code still works, and so does the page that asked for it', async () => {
    const sent = await cloud.send(token);
    const head = cloud.head(sent, 'health');
    await head.openLink();
    const code = await head.askForCode();
    await cloud.moveBy(25 * MINUTE);
    expect(told(await head.browser.press('Sign for', { code }))).toContain('200 Your signature is recorded');
  });

  it('with a link to sign in: it says that it is too old, and offers a new one', async () => {
    const person = cloud.person(`liaison@${AGENCIES[1]}.example`);
    await cloud.send(token);
    await person.ask();
    const link = await person.newestLink();
    await cloud.moveBy(25 * MINUTE);
    const screen = await person.browser.open(link);
    expect(told(screen)).toContain('410 This link is older than 15 minutes.');
    expect(() => person.browser.formOf('Send me a link')).not.toThrow();
  });
});
