/** What strangers with a head's link use up is theirs alone: not a known browser's, not the liaison's link's, not the next holder's. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AgencyHead } from '../../infra/laptop/demo/people/agency-head.ts';
import { aCloud, READY, type TestCloud, told } from '../a-cloud.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const TWO = ['transport', 'health'];
const linkBy = (sent: Sent, template: string): string =>
  cloud
    .mails(sent, 'health')
    .filter(({ tags }) => tags.round?.[0] === sent.round && tags.template?.[0] === template)
    .flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? [])[0] ?? '';

/** Asks, whether or not a code works already, and reads the newest mail. */
async function asked(head: AgencyHead): Promise<string> {
  const again = head.browser.page.html.includes('Send another code');
  await head.browser.press(again ? 'Send another code' : 'Send me a code', READY);
  await cloud.quiet();
  await head.browser.open(head.browser.page.url);
  return head.newestCode();
}

/** Out for signature, and someone with the head's first link has guessed until six digits are worth nothing by it. */
async function besieged(mou = aMou({ agencies: TWO })): Promise<Sent> {
  const sent = await cloud.send(token, mou);
  const stranger = cloud.head(sent, 'health');
  await stranger.openLink(linkBy(sent, 'signature-request'));
  const code = await asked(stranger);
  for (let guess = 0; guess < 11; guess++)
    await stranger.browser.press('Sign for', { code: code === '000000' ? '111111' : '000000' });
  expect(told(stranger.browser.page)).toContain('422 There were too many wrong codes today.');
  return sent;
}

/** Six digits: only a share with guesses left is sent them, and may use them. */
async function signsWithSix(head: AgencyHead): Promise<void> {
  const code = await asked(head);
  expect(code).toMatch(/^\d{6}$/);
  expect(told(await head.browser.press('Sign for', { code }))).toContain('200 Your signature is recorded');
}

it('not a browser’s in which a code proved the mailbox before', async () => {
  const serial = 901;
  const first = await cloud.send(token, aMou({ agencies: TWO, serial }));
  const head = cloud.head(first, 'health');
  await head.openLink(linkBy(first, 'signature-request'));
  await signsWithSix(head);
  const second = await besieged({ ...aMou({ agencies: TWO, serial }), number: 'MOU-2026-902' });
  await head.openLink(linkBy(second, 'signature-request'));
  await signsWithSix(head);
});

it('not that of a link that the liaison asks for', async () => {
  const sent = await besieged();
  const { person } = cloud.liaison(sent, 'health');
  await person.open(`/agreements/${sent.agreement}/parties/health`);
  await person.browser.press('Send the link again');
  await cloud.quiet();
  const head = cloud.head(sent, 'health');
  await head.openLink(linkBy(sent, 'liaison-link'));
  await signsWithSix(head);
});

it('not the next holder’s, to whom the same office’s links and codes are new', async () => {
  const sent = await besieged();
  const { person } = cloud.liaison(sent, 'health');
  await person.open(`/agreements/${sent.agreement}/parties/health/holders/head`);
  const mailbox = 'ike@health.example';
  const successor = { name: 'Ike Varga', mailbox, reason: 'The Director left the agency.' };
  await person.browser.press('Replace the holder of Director', successor);
  await cloud.quiet();
  const head = new AgencyHead(cloud.url, mailbox, cloud.inbox, () => cloud.quiet());
  await head.openLink();
  await signsWithSix(head);
});
