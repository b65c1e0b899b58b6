/**
 * Whoever is signed in, or has a token, tries what MOUs signed elsewhere, closings and ended MOUs could be made to take. Originals of another hash,
 * conveners who are none and liaisons of another party are in `adoption`; who may answer a duty in `proposal.rules`, forms that were open at the
 * end in `closing`; tokens of other parties, MOUs and revoked ones in `kpis.api` and `attacks.figures`, of parties that left in `withdrawal.figures`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreements } from '../functions/agreements/capability.ts';
import { closing } from '../functions/closing/capability.ts';
import { closingIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { aMeasuredMou, KPIS, LAST_OF_MARCH, measured, measuring, noonOf } from './a-measured.ts';
import { aSystem, aToken, codesOf } from './a-reporting-system.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { type Adopted, adopting, confirming, GOES_ON, handedIn } from './an-adopted-mou.ts';
import { attacking, LIAISONS, oddAddresses, postsOf, registeredWithTwo } from './an-attacker.ts';

const TRIO = ['transport', 'health', 'forestry'];

let cloud: TestCloud;
let token: string;
/** Ends on Apr 30; its closing is planned from two weeks before, and lasts for two weeks. */
let sent: Sent;
let on: ReturnType<typeof measuring>;
let secret: string;
let system: ReturnType<typeof aSystem>;
/** Signed elsewhere; health gives notice to leave it. */
let adopted: Adopted;
let [liaison, second, other]: Person[] = [];
const { posts, events, doNothing } = attacking(() => cloud);
const as = (person: Person | undefined): Person => person as Person;
const anMou = (more: object = {}, agencies = ['transport', 'health']): MouFile =>
  ({ ...aMou({ agencies }), sunset: GOES_ON, ...more }) as never;
const answering = ({ agreement }: Pick<Adopted, 'agreement'>, answer: string) =>
  `/agreements/${agreement}/adoption/health/${answer}`;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3, startAt: LAST_OF_MARCH });
  token = (await cloud.token()).secret;
  await registeredWithTwo(cloud);
  const sunset = { months: 1, opensDaysBefore: 14, closeDays: 14 };
  sent = await measured(cloud, token, aMeasuredMou(KPIS, { sunset }));
  on = measuring(cloud, sent);
  [liaison, second, other] = [...LIAISONS, 'liaison@transport.example'].map((one) => on.personAt(one));
  ({ secret } = await aToken(on, 'health'));
  system = aSystem(cloud, sent, secret);
  adopted = await handedIn(cloud, token, anMou({ terminationNotice: { days: 14 } }, TRIO));
});
afterAll(() => cloud?.stop());

describe('What was signed elsewhere', () => {
  it.each(postsOf(agreements).filter((route) => route.includes('/adoption/')))(
    '%s with something odd in it does nothing',
    (route) =>
      doNothing(as(liaison), oddAddresses(route, { agreement: adopted.agreement, party: 'health' }), {
        ...{ compared: 'yes', reason: 'It says otherwise.' },
      }),
  );

  it.each<[what: string, bytes: Buffer]>([
    ['is words', Buffer.from('Signed on paper, believe us.')],
    ['is a page of the web', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['begins as one, and is none', Buffer.from('%PDF-1.7\nnothing of one\n')],
    ['only ends as one', Buffer.from(`${' '.repeat(2_000)}%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`)],
  ])('has no original that %s, though its hash is the one that was said', async (_, pdf) => {
    const handed = await adopting(cloud, token, anMou(), pdf);
    expect(handed.status).toBe(201);
    const kept = await cloud.handIn(token, handed.body.agreement, pdf);
    expect([kept.status, kept.text]).toEqual([422, expect.stringMatching(/"wrong":"\w+ /)]);
    expect(await cloud.types(handed.body.agreement)).toEqual(['AgreementAdopted']);
  });

  it('names no party with the domain of another agency, and no office outside its own', async () => {
    const mou = anMou();
    const [transport, health] = mou.parties;
    const [office] = health?.offices ?? [];
    const forged = [
      { ...health, mailDomains: ['police.example'] },
      { ...health, mailDomains: ['health.example', 'police.example'] },
      { ...health, offices: [{ ...office, holder: { ...office?.holder, mailbox: 'head@police.example' } }] },
    ];
    for (const party of forged) {
      const answer = await adopting(
        cloud,
        token,
        { ...mou, parties: [transport, party] } as never,
        Buffer.from('%PDF-'),
      );
      expect([answer.status, answer.body.errors[0]?.field]).toEqual([422, expect.stringMatching(/^parties\.1\./)]);
    }
  });

  it('is answered once for an agency whose two liaisons answer otherwise at once', async () => {
    const handed = await handedIn(cloud, token, anMou());
    const answers = await Promise.all([
      posts(as(liaison), answering(handed, 'confirmation'), { compared: 'yes' }),
      posts(as(second), answering(handed, 'refusal'), { reason: 'It says otherwise.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const lost = answers.find(({ status }) => status === 422);
    expect(lost?.said).toMatch(/has refused to take this MOU over|has confirmed already/);
    const types = await cloud.types(handed.agreement);
    expect(types.filter((type) => /PartyConfirmedAdoption|PartyRefusedAdoption/.test(type))).toHaveLength(1);
  });

  it('that was refused or voided is confirmed by no form that was open before', async () => {
    const [refused, voided] = [await handedIn(cloud, token, anMou()), await handedIn(cloud, token, anMou())];
    await posts(as(second), answering(refused, 'refusal'), { reason: 'It says otherwise.' });
    await cloud.call('POST', `/api/agreements/${voided.agreement}/void`, { bearer: token, json: { reason: 'Wrong.' } });
    const before = await events();
    for (const handed of [refused, voided]) {
      const { status, said } = await posts(as(liaison), answering(handed, 'confirmation'), { compared: 'yes' });
      expect([status, said]).toEqual([422, expect.stringMatching(/\w+ \w+ \w+/)]);
    }
    expect(await events()).toBe(before);
  });
});

describe('The plan of a closing', () => {
  const plan = (part = '') => `/agreements/${sent.agreement}/closing/duties${part}`;
  const duty = { about: 'other', does: 'Counts the maps.', days: '5' };
  const types = () => cloud.types(closingIdOf(sent.agreement));
  beforeAll(async () => {
    for (const party of TRIO) await confirming(on.liaison(party), adopted);
    const head = cloud.person(mailboxOf({ ...adopted } as never, 'health'));
    await head.open(`/agreements/${adopted.agreement}/withdrawal`);
    await head.browser.press('Give notice of withdrawal', { reason: 'No more maps.', sure: 'yes' });
    await cloud.moveTo(noonOf('2026-04-20'));
  });

  it.each(postsOf(closing))('%s with something odd in it does nothing', (route) =>
    doNothing(as(liaison), oddAddresses(route, { agreement: sent.agreement, duty: '1' }), {
      ...{ ...duty, days: '500', owner: 'health/lead', reason: 'No.' },
    }),
  );

  it('takes no duty in the name of another agency, nor for an office that every object has', async () => {
    for (const forged of [
      { owner: 'health/lead', _as: 'forestry' },
      { owner: 'health/lead', _as: '__proto__' },
      { owner: '__proto__/constructor' },
      { owner: 'health/constructor' },
      { owner: 'health/lead', about: 'constructor' },
    ])
      await doNothing(as(liaison), [plan()], { ...duty, ...forged });
    await posts(as(liaison), `${plan()}?as=forestry`, { ...duty, owner: 'transport/lead', party: 'forestry' });
    const proposed = (await cloud.history(closingIdOf(sent.agreement))).events.at(-1);
    expect([proposed?.type, proposed?.data.party]).toEqual(['DutyProposed', 'health']);
  });

  it('has it agreed to or taken back by nobody but whose it is, whatever their forms say', async () => {
    const before = await types();
    for (const [who, act] of [
      [second, 'agreement'],
      [other, 'taking-back'],
      [second, 'objection'],
    ] as const) {
      const fields = { _as: 'transport', party: 'transport', reason: 'No.' };
      const { status, said } = await posts(as(who), plan(`/1/${act}`), fields);
      expect([act, status, said]).toEqual([act, 422, expect.stringMatching(/\w+ \w+ \w+/)]);
    }
    expect(await types()).toEqual(before);
  });

  it('has it agreed to once where that is pressed in two places at once', async () => {
    const answers = await Promise.all([1, 2].map(() => posts(as(other), plan('/1/agreement'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect((await types()).filter((type) => type === 'DutyAgreed')).toHaveLength(1);
  });
});

describe('After the end', () => {
  beforeAll(() => cloud.moveTo(noonOf('2026-05-06')));

  it('an agency that has left what was signed elsewhere confirms it no more', async () => {
    expect(await cloud.types(adopted.agreement)).toEqual(expect.arrayContaining(['AgreementExecuted', 'PartyLeft']));
    await doNothing(as(liaison), [answering(adopted, 'confirmation')], { compared: 'yes', reason: 'None.' });
  });

  it('a token reports what is owed until its period is closed, and nothing then', async () => {
    const figure = (period: string) => ({ kpi: 'burns', period, value: '4', reason: 'Counted anew.' });
    expect((await system.report(figure('2026-04'))).status).toBe(201);
    const later = await system.report(figure('2026-05'));
    expect([later.status, codesOf(later.body).length]).toEqual([422, 1]);
    await cloud.moveTo(noonOf('2026-07-30'));
    const before = await events();
    const closed = await system.report({ ...figure('2026-04'), value: '5' });
    expect([closed.status, codesOf(closed.body)]).toEqual([409, ['figures-read-only']]);
    expect(await events()).toBe(before);
  });

  it('a token opens no page and no form, of its own agency or of another one', async () => {
    const before = await events();
    for (const party of ['health', 'transport'])
      for (const method of ['GET', 'POST']) {
        const headers = { authorization: `Bearer ${secret}` };
        const at = `${cloud.url}${on.path(party, '/tokens')}`;
        const { status } = await fetch(at, { method, headers, redirect: 'manual' });
        expect([party, method, status]).toEqual([party, method, method === 'GET' ? 303 : 401]);
      }
    expect(await events()).toBe(before);
  });
});
