/** Whose mailbox takes no email hears of nothing: the liaisons of its party are told by email, once, and a correction is all that it takes. */
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reviewersIn } from '../infra/laptop/demo/people/liaison.ts';
import { aCloud, DAY, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { desks, pageOf } from './a-desk.ts';
import { aMou, mailboxOf, partyIn, type Sent } from './a-sent-mou.ts';

const TWO = ['transport', 'health'] as const;
const LIAISON = 'liaison@health.example';
const DANA = 'dana@health.example';
const MENDED = 'mended@health.example';

let cloud: TestCloud;
let token: string;
beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const { atDesk } = desks(() => cloud);

const emailsOf = ({ number }: Sent) =>
  cloud.inbox.to(LIAISON).filter(({ subject, tags }) => tags.template?.[0] === 'address' && subject.includes(number));
const effectsOf = async ({ agreement }: Sent) =>
  (await cloud.effects()).flatMap(({ effect, status, sent = {} }) =>
    effect.kind === 'mail' && effect.family === 'unreached' && effect.about.agreement === agreement
      ? [`${status}: ${sent['health/liaison'] ?? ''}`]
      : [],
  );

/** Confirmed by its liaison; what comes back has done so. */
async function confirmed(reviewers: Record<string, string> = {}, mou = aMou({ agencies: TWO })): Promise<Sent> {
  cloud.setMailbox(mailboxOf({ mou } as Sent, 'health'), 'bounce');
  const sent = await cloud.publish(token, mou);
  await cloud.liaison(sent, 'health').confirm(sent.agreement, partyIn(sent, 'health'), reviewers);
  await cloud.quiet();
  return sent;
}

it('an office whose test email bounces: one email leads its liaison to the one field, and none follows once that is corrected', async () => {
  const sent = await confirmed({}, aMou({ agencies: TWO, handling: 'public' }));
  expect(emailsOf(sent), 'others may come back in these minutes').toEqual([]);
  await cloud.moveBy(5 * MINUTE);
  const [email, ...more] = emailsOf(sent);
  expect(more).toEqual([]);
  expect(email?.subject).toMatch(/^Correct an email address by \w{3}, \w{3} \d+: /);
  expect(email?.text).toContain('Our email to the Director of Birch health bounced.');
  expect(email?.text).not.toContain(mailboxOf(sent, 'health'));
  const link = /^http\S+$/m.exec(email?.text ?? '')?.[0] ?? '';
  expect(link).toBe(`${cloud.url}${pageOf(sent, 'health')}`);

  const { person } = cloud.liaison(sent, 'health');
  const page = await person.open(new URL(link).pathname);
  expect(page.text).toContain(`Email to ${mailboxOf(sent, 'health')} bounced`);
  const fields = parse(page.html).querySelectorAll('main input:not([type=hidden]), main select, main textarea');
  expect(fields.map((field) => field.getAttribute('name'))).toEqual(['mailbox']);
  const mended = await person.browser.press('Send a new test', { mailbox: MENDED });
  expect(told(mended)).toContain(`We sent a test email to ${MENDED}.`);
  await cloud.quiet();
  expect(cloud.inbox.to(MENDED).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^A test of your mailbox/),
  ]);
  await cloud.moveBy(DAY);
  expect(emailsOf(sent)).toHaveLength(1);
});

it('an office and a reviewer at once: one email names both', async () => {
  cloud.setMailbox(DANA, 'bounce');
  const counsel = { name: 'Dana Whitfield', mailbox: DANA, need: 'required' } as const;
  const sent = await confirmed(reviewersIn({ counsel }));
  await cloud.moveBy(5 * MINUTE);
  const [email, ...more] = emailsOf(sent);
  expect(more).toEqual([]);
  expect(email?.subject).toMatch(/^Correct 2 email addresses by /);
  expect(email?.text).toMatch(
    /to the office that signs for Birch health bounced\.\s+Our email to counsel of Birch health bounced\./,
  );
  expect(email?.text).not.toMatch(/Dana|dana@/);
  expect((await effectsOf(sent)).sort()).toEqual([expect.stringMatching(/^done: \S+$/), 'done: told in: address']);

  await cloud.liaison(sent, 'health').act(`${pageOf(sent, 'health')}/mail`, { _reader: 'counsel' });
  await cloud.moveBy(5 * MINUTE);
  expect(await effectsOf(sent), 'it bounces again on the same day').toHaveLength(3);
  expect(emailsOf(sent)).toHaveLength(1);
  cloud.setMailbox(DANA, 'ok');
});

it('an address that is corrected within these minutes: nobody is told of what is over', async () => {
  const sent = await confirmed();
  const { browser } = await atDesk(sent, 'health');
  await browser.press('Send a new test', { mailbox: 'soon@health.example' });
  await cloud.moveBy(5 * MINUTE);
  expect(emailsOf(sent)).toEqual([]);
  expect(await effectsOf(sent)).toEqual(['done: not needed any more']);
});

it('of a liaison of its own: the agency that organizes the MOU is told to call, and not the one that cannot be told', async () => {
  cloud.setMailbox(LIAISON, 'bounce');
  const sent = await cloud.publish(token, aMou({ agencies: TWO }));
  cloud.setMailbox(LIAISON, 'ok');
  await cloud.moveBy(5 * MINUTE);
  const calls = ['transport', 'health'].map((party) =>
    cloud.inbox
      .to(`liaison@${party}.example`)
      .filter(({ subject }) => /^Call an agency by /.test(subject) && subject.includes(sent.number)),
  );
  expect(calls.map(({ length }) => length)).toEqual([1, 0]);
  const [email] = calls.flat();
  expect(email?.text).toContain('Our email to the liaison of Birch health does not arrive.');
  expect(email?.text).toContain('Your agency: Birch transport');
});
