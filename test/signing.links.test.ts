/** Links and codes open exactly one round for exactly one office, for as long and as often as was promised. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, HOUR, MINUTE, READY, type TestCloud, told } from './a-cloud.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/** The links of a party's mails, the oldest first. */
const links = (sent: Sent, party: string): string[] =>
  cloud.mails(sent, party).flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? []);
const codes = (sent: Sent, party: string): string[] =>
  cloud.mails(sent, party).flatMap(({ text }) => /^\d[\d ]{4,22}\d$/m.exec(text) ?? []);
const wrongCode = (sent: Sent, party: string): string =>
  ['000000', '111111', '222222', '333333', '444444', '555555'].find((one) => !codes(sent, party).includes(one)) ?? '';
const resend = (sent: Sent, party: string) =>
  cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/${party}/link`, { bearer: token, json: {} });
const look = async (sent: Sent, party: string, link = '') => told(await cloud.head(sent, party).browser.open(link));

async function tomorrow() {
  await cloud.moveTo(Date.parse(`${cloud.now().slice(0, 10)}T00:00:00.000Z`) + DAY + HOUR);
}

/** A head on the signing page, with a code sent. */
async function atTheDesk(sent: Sent, party: string) {
  const head = cloud.head(sent, party);
  await head.openLink();
  const code = await head.askForCode();
  return { head, code, sign: (given: string) => head.browser.press('Sign for', { code: given }) };
}

describe('Looking at a link', () => {
  it('changes and records nothing, however often a mail scanner does it', async () => {
    const sent = await cloud.send(token);
    const [link = ''] = links(sent, 'health');
    const before = [await cloud.types(sent.round), (await cloud.items('SESSION#')).length];
    for (const method of ['GET', 'GET', 'HEAD']) {
      const { headers, status } = await fetch(link, { method });
      expect(headers.get('set-cookie')).toBeNull();
      // A HEAD has no route of its own: what answers it does not matter, as long as nothing happens.
      expect(status).toBe(method === 'GET' ? 200 : 404);
    }
    expect([await cloud.types(sent.round), (await cloud.items('SESSION#')).length]).toEqual(before);
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
  });
});

describe('A fresh link', () => {
  it('asked for by the convener ends all earlier ones, and the sessions they opened', async () => {
    const sent = await cloud.send(token);
    const desk = await atTheDesk(sent, 'health');
    expect(await resend(sent, 'health')).toMatchObject({ status: 202 });
    await cloud.quiet();
    const [old, fresh] = links(sent, 'health');
    expect(await look(sent, 'health', old)).toContain('410 A newer link has replaced this one.');
    expect((await desk.sign(desk.code)).status, 'the old session').toBe(401);
    expect(await cloud.types(sent.round)).not.toContain('SignatureGiven');
    // The code went to the same mailbox: it stays good.
    const head = cloud.head(sent, 'health');
    await head.openLink(fresh);
    const screen = await head.browser.press('Sign for', { code: desk.code });
    expect(told(screen)).toContain('Your signature is recorded');
  });

  it('asked for by whoever holds an old link goes to the mailbox on record, and lives beside the others', async () => {
    const sent = await cloud.send(token);
    await resend(sent, 'health');
    await cloud.quiet();
    const [old = '', second = ''] = links(sent, 'health');
    const holder = cloud.head(sent, 'health').browser;
    await holder.open(old);
    const screen = await holder.press('Send a fresh link', READY);
    expect(told(screen)).toContain('200 A fresh link is on its way');
    expect(screen.html, 'the answer names no mailbox').not.toContain(mailboxOf(sent, 'health'));
    await cloud.quiet();
    const [, , third = ''] = links(sent, 'health');
    expect(await look(sent, 'health', old), 'what the convener ended stays ended').toContain('410');
    expect(await look(sent, 'health', second)).toBe('200');
    expect(await look(sent, 'health', third)).toBe('200');
  });

  it('is sent five times a day at most to each who asks, and again the next day: the convener uses up nobody’s', async () => {
    const sent = await cloud.send(token);
    for (let time = 1; time <= 5; time++) expect((await resend(sent, 'health')).status, `time ${time}`).toBe(202);
    const sixth = await resend(sent, 'health');
    expect([sixth.status, sixth.text]).toEqual([409, expect.stringContaining('We have sent 5 fresh links')]);
    await cloud.quiet();
    expect(links(sent, 'health')).toHaveLength(6);
    const holder = cloud.head(sent, 'health').browser;
    for (let time = 1; time <= 5; time++) {
      await holder.open(links(sent, 'health')[0] ?? '');
      expect(told(await holder.press('Send a fresh link', READY)), `time ${time}`).toContain('200 A fresh link');
      // Twice within ten minutes is one wish.
      await cloud.moveBy(10 * MINUTE);
    }
    await holder.open(links(sent, 'health')[0] ?? '');
    expect(told(await holder.press('Send a fresh link', READY))).toContain('422 We have sent 5 fresh links');
    expect(await look(sent, 'health', links(sent, 'health').at(-1)), 'the newest works on').toBe('200');
    expect((await resend(sent, 'police')).status, 'another office has its own count').toBe(202);
    await tomorrow();
    expect((await resend(sent, 'health')).status).toBe(202);
  });

  it('takes the place of a link that is older than 14 days', async () => {
    const sent = await cloud.send(token);
    const [first = ''] = links(sent, 'health');
    await cloud.moveBy(14 * DAY - MINUTE);
    expect(await look(sent, 'health', first)).toBe('200');
    await cloud.moveBy(2 * MINUTE);
    const head = cloud.head(sent, 'health');
    expect(told(await head.browser.open(first))).toContain('410 This link is older than 14 days.');
    await head.browser.press('Send a fresh link', READY);
    await cloud.quiet();
    expect(told(await head.sign())).toContain('Your signature is recorded');
  });
});

describe('A code', () => {
  it('holds for 30 minutes', async () => {
    const sent = await cloud.send(token);
    const { head, code, sign } = await atTheDesk(sent, 'health');
    await cloud.moveBy(30 * MINUTE);
    expect(told(await sign(code))).toContain('422 This code is too old.');
    const next = await head.askForCode();
    await cloud.moveBy(29 * MINUTE);
    expect(told(await sign(next))).toContain('200 Your signature is recorded');
  });

  it('may be typed with spaces, as people paste it', async () => {
    const sent = await cloud.send(token);
    const { code, sign } = await atTheDesk(sent, 'health');
    expect(told(await sign(` ${code.slice(0, 3)} ${code.slice(3)} `))).toContain('200 Your signature is recorded');
  });

  it('of another office, or of another agreement, is worth nothing', async () => {
    const sent = await cloud.send(token);
    const other = await cloud.send(token);
    const { sign } = await atTheDesk(sent, 'health');
    for (const foreign of [await atTheDesk(sent, 'police'), await atTheDesk(other, 'health')])
      if (!codes(sent, 'health').includes(foreign.code))
        expect(told(await sign(foreign.code))).toContain('422 This is not the code we sent.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureGiven');
  });

  it('of six digits is guessed ten times a day at most; then one of twenty is sent, which is not counted', async () => {
    const sent = await cloud.send(token);
    await tomorrow();
    const { head, code, sign } = await atTheDesk(sent, 'health');
    for (let guess = 1; guess <= 10; guess++)
      expect(told(await sign(wrongCode(sent, 'health'))), `guess ${guess}`).toContain('422 This is not the code');
    expect(told(await sign(code))).toContain('422 There were too many wrong codes today.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureGiven');
    expect(told(await cloud.head(sent, 'police').sign()), 'another office').toContain('Your signature is recorded');
    await head.browser.press('Send another code', READY);
    await cloud.quiet();
    const long = codes(sent, 'health').at(-1) ?? '';
    expect(long).toMatch(/^(\d{4} ){4}\d{4}$/);
    expect(told(await sign('0'.repeat(20)))).toContain('422 This is not the code we sent.');
    expect(told(await sign(long))).toContain('200 Your signature is recorded');
  });

  it('cannot be guessed by many at once either', async () => {
    const sent = await cloud.send(token);
    const { head } = await atTheDesk(sent, 'health');
    const [url, fields] = head.browser.formOf('Sign for', { code: wrongCode(sent, 'health') });
    const attempts = Array.from({ length: 25 }, (_, attempt) => {
      const form = new URLSearchParams(fields);
      form.set('_command', `cmd_${String(attempt).padStart(26, '0')}`);
      return head.browser.request(url, form);
    });
    const answers = (await Promise.all(attempts)).map(told);
    expect(answers.filter((one) => one.includes('This is not the code'))).toHaveLength(10);
    expect(answers.filter((one) => one.includes('too many wrong codes'))).toHaveLength(15);
  });

  it('is sent five times a day at most: the same while it works, and last one that works until midnight', async () => {
    const sent = await cloud.send(token);
    await tomorrow();
    const head = cloud.head(sent, 'health');
    await head.openLink();
    await head.browser.press('Send me a code', READY);
    for (let more = 2; more <= 5; more++)
      expect((await head.browser.press('Send another code', READY)).status).toBe(200);
    const sixth = await head.browser.press('Send another code', READY);
    expect(told(sixth)).toContain('422 We have sent 5 codes to your email address today.');
    await cloud.quiet();
    const [first = '', ...others] = codes(sent, 'health');
    const last = others.pop() ?? '';
    expect(others).toEqual([first, first, first]);
    expect(last).toMatch(/^(\d{4} ){4}\d{4}$/);
    await cloud.moveTo(Date.parse(`${cloud.now().slice(0, 10)}T00:00:00.000Z`) + DAY - MINUTE);
    await head.openLink(links(sent, 'health').at(-1));
    expect(told(await head.browser.press('Sign for', { code: last }))).toContain('200 Your signature is recorded');
  });

  it('is sent again when a second one was asked for before the first arrived', async () => {
    const sent = await cloud.send(token);
    for (const [party, which] of [
      ['health', 0],
      ['police', 1],
    ] as const) {
      const head = cloud.head(sent, party);
      await head.openLink();
      const [url, fields] = head.browser.formOf('Send me a code', READY);
      const other = new URLSearchParams(fields);
      other.set('_command', `cmd_${'1'.repeat(26)}`);
      // Both mails are under way before either code exists.
      cloud.setFaults({ throttle: 1, only: ({ caller }) => caller.startsWith('mailer') });
      for (const form of [fields, other]) await head.browser.request(url, form);
      cloud.setFaults({});
      await cloud.moveBy(10 * MINUTE);
      const sentCodes = codes(sent, party);
      expect([sentCodes.length, new Set(sentCodes).size]).toEqual([2, 1]);
      await head.browser.open(head.browser.page.url);
      const screen = await head.browser.press('Sign for', { code: codes(sent, party)[which] ?? '' });
      expect(told(screen), `code ${which}`).toContain('200 Your signature is recorded');
    }
  });
});
