/** A sealed copy that a mail system on the way refuses for what it carries goes out once more, as an email with a link to it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

const TWO = ['transport', 'health'] as const;
const LIAISON = 'liaison@health.example';

let cloud: TestCloud;
let sent: Sent;
beforeAll(async () => {
  cloud = await aCloud();
  sent = await cloud.send((await cloud.token()).secret, aMou({ agencies: TWO }));
  cloud.setMailbox(mailboxOf(sent, 'health'), 'bounce Transient/AttachmentRejected');
  cloud.setMailbox(LIAISON, 'bounce Transient/MessageTooLarge');
  cloud.setMailbox(mailboxOf(sent, 'transport'), 'bounce Transient/MailboxFull');
  for (const party of TWO) await cloud.head(sent, party).sign();
  await cloud.quiet();
});
afterAll(() => cloud?.stop());

const copies = (mailbox: string) =>
  cloud.inbox
    .to(mailbox)
    .filter(({ tags }) => tags.template?.[0]?.startsWith('executed') && tags.round?.[0] === sent.round);
const templates = (mailbox: string) => copies(mailbox).flatMap(({ tags }) => tags.template ?? []);

it('to the office that signed and to a liaison, once, though that comes back as well', () => {
  expect(templates(mailboxOf(sent, 'health'))).toEqual(['executed', 'executed-link']);
  expect(templates(LIAISON)).toEqual(['executed', 'executed-link']);
  for (const mailbox of [mailboxOf(sent, 'health'), LIAISON]) {
    const [copy, link] = copies(mailbox);
    expect([copy?.attachments.length, link?.attachments.length]).toEqual([1, 0]);
    expect(link?.text).toContain('was refused on its way to you, for what it had attached');
  }
});

it('and the link leads to it, without an act', async () => {
  const [, link] = copies(mailboxOf(sent, 'health'));
  const address = /^http\S+$/m.exec(link?.text ?? '')?.[0] ?? '';
  expect((await fetch(address)).status).toBe(200);
});

it('and not where the mailbox was full: the link would not pass either', () => {
  expect(templates(mailboxOf(sent, 'transport'))).toEqual(['executed']);
});

it('and the reason stands on the record', async () => {
  const { events } = await cloud.history(sent.round);
  const said = events.filter(({ type }) => type === 'MailReported').map(({ data }) => data as Record<string, unknown>);
  expect(said).toContainEqual(
    expect.objectContaining({
      party: 'health',
      template: 'executed',
      report: 'undelivered',
      why: 'AttachmentRejected',
    }),
  );
});
