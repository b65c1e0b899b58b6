/** Nobody's choice can be read through the service before the revealing: a walk over every route as everyone of every other party, before and after a sealed answer becomes another one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functions } from '../../functions/capabilities.ts';
import { aCloud, type TestCloud } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMeasuredMou, KPIS } from '../a-measured.ts';
import { ANSWERS, chooses, reviewing } from '../a-review-open.ts';
import { type MouFile, mailboxOf, type Sent } from '../a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;
let its: ReturnType<typeof reviewing>;
/** The removal that a records officer of health asked for. */
let removal: string;

/** Words that stand in nothing but what health's people wrote. */
const [FIRST, SECOND, LAST, PREPARED, POINT] = ['first', 'second', 'last', 'prepared', 'point'].map(
  (one) => `heron-${one}`,
);
const SECRETS = [FIRST, SECOND, LAST, PREPARED, POINT] as string[];

const OTHERS = ['transport', 'forestry'] as const;
const ROLES = ['head', 'lead', 'liaison', 'records'] as const;
const PLAYERS = OTHERS.flatMap((party) => ROLES.map((as) => [party, as] as const));
const mailboxFor = (party: string, as: string): string =>
  as === 'head' || as === 'lead' ? mailboxOf(sent, party, as) : `${as}@${party}.example`;

/** Whoever reads, with what the browser or system sends along. */
const READERS: Record<string, () => Promise<Record<string, string>>> = {
  ...Object.fromEntries(
    PLAYERS.map(([party, as]) => [
      `${party}’s ${as}`,
      async () => {
        const person = its.at(mailboxFor(party, as));
        await person.open('/home');
        return { cookie: person.browser.cookie };
      },
    ]),
  ),
  'the link of a signature of transport': async () => {
    const head = cloud.head(sent, 'transport');
    await head.openLink();
    return { cookie: head.browser.cookie };
  },
  'the convener’s system': async () => ({ authorization: `Bearer ${token}` }),
  'a stranger': async () => ({}),
};

const answers = (says: string | undefined, choice: Record<string, string>) =>
  chooses(
    cloud,
    its,
    'health',
    { ...ANSWERS, 'answers.share.grade': 'no', 'answers.share.says': says ?? '', ...choice },
    mailboxOf(sent, 'health'),
  );
const END = { choice: 'end' };
const AMEND = { choice: 'amend', fallback: 'renew', 'points.0.says': POINT ?? '' };

const GETS = Object.values(functions).flatMap(({ routes = {} }) =>
  Object.keys(routes).flatMap((route) => (route.startsWith('GET ') ? [route.slice('GET '.length)] : [])),
);

/** Each address that the routes lead to. */
function addresses(): string[] {
  const values: Record<string, readonly string[]> = {
    ...{ agreement: [sent.agreement], round: [sent.round], party: ['health', 'transport', 'forestry'] },
    ...{ review: ['1'], removal: [removal], commitment: [sent.mou.commitments[0]?.key ?? ''], kpi: ['response'] },
    ...{ version: ['1'], number: ['1'], change: ['1'], proposal: ['1'], period: ['2026-01'], until: ['2026-03'] },
    ...{ office: ['head'], kind: ['counsel'], sha256: [sent.documentHash], day: ['2026-03-01'], draft: ['1'] },
    ...{ 'file+': ['css/concord.css'], file: ['figures.csv'], token: ['a'.repeat(52)] },
  };
  return GETS.flatMap((route) =>
    [...route.matchAll(/\{([^}]+)\}/g)].reduce<string[]>(
      (paths, [name, key = '']) =>
        paths.flatMap((path) => (values[key] ?? ['none']).map((value) => path.replace(name, value))),
      [route],
    ),
  );
}

/** Everything that somebody reads, by its address. */
async function walk(headers: Record<string, string>): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const address of addresses()) {
    const response = await fetch(`${cloud.url}${address}`, { redirect: 'manual', headers });
    pages.set(address, `${response.status}\n${await response.text()}`);
  }
  return pages;
}

/** What a page says, piece by piece, without what is another one each time: numbers, moments, hashes and names of forms. */
const pieces = (body: string): Set<string> =>
  new Set(
    body
      .replaceAll(/\b[0-9a-f]{32,64}\b|\b[a-z2-7]{52}\b|\bcmd_[0-9A-Z]+/g, '')
      .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{8}T\d{6}Z?/g, '')
      .replaceAll(/\d{1,2}:\d{2} [ap]\.m\.|\d{2}:\d{2} UTC/g, '')
      .split(/[<>"{}[\],]/)
      .filter((piece) => !/^[\s\d.:-]*$/.test(piece)),
  );

const before = new Map<string, Map<string, string>>();
const after = new Map<string, Map<string, string>>();

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  const mou = aMeasuredMou(KPIS.slice(0, 1), { handling: 'public' });
  const parties = mou.parties.filter(({ key }) => key === 'health' || OTHERS.some((other) => other === key));
  const levels = mou.ladder.levels.map((level) => ({
    ...level,
    offices: Object.fromEntries(parties.map(({ key }) => [key, 'head'])),
  }));
  sent = await executed(cloud, token, { ...mou, parties, ladder: { levels } } as unknown as MouFile);
  its = reviewing(cloud, sent);
  await its.open();
  await its.look(its.liaison('health'), '/1/answers');
  await its.liaison('health').browser.press('Save', { ...ANSWERS, ...AMEND, 'answers.share.says': PREPARED ?? '' });
  await answers(FIRST, AMEND);
  await answers(SECOND, END);
  const officer = its.at('records@health.example');
  await officer.open(`/agreements/${sent.agreement}/keeping`);
  const event = (await cloud.history(its.id)).events.findLast(({ type }) => type === 'Answered');
  const typed = { event: `${its.id}/${event?.seq}`, authority: 'Order 26-114', reason: 'A name in it.' };
  await officer.browser.press('Ask for the removal', typed);
  await cloud.quiet();
  const [keeping] = await cloud.items<{ state: { removals: object } }>(`TIP#ret_${sent.agreement.slice(4)}`);
  removal = Object.keys(keeping?.state.removals ?? {})[0] ?? '';
  for (const [who, headersOf] of Object.entries(READERS)) before.set(who, await walk(await headersOf()));
  await answers(LAST, AMEND);
  for (const [who, headersOf] of Object.entries(READERS)) after.set(who, await walk(await headersOf()));
});
afterAll(() => cloud?.stop());

/** How many pages each of them may open at least, so that a walk of refusals proves nothing. */
const OPENS: Readonly<Record<string, number>> = {
  'a stranger': 8,
  'the convener’s system': 12,
  'the link of a signature of transport': 10,
};

describe('Before the revealing', () => {
  it.each(Object.keys(READERS))('no word of it is read by %s, on any page, export, calendar or API', (who) => {
    for (const walked of [before.get(who), after.get(who)])
      for (const [address, body] of walked ?? [])
        expect(
          SECRETS.filter((secret) => body.includes(secret)),
          address,
        ).toEqual([]);
    const opened = [...(after.get(who)?.values() ?? [])].filter((body) => body.startsWith('200'));
    expect(opened.length).toBeGreaterThan(OPENS[who] ?? 15);
  });

  it.each(Object.keys(READERS))('nothing that %s reads tells one choice from another', (who) => {
    for (const [address, body] of after.get(who) ?? []) {
      const known = pieces(before.get(who)?.get(address) ?? '');
      expect(
        [...pieces(body)].filter((piece) => !known.has(piece)),
        address,
      ).toEqual([]);
    }
  });

  it('nothing of it stands in an email to anyone of another party', () => {
    const letters = PLAYERS.flatMap(([party, as]) => cloud.inbox.to(mailboxFor(party, as)));
    const reviews = letters.filter(({ text }) => text.includes(`${its.path}/1`));
    expect(reviews.length).toBeGreaterThan(3);
    for (const { subject, text } of letters)
      expect(SECRETS.filter((secret) => `${subject}\n${text}`.includes(secret))).toEqual([]);
    for (const { subject, text } of reviews) expect(`${subject}\n${text}`).not.toContain('Birch health has');
  });

  it('and it is read by the office and the liaison of its own party', async () => {
    for (const person of [its.head('health'), its.liaison('health')])
      expect((await its.look(person)).text).toContain(LAST);
  });
});

describe('After it', () => {
  beforeAll(() => its.reveal());

  it('everyone reads the last answer, and nobody those before it or what was prepared', async () => {
    for (const [party, as] of PLAYERS) {
      const headers = await READERS[`${party}’s ${as}`]?.();
      const all = [...(await walk(headers ?? {})).values()].join('\n');
      expect(
        SECRETS.filter((secret) => all.includes(secret)),
        `${party} ${as}`,
      ).toEqual([LAST, POINT]);
    }
  });
});
