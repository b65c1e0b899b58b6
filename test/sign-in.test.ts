/** People sign in by a link in their mailbox: once, for 15 minutes, in the browser that asked; an address that is typed proves and tells nothing. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../functions/identity/agency.store.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { chance } from './chance.ts';

let cloud: TestCloud;
let made = 0;

beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud?.stop());

/** Someone whom an agency’s record knows, at a browser of their own. */
async function known() {
  const mailbox = `liaison-${++made}@transport.example`;
  const sk = 'AGENCY#agy_1#liaison';
  await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk, agency: 'agy_1', as: 'liaison' });
  return cloud.person(mailbox);
}
async function withLink() {
  const person = await known();
  const asked = await person.ask();
  const number = /there: (\d{4})/.exec(asked.text.replaceAll('\n', ' '))?.[1] ?? '';
  return { person, number, wrong: number === '0000' ? '1111' : '0000', link: await person.newestLink() };
}
const elsewhere = () => new Visitor(cloud.url);
const pathOf = ({ url }: { url: string }) => new URL(url).pathname;
const logins = async () => (await cloud.items('LOGIN#')).length;

describe('Signing in', () => {
  it('leads from the address to the page that was wanted', async () => {
    const person = await known();
    const asked = await person.ask('/sessions');
    expect(told(asked)).toMatch(/^200 If this address is known, a link is on its way/);
    await person.browser.open(await person.newestLink());
    const screen = await person.browser.press('Sign in');
    expect(pathOf(screen)).toBe('/sessions');
    expect(screen.text).toContain(person.mailbox);
  });

  it('leads home when nothing else was wanted, and never to another site', async () => {
    const person = await known();
    expect(pathOf(await person.signIn())).toBe('/home');
    const other = await known();
    expect(pathOf(await other.signIn('//evil.example/'))).toBe('/home');
  });

  it('lasts for 12 hours', async () => {
    const person = await known();
    await person.signIn();
    await cloud.moveBy(12 * HOUR - MINUTE);
    expect(pathOf(await person.browser.open('/sessions'))).toBe('/sessions');
    await cloud.moveBy(MINUTE);
    expect(pathOf(await person.browser.open('/sessions'))).toBe('/sign-in');
  });

  it('is asked for in a mail that says who sends it, and whose reports concern no record and warn nobody', async () => {
    const person = await known();
    await person.ask();
    await cloud.quiet();
    const letter = cloud.inbox.to(person.mailbox).at(-1);
    expect(letter?.text).toContain(`Concord sent this email. It is the service at ${cloud.url}`);
    const detail = (eventType: string, bounceType = 'Permanent') => ({
      detail: {
        eventType,
        ...(eventType === 'Bounce' && { bounce: { bounceType } }),
        mail: { messageId: letter?.messageId ?? '', tags: letter?.tags ?? {} },
      },
    });
    const id = cloud.functionId('deliveries');
    for (const type of ['Delivery', 'Bounce', 'Complaint'])
      expect((await cloud.invoke(id, detail(type))).error, type).toBeUndefined();
    await expect.poll(() => cloud.log()).toContain('email report of no record');
    expect(cloud.log()).not.toContain('email report without tags');
    await cloud.invoke(id, { detail: { eventType: 'Delivery', mail: { messageId: 'm', tags: {} } } });
    await expect.poll(() => cloud.log()).toContain('email report without tags');
  });

  it('keeps no secret: neither link nor cookie stands in the table or the log', async () => {
    const { person, link, number } = await withLink();
    await person.browser.open(link);
    await person.browser.press('Sign in');
    const secrets = [
      link.split('/').at(-1) ?? '',
      /__Host-concord=([a-z2-7]{52})/.exec(person.browser.cookie)?.[1] ?? '',
    ];
    expect(number).toMatch(/^\d{4}$/);
    const kept = JSON.stringify(await cloud.items('')) + cloud.log();
    for (const secret of secrets) {
      expect(secret).toHaveLength(52);
      expect(kept).not.toContain(secret);
    }
    expect(cloud.log()).not.toContain(person.mailbox);
  });
});

describe('A sign-in link', () => {
  it('works once', async () => {
    const { person, link } = await withLink();
    await person.browser.open(link);
    const press = person.browser.formOf('Sign in');
    expect((await person.browser.request(...press)).status).toBe(200);
    const before = await logins();
    expect(told(await person.browser.request(...press))).toContain('410 This link was used already.');
    expect(told(await person.browser.open(link))).toContain('410 This link was used already.');
    expect(await logins()).toBe(before);
  });

  it('works in capitals, as some gateways write addresses', async () => {
    const { person, link } = await withLink();
    await person.browser.open(link.replace(/[^/]+$/, (one) => one.toUpperCase()));
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
  });

  it('pressed twice in the same moment signs in once', async () => {
    const { person, link } = await withLink();
    await person.browser.open(link);
    const before = await logins();
    const press = person.browser.formOf('Sign in');
    const { cookie } = person.browser;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        fetch(press[0], { method: 'POST', body: press[1], headers: { cookie }, redirect: 'manual' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410]);
    expect(await logins()).toBe(before + 1);
  });

  it('is not used up by a press that failed half way: the same button signs in a moment later', async () => {
    const { person, link } = await withLink();
    await person.browser.open(link);
    const [before, press] = [await logins(), person.browser.formOf('Sign in')];
    const only = ({ caller, action }: { caller: string; action: string }) =>
      caller.startsWith('identityhttp') && /^(PutItem|TransactWriteItems)$/.test(action);
    cloud.setFaults({ throttle: 1, only });
    expect(told(await person.browser.request(...press))).toContain('503 The service is very busy');
    cloud.setFaults({ conflict: 0.6, random: chance(2), only });
    expect(pathOf(await person.browser.request(...press))).toBe('/home');
    cloud.setFaults({});
    expect(await logins()).toBe(before + 1);
  });

  it('lives for 15 minutes after it was sent; then its page asks for another, with the address kept', async () => {
    const { person, link } = await withLink();
    await cloud.moveBy(15 * MINUTE);
    const screen = await person.browser.open(link);
    expect(told(screen)).toContain('410 This link is older than 15 minutes.');
    expect(screen.html).toContain(`value="${person.mailbox}"`);
    const before = await logins();
    expect((await fetch(link, { method: 'POST', headers: { cookie: person.browser.cookie } })).status).toBe(410);
    expect(await logins()).toBe(before);
    await person.browser.press('Send me a link', { mailbox: person.mailbox });
    await cloud.quiet();
    await person.browser.open(await person.newestLink());
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
  });

  it.each([
    ['never minted', `/sign-in/${'a'.repeat(52)}`],
    ['mangled', '/sign-in/abc'],
    ['with a letter that no link has', `/sign-in/${'1'.repeat(52)}`],
  ])('%s looks like any address where nothing is', async (_, path) => {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${cloud.url}${path}`, { method });
      expect([method, answer.status]).toEqual([method, 404]);
      expect(await answer.text()).not.toContain('sign-in link');
    }
  });

  it('of an earlier mail still works in the browser that asked again', async () => {
    const { person, link } = await withLink();
    await person.ask();
    expect(await person.newestLink()).not.toBe(link);
    await person.browser.open(link);
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
  });
});

describe('In another browser', () => {
  it('the link needs the number from the page on which it was asked for', async () => {
    const { link, number, person } = await withLink();
    const phone = elsewhere();
    expect((await phone.open(link)).text).toContain('This link was asked for in another browser');
    expect(pathOf(await phone.press('Sign in', { number }))).toBe('/home');
    expect(told(await person.browser.open(link))).toContain('410 This link was used already.');
  });

  it('wrong numbers are counted before they are compared: after five not even the right one helps, but the asker still gets in', async () => {
    const { link, number, wrong, person } = await withLink();
    const phone = elsewhere();
    await phone.open(link);
    for (let tries = 0; tries < 5; tries++)
      expect((await phone.press('Sign in', { number: wrong })).text).toContain('This is not the check number.');
    expect((await phone.press('Sign in', { number })).text).toContain('too many wrong check numbers');
    await person.browser.open(link);
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
  });

  it('a mail gateway that follows the link and submits every form neither signs in nor uses it up', async () => {
    const { link, person } = await withLink();
    const before = await logins();
    for (let visits = 0; visits < 8; visits++) {
      const page = await fetch(link);
      expect(page.headers.getSetCookie()).toEqual([]);
      for (const form of parse(await page.text()).querySelectorAll('form')) {
        for (const filled of ['', 'test', 'gateway@mail.example']) {
          const body = new URLSearchParams(
            form.querySelectorAll('input').map((input) => [input.getAttribute('name') ?? '', filled]),
          );
          const answer = await fetch(new URL(form.getAttribute('action') ?? '', link), { method: 'POST', body });
          expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []]);
        }
      }
    }
    expect(await logins()).toBe(before);
    await person.browser.open(link);
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
  });

  it('a form of another site is not taken', async () => {
    const { link, number } = await withLink();
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ number }), headers });
    expect(answer.status).toBe(404);
  });
});

describe('An address that is typed', () => {
  /** What asking for it wrote, by kind and shape, with what differs by nature left out. */
  const asking = async (mailbox: string) => {
    const before = new Set((await cloud.items('')).map(({ pk, sk }) => `${pk} ${sk}`));
    const visitor = elsewhere();
    await visitor.open('/sign-in');
    const screen = await visitor.press('Send me a link', { mailbox });
    // The answer is there before anyone has looked whether the address is known.
    const answer = [screen.status, screen.text.replaceAll(/\d{4}/g, 'NNNN')];
    await cloud.quiet();
    const after = (await cloud.items('')).filter(({ pk, sk }) => !before.has(`${pk} ${sk}`));
    return { answer, after, effects: after.filter(({ pk }) => pk.startsWith('MAIL#ask_')) };
  };

  it('known or unknown, gets the same answer from the same writes; only the known one gets mail', async () => {
    const { mailbox } = await known();
    const stranger = 'nobody@nowhere.example';
    // Once beforehand, so that both find the counter of this source.
    await asking('someone@else.example');
    const [one, other] = [await asking(mailbox), await asking(stranger)];
    expect(other.answer).toEqual(one.answer);
    const kinds = (items: { pk: string }[]) => items.map(({ pk }) => pk.split('#')[0]).sort();
    expect(kinds(other.after)).toEqual(['MAIL', 'TRIES', 'TRIES']);
    // What the mailer writes for a known one, it writes when the answer has long been given: the link, and what it counts of mails.
    expect(kinds(one.after)).toEqual(['MAIL', 'SIGNIN', 'TRIES', 'TRIES', 'TRIES', 'TRIES']);
    const outcome = ({ effects }: typeof one) => effects.map(({ status, result }) => [status, result]);
    expect(outcome(other)).toEqual(outcome(one));
    expect(cloud.inbox.to(mailbox)).toHaveLength(1);
    expect(cloud.inbox.to(stranger)).toHaveLength(0);
  });

  it('in other letters is the same mailbox', async () => {
    const person = await known();
    const visitor = elsewhere();
    await visitor.open('/sign-in');
    await visitor.press('Send me a link', { mailbox: ` ${person.mailbox.toUpperCase()} ` });
    await cloud.quiet();
    expect(await person.newestLink()).toMatch(/\/sign-in\//);
  });

  it('that is none is kept and corrected, and nothing is written', async () => {
    const before = (await cloud.items('')).length;
    const visitor = elsewhere();
    await visitor.open('/sign-in?to=/sessions');
    const screen = await visitor.press('Send me a link', { mailbox: 'pat <script>' });
    expect(screen.status).toBe(422);
    expect(screen.html).toContain('value="pat &lt;script>"');
    expect(screen.html).toContain('name="_to" value="/sessions"');
    expect((await cloud.items('')).length).toBe(before);
  });

  it('can be asked for ten times in an hour from one network; the next hour begins anew', async () => {
    await cloud.moveTo(Date.parse(`${cloud.now().slice(0, 13)}:00:00.000Z`) + HOUR + MINUTE);
    const person = await known();
    for (let asked = 0; asked < 10; asked++) expect((await person.ask()).status).toBe(200);
    const sent = cloud.inbox.to(person.mailbox).length;
    const refused = await person.ask();
    expect(told(refused)).toMatch(/^429 Many links were asked for to this address in this hour\. Use the newest email/);
    expect(cloud.inbox.to(person.mailbox)).toHaveLength(sent);
    // The newest link is still good, and another person of the same network is not held up.
    await person.browser.open(await person.newestLink());
    expect(pathOf(await person.browser.press('Sign in'))).toBe('/home');
    expect((await (await known()).ask()).status).toBe(200);
    await cloud.moveBy(HOUR);
    expect((await person.ask()).status).toBe(200);
  });
});

describe('Strangers who type an address', () => {
  const newHour = () => cloud.moveTo(Date.parse(`${cloud.now().slice(0, 13)}:00:00.000Z`) + HOUR + MINUTE);
  const newDay = () => cloud.moveTo(Date.parse(`${cloud.now().slice(0, 10)}T00:00:00.000Z`) + DAY + MINUTE);
  const mailed = ({ mailbox }: { mailbox: string }) => cloud.inbox.to(mailbox).length;
  /** As often as one network may in an hour, each from a browser of its own. */
  const flood = async ({ mailbox }: { mailbox: string }) => {
    for (let asked = 0; asked < 10; asked++) await cloud.person(mailbox).ask();
  };
  /** As if three more networks had done the same. */
  const floodFromElsewhere = ({ mailbox }: { mailbox: string }) =>
    cloud.put({ pk: `TRIES#sign-in#${personId(mailbox)}`, sk: cloud.now().slice(0, 13), uses: 40 });

  it('have six mails sent to it in an hour and twenty in a day, whatever the page answers', async () => {
    const person = await known();
    await newDay();
    const sent: number[] = [];
    for (let hours = 0; hours < 5; hours++) {
      const before = mailed(person);
      await flood(person);
      sent.push(mailed(person) - before);
      await newHour();
    }
    expect(sent).toEqual([6, 6, 6, 2, 0]);
    await newDay();
    expect(told(await person.ask())).toContain('a link is on its way');
    expect(mailed(person)).toBe(21);
  });

  it('use up nothing of a browser in which its owner signed in before', async () => {
    const person = await known();
    await newDay();
    await person.signIn();
    await person.browser.press('Sign out');
    for (let hours = 0; hours < 4; hours++) {
      await flood(person);
      await newHour();
    }
    await flood(person);
    await floodFromElsewhere(person);
    const before = mailed(person);
    expect(told(await cloud.person(person.mailbox).ask())).toMatch(/^429 Many links were asked for to this address/);
    expect(mailed(person)).toBe(before);
    expect(pathOf(await person.signIn())).toBe('/home');
    expect(mailed(person)).toBe(before + 1);
  });

  it('hold up a new browser for an hour, or for the day when the day’s mails are spent', async () => {
    const person = await known();
    await newDay();
    await flood(person);
    await floodFromElsewhere(person);
    expect((await person.ask()).status).toBe(429);
    await newHour();
    expect(pathOf(await person.signIn())).toBe('/home');
  });

  it('gain nothing by a cookie that never signed in, or signed in as someone else', async () => {
    const [person, other] = [await known(), await known()];
    await newHour();
    await other.signIn();
    await other.browser.press('Sign out');
    await floodFromElsewhere(person);
    await other.browser.open('/sign-in');
    expect((await other.browser.press('Send me a link', { mailbox: person.mailbox })).status).toBe(429);
    const forged = await fetch(`${cloud.url}/sign-in`, {
      method: 'POST',
      headers: { cookie: `__Host-known=${'a'.repeat(52)}` },
      body: new URLSearchParams({ mailbox: person.mailbox }),
      redirect: 'manual',
    });
    expect(forged.status).toBe(429);
  });

  it('cannot use a browser that signed in before to flood it: it has limits of its own', async () => {
    const person = await known();
    await newHour();
    await person.signIn();
    await person.browser.press('Sign out');
    const before = mailed(person);
    for (let asked = 0; asked < 10; asked++) expect((await person.ask()).status).toBe(200);
    expect((await person.ask()).status).toBe(429);
    expect(mailed(person)).toBe(before + 6);
  });
});

describe('A mail that was asked for', () => {
  it('is dropped when it could not be sent for fifteen minutes', async () => {
    const person = await known();
    cloud.setFaults({ mail: 'refuse' });
    await person.ask();
    await cloud.moveBy(16 * MINUTE);
    cloud.setFaults({});
    await cloud.moveBy(DAY);
    await cloud.quiet();
    expect(cloud.inbox.to(person.mailbox)).toEqual([]);
    const waiting = (await cloud.effects()).filter(({ status }) => status !== 'done');
    expect(waiting).toEqual([]);
  });

  it('is sent when the trouble is over sooner', async () => {
    const person = await known();
    cloud.setFaults({ mail: 'refuse' });
    await person.ask();
    cloud.setFaults({});
    await cloud.moveBy(10 * MINUTE);
    await cloud.quiet();
    expect(cloud.inbox.to(person.mailbox)).toHaveLength(1);
  });
});

describe('Sessions', () => {
  it('are listed with the browser, this one marked, and each can be ended', async () => {
    const person = await known();
    await person.signIn('/sessions');
    const other = cloud.person(person.mailbox);
    await other.signIn();
    await person.browser.open('/sessions');
    const buttons = parse(person.browser.page.html)
      .querySelectorAll('main button')
      .map(({ text }) => text);
    expect(buttons.filter((text) => text === 'Sign out here')).toHaveLength(1);
    expect(buttons).toHaveLength(2);
    const ended = await person.browser.press('End the session');
    expect([ended.status, pathOf(ended)]).toEqual([200, '/sessions']);
    expect(pathOf(await other.browser.open('/sessions'))).toBe('/sign-in');
    expect(pathOf(await person.browser.open('/sessions'))).toBe('/sessions');
  });

  it('end by signing out: the cookie is worth nothing afterwards', async () => {
    const person = await known();
    await person.signIn('/sessions');
    const { cookie } = person.browser;
    const screen = await person.browser.press('Sign out');
    expect(screen.text).toContain('You are signed out.');
    const late = await fetch(`${cloud.url}/sessions`, { headers: { cookie }, redirect: 'manual' });
    expect([late.status, late.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fsessions']);
  });

  it('of someone else cannot be ended, nor one’s own by a form that this session was not given', async () => {
    const [person, victim] = [await known(), await known()];
    await victim.signIn('/sessions');
    const theirs = /\/sessions\/(ses_[0-9A-Z]+)\/end/.exec(victim.browser.page.html)?.[1] ?? '';
    await person.signIn('/sessions');
    const [own, fields] = person.browser.formOf('Sign out here');
    await person.browser.request(new URL(`/sessions/${theirs}/end`, own), fields);
    expect(pathOf(await victim.browser.open('/sessions'))).toBe('/sessions');
    const [, forged] = victim.browser.formOf('Sign out here');
    expect((await person.browser.request(own, forged)).status).toBe(401);
    expect(pathOf(await person.browser.open('/sessions'))).toBe('/sessions');
  });
});

describe('Without a session', () => {
  it('a page that is read leads to the sign-in page and back', async () => {
    const screen = await elsewhere().open('/sessions');
    expect(pathOf(screen)).toBe('/sign-in');
    expect(screen.html).toContain('name="_to" value="/sessions"');
  });

  it('what was typed is shown once more in full, as text; what proves a form is not', async () => {
    const person = await known();
    await person.signIn('/sessions');
    const [url, fields] = person.browser.formOf('Sign out');
    fields.set('publicComment', 'One line,\n<b>another</b> & more');
    await cloud.moveBy(DAY);
    const screen = await person.browser.request(url, fields);
    expect(screen.status).toBe(401);
    const box = parse(screen.html).querySelectorAll('textarea');
    expect(box.map(({ textContent }) => textContent)).toEqual(['One line,\n<b>another</b> & more']);
    expect(screen.html).toContain('>Text</label>');
    expect(screen.html).not.toContain(fields.get('_proof') ?? '-');
  });
});
