/**
 * What a party sealed is told by nothing around the words either, which `long/reviews.sealed` reads: no status, no header, no length, no number
 * of events or of emails. And forms that were open when the review closed do nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { ANSWERS, chooses, reviewing } from './a-review-open.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';
import { attacking } from './an-attacker.ts';

const TRIO = ['transport', 'health', 'forestry'];
const END = { ...ANSWERS, choice: 'end' };
const POINTS = Object.fromEntries([0, 1, 2].map((row) => [`points.${row}.says`, `Maps on ${'Mondays '.repeat(40)}`]));
const AMEND = { ...ANSWERS, ...POINTS, choice: 'amend', fallback: 'renew' };

let cloud: TestCloud;
let token: string;
let sent: Sent;
let of: ReturnType<typeof reviewing>;
const { posts, events } = attacking(() => cloud);

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, aMou({ agencies: TRIO }));
  of = reviewing(cloud, sent);
  await of.open();
});
afterAll(() => cloud?.stop());

/** A page without what is another one each time, and without the line that says each time that the party has answered anew. */
const evened = (body: string): string =>
  body
    .replaceAll(/<li>(?:(?!<li>).)*?changed its answer, sealed.*?<\/li>/gs, '')
    .replaceAll(/\b[0-9a-f]{64}\b|\bcmd_[0-9A-Z]{26}\b/g, '')
    .replaceAll(/\d{1,2}:\d{2} [ap]\.m\.|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '');
const ALWAYS_OTHER = ['date', 'set-cookie', 'content-length'];

interface Trace {
  status: number;
  headers: string[];
  /** Of what is no list of all events: that one grows with each. */
  length: number;
}

/** What whoever reads the line sees, and not the words. */
async function traces(): Promise<Record<string, Trace>> {
  const mou = `/agreements/${sent.agreement}`;
  const parts = [
    '',
    '/reviews',
    '/reviews/1',
    '/reviews/1/evidence',
    '/reviews/1/choice',
    '/reviews/1/answers',
    '/life',
  ];
  const addresses = ['/home', '/agency', `/api${mou}`, `/api${mou}/record`, ...parts.map((part) => `${mou}${part}`)];
  const readers: [string, Record<string, string>][] = [['token', { authorization: `Bearer ${token}` }]];
  for (const person of [of.head('forestry'), of.liaison('forestry'), of.liaison('transport')]) {
    await person.open('/home');
    readers.push([person.mailbox, { cookie: person.browser.cookie }]);
  }
  const all: Record<string, Trace> = {};
  for (const [who, headers] of readers)
    for (const address of addresses) {
      const answer = await fetch(`${cloud.url}${address}`, { headers, redirect: 'manual' });
      const body = await answer.text();
      all[`${who} ${address}`] = {
        status: answer.status,
        headers: [...answer.headers].filter(([name]) => !ALWAYS_OTHER.includes(name)).map((pair) => pair.join(': ')),
        length: address.endsWith('/record') ? 0 : evened(body).length,
      };
    }
  return all;
}

const mails = () =>
  Object.fromEntries(
    TRIO.flatMap((party) => [mailboxOf(sent, party), `liaison@${party}.example`]).map((to) => [
      to,
      cloud.inbox.to(to).length,
    ]),
  );
const chosen = (typed: Record<string, string>) => chooses(cloud, of, 'health', typed, mailboxOf(sent, 'health'));

describe('A sealed choice', () => {
  it('to end or to amend at length leaves the same trace with everyone of the others', async () => {
    await chosen(END);
    expect(told(await chosen(END))).toContain('200');
    const [ended, before] = [await traces(), mails()];
    expect(told(await chosen(AMEND))).toContain('200');
    const after = mails();
    for (const [where, trace] of Object.entries(await traces())) expect(trace, where).toEqual(ended[where]);
    const head = mailboxOf(sent, 'health');
    expect(after, 'one code to whoever chose').toEqual({ ...before, [head]: (before[head] ?? 0) + 1 });
    const opened = Object.values(ended).filter(({ status }) => status === 200);
    expect(opened.length).toBeGreaterThan(20);
  });

  it('cannot be asked for by a form: whoever chooses for another agency finds nothing, right or wrong', async () => {
    const before = await events();
    for (const typed of [END, AMEND, {}]) {
      const { status } = await posts(of.head('forestry'), `${of.path}/1/choice?as=health`, {
        ...{ ...typed, _as: 'health', code: '000000' },
      });
      expect(status).toBe(404);
    }
    expect(await events()).toBe(before);
  });
});

it('Forms that were open when a review closed do nothing, and say so', async () => {
  const liaison = of.liaison('forestry');
  const head = of.head('forestry');
  await of.look(liaison, '/1/answers');
  const prepared = liaison.browser.formOf('Save', END);
  await of.look(head, '/1/choice?choose=end');
  const asked = head.browser.formOf('Send me a code', { ...END, ready: 'yes' });
  await of.reveal();
  await of.happen({ type: 'ReviewClosed', data: { outcome: 'ended' } });
  const before = await events();
  for (const screen of [await liaison.browser.request(...prepared), await head.browser.request(...asked)])
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('This review is closed.')]);
  const sealed = await posts(head, `${of.path}/1/choice`, { ...END, _as: 'forestry', code: '123456' });
  const drafts = await posts(liaison, `${of.path}/1/drafting`, { _as: 'forestry' });
  for (const { status, said } of [sealed, drafts])
    expect([status, said]).toEqual([422, expect.stringContaining('This review is closed.')]);
  expect(await events()).toBe(before);
});
