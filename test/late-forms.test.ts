/** What a head wrote survives the end of the hour: it is shown, kept for that mailbox, and there again behind the newest link. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, HOUR, type TestCloud, told } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const REASON = 'We cannot fund § 4 & “the map”:\n<b>$2,000</b> is ours.';
const boxOf = (html: string): string | undefined =>
  /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1]?.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const drafts = () => cloud.items('DRAFT#');

/** A head with the page of a no open, and the request its button would make. */
async function writing(sent: Sent, party: string, link = 'Decline to sign', button = 'Decline for', reason = REASON) {
  const head = cloud.head(sent, party);
  await head.openLink();
  await head.browser.follow(link);
  await head.codeAtHand();
  const request = head.browser.formOf(button, { reason });
  return { head, press: () => head.browser.request(...request) };
}

describe('A reason that is sent after the hour', () => {
  let sent: Sent;

  it('changes nothing, is shown, and is kept', async () => {
    sent = await cloud.send(token);
    const { press } = await writing(sent, 'health');
    await cloud.moveBy(HOUR);
    const screen = await press();
    expect(told(screen)).toMatch(/^410 What you wrote is kept Open the link in your newest mail about MOU/);
    expect(screen.html).toContain('&lt;b>$2,000&lt;/b> is ours.');
    expect(await cloud.types(sent.round)).not.toContain('SignatureDeclined');
  });

  it('stands in the box again behind the newest link, for this office alone, and for this act alone', async () => {
    const { head } = await writing(sent, 'health');
    const { html } = await head.browser.open(`/rounds/${sent.round}/decline`);
    expect(boxOf(html)).toBe(REASON);
    const { head: other } = await writing(sent, 'police');
    expect(boxOf((await other.browser.open(`/rounds/${sent.round}/decline`)).html)).toBe('');
  });

  it('goes when the act succeeds', async () => {
    expect(await drafts()).toHaveLength(1);
    await cloud.head(sent, 'health').decline(REASON);
    expect(await cloud.types(sent.round)).toContain('SignatureDeclined');
    expect(await drafts()).toEqual([]);
  });

  it('is kept of a signature to be taken back, too, and forgotten after 14 days', async () => {
    const next = await cloud.send(token);
    await cloud.head(next, 'health').sign();
    const { press } = await writing(next, 'health', 'take back your signature', 'Take back the signature', 'Wait.');
    await cloud.moveBy(23 * HOUR);
    expect(told(await press())).toContain('410 What you wrote is kept');
    const box = async () => {
      const head = cloud.head(next, 'health');
      await head.openLink();
      return boxOf((await head.browser.follow('take back your signature')).html);
    };
    expect(await box()).toBe('Wait.');
    await cloud.moveBy(8 * DAY);
    await cloud.call('POST', `/api/agreements/${next.agreement}/signatories/health/link`, { bearer: token, json: {} });
    await cloud.quiet();
    expect(await box(), 'a fresh link goes to the same mailbox').toBe('Wait.');
    await cloud.moveBy(6 * DAY);
    expect(await box()).toBe('');
  });

  it('is only shown when the session was ended by a fresh link: its holder may leave nothing behind', async () => {
    const next = await cloud.send(token);
    const { press } = await writing(next, 'health');
    await cloud.call('POST', `/api/agreements/${next.agreement}/signatories/health/link`, { bearer: token, json: {} });
    await cloud.moveBy(HOUR);
    const before = (await drafts()).length;
    expect(told(await press())).toContain('410 What you wrote was not recorded Copy it from below.');
    expect(await drafts()).toHaveLength(before);
  });

  it('is only shown when no session is known any more', async () => {
    const next = await cloud.send(token);
    const { head } = await writing(next, 'health');
    const [url, fields] = head.browser.formOf('Decline for', { reason: REASON });
    const before = (await drafts()).length;
    const screen = await cloud.head(next, 'police').browser.request(url, fields);
    expect(told(screen)).toContain('410 What you wrote was not recorded');
    expect(screen.text).toContain('$2,000');
    expect(await drafts()).toHaveLength(before);
  });

  it('of a forged form is neither kept nor shown', async () => {
    const next = await cloud.send(token);
    const { head } = await writing(next, 'health');
    const [url, fields] = head.browser.formOf('Decline for', { reason: REASON });
    await cloud.moveBy(2 * HOUR);
    fields.set('proof', 'a'.repeat(64));
    const before = (await drafts()).length;
    const screen = await head.browser.request(url, fields);
    expect([screen.status, screen.text]).toEqual([404, expect.not.stringContaining('$2,000')]);
    expect(await drafts()).toHaveLength(before);
  });
});
