/** A real session ends: what a person wrote is on the page that answers, is kept nowhere, and is taken once it is sent again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, HOUR, type TestCloud, told } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  sent = await cloud.send(token);
});
afterAll(() => cloud?.stop());

const REASON = 'We cannot fund § 4 & “the map”:\n<b>$2,000</b> is ours.';
const SHOWN = 'We cannot fund § 4 &amp; “the map”:\n&lt;b>$2,000&lt;/b> is ours.';

/** A head with the page of a no open, and the request its button would make. */
async function writing(of: Sent, party: string, link = 'Decline to sign', button = 'Decline for') {
  const head = cloud.head(of, party);
  await head.openLink();
  await head.browser.follow(link);
  const code = await head.codeAtHand();
  const request = head.browser.formOf(button, { reason: REASON, code });
  return { head, code, request, press: () => head.browser.request(...request) };
}
const everything = async () => (await cloud.items('')).map((item) => `${item.pk} ${item.sk}`).sort();

describe('A reason that is sent after the hour', () => {
  it('changes nothing, is shown under the label of its form, and is kept nowhere', async () => {
    const { press, code } = await writing(sent, 'health');
    await cloud.moveBy(HOUR);
    const before = await everything();
    const screen = await press();
    expect(told(screen)).toMatch(/^401 This page belongs to a session that has ended\./);
    expect(screen.text).toContain('Your reason: what would have to change for you to sign?');
    expect(screen.html).toContain(SHOWN);
    expect(screen.html, 'no page repeats a code').not.toContain(code);
    expect(await everything()).toEqual(before);
  });

  it('is taken when it is pasted behind the newest link', async () => {
    const { head, code } = await writing(sent, 'health');
    await head.browser.press('Decline for', { reason: REASON, code });
    expect(await cloud.types(sent.round)).toContain('SignatureDeclined');
  });

  it('is shown of a signature to be taken back, too', async () => {
    const next = await cloud.send(token);
    await cloud.head(next, 'health').sign();
    const { press } = await writing(next, 'health', 'take back your signature', 'Take back the signature');
    await cloud.moveBy(23 * HOUR);
    expect((await press()).html).toContain(SHOWN);
  });

  it.each<[string, (of: Sent) => Promise<{ html: string; status: number }>]>([
    [
      'when the session was ended by a fresh link',
      async (of) => {
        const { press } = await writing(of, 'health');
        await cloud.call('POST', `/api/agreements/${of.agreement}/signatories/health/link`, {
          bearer: token,
          json: {},
        });
        return press();
      },
    ],
    [
      'when the browser has dropped the cookie, as it does when a session ends',
      async (of) => cloud.head(of, 'police').browser.request(...(await writing(of, 'health')).request),
    ],
    [
      'when the form is of an earlier session, and the person is in again',
      async (of) => {
        const { head, press } = await writing(of, 'health');
        await head.openLink();
        return press();
      },
    ],
  ])('is shown %s', async (_, sending) => {
    const next = await cloud.send(token);
    const screen = await sending(next);
    expect(screen.status).toBe(401);
    expect(screen.html).toContain(SHOWN);
    expect(await cloud.types(next.round)).not.toContain('SignatureDeclined');
  });
});

describe('A form with many fields, sent after twelve hours', () => {
  it('tells what was changed with its labels, and leaves untouched offices out', async () => {
    const next = await cloud.send(token);
    const { person } = cloud.liaison(next, 'health');
    const page = `/agreements/${next.agreement}/parties/health/holders/head`;
    await person.open(page);
    const [, first] = person.browser.formOf('Replace the holder of', { reason: 'She left.', name: 'Ada Moss' });
    expect(first.get('_form')).toBeTruthy();
    const request = person.browser.formOf('Replace the holder of', { reason: 'She left.', name: 'Ada Moss' });
    await cloud.moveBy(13 * HOUR);
    const screen = await person.browser.request(...request);
    expect(told(screen)).toMatch(/^401 /);
    for (const words of ['Reason for the change', 'She left.', 'Name', 'Ada Moss', 'Role'])
      expect(screen.html, words).toContain(words);
    expect(screen.html).toContain(`href="${page}"`);
    const again = await person.open(page);
    expect(again.status).toBe(200);
  });

  it('says that a file must be chosen again', async () => {
    const next = await cloud.send(token);
    const { person } = cloud.liaison(next, 'health');
    await person.open(`/agreements/${next.agreement}/parties/health/outside`);
    await cloud.moveBy(13 * HOUR);
    const file = { name: 'signed & sealed.pdf', content: aScan() };
    const screen = await person.browser.hand('Hand in this signature', file, { name: 'Ada Moss', kind: 'ink' });
    expect(screen.status).toBe(401);
    for (const words of ['Ada Moss', 'signed &amp; sealed.pdf', 'was not kept: choose it again', 'How it was signed'])
      expect(screen.html, words).toContain(words);
  });
});

describe('An address that leads nowhere', () => {
  it.each(['/nowhere', '/rounds/sig_1/decline/', '/agreements//parties'])('is a page: %s', async (path) => {
    const response = await fetch(`${cloud.url}${path}`);
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    for (const way of ['href="/find"', 'href="/sign-in"', 'your agency’s liaison']) expect(html).toContain(way);
  });

  it('is JSON under /api, also for a method that no route has', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['DELETE', '/api/agreements'],
    ] as const) {
      const response = await fetch(`${cloud.url}${path}`, { method });
      expect(response.status, path).toBe(404);
      expect(await response.json(), path).toMatchObject({ error: { wrong: expect.any(String) } });
    }
  });
});
