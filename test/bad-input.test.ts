/** Whatever an MOU carries, it is refused by field and remedy, or it stands as plain text in every page and mail made from it. */
import { parse as parseHtml } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed, manyParties, refusalsOf } from '../functions/agreements/testing/an-mou.ts';
import { sha256 } from '../functions/shared/canonical.ts';
import type { Refusal } from '../functions/shared/kernel.ts';
import { checkPdf } from '../functions/shared/pdf/pdf-check.ts';
import { mou as operator } from '../infra/laptop/demo/demonstration.ts';
import { type Answer, aCloud, type TestCloud } from './a-cloud.ts';
import { AGENCIES, aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
  await cloud.registerAgencies(aMou({ serial: 0 }));
});
afterAll(() => cloud?.stop());

type Refused = { errors?: Refusal[]; error?: Refusal };
const send = (json: unknown) => cloud.call<Refused>('POST', '/api/agreements', { bearer: token, json });
const fieldsOf = ({ body }: Answer<Refused>) => (body.errors ?? []).map(({ field }) => field);

const LAYERS = Buffer.from('Closed roads; detours.\n');

/** An MOU that uses every text field there is. */
const fullMou = (): MouFile => {
  const mou = aMou({ handling: 'public' });
  const [first, ...others] = mou.parties;
  const [office] = first?.offices ?? [];
  const acting = { ...office?.holder, capacity: 'acting', instrument: 'Order 7 of 2026', from: '2026-01-01' };
  return {
    ...mou,
    calendar: { ...mou.calendar, region: 'OR' },
    parties: [
      { ...first, shortName: 'BT', liaison: 'head', offices: [{ ...office, holder: acting }] },
      ...others,
    ] as MouFile['parties'],
    decisionRights: mou.decisionRights.map((right) => ({
      ...right,
      consulted: ['police'],
      staysWith: [{ party: 'police', what: 'Patrols.' }],
    })),
    commitments: mou.commitments.map((one) => ({
      ...one,
      funds: { from: one.party, account: 'Road fund', amount: '5000', until: '2027-06-30', instrument: 'IAA 26-1' },
    })),
    definitions: [{ term: 'Closure', means: 'A barrier across a state road.' }],
    sections: [
      { key: 'press', title: 'Speaking to the press', text: 'One voice.' },
      { key: 'maps', title: 'The map', text: 'It is public.\nIt has a feed.', numbered: true },
    ],
    kpis: mou.kpis.map((kpi) => ({
      ...kpi,
      quality: { source: 'The log.', limits: 'Short closures are missed.' },
    })),
    boardRules: { ...mou.boardRules, calibration: 'Both count the same week.' },
    closingDuties: [{ key: 'feed', owner: { party: 'police', office: 'head' }, does: 'Ends the feed.', days: 30 }],
    contacts: [{ key: 'desk', party: 'police', title: 'Desk Officer', for: 'Maps', address: '1 Road St\nBirch' }],
    related: [{ how: 'supersedes', number: 'MOU 2019/7', title: 'The old map', day: '2019-05-01' }],
    sunset: { ...mou.sunset, renewal: { most: 1, months: 12, certifies: 'It was carried out as agreed.' } },
    ladder: { ...mou.ladder, referee: { name: 'The State Auditor', procedure: 'Hears both in ten days.' } },
    survivingObligations: [{ key: 'log', what: 'Keep the closure log for three years.' }],
    annexes: [{ title: 'Map layers', sha256: sha256(LAYERS), bytes: LAYERS.length, mediaType: 'text/plain' }],
  } as MouFile;
};

/** The paths of every text in a file. */
const textsOf = (value: unknown, path: string[] = []): string[] =>
  typeof value === 'string'
    ? [path.join('.')]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([step, inner]) => textsOf(inner, [...path, step]))
      : [];

const at = (file: unknown, path: string): string =>
  String(path.split('.').reduce((inner: unknown, step) => (inner as Record<string, unknown>)[step], file));

const withText = (file: MouFile, paths: readonly string[], text: (path: string) => string): MouFile =>
  paths.reduce<unknown>((copy, path) => changed(copy, path, text(path)), file) as MouFile;

describe('An MOU with a fault is refused by field and remedy, and nothing of it is kept', () => {
  const one = aMou();
  const cases: [string, unknown, string][] = [
    ['an unknown field', { ...one, surprise: 1 }, 'surprise'],
    [
      'an unknown field deep inside',
      changed(one, 'parties.1.offices.0.holder.phone', '1'),
      'parties.1.offices.0.holder.phone',
    ],
    ['nobody who signs', changed(one, 'parties.1.signatories', undefined), 'parties.1.signatories'],
    [
      'an office that signs and is not there',
      changed(one, 'parties.1.signatories', ['chief']),
      'parties.1.signatories.0',
    ],
    ['a term of 24 months', changed(one, 'sunset.months', 24), 'sunset.months'],
    ['a file of the first form', { ...one, schema: 'concord/mou@1' }, 'schema'],
    ['an end day before today', changed(one, 'sunset', { then: 'goes-on', endsOn: '2026-03-01' }), 'sunset.endsOn'],
    [
      'one mailbox for two parties',
      changed(
        changed(one, 'parties.1.mailDomains', ['transport.example', 'health.example']),
        'parties.1.offices.0.holder.mailbox',
        at(one, 'parties.0.offices.0.holder.mailbox')
          .toUpperCase()
          .replace(/@.*/, (domain) => domain.toLowerCase()),
      ),
      'parties.1.offices.0.holder.mailbox',
    ],
    [
      'a mailbox in another agency’s domain',
      changed(one, 'parties.1.mailDomains', ['other.example']),
      'parties.1.offices.0.holder.mailbox',
    ],
    ['61 parties', manyParties(61), 'parties'],
    ['one party', { ...one, parties: one.parties.slice(0, 1) }, 'parties'],
    ['a text of more than 300 KB', { ...one, title: 'a'.repeat(300 * 1024) }, ''],
    ['a list in place of a text', { ...one, title: ['a'] }, 'title'],
    ['a lone surrogate', { ...one, title: 'Half \ud800' }, 'title'],
    [
      'a field of JavaScript’s own',
      JSON.parse(`{"__proto__": {"polluted": 1}, ${JSON.stringify(one).slice(1)}`),
      '__proto__',
    ],
  ];

  it.each(cases)('%s', async (_, json, field) => {
    const before = (await cloud.items('')).length;
    const answer = await send(json);
    expect(answer.status).toBe(422);
    // JavaScript’s own field is refused before the MOU is looked at, without a list.
    if (answer.body.errors) expect(fieldsOf(answer)).toContain(field);
    for (const { code, wrong, remedy } of answer.body.errors ?? [answer.body.error as Refusal]) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(wrong).toMatch(/^\p{Lu}.*\.$/u);
      expect(remedy).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect((await cloud.items('')).length).toBe(before);
  });

  it('is accepted without the fault', async () => {
    expect((await send(fullMou())).status).toBe(201);
    expect((await send(manyParties(60))).status, 'of 60 agencies, none is the convener’s own').toBe(422);
  });

  it.each([
    ['a control character', 'Bell\u0007'],
    ['a null', 'Nothing\u0000here'],
    ['a mark that reverses what follows', 'Pay \u202e000,1$ to'],
    ['an invisible character', 'Zero\u200bwidth'],
  ])('%s, in every text field there is', async (_, text) => {
    const mou = fullMou();
    // A kind decides which other fields there are; without it they are not looked at.
    const paths = textsOf(mou).filter((path) => !path.endsWith('.kind'));
    expect(paths.length).toBeGreaterThan(60);
    const answer = await send(withText(mou, paths, () => text));
    expect(answer.status).toBe(422);
    const said = fieldsOf(answer).map(String);
    expect(paths.filter((path) => !said.includes(path))).toEqual([]);
  });
});

describe('Texts that could be read as markup or as mail headers', () => {
  const MARKUP = '<script>alert(1)</script><img src=x onerror=a()>"\'';
  const SHORTER = '<img src=x onerror=a()>';
  const HEADER = 'Agency\r\nBcc: eve@evil.example\r\n\r\nX';
  /** Each text field that takes markup, with what was written there; a word in Hebrew comes with it. */
  const written = new Map<string, string>();
  let sent: Sent;
  let plain: Sent;

  /** No element and no attribute that could run or load something, as a browser would understand the page. */
  function expectInert(html: string, where: string) {
    const page = parseHtml(html, { comment: true });
    expect(page.querySelectorAll('script, img, iframe, object, embed, base').length, where).toBe(0);
    for (const element of page.querySelectorAll('*'))
      expect(
        Object.keys(element.attributes).filter((name) => /^on/i.test(name)),
        where,
      ).toEqual([]);
    expect(html, where).not.toMatch(/<script|<img/i);
  }

  it('are refused, each by its field, where one line, a word or an address is asked for', async () => {
    const mou = fullMou();
    const paths = textsOf(mou);
    const refusing = async (text: string) => fieldsOf(await send(withText(mou, paths, () => text)));
    expect(await refusing(MARKUP)).toEqual(
      expect.arrayContaining(['number', 'convener', 'parties.0.key', 'parties.0.mailDomains.0', 'calendar.zone']),
    );
    expect(await refusing(MARKUP)).toContain('parties.0.offices.0.holder.mailbox');
    const lines = ['number', 'title', 'parties.0.name', 'parties.0.offices.0.title', 'parties.0.offices.0.holder.name'];
    expect(await refusing(HEADER)).toEqual(expect.arrayContaining(lines));
  });

  it('are taken as text where text is asked for', async () => {
    const mou = fullMou();
    textsOf(mou).forEach((path, index) => {
      const texts = [`${MARKUP} ${index} שלום`, `${SHORTER} ${index}`];
      const taken = texts.find((text) => refusalsOf(withText(mou, [path], () => text)).length === 0);
      if (taken !== undefined) written.set(path, taken);
    });
    expect([...written.keys()]).toEqual(
      expect.arrayContaining(['title', 'purpose.text', 'parties.0.name', 'parties.0.shortName', 'annexes.0.title']),
    );
    expect(written.size).toBeGreaterThan(45);
    // A party is called as its agency is registered: an operator may have copied anything.
    const calling = (names: readonly (string | undefined)[]) =>
      Promise.all(
        mou.parties.map(({ mailDomains: [domain = ''] }, index) =>
          operator(cloud, '', 'agency', 'rename', domain, '--name', names[index] ?? ''),
        ),
      );
    await calling(mou.parties.map((_, index) => written.get(`parties.${index}.name`)));
    sent = await cloud.send(
      token,
      withText(mou, [...written.keys()], (path) => written.get(path) ?? ''),
      { annexes: [LAYERS] },
    );
    await calling(mou.parties.map(({ name }) => name));
    plain = await cloud.send(token, fullMou(), { annexes: [LAYERS] });
  });

  it('stay text in every mail: same headers, one recipient, nothing that runs', () => {
    for (const party of AGENCIES) {
      const [[mail], [other]] = [cloud.mails(sent, party), cloud.mails(plain, party)];
      expect(Object.keys(mail?.headers ?? {})).toEqual(Object.keys(other?.headers ?? {}));
      expect([mail?.recipients, mail?.to, mail?.cc]).toEqual([[mailboxOf(sent, party)], [mailboxOf(sent, party)], []]);
      expectInert(mail?.html ?? '', `mail to ${party}`);
      const text = parseHtml(mail?.html ?? '').textContent;
      for (const path of ['title', 'parties.0.name']) expect(text).toContain(written.get(path));
    }
    expect(cloud.inbox.to('eve@evil.example')).toEqual([]);
  });

  it('stay text on every page, and what is typed along the way does, too', async () => {
    const typed = `"></textarea>${MARKUP}`;
    const head = cloud.head(sent, 'police');
    const pages: [name: string, html: string][] = [];
    const keep = (name: string) => pages.push([name, head.browser.page.html]);
    await head.browser.open(await head.newestLink());
    keep('the link');
    const { text } = await head.browser.press('Open the agreement');
    keep('the round');
    for (const [path, said] of written)
      if (!/offices\.\d+\.holder/.test(path)) expect(text.replaceAll(/\s+/g, ' '), path).toContain(said);
    const code = await head.askForCode();
    await head.browser.press('Sign for', { code: typed });
    keep('a wrong code');
    await head.browser.follow('Decline');
    keep('declining');
    await head.browser.press('Decline for', { reason: typed + 'x'.repeat(4_000) });
    keep('a reason too long');
    const round = `/rounds/${sent.round}`;
    await head.browser.open(round);
    await head.browser.press('Sign for', { code });
    keep('signed');
    for (const party of ['health', 'forestry', 'transport']) await cloud.head(sent, party).sign();
    for (const [name, path] of Object.entries({ executed: '', 'the record': '/record' })) {
      await head.browser.open(`${round}${path}`);
      keep(name);
    }
    await cloud.quiet();
    await head.browser.open(await head.newestLink());
    keep('a link to read');
    await head.browser.open(`/sign/${encodeURIComponent(MARKUP)}`);
    keep('no such link');
    for (const [name, html] of pages) expectInert(html, name);
    for (const mail of cloud.mails(sent, 'police')) {
      expectInert(mail.html, mail.subject);
      for (const { content } of mail.attachments)
        expect(await checkPdf(Buffer.from(content, 'base64')), 'the copy runs nothing').toBeUndefined();
    }
    expect(pages.map(([name, html]) => [name, parseHtml(html).querySelector('h1') !== null])).toEqual(
      pages.map(([name]) => [name, true]),
    );
  });

  it('of someone who declines stay text on the record that all may read', async () => {
    await cloud.head(plain, 'police').decline(MARKUP);
    await cloud.quiet();
    const reader = cloud.head(plain, 'health');
    await reader.openLink();
    const { html } = await reader.browser.follow('The record');
    expectInert(html, 'the record');
    expect(parseHtml(html).textContent).toContain(MARKUP);
  });
});
