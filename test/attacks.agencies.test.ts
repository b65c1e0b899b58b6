/**
 * Whoever is signed in tries what “Your agency” could be made to do to other agencies, and with odd names. What others find at its pages is in
 * `your-agency`, with a mailbox of another domain and a form that is sent twice; a domain that is registered already in `agencies`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agency } from '../functions/agency/capability.ts';
import { partyIdOf, peopleIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { aMou, type Sent } from './a-sent-mou.ts';
import { addressOf, attacking, LIAISONS, oddAddresses, postsOf, registeredWithTwo } from './an-attacker.ts';

const IKE = { title: 'Director', name: 'Ike Varga', mailbox: 'ike.varga@health.example', capacity: 'incumbent' };
const REASON = { reason: 'The Director left the agency.' };

let cloud: TestCloud;
let token: string;
let sent: Sent;
/** Health is no party of it. */
let foreign: Sent;
let [liaison, second, other]: Person[] = [];
let people: string;
let id: string;
const { posts, doNothing } = attacking(() => cloud);
const as = (person: Person | undefined): Person => person as Person;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  id = await registeredWithTwo(cloud);
  people = `/agencies/${id}/people`;
  sent = await executed(cloud, token, aMou({ agencies: ['transport', 'health'] }));
  foreign = await cloud.publish(token, aMou({ agencies: ['transport', 'police'] }));
  [liaison, second, other] = [...LIAISONS, 'liaison@transport.example'].map((one) => cloud.person(one));
});
afterAll(() => cloud?.stop());

describe('The people of an agency', () => {
  it.each(postsOf(agency))('%s with something odd in it does nothing, and nothing by others', async (route) => {
    const named = { agency: id, office: 'director' };
    await doNothing(as(liaison), oddAddresses(route, named), IKE);
    await doNothing(as(other), [addressOf(route, named)], { ...IKE, agency: id, _as: 'health' });
  });

  it.each<[what: string, typed: Record<string, string>]>([
    ['a mailbox of a domain that only begins like its own', { mailbox: 'ike@health.example.evil.example' }],
    ['one that only ends like its own', { mailbox: 'ike@evilhealth.example' }],
    ['a domain of letters that look alike', { mailbox: 'ike@he\u0430lth.example' }],
    ['two mailboxes', { mailbox: 'ike@health.example@evil.example' }],
    ['one mailbox inside another', { mailbox: '"ike@health.example" <ike@evil.example>' }],
    ['a second line', { mailbox: 'ike@health.example\r\nBcc: ike@evil.example' }],
    ['a name with an email address', { name: 'Ike <ike@evil.example>' }],
    ['a name with a web address', { name: 'Ike, see evil.example' }],
    ['a name of mixed scripts', { name: 'I\u043ae Varga' }],
    ['a title with a web address', { title: 'Director https://evil.example' }],
    ['a key that every object has', { key: 'constructor' }],
  ])('do not take %s', async (_, typed) => {
    await doNothing(as(liaison), [`${people}/new`], { ...IKE, ...typed });
  });

  it('are applied to no MOU of others, and then to none at all', async () => {
    for (const [part, fields] of [
      ['/new', IKE],
      ['/reviewers', { 'reviewers.none': 'yes' }],
      ['/confirmation', { _seen: '2' }],
    ] as const)
      expect([part, (await posts(as(liaison), people + part, fields)).status]).toEqual([part, 303]);
    const { browser } = as(liaison);
    await browser.open(`${people}/mous`);
    const own = { [`apply.${sent.agreement}.health`]: 'yes' };
    const [, shown] = browser.formOf('Apply to the chosen MOUs', { ...own, ...REASON });
    const { _proof, _command, ...form } = Object.fromEntries(shown);
    for (const box of [`${foreign.agreement}.transport`, `${sent.agreement}.transport`, `${foreign.agreement}.health`])
      await doNothing(as(liaison), [`${people}/mous`], { ...form, [`apply.${box}`]: 'yes' });
    expect(await cloud.types(partyIdOf(sent.agreement, 'health'))).not.toContain('HolderReplaced');
  });

  it('are applied by one of two liaisons at once, and the other reads why not', async () => {
    const forms = [];
    for (const person of [as(liaison), as(second)]) {
      await person.open(`${people}/mous`);
      const typed = { [`apply.${sent.agreement}.health`]: 'yes', ...REASON };
      forms.push({ person, form: person.browser.formOf('Apply to the chosen MOUs', typed) });
    }
    const screens = await Promise.all(forms.map(({ person, form }) => person.browser.request(...form)));
    await cloud.quiet();
    const changed = screens.filter(({ text }) => /1 MOU changed/.test(text.replaceAll(/\s+/g, ' ')));
    expect([screens.map(({ status }) => status), changed.length]).toEqual([[200, 200], 1]);
    const why = screens.find((screen) => !changed.includes(screen))?.text;
    expect(why).toContain('Something changed in this MOU while the page was open.');
    const types = await cloud.types(partyIdOf(sent.agreement, 'health'));
    expect(types.filter((type) => type === 'HolderReplaced')).toHaveLength(1);
    const applied = (await cloud.types(peopleIdOf(id))).filter((type) => type === 'PeopleApplied');
    expect(applied).toHaveLength(2);
  });
});
