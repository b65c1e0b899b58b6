/** Home shows each person what waits, from the registers of that moment; a lost link is found by number and address, and only the mailbox hears of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../functions/identity/agency.store.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { Visitor } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, DAY, type TestCloud, told } from './a-cloud.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/** The row by which a mailbox finds the agreement in which it holds the office that signs. */
async function knownAsHead({ agreement, ...sent }: Sent, party: string): Promise<string> {
  const mailbox = mailboxOf({ agreement, ...sent }, party);
  const row = { agreement, party, as: 'office', of: 'head' };
  await cloud.put({ pk: `PERSON#${personId(mailbox)}`, sk: `ROLE#${agreement}#${party}#office#head`, ...row });
  return mailbox;
}
const home = async (person: Person) => (await person.open('/home')).text.replaceAll(/\s+/g, ' ');
const links = (mailbox: string): string[] =>
  cloud.inbox.to(mailbox).flatMap(({ text }) => /^http\S+\/sign\/\S+$/m.exec(text) ?? []);

/** An MOU that is out, of which no agency has done anything yet. */
async function published() {
  const mou = aMou();
  await cloud.registerAgencies(mou);
  const { body } = await cloud.call<Omit<Sent, 'mou'>>('POST', '/api/agreements', { bearer: token, json: mou });
  await cloud.quiet();
  return { ...body, mou };
}

describe('Home', () => {
  it('tells who has nothing to do that there are no tasks', async () => {
    await cloud.registerAgencies({ parties: [{ name: 'Idle Office', mailDomains: ['idle.example'] }] });
    const seen = await home(cloud.person('liaison@idle.example'));
    expect(seen).toContain('You have no tasks.');
    expect(seen).toContain('There is no MOU with you yet.');
  });

  it('shows a liaison what the agency still owes, with its link and the time left', async () => {
    const { number, agreement, mou } = await published();
    const liaison = cloud.person('liaison@health.example');
    const seen = await home(liaison);
    expect(seen).toMatch(
      new RegExp(
        `${mou.title} ${number} Confirm who holds the offices of Birch health\\. \\w+, Apr 1, 2026 \\d+ business days left`,
      ),
    );
    expect(liaison.browser.page.html).toContain(`href="/agreements/${agreement}/parties/health"`);
    expect(seen).toMatch(new RegExp(`${mou.title} ${number} Preparing 0 of 4 signed .*Signing ends Wed, Apr 1, 2026`));
    expect(seen).not.toContain('Birch police');
  });

  it('shows a head that the signature is asked for, and sends the link on request', async () => {
    const sent = await cloud.send(token);
    const mailbox = await knownAsHead(sent, 'health');
    const person = cloud.person(mailbox);
    expect(await home(person)).toContain(`${sent.number} Read it, then sign or decline for Birch health.`);
    const before = links(mailbox).length;
    const screen = await person.browser.press(`Email me my link for ${sent.number}`);
    expect(screen.text).toContain('Your link is on its way. Check your email.');
    await cloud.quiet();
    expect(links(mailbox)).toHaveLength(before + 1);
    expect(told(await cloud.head(sent, 'health').sign())).toContain('Your signature is recorded');
    const after = await home(person);
    expect(after).toContain('You have no tasks.');
    expect(after).toContain('3 other agencies to sign.');
    expect(after).toContain('Out for signature 1 of 4 signed');
  });

  it('shows those of one status, by a link that says how many there are', async () => {
    const [preparing, signing] = [await published(), await cloud.send(token)];
    const liaison = cloud.person('liaison@health.example');
    await home(liaison);
    const screen = await liaison.browser.follow('Preparing ');
    expect(screen.url).toContain('/home?status=preparing');
    const mous = screen.html.slice(screen.html.indexOf('id="mous"'));
    expect(mous).toContain(`/agreements/${preparing.agreement}"`);
    expect(mous).not.toContain(`/agreements/${signing.agreement}"`);
  });

  it('names an MOU by the title of the text that is out', async () => {
    const first = await published();
    const title = 'One road-closure map, with its bridges';
    await cloud.revise(token, first, { ...first.mou, title });
    expect(await home(cloud.person('liaison@health.example'))).toContain(`${title} ${first.number} Confirm`);
  });

  it('answers whoever asks for a link the same, whether there is such an agreement or not', async () => {
    const sent = await cloud.send(token);
    const person = cloud.person(await knownAsHead(sent, 'health'));
    await home(person);
    const [url, fields] = person.browser.formOf(`Email me my link for ${sent.number}`);
    const another = await cloud.publish(token);
    const before = cloud.inbox.list().length;
    const answers: string[] = [];
    for (const agreement of [another.agreement, `mou_${'0'.repeat(26)}`]) {
      fields.set('_agreement', agreement);
      const { status, html } = await person.browser.request(url, fields);
      answers.push(`${status} ${html.replaceAll(/name="_(proof|command)" value="[^"]*"/g, '')}`);
      await cloud.quiet();
    }
    expect(answers[0]).toContain('Your link is on its way');
    expect(answers[1]).toBe(answers[0]);
    expect(cloud.inbox.list()).toHaveLength(before);
  });

  it('shows nothing to a mailbox whose row is older than the register', async () => {
    const sent = await cloud.send(token);
    const row = { agreement: sent.agreement, party: 'health', as: 'office', of: 'head' };
    const former = 'former-head@health.example';
    await cloud.put({ pk: `PERSON#${personId(former)}`, sk: `ROLE#${sent.agreement}#health#office#head`, ...row });
    expect(await home(cloud.person(former))).toContain('There is no MOU with you yet.');
  });
});

describe('Finding a lost link', () => {
  const find = async (number: string, mailbox: string) => {
    const visitor = new Visitor(cloud.url);
    await visitor.open('/find');
    const screen = await visitor.press('Send me my link', { number, mailbox });
    await cloud.quiet();
    return screen;
  };

  it('sends a link that lives beside the earlier ones, however the number was typed', async () => {
    const sent = await cloud.send(token);
    const mailbox = await knownAsHead(sent, 'health');
    const [first = ''] = links(mailbox);
    await find(` ${sent.number.toLowerCase().replace('mou-', 'mou ')} `, mailbox.toUpperCase());
    await find(sent.number.replace('MOU-', ''), mailbox);
    expect(links(mailbox)).toHaveLength(3);
    for (const link of [first, ...links(mailbox).slice(1)])
      expect((await new Visitor(cloud.url).open(link)).text, link).toContain('Your signature is asked for');
    expect(cloud.inbox.to(mailbox).at(-1)?.text).toContain('The links in our earlier emails work as well.');
    expect(await cloud.types(sent.round)).not.toContain('LinkReissued');
  });

  it('answers the same to every number and address, and writes to nobody else', async () => {
    const sent = await cloud.send(token);
    const mailbox = await knownAsHead(sent, 'health');
    const before = cloud.inbox.list().length;
    const answers = [
      await find('MOU-1999-1', mailbox),
      await find(sent.number, 'nobody@nowhere.example'),
      // A head of the same agreement, whose office no row has made known.
      await find(sent.number, 'someone@police.example'),
    ];
    expect(cloud.inbox.list()).toHaveLength(before);
    answers.push(await find(sent.number, mailbox));
    expect(cloud.inbox.list()).toHaveLength(before + 1);
    expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
  });

  it('makes no link for an office whose turn it is not', async () => {
    const groups = [['transport', 'health'], ['forestry'], ['police']];
    const sent = await cloud.send(token, aMou({ signing: { order: { kind: 'groups', groups } } }));
    const mailbox = await knownAsHead(sent, 'police');
    const before = links(mailbox).length;
    await find(sent.number, mailbox);
    expect(links(mailbox)).toHaveLength(before);
  });

  it('writes at most five of these mails a day to a mailbox', async () => {
    const sent = await cloud.send(token);
    const mailbox = await knownAsHead(sent, 'health');
    const before = links(mailbox).length;
    for (let asked = 0; asked < 10; asked++) expect((await find(sent.number, mailbox)).status).toBe(200);
    expect(links(mailbox)).toHaveLength(before + 5);
    expect((await find(sent.number, mailbox)).status, 'the hour’s requests from one network').toBe(429);
    await cloud.moveBy(DAY);
    const sofar = links(mailbox).length;
    await find(sent.number, mailbox);
    expect(links(mailbox)).toHaveLength(sofar + 1);
  });

  it('keeps what was typed when the number or the address is none', async () => {
    const screen = await find('MOU-2026-1', 'pat');
    expect(screen.status).toBe(422);
    expect(screen.html).toContain('value="MOU-2026-1"');
    expect(screen.html).toContain('value="pat"');
    expect((await find(' ', 'pat@air.example')).text).toContain('This is not the number of an MOU.');
  });
});
