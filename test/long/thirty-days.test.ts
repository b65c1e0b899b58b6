/** A mail scanner works on a head's links for thirty days, and on the last one types into every field; the head signs in the last minute. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud, told } from '../a-cloud.ts';
import { pressEverything } from '../a-gateway.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const links = (sent: Sent): string[] =>
  cloud.mails(sent, 'health').flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? []);
const codesSent = (sent: Sent): number =>
  cloud.mails(sent, 'health').filter(({ tags }) => ['code', 'long-code'].includes(tags.template?.[0] ?? '')).length;

it('three times a day, every form as it stands: no code, no link and no end comes of it', async () => {
  const sent = await cloud.send(token, aMou({ agencies: ['transport', 'health'] }));
  await cloud.head(sent, 'transport').sign();
  const deadline = Date.parse((await cloud.stand(token, sent)).deadline);
  const scans = Array.from({ length: 90 }, (_, index) => Date.parse(cloud.now()) + (index * DAY) / 3);
  for (const [index, at] of scans.filter((one) => one < deadline - 12 * HOUR).entries()) {
    await cloud.moveTo(at);
    // Each of its mails in turn: the first, the reminders, the warning.
    const all = links(sent);
    await pressEverything(all[index % all.length] ?? '', { keepsCookies: index % 4 > 0 });
  }
  await cloud.quiet();
  const happened = await cloud.types(sent.round);
  expect(happened.filter((type) => type === 'LinkReissued' || type === 'SignatureDeclined')).toEqual([]);
  expect(happened.filter((type) => type === 'SignatureTakenBack')).toEqual([]);
  expect(codesSent(sent)).toBe(0);

  // The day of the deadline: a machine that checks every box and types into every field, through every link.
  await cloud.moveTo(deadline - 8 * HOUR);
  const types = { code: '123456', reason: 'test' };
  for (let time = 0; time < 12; time++)
    for (const link of time === 0 ? links(sent) : links(sent).slice(-1))
      await pressEverything(link, { keepsCookies: true, types });
  await cloud.quiet();
  expect(codesSent(sent), 'five by the round’s own links, five by one that it asked for itself').toBe(10);
  const { signatories, status } = await cloud.stand(token, sent);
  expect([status, signatories.transport?.status, signatories.health?.status]).toEqual(['open', 'signed', 'asked']);
  expect(cloud.mails(sent, 'health').at(-1)?.tags.template, 'nobody guesses twenty digits').toEqual(['long-code']);

  await cloud.moveTo(deadline - MINUTE);
  const head = cloud.head(sent, 'health');
  await head.openLink();
  const screen = await head.browser.press('Sign for', { code: await head.codeAtHand() });
  expect(told(screen)).toContain('200 ');
  await cloud.quiet();
  expect(await cloud.types(sent.agreement)).toContain('AgreementExecuted');
}, 600_000);
