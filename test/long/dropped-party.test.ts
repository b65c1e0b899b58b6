/** A party that a new version leaves out has no rights left: its register and its people's sessions stay, and open nothing of the new text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partyIdOf } from '../../functions/shared/ids.ts';
import type { Person } from '../../infra/laptop/demo/people/person.ts';
import { Reviewer } from '../../infra/laptop/demo/people/reviewer.ts';
import { aCloud, DAY, type TestCloud } from '../a-cloud.ts';
import { aMou, mailboxOf, partyIn, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let first: Sent;
let second: Sent;
let heard: Record<string, number>;

const COUNSEL = 'dana@police.example';
const LIAISON = 'liaison@police.example';
const OFFICER = 'records@police.example';
const counsel = {
  'reviewers.counsel.asked': 'yes',
  'reviewers.counsel.need': 'required',
  'reviewers.counsel.name': 'Dana Whitfield',
  'reviewers.counsel.mailbox': COUNSEL,
};
const reviewer = () => new Reviewer(cloud.url, COUNSEL, cloud.inbox);
const pages = (): [string, string][] => [
  [LIAISON, `/agreements/${first.agreement}/parties/police`],
  [LIAISON, `/agreements/${first.agreement}/parties/police/outside`],
  [LIAISON, `/agreements/${first.agreement}/parties/health/outside`],
  [LIAISON, `/agreements/${first.agreement}`],
  [COUNSEL, `/reviews/${first.round}/police/counsel`],
  [OFFICER, `/agreements/${first.agreement}/keeping`],
];
/** Each signs in once: a mailbox gets only so many sign-in mails an hour. */
const persons = new Map<string, Person>();
function signedIn(mailbox: string): Person {
  const person = persons.get(mailbox) ?? cloud.person(mailbox);
  persons.set(mailbox, person);
  return person;
}
const opened = async () => {
  const answers: [string, string, number][] = [];
  for (const [mailbox, path] of pages()) answers.push([mailbox, path, (await signedIn(mailbox).open(path)).status]);
  return answers;
};
const mailboxes = () => [LIAISON, OFFICER, COUNSEL, mailboxOf(first, 'police')];
const mailsOfTheAgreement = (mailbox: string) =>
  cloud.inbox.to(mailbox).filter(({ tags }) => tags.template?.[0] !== 'sign-in').length;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  first = await cloud.publish(token, aMou({ agencies: ['transport', 'health', 'police'] }));
  const liaison = cloud.liaison(first, 'police');
  await liaison.confirm(first.agreement, partyIn(first, 'police'), counsel);
  await cloud.quiet();
  await liaison.confirmWord(first.agreement, partyIn(first, 'police'));
  await cloud.quiet();
});
afterAll(() => cloud?.stop());

describe('Whoever stands for a party', () => {
  it('finds its pages while the text names it', async () => {
    await reviewer().openLink();
    for (const [mailbox, path, status] of await opened()) expect(status, `${mailbox} at ${path}`).toBe(200);
  });

  it('finds none of them once a new version leaves the party out', async () => {
    heard = Object.fromEntries(mailboxes().map((mailbox) => [mailbox, mailsOfTheAgreement(mailbox)]));
    const narrower = aMou({ agencies: ['transport', 'health'] });
    second = await cloud.revise(token, first, { ...narrower, number: first.number });
    for (const [mailbox, path, status] of await opened()) expect(status, `${mailbox} at ${path}`).toBe(404);
    expect((await signedIn(LIAISON).open('/home')).text).not.toContain(first.number);
  });

  it('is mailed nothing of it, asked for or not', async () => {
    for (const mailbox of mailboxes()) {
      const { browser } = cloud.person(mailbox);
      await browser.open('/find');
      await browser.press('Send me my link', { number: first.number, mailbox });
    }
    await cloud.quiet();
    await cloud.prepare(second);
    await cloud.moveBy(9 * DAY);
    for (const mailbox of mailboxes())
      expect([mailbox, mailsOfTheAgreement(mailbox)]).toEqual([mailbox, heard[mailbox]]);
  });

  it('stays on the record with what it said while it was a party', async () => {
    const { body } = await cloud.call<{ streams: { events: { stream: string }[] }[] }>(
      'GET',
      `/api/agreements/${first.agreement}/record`,
      { bearer: token },
    );
    const streams = body.streams.flatMap(({ events }) => events[0]?.stream ?? []);
    expect(streams).toContain(partyIdOf(first.agreement, 'police'));
  });
});
