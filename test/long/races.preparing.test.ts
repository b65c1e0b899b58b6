/** Liaisons, reviewers, the convener and the workflow act in the same moment: no head is asked of whom it is not certain, and no register is lost. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../../functions/identity/agency.store.ts';
import { partyIdOf } from '../../functions/shared/ids.ts';
import type { SdkCall } from '../../infra/laptop/cloud/faults.ts';
import { mou } from '../../infra/laptop/demo/demonstration.ts';
import { toCheck } from '../../infra/laptop/demo/people/liaison.ts';
import type { Person } from '../../infra/laptop/demo/people/person.ts';
import { Reviewer } from '../../infra/laptop/demo/people/reviewer.ts';
import { aCloud, type TestCloud, told } from '../a-cloud.ts';
import { aMou, type MouFile, partyIn, type Sent } from '../a-sent-mou.ts';
import { Gates, together } from '../gates.ts';

const TWO = ['transport', 'health'] as const;
/** Health has two liaisons. */
const LIAISONS = ['liaison@health.example', 'second@health.example'] as const;
const COUNSEL = 'dana@health.example';

let cloud: TestCloud;
let token: string;
let liaisons: Person[];

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
  const who = LIAISONS.flatMap((mailbox) => ['--liaison', `Liaison <${mailbox}>`]);
  await mou(cloud, '', 'agency', 'register', '--name', 'Birch health', '--domain', 'health.example', ...who);
  liaisons = LIAISONS.map((mailbox) => cloud.person(mailbox));
  for (const person of liaisons) await person.signIn();
});
afterEach(() => cloud?.setFaults({}));
afterAll(() => cloud?.stop());

const pageOf = ({ agreement }: Sent) => `/agreements/${agreement}/parties/health`;
const stream = ({ agreement }: Sent) => partyIdOf(agreement, 'health');
const times = async (id: string, type: string) => (await cloud.types(id)).filter((one) => one === type).length;
const bodiesOf = async <Body>(sent: Sent, type: string): Promise<Body[]> => {
  const { events, bodies } = await cloud.history(stream(sent));
  return events.filter((event) => event.type === type).map(({ seq }) => bodies.get(seq)?.body as Body);
};
const holderOf = async ({ agreement }: Sent): Promise<string | undefined> => {
  const parties = await cloud.items<{ offices: { head: { holder: { mailbox: string } } } }>(`PARTY#${agreement}`);
  return parties.find(({ sk }) => sk === 'health')?.offices.head.holder.mailbox;
};
const finds = async (mailbox: string, { agreement }: Sent) =>
  (await cloud.items(`PERSON#${personId(mailbox)}`)).some(({ sk }) => sk.startsWith(`ROLE#${agreement}#health`));
const linksTo = (sent: Sent) => cloud.mails(sent, 'health').filter(({ text }) => /\/sign\//.test(text)).length;
const askedIn = async ({ round }: Sent) =>
  (await cloud.history(round)).events.flatMap(({ type, data }) =>
    type === 'GroupAsked' ? (data.parties as string[]) : [],
  );
/** The writes of one function wait until so many are there: each has read what there was before any writes. */
const writesOf = (pattern: RegExp) => together(2, (call) => pattern.test(call.caller) && isWrite(call)).around;
const isWrite = ({ action }: SdkCall) => action === 'TransactWriteItems';

describe('A reviewer returns the text while the workflow asks the head', () => {
  it.each([
    ['the return is first: the head is not asked', ['return', 'ask'], false],
    ['the head is asked first: it is too late to return', ['ask', 'return'], true],
  ] as const)('%s', async (_, order, asked) => {
    const groups = { kind: 'groups', groups: [['transport'], ['health']] };
    const sent = await cloud.publish(token, aMou({ agencies: TWO, signing: { order: groups } }));
    const counsel = {
      'reviewers.counsel.asked': 'yes',
      'reviewers.counsel.need': 'required',
      'reviewers.counsel.name': 'Dana Whitfield',
      'reviewers.counsel.mailbox': COUNSEL,
    };
    const liaison = cloud.liaison(sent, 'health');
    await liaison.confirm(sent.agreement, partyIn(sent, 'health'), counsel);
    await cloud.quiet();
    await liaison.confirmWord(sent.agreement, partyIn(sent, 'health'));
    const reviewer = new Reviewer(cloud.url, COUNSEL, cloud.inbox);
    await reviewer.clears();
    await cloud.prepare(sent, { only: ['transport'] });
    const returns = reviewer.browser.formOf('Send your answer', {
      answer: 'returned',
      comments: 'Wait.',
      read: 'yes',
    });

    const nameOf = (call: SdkCall) => {
      if (!isWrite(call)) return undefined;
      if (call.caller.startsWith('signingsteps') && call.body.includes('GroupAsked')) return 'ask';
      return call.caller.startsWith('clearancehttp') ? 'return' : undefined;
    };
    const gates = new Gates(nameOf, ['both have read', ...order]);
    cloud.setFaults({ around: gates.around });
    const signing = cloud.head(sent, 'transport');
    await signing.openLink();
    const code = await signing.askForCode();
    await signing.browser.press('Sign for', { code });
    await gates.arrived('ask');
    const answer = reviewer.browser.request(...returns);
    await gates.arrived('return');
    gates.pass('both have read');
    const screen = await answer;
    await cloud.quiet();

    expect((await askedIn(sent)).includes('health')).toBe(asked);
    expect(linksTo(sent)).toBe(asked ? 1 : 0);
    expect(await times(stream(sent), 'ReviewAnswered')).toBe(asked ? 1 : 2);
    if (asked) expect(told(screen)).toContain('your agency’s head has been asked to sign it');
    expect(await cloud.chainFaults(sent)).toEqual([]);
    if (asked) return;
    await reviewer.clears();
    await cloud.quiet();
    expect([(await askedIn(sent)).filter((one) => one === 'health').length, linksTo(sent)]).toEqual([1, 1]);
  });
});

describe('Two liaisons of one agency', () => {
  it('confirm other holders at once: one of them, whole, and the other is told so', async () => {
    const sent = await cloud.publish(token, aMou({ agencies: TWO }));
    const forms = [];
    for (const [index, person] of liaisons.entries()) {
      await person.open(pageOf(sent));
      await toCheck(person.browser, pageOf(sent));
      const mailbox = `head-by-${index}-${sent.number}@health.example`.toLowerCase();
      forms.push({
        person,
        mailbox,
        form: person.browser.formOf('Confirm the offices', { 'offices.head.mailbox': mailbox }),
      });
    }
    cloud.setFaults({ around: writesOf(/^officeshttp/) });
    const screens = await Promise.all(forms.map(({ person, form }) => person.browser.request(...form)));
    cloud.setFaults({});
    await cloud.quiet();
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    const lost = screens.findIndex(({ status }) => status === 422);
    expect(told(screens[lost] as never)).toContain('The offices are confirmed already.');
    const [won, other] = [forms[1 - lost]?.mailbox ?? '', forms[lost]?.mailbox ?? ''];
    const confirmed = await bodiesOf<{ offices: { head: { holder: { mailbox: string } } } }>(sent, 'OfficesConfirmed');
    expect(confirmed.map(({ offices }) => offices.head.holder.mailbox)).toEqual([won]);
    expect(await holderOf(sent)).toBe(won);
    expect([await finds(won, sent), await finds(other, sent)]).toEqual([true, false]);
    expect([cloud.inbox.to(won).length, cloud.inbox.to(other).length]).toEqual([1, 0]);
  });

  it('replace the holder at once: whoever is last on the record holds the office, alone', async () => {
    const sent = await cloud.send(token, aMou({ agencies: TWO }));
    const forms = [];
    for (const [index, person] of liaisons.entries()) {
      await person.open(`${pageOf(sent)}/holders/head`);
      const next = {
        name: 'Ike Varga',
        mailbox: `next-${index}-${sent.number}@health.example`.toLowerCase(),
        reason: 'Left.',
      };
      forms.push({ person, form: person.browser.formOf('Replace the holder of Director', next) });
    }
    cloud.setFaults({ around: writesOf(/^officeshttp/) });
    await Promise.all(forms.map(({ person, form }) => person.browser.request(...form)));
    cloud.setFaults({});
    await cloud.quiet();
    const replaced = await bodiesOf<{ before: { mailbox: string }; after: { mailbox: string } }>(
      sent,
      'HolderReplaced',
    );
    const holders = [
      `head-${sent.number.replace('MOU-2026-', '')}@health.example`,
      ...replaced.map(({ after }) => after.mailbox),
    ];
    expect(replaced.length).toBeGreaterThan(0);
    expect(
      replaced.map(({ before }) => before.mailbox),
      'each after the other',
    ).toEqual(holders.slice(0, -1));
    expect(await holderOf(sent)).toBe(holders.at(-1));
    for (const mailbox of holders) expect(await finds(mailbox, sent), mailbox).toBe(mailbox === holders.at(-1));
    const links = await cloud.items<{ round: string; party: string; partyEpoch: number }>('LINK#');
    const own = links.filter(({ round, party }) => round === sent.round && party === 'health');
    expect(own.filter(({ partyEpoch }) => partyEpoch === replaced.length).length, 'links that work').toBe(1);
  });
});

describe('A liaison confirms while the convener sends a new version', () => {
  it.each([
    ['the confirmation first', ['confirm', 'revise']],
    ['the new version first', ['revise', 'confirm']],
  ] as const)('%s: what the party says of its offices stands in the register of the new version', async (_, order) => {
    const sent = await cloud.publish(token, aMou({ agencies: TWO }));
    const [person] = liaisons as [Person];
    await person.open(pageOf(sent));
    await toCheck(person.browser, pageOf(sent));
    const mailbox = `vouched-${sent.number}@health.example`.toLowerCase();
    const form = person.browser.formOf('Confirm the offices', { 'offices.head.mailbox': mailbox });
    const nameOf = (call: SdkCall) => {
      if (!isWrite(call)) return undefined;
      return call.caller.startsWith('officeshttp')
        ? 'confirm'
        : call.caller.startsWith('revisionshttp')
          ? 'revise'
          : undefined;
    };
    const gates = new Gates(nameOf, ['both have read', ...order]);
    cloud.setFaults({ around: gates.around });
    const json: MouFile = { ...sent.mou, title: 'The map of all agencies' };
    const revised = cloud.call<Sent>('POST', `/api/agreements/${sent.agreement}/versions`, { bearer: token, json });
    const confirmed = person.browser.request(...form);
    await Promise.all([gates.arrived('confirm'), gates.arrived('revise')]);
    gates.pass('both have read');
    expect([(await revised).status, (await confirmed).status]).toEqual([201, 200]);
    await cloud.quiet();
    expect(await times(stream(sent), 'OfficesConfirmed')).toBe(1);
    expect(await holderOf(sent)).toBe(mailbox);
    const second = { ...sent, round: (await revised).body.round, mou: json };
    await cloud.liaison(second, 'health').confirmWord(sent.agreement, {
      ...partyIn(second, 'health'),
      offices: [{ key: 'head', holder: { name: 'Head of health', mailbox } }],
    });
    await cloud.quiet();
    expect(await askedIn(second), 'of the new version').toEqual(['health']);
    expect(await cloud.chainFaults(second)).toEqual([]);
  });
});
