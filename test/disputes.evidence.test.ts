/** PDFs that the sides of a dispute add to its evidence: checked when they come, and for whoever may read the dispute and nobody else. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DisputeEvent } from '../functions/disputes/domain/dispute.events.ts';
import { sha256 } from '../functions/shared/canonical.ts';
import { disputeIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import { aMou, mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let sent: Sent;
let serial = 0;
const people = new Map<string, Person>();
const SIDES = ['health', 'transport'] as const;

beforeAll(async () => {
  cloud = await aCloud();
  const token = (await cloud.token()).secret;
  sent = await cloud.send(token, aMou({ agencies: ['transport', 'health', 'police'] }));
  for (const party of ['transport', 'health', 'police']) await cloud.head(sent, party).sign();
  await cloud.quiet();
});
afterAll(() => cloud?.stop());

/** Puts events on a dispute's stream as a command would, with no mail and no workflow. */
async function put(number: number, events: readonly DisputeEvent[]): Promise<void> {
  vi.resetModules();
  const { commit, tipKey } = await import('../functions/shared/ledger/ledger.ts');
  const { batchGet } = await import('../functions/shared/ledger/table.ts');
  const { evolveDispute } = await import('../functions/disputes/domain/dispute.state.ts');
  const { dueOf } = await import('../functions/disputes/dispute.stream.ts');
  const { defineStream } = await import('../functions/shared/stream.ts');
  const quiet = defineStream({ prefix: 'dsp_', evolve: evolveDispute, due: dueOf });
  const stream = disputeIdOf(sent.agreement, number);
  const tip = quiet.tip(await batchGet([tipKey(stream)]), stream);
  const id = `test:${number}:${tip.seq}`;
  await commit({
    command: { id, fingerprint: id },
    at: cloud.now(),
    actor: 'test',
    changes: [quiet.change(tip, events)],
  });
}

/** A dispute of health with transport, on its first level. */
async function aDispute({ handling = 'parties' as 'parties' | 'named' } = {}): Promise<number> {
  const number = ++serial;
  const by = { name: 'Head of health', mailbox: mailboxOf(sent, 'health'), office: 'head', title: 'Director' };
  await put(number, [
    {
      type: 'DisputeRaised',
      data: {
        ...{ agreement: sent.agreement, dispute: disputeIdOf(sent.agreement, number), number, under: 1 },
        ...{ by: 'health', against: 'transport', about: { kind: 'other' }, happenedOn: '2026-02-20' },
        ...{
          handling,
          people: [],
          complained: [],
          zone: 'America/New_York',
          jurisdiction: { country: 'US' },
          vetoers: [],
        },
        ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
        offices: { health: ['head'], transport: ['head'] },
        answerBy: '2026-03-09T21:00:00.000Z',
        ...{ deadline: '2026-03-16T21:00:00.000Z', remindAt: [], calendar: 'test' },
      },
      body: { by, happened: 'Closed.', need: 'Open.', cannotAccept: '', offer: '', links: [], people: [] },
    },
  ]);
  return number;
}

const pathOf = (number: number | string) => `/agreements/${sent.agreement}/disputes/${number}/evidence`;
async function at(mailbox: string, path: string) {
  const person = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, person);
  return { screen: await person.open(path), browser: person.browser };
}
const head = (party: string, number: number | string) => at(mailboxOf(sent, party), pathOf(number));
/** The page of its form. */
const form = (party: string, number: number) => at(mailboxOf(sent, party), `${pathOf(number)}/new`);
const ADD = 'Add this file';
const SAYS = 'Log of closures, February';
let scans = 0;
/** No two are the same. */
const aFile = (content: Buffer = aScan({ pages: `page ${++scans}` })) => ({ name: 'log.pdf', content });
const adds = async (party: string, number: number, file: ReturnType<typeof aFile> | undefined, says = SAYS) =>
  (await form(party, number)).browser.hand(ADD, file, { says });
const kept = async (number: number) =>
  (await cloud.types(disputeIdOf(sent.agreement, number))).filter((type) => type === 'EvidenceKept').length;
/** The file as a browser gets it. */
const fetched = async (mailbox: string, number: number, hash: string) => {
  const { browser } = await at(mailbox, pathOf(number));
  return fetch(new URL(`${pathOf(number)}/${hash}`, cloud.url), { headers: { cookie: browser.cookie } });
};

describe('The evidence of a dispute', () => {
  let number: number;
  beforeAll(async () => {
    number = await aDispute();
  });

  it('is read by everyone who stands in the registers, and added by the sides', async () => {
    for (const party of SIDES) {
      const { screen, browser } = await head(party, number);
      expect([screen.status, screen.text]).toEqual([200, expect.stringContaining('No file was added yet.')]);
      expect(screen.html).toContain(`href="${pathOf(number).replace('/evidence', '')}"`);
      await browser.follow('Add evidence');
      expect(() => browser.formOf(ADD)).not.toThrow();
    }
    const { screen, browser } = await head('police', number);
    expect(screen.text).toContain('Your agency is not in this dispute.');
    expect(() => browser.follow('Add evidence')).toThrow();
    expect(() => browser.formOf(ADD)).toThrow();
    const liaison = await at('liaison@health.example', pathOf(number));
    expect([liaison.screen.status, liaison.screen.html.includes('Add evidence')]).toEqual([200, false]);
  });

  it('is not there for others, nor in a dispute that is not', async () => {
    await cloud.registerAgencies({ parties: [{ name: 'Parks', mailDomains: ['parks.example'] }] });
    expect((await at('liaison@parks.example', pathOf(number))).screen.status).toBe(404);
    for (const none of [99, 0, 'x', '1e0']) expect((await head('health', none)).screen.status, `${none}`).toBe(404);
    const answer = await fetch(new URL(pathOf(number), cloud.url), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
  });

  const zip = Buffer.from('\nPK\x05\x06\0\0\0\0\x01\0\x01\0', 'latin1');
  const text = aScan().toString('latin1');
  const withTrailer = (more: string) => Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R ${more}`), 'latin1');
  it.each<[string, Buffer | undefined, RegExp]>([
    ['no file', undefined, /There is no file yet/],
    ['a file that is no PDF', Buffer.from('MZ and so on'), /not a PDF/],
    ['a PDF that is cut off', aScan().subarray(0, 90), /cut off/],
    ['a PDF that is encrypted', withTrailer('/Encrypt << /Filter /Standard /V 1 >>'), /encrypted|password/],
    ['a PDF that is an archive too', Buffer.concat([aScan(), zip]), /ZIP archive/],
    ['a PDF of more than 4 MB', aScan({ size: 4 * 2 ** 20 }), /at most 4194304/],
  ])('does not take %s, says so by its name, and keeps what was typed', async (_, content, wrong) => {
    const screen = await adds('health', number, content && aFile(content));
    expect(told(screen)).toMatch(wrong);
    expect(screen.status).toBe(422);
    expect(screen.html).toContain(`value="${SAYS}"`);
    expect(await kept(number)).toBe(0);
    if (content) expect(await cloud.items(`DOC#${sha256(content)}`)).toEqual([]);
  });

  it('does not take a file without a word on what it is', async () => {
    const screen = await adds('health', number, aFile(), ' ');
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('It does not say what this is.')]);
  });

  it('does not take the form of a side from another party', async () => {
    const { browser } = await form('health', number);
    const [url, fields] = browser.formOf(ADD, { says: SAYS });
    const { browser: other } = await form('police', number);
    expect((await other.request(url, fields)).status).toBe(401);
  });
});

describe('A file that was added', () => {
  let number: number;
  const file = aFile();
  const hash = sha256(file.content);

  it('stands in the list with what it is, who added it and when', async () => {
    number = await aDispute();
    const screen = await adds('health', number, file);
    expect(screen.status).toBe(200);
    expect(screen.text).toContain('The file is added to the evidence.');
    const { screen: others } = await head('transport', number);
    expect(others.text).toContain(`File 1: ${SAYS}`);
    expect(others.text).toContain('Added by Head of health, Director, Birch health, on Mon, Mar 2, 2026');
    expect(others.text).toContain(hash);
    const { events, bodies } = await cloud.history(disputeIdOf(sent.agreement, number));
    expect(events.at(-1)).toMatchObject({ data: { party: 'health', sha256: hash, bytes: file.content.length } });
    expect(bodies.get(2)?.body).toMatchObject({ says: SAYS, by: { office: 'head' } });
  });

  it('is the same bytes for whoever may read the dispute, to keep and not to show', async () => {
    for (const mailbox of [mailboxOf(sent, 'transport'), mailboxOf(sent, 'police'), 'liaison@police.example']) {
      const answer = await fetched(mailbox, number, hash);
      expect(answer.status, mailbox).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(file.content)).toBe(true);
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="MOU-2026-\d+-dispute-\d+-file-1\.pdf"$/,
      );
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  it('is in its own dispute alone, and no document of the service can be had by its hash', async () => {
    const other = await aDispute();
    expect((await fetched(mailboxOf(sent, 'health'), other, hash)).status).toBe(404);
    for (const none of ['0'.repeat(64), 'x', sha256(aScan())])
      expect((await fetched(mailboxOf(sent, 'health'), number, none)).status, none).toBe(404);
    const another = (await cloud.items('DOC#')).find(({ pk }) => pk !== `DOC#${hash}`)?.pk.slice(4) ?? '';
    expect([another.length, (await fetched(mailboxOf(sent, 'health'), number, another)).status]).toEqual([64, 404]);
  });

  it('lies there once: sent twice it is one, and it is not taken again', async () => {
    const { browser } = await form('transport', number);
    const [url, fields] = browser.formOf(ADD, { says: 'Our log' });
    const second = aFile();
    const body = () => {
      const data = new FormData();
      for (const [name, value] of fields) data.append(name, value);
      data.append('file', new Blob([new Uint8Array(second.content)], { type: 'application/pdf' }), second.name);
      return data;
    };
    const screens = await Promise.all([browser.request(url, body()), browser.request(url, body())]);
    for (const { status } of screens) expect(status).toBe(200);
    expect(await kept(number)).toBe(2);
    const again = await adds('transport', number, file);
    expect([again.status, told(again)]).toEqual([422, expect.stringContaining('This file is here already.')]);
    expect(again.html).toContain(`value="${SAYS}"`);
  });

  it('waits for nobody: both sides add theirs in the same moment', async () => {
    const before = await kept(number);
    const screens = await Promise.all(SIDES.map((party) => adds(party, number, aFile())));
    expect(screens.map(({ status }) => status)).toEqual([200, 200]);
    expect(await kept(number)).toBe(before + 2);
  });

  it('is gone with its words when they are removed by law', async () => {
    const TableName = cloud.table[0]?.name ?? '';
    const pk = `BODY#${disputeIdOf(sent.agreement, number)}`;
    await cloud.dynamodb.call('DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: '00000002' } } });
    expect((await fetched(mailboxOf(sent, 'transport'), number, hash)).status).toBe(404);
    expect((await head('transport', number)).screen.text).toContain('File 1 was removed by law.');
  });
});

describe('Where only named people read a dispute', () => {
  it('others of the parties find neither the page nor the file', async () => {
    const number = await aDispute({ handling: 'named' });
    const file = aFile();
    expect((await adds('transport', number, file)).status).toBe(200);
    const hash = sha256(file.content);
    expect((await fetched(mailboxOf(sent, 'health'), number, hash)).status).toBe(200);
    for (const mailbox of [mailboxOf(sent, 'police'), 'liaison@health.example', 'records@transport.example']) {
      expect((await at(mailbox, pathOf(number))).screen.status, mailbox).toBe(404);
      expect((await fetched(mailbox, number, hash)).status, mailbox).toBe(404);
    }
  });
});

describe('An alternate', () => {
  it('adds a file for the office, and is shown as who it was', async () => {
    const number = await aDispute();
    const office = `/agreements/${sent.agreement}/parties/health/offices/head`;
    const { browser } = await at('liaison@health.example', office);
    const period = { from: '2026-03-02', to: '2026-03-31', reason: 'The Director is on leave.' };
    await browser.press('Name the alternate', { name: 'Bo Lind', mailbox: 'bo@health.example', ...period });
    const bo = await at('bo@health.example', `${pathOf(number)}/new`);
    await bo.browser.hand(ADD, aFile(), { says: SAYS });
    expect((await bo.browser.open(pathOf(number))).text).toContain(
      'Added by Bo Lind, standing in for Director, Birch health',
    );
    const { bodies } = await cloud.history(disputeIdOf(sent.agreement, number));
    expect(bodies.get(2)?.body).toMatchObject({ by: { alternate: true, mailbox: 'bo@health.example' } });
  });
});

describe('There is room', () => {
  it('for twenty files of each side, and no more', async () => {
    const number = await aDispute();
    const by = { name: 'Head of health', mailbox: mailboxOf(sent, 'health') };
    const nth = (one: number): DisputeEvent => ({
      type: 'EvidenceKept',
      data: { party: 'health', sha256: String(one).padStart(64, '0'), bytes: 1 },
      body: { by, says: `File ${one}` },
    });
    const { browser } = await form('health', number);
    const [url, fields] = browser.formOf(ADD, { says: SAYS });
    await put(
      number,
      Array.from({ length: 20 }, (_, one) => nth(one)),
    );
    const late = new FormData();
    for (const [name, value] of fields) late.append(name, value);
    late.append('file', new Blob([new Uint8Array(aScan({ pages: 'late' }))]), 'late.pdf');
    const screen = await browser.request(url, late);
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('added 20 files')]);
    expect(await cloud.items(`DOC#${sha256(aScan({ pages: 'late' }))}`)).toEqual([]);
    expect((await adds('transport', number, aFile())).status).toBe(200);
  });

  it('for none once the dispute has ended', async () => {
    const number = await aDispute();
    const file = aFile();
    await adds('health', number, file);
    const { browser } = await form('transport', number);
    const [url, fields] = browser.formOf(ADD, { says: SAYS });
    const by = { name: 'Head of health', mailbox: mailboxOf(sent, 'health') };
    await put(number, [{ type: 'DisputeWithdrawn', data: { level: 0 }, body: { by, reason: 'Settled.' } }]);
    const screen = await browser.request(url, fields);
    expect([screen.status, told(screen)]).toEqual([422, expect.stringContaining('This dispute was withdrawn.')]);
    expect(screen.html, 'nothing typed is lost').toContain(SAYS);
    expect((await head('transport', number)).screen.html).not.toContain('Add evidence');
    expect((await fetched(mailboxOf(sent, 'transport'), number, sha256(file.content))).status, 'it stays').toBe(200);
  });
});
