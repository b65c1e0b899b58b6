/** For fuzzing: agreements on which much waits for someone, and the browsers of those who may act, each on the pages that they act from. */
import { parse } from 'node-html-parser';
import { sha256 } from '../../../functions/shared/canonical.ts';
import { reviewersIn, toCheck } from '../../../infra/laptop/demo/people/liaison.ts';
import { Reviewer } from '../../../infra/laptop/demo/people/reviewer.ts';
import type { Visitor } from '../../../infra/laptop/demo/people/visitor.ts';
import type { TestCloud } from '../../a-cloud.ts';
import { ANSWER, disputing, executed } from '../../a-disputed-mou.ts';
import { aScan } from '../../a-scan.ts';
import { aMou, mailboxOf, partyIn, type Sent } from '../../a-sent-mou.ts';

const ANNEX = Buffer.from('county,road\n1,OR-22\n');
const LAW = { authority: 'Order 26-114', reason: 'The name of a protected witness.' };

export interface Stage {
  token: string;
  sent: Sent;
  /** A second agreement, on which a hold stands. */
  held: Sent;
  /** A third one, in force, with a dispute on whose text one side has still to answer, and one that is decided. */
  disputed: Sent;
  code: string;
  annex: Buffer;
  /** Each with the places where it may act, by the name of a path parameter. */
  browsers: { browser: Visitor; path?: Readonly<Record<string, readonly string[]>> }[];
  /** Of all of them. */
  pages: string[];
}

/** The second version of a text with an annex: transport has signed, health is asked, the counsel of police has not answered, forestry has done nothing. */
async function outForSignature(cloud: TestCloud, token: string): Promise<Sent> {
  const mou = aMou();
  const annexes = [{ title: 'Roads', sha256: sha256(ANNEX), bytes: ANNEX.length, mediaType: 'text/csv' }];
  const first = await cloud.publish(token, { ...mou, annexes } as typeof mou);
  const sent = await cloud.revise(token, first, { ...first.mou, title: 'Road closures, amended' });
  await cloud.handIn(token, sent.agreement, ANNEX);
  const counsel = { name: 'Dana Whitfield', mailbox: 'dana@police.example', need: 'required' } as const;
  const police = partyIn(sent, 'police');
  await cloud.liaison(sent, 'police').confirm(sent.agreement, police, reviewersIn({ counsel }));
  await cloud.quiet();
  await cloud.liaison(sent, 'police').confirmWord(sent.agreement, police);
  await cloud.prepare(sent, { only: ['transport', 'health'] });
  return sent;
}

/** The pages at these addresses, and all under this one that links lead to from there. */
async function reached(browser: Visitor, from: readonly string[], under: string): Promise<string[]> {
  const pages = new Map<string, string>();
  const next = [...from];
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    if (pages.has(path)) continue;
    const { html, status } = await browser.open(path);
    pages.set(path, status === 200 ? html : '');
    const links = parse(html).querySelectorAll('a[href]');
    const paths = links.map((link) => new URL(link.getAttribute('href') ?? '', browser.page.url).pathname);
    next.push(...paths.filter((one) => one.startsWith(under) && !/\.\w+$/.test(one)));
  }
  return [...pages.values()];
}

/** Directors who meet on the first level, on the pages from which they act. */
async function disputes(cloud: TestCloud, token: string): Promise<Pick<Stage, 'browsers' | 'disputed' | 'pages'>> {
  const disputed = await executed(cloud, token);
  const on = disputing(cloud, disputed);
  const sides = [on.holder('transport'), on.holder('health'), on.holder('forestry')] as const;
  const [transport, health] = sides;
  for (const number of [1, 2]) {
    const { path } = await on.raised();
    await on.act(health, path, 'Give this answer', ANSWER);
    await on.act(transport, path, 'Propose this', { text: 'A call comes first.' });
    if (number === 2) await on.act(health, path, 'Accept proposal 1');
  }
  await cloud.quiet();
  const liaison = on.liaison('transport');
  const pages: string[] = [];
  for (const person of [...sides, liaison]) {
    await person.open(on.docket);
    const from = ['/disputes', on.docket, `${on.docket}/1`, `${on.docket}/2`];
    pages.push(...(await reached(person.browser, from, on.docket)));
  }
  pages.push((await liaison.open(`/agreements/${disputed.agreement}/parties/transport/offices/head`)).html);
  const path = { agreement: [disputed.agreement], number: ['1', '2'], party: ['transport'] };
  return { disputed, pages, browsers: [...sides, liaison].map(({ browser }) => ({ browser, path })) };
}

/** The pages of acts about a party's offices and reviewers. */
const about = (party: string): string[] =>
  ['holders/head', 'holders/head/mailbox', 'holders/head/delegate', 'reviewers'].map((act) => `${party}/${act}`);

export async function aStage(cloud: TestCloud): Promise<Stage> {
  const token = (await cloud.token()).secret;
  const sent = await outForSignature(cloud, token);
  const held = await cloud.publish(token);
  const base = `/agreements/${sent.agreement}`;
  const under = await disputes(cloud, token);
  const { pages } = under;
  const looksAt = async (browser: Visitor, ...paths: string[]) => {
    for (const path of paths) pages.push((await browser.open(path)).html);
  };
  const signedIn = async (mailbox: string) => {
    const person = cloud.person(mailbox);
    await person.signIn();
    return person.browser;
  };

  const transport = cloud.head(sent, 'transport');
  await transport.sign();
  await cloud.quiet();
  const health = cloud.head(sent, 'health');
  await health.openLink();
  const code = await health.askForCode();
  pages.push(health.browser.page.html);
  await looksAt(health.browser, `/rounds/${sent.round}/decline`);
  await looksAt(transport.browser, `/rounds/${sent.round}/take-back`);
  const counsel = new Reviewer(cloud.url, 'dana@police.example', cloud.inbox);
  pages.push((await counsel.openLink()).html);

  const liaison = await signedIn('liaison@health.example');
  const own = `${base}/parties/health`;
  await looksAt(liaison, '/home', '/sessions', base, own, ...about(own), `${own}/outside`);
  const signed = { kind: 'ink', name: 'Head of health', title: 'Director', signedOn: cloud.now().slice(0, 10) };
  await liaison.hand('Hand in this signature', { name: 'signed.pdf', content: aScan() }, signed);
  const others = await signedIn('liaison@police.example');
  await looksAt(others, `${base}/parties/police`, ...about(`${base}/parties/police`), `${base}/parties/health/outside`);
  const unready = await signedIn('liaison@forestry.example');
  const forestry = `${base}/parties/forestry`;
  await looksAt(unready, forestry, `${forestry}/draft/offices/head`, `${forestry}/draft/reviewers`);
  pages.push((await toCheck(unready, forestry)).html);

  const officer = await signedIn('records@health.example');
  await looksAt(officer, `/agreements/${held.agreement}/keeping`);
  await officer.press('Place a legal hold', LAW);
  await looksAt(officer, officer.page.url, `${base}/keeping`);
  const events = (await cloud.history(sent.round)).events;
  const given = events.find(({ type }) => type === 'SignatureGiven');
  await officer.press('Ask for the removal', { event: `${sent.round}/${given?.seq}`, ...LAW });
  const second = await signedIn('records@police.example');
  await looksAt(second, `${base}/keeping`);
  pages.push((await second.follow('See the words and decide')).html);
  pages.push((await second.press('Check before you decide', { decision: 'refuse', reason: 'It is public.' })).html);

  const asking = cloud.person('liaison@transport.example');
  await asking.ask();
  pages.push(asking.browser.page.html);
  await looksAt(asking.browser, '/sign-in', '/find', await asking.newestLink());
  await cloud.quiet();
  const browsers: Stage['browsers'] = [
    ...[transport, health, asking, { browser: officer }, { browser: second }].map(({ browser }) => ({ browser })),
    { browser: counsel.browser, path: { party: ['police'], kind: ['counsel'] } },
    { browser: liaison, path: { party: ['health'] } },
    { browser: others, path: { party: ['police', 'health'] } },
    { browser: unready, path: { party: ['forestry'] } },
    ...under.browsers,
  ];
  return { token, sent, held, disputed: under.disputed, code, annex: ANNEX, browsers, pages };
}

/** Of the head whose signature is asked for, for forms that take an address. */
export const headOf = ({ sent }: Stage): string => mailboxOf(sent, 'health');
