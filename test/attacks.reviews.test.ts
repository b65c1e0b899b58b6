/**
 * Whoever is signed in tries what a review could be made to do: act for another agency, choose with a code of something else, choose twice, or
 * learn by numbers what another agency sealed. GET addresses are tried in `attacks.figures`, every word of every page before the revealing in
 * `long/reviews.sealed`; two calls at once and a replaced holder in `reviews.parties`, windows and offices in `choosing.rules`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviews } from '../functions/reviews/capability.ts';
import type { AgencyHead } from '../infra/laptop/demo/people/agency-head.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { executed, words } from './a-disputed-mou.ts';
import { ANSWERS, codeIn, reviewing } from './a-review-open.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';
import { addressOf, attacking, LIAISONS, oddAddresses, postsOf, registeredWithTwo } from './an-attacker.ts';

const TRIO = ['transport', 'health', 'forestry'];
const SEAL = 'Seal your agency’s choice';
const RENEW = { ...ANSWERS, choice: 'renew' };

let cloud: TestCloud;
let token: string;
let sent: Sent;
/** Among the same agencies, with the same head of health, and out for signature. */
let twin: Sent;
let of: ReturnType<typeof reviewing>;
let head: Person;
let liaison: Person;
const { posts, events, doNothing } = attacking(() => cloud);

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  await registeredWithTwo(cloud);
  sent = await executed(cloud, token, aMou({ agencies: TRIO }));
  const mou = structuredClone(aMou({ agencies: TRIO }));
  const [office] = mou.parties[1]?.offices ?? [];
  if (office) office.holder.mailbox = mailboxOf(sent, 'health');
  twin = await cloud.send(token, mou);
  of = reviewing(cloud, sent);
  await of.open();
  [head, liaison] = [of.head('health'), of.liaison('health')];
});
afterAll(() => cloud?.stop());

const typesOf = async (type: string): Promise<number> =>
  (await cloud.types(of.id)).filter((one) => one === type).length;
const at = (part: string) => `${of.path}/1${part}`;
const choosing = (person: Person, choice: string, path = of.path) =>
  person.open(`${path}/1/choice?as=health&choose=${choice}`);
/** The code that comes for a choice of that review. */
const askedCode = async (typed: Record<string, string>, path = of.path): Promise<string> => {
  const { html } = await choosing(head, typed.choice ?? '', path);
  const button = html.includes('Send another code') ? 'Send another code' : 'Send me a code';
  await head.browser.press(button, { ...typed, ready: 'yes' });
  await cloud.quiet();
  return codeIn(cloud, head.mailbox);
};

describe('An address of a form', () => {
  it.each(postsOf(reviews))('%s with something odd in it does nothing, and says so', async (route) => {
    const named = { agreement: sent.agreement, review: '1' };
    const who = route.endsWith('/choice') ? head : liaison;
    const addresses = [
      ...oddAddresses(route, named),
      addressOf(route, { ...named, review: '2' }),
      addressOf(route, { ...named, agreement: sent.round }),
      addressOf(route, { ...named, agreement: of.id }),
      addressOf(route, { ...named, agreement: twin.agreement }),
    ];
    await doNothing(who, addresses, { ...RENEW, reason: 'None.' });
  });
});

describe('Whoever acts for health', () => {
  it.each(['forestry', 'transport', '__proto__', ''])('cannot do so for “%s” by a form that names it', async (_as) => {
    const before = await events();
    for (const [who, part] of [
      [liaison, '/answers'],
      [head, '/choice'],
      [liaison, '/drafting'],
    ] as const) {
      const { status } = await posts(who, at(part), { ...RENEW, ready: 'yes', _ask: 'yes', _as });
      expect([part, status]).toEqual([part, 404]);
    }
    expect((await posts(liaison, `${of.path}/new`, { _kind: 'early', reason: 'Now.', _as })).status).toBe(404);
    expect((await posts(head, `/agreements/${sent.agreement}/disputes`, { ...RENEW, _as })).status).toBe(404);
    expect(await events(), 'nor does it count as the word of health').toBe(before);
  });

  it('cannot do so by the address, nor by fields that the form does not have', async () => {
    const forged = { party: 'forestry', as: 'forestry', office: 'head', by: 'Head of forestry', acts: 'forestry' };
    const { status } = await posts(liaison, at('/answers?as=forestry&party=forestry'), {
      ...RENEW,
      ...forged,
      _seen: '0',
    });
    expect(status).toBe(303);
    const { events: told } = await cloud.history(of.id);
    expect(told.at(-1)).toMatchObject({ type: 'AnswersPrepared', data: { party: 'health' } });
    expect((await of.look(of.liaison('forestry'), '/1/answers')).html).not.toContain('Nothing more.');
  });
});

describe('What a liaison prepares', () => {
  it('is one act: sent again with other content it is none', async () => {
    await of.look(liaison, '/1/answers');
    const [url, fields] = liaison.browser.formOf('Save', { ...RENEW, 'answers.stay.says': 'A desk.' });
    expect((await liaison.browser.request(url, fields)).status).toBe(200);
    const before = await events();
    fields.set('answers.stay.says', 'Two desks.');
    const again = await liaison.browser.request(url, fields);
    expect([again.status, words(again)]).toEqual([409, expect.stringContaining('sent before with other content')]);
    expect(await events()).toBe(before);
  });

  it('by two of them at once is kept of one, and the other is told so', async () => {
    const forms = [];
    for (const mailbox of LIAISONS) {
      const person = of.at(mailbox);
      await of.look(person, '/1/answers');
      forms.push({ person, form: person.browser.formOf('Save', { ...RENEW, 'answers.stay.says': `By ${mailbox}` }) });
    }
    const before = await typesOf('AnswersPrepared');
    const screens = await Promise.all(forms.map(({ person, form }) => person.browser.request(...form)));
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const lost = screens.find(({ status }) => status === 422);
    expect(told(lost as never)).toContain('Somebody of your agency changed what is prepared');
    expect(lost?.html, 'with what was typed').toMatch(/By (liaison|second)@health/);
    expect(await typesOf('AnswersPrepared')).toBe(before + 1);
  });
});

describe('A code', () => {
  let signer: AgencyHead;
  let [signing, sealing]: string[] = [];
  const WRONG = [422, expect.stringContaining('This is not the code we sent.')];

  it('for a signature seals no choice, and one for a choice gives no signature', async () => {
    signer = cloud.head(twin, 'health');
    await signer.openLink();
    signing = await signer.askForCode();
    sealing = await askedCode(RENEW);
    const sealed = await head.browser.press(SEAL, { ...RENEW, code: signing ?? '' });
    expect([sealed.status, told(sealed)]).toEqual(WRONG);
    const round = await cloud.types(twin.round);
    const signed = await signer.browser.press('Sign for', { code: sealing ?? '' });
    expect([signed.status, told(signed)]).toEqual(WRONG);
    expect([await typesOf('Answered'), await cloud.types(twin.round)]).toEqual([0, round]);
  });

  it('of another review seals no choice', async () => {
    expect(told(await signer.browser.press('Sign for', { code: signing ?? '' }))).toContain('200');
    for (const party of ['transport', 'forestry']) await cloud.head(twin, party).sign();
    await cloud.quiet();
    const its = reviewing(cloud, twin);
    await its.open();
    const other = await askedCode(RENEW, its.path);
    await choosing(head, 'renew');
    const sealed = await head.browser.press(SEAL, { ...RENEW, code: other });
    expect([sealed.status, told(sealed)]).toEqual(WRONG);
    expect(await typesOf('Answered')).toBe(0);
  });

  it('seals one choice of two that are given with it at once; no third one, and the first is not changed by its own form', async () => {
    const tabs = [head.browser.tab(), head.browser.tab(), head.browser.tab()];
    const forms = [];
    for (const [index, tab] of tabs.entries()) {
      const typed = { ...ANSWERS, choice: index === 1 ? 'end' : 'renew' };
      await tab.open(`${at('/choice')}?as=health&choose=${typed.choice}`);
      forms.push({ tab, form: tab.formOf(SEAL, { ...typed, code: sealing ?? '' }) });
    }
    const [third, ...two] = forms.reverse();
    const screens = await Promise.all(two.map(({ tab, form }) => tab.request(...form)));
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const used = await third?.tab.request(...third.form);
    expect([used?.status, told(used as never)]).toEqual([422, expect.stringMatching(/\w+ code/)]);
    const won = two[screens.findIndex(({ status }) => status === 200)];
    const [url, fields] = won?.form ?? [];
    fields?.set('answers.stay.says', 'Something else.');
    expect((await won?.tab.request(url as URL, fields))?.status).toBe(409);
    expect(await typesOf('Answered')).toBe(1);
  });
});
