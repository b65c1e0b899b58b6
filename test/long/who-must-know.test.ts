/** However an MOU ends before or at its execution, the liaisons of all parties hear of it, the organizing one first, beside the offices that sign. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCloud, DAY, type TestCloud } from '../a-cloud.ts';
import { aMou, mailboxOf, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/** The convener comes last in the file: who is told first is no matter of its order. */
const PARTIES = ['health', 'police', 'transport'];
const send = (handling = 'public') =>
  cloud.send(token, { ...aMou({ agencies: PARTIES, handling }), convener: 'transport' });
const liaisonOf = (party: string): string => `liaison@${party}.example`;
const told = (sent: Sent, template: string) =>
  cloud.inbox.list().filter(({ tags }) => tags.round?.[0] === sent.round && tags.template?.[0] === template);
const readers = (sent: Sent, template: string) => told(sent, template).flatMap(({ recipients }) => recipients);
const everyone = (sent: Sent): string[] => [
  liaisonOf('transport'),
  ...PARTIES.map((party) => mailboxOf(sent, party)),
  ...PARTIES.filter((party) => party !== 'transport').map(liaisonOf),
];

describe.each(['public', 'named'])('Of an MOU whose handling is %s', (handling) => {
  it('executed is told, with the sealed copy where it may travel', async () => {
    const sent = await send(handling);
    for (const party of PARTIES) await cloud.head(sent, party).sign();
    await cloud.quiet();
    expect(readers(sent, 'executed')).toEqual(everyone(sent));
    const copies = told(sent, 'executed').map(({ attachments }) => attachments.map(({ content }) => content));
    expect(copies.map(({ length }) => length)).toEqual(everyone(sent).map(() => (handling === 'public' ? 1 : 0)));
    expect(new Set(copies.flat()).size, 'everyone holds the same bytes').toBe(handling === 'public' ? 1 : 0);
  });

  it.each<[string, (sent: Sent) => Promise<unknown>]>([
    ['Declined', (sent) => cloud.head(sent, 'police').decline('The map must show floods.')],
    [
      'Voided',
      ({ agreement }) =>
        cloud.call('POST', `/api/agreements/${agreement}/void`, { bearer: token, json: { reason: 'No need.' } }),
    ],
    ['Lapsed', () => cloud.moveBy(40 * DAY)],
  ])('%s is told', async (word, ends) => {
    const sent = await send(handling);
    await ends(sent);
    await cloud.quiet();
    expect(readers(sent, 'closed')).toEqual(everyone(sent));
    for (const { subject, text, recipients } of told(sent, 'closed')) {
      expect(subject).toBe(`${word}: ${sent.number}`);
      expect(text, 'the reason stands behind the link').not.toMatch(/floods|No need/);
      expect(text.includes(sent.mou.title)).toBe(handling === 'public');
      expect(/^To .+:$/m.test(text), 'a person is named').toBe(handling === 'public');
      const [mailbox = ''] = recipients;
      const page = mailbox.startsWith('liaison@') ? `/agreements/${sent.agreement}` : '/sign/';
      expect(text).toContain(`${cloud.url}${page}`);
    }
  });
});

it('A liaison opens the link of that mail, signs in, and reads what happened and why', async () => {
  const sent = await send();
  await cloud.head(sent, 'police').decline('The map must show floods.');
  await cloud.quiet();
  const person = cloud.person(liaisonOf('health'));
  await person.signIn(`/agreements/${sent.agreement}/record`);
  expect(person.browser.page.text).toContain('The map must show floods.');
});

it('A head who was never asked hears of nothing, and its liaison does', async () => {
  const sent = await cloud.publish(token, { ...aMou({ agencies: PARTIES }), convener: 'transport' });
  await cloud.call('POST', `/api/agreements/${sent.agreement}/void`, { bearer: token, json: { reason: 'No need.' } });
  await cloud.quiet();
  expect(readers(sent, 'closed')).toEqual([liaisonOf('transport'), liaisonOf('health'), liaisonOf('police')]);
});
