/** An MOU that was signed elsewhere: its terms beside the signed original, confirmed by every party, in force without a signature given here. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import inspections from '../examples/inspections.json';
import bureaus from '../functions/agreements/testing/mous/3-two-bureaus.json';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { sha256 } from '../functions/shared/canonical.ts';
import { partyIdOf } from '../functions/shared/ids.ts';
import { adoptFrom } from '../infra/cli/adopt.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, HOUR, type TestCloud, told } from './a-cloud.ts';
import { aMou, type MouFile } from './a-sent-mou.ts';
import { signedByAll, succeeding } from './a-successor.ts';
import {
  type Adopted,
  adopting as adoptingIn,
  aPdf,
  CONFIRM,
  confirming,
  GOES_ON,
  handedIn as handedInTo,
  SIGNED_ON,
} from './an-adopted-mou.ts';
import { asOperator } from './an-operator.ts';
import { together } from './gates.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 4 });
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

const PAIR = ['transport', 'health'];
const anMou = (changes: object = {}): MouFile =>
  ({ ...aMou({ agencies: PAIR }), sunset: GOES_ON, ...changes }) as never;

const adopting = (mou: MouFile, pdf: Buffer, changes: object = {}, bearer = token, query = '') =>
  adoptingIn(cloud, bearer, mou, pdf, changes, query);
const handedIn = (
  mou: MouFile = anMou(),
  { bearer = token, ...more }: { bearer?: string; pdf?: Buffer; [said: string]: unknown } = {},
): Promise<Adopted> => handedInTo(cloud, bearer, mou, more);

const people = new Map<string, Person>();
const liaison = (party: string): Person => {
  const mailbox = `liaison@${party}.example`;
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const pathOf = ({ agreement }: Pick<Adopted, 'agreement'>) => `/agreements/${agreement}/adoption`;
const REFUSE = 'Refuse it, with this reason';
const at = async (handed: Pick<Adopted, 'agreement'>, party: string) => {
  const person = liaison(party);
  return { screen: await person.open(pathOf(handed)), browser: person.browser };
};
const confirms = (handed: Adopted, party: string) => confirming(liaison(party), handed);
const inForce = async (mou?: MouFile): Promise<Adopted> => {
  const handed = await handedIn(mou);
  for (const { key } of handed.mou.parties) await confirms(handed, key);
  await cloud.quiet();
  return handed;
};
const shown = async ({ agreement }: Pick<Adopted, 'agreement'>) =>
  (await cloud.call('GET', `/api/agreements/${agreement}`, { bearer: token })).body;
const subjects = (mailbox: string): string[] => cloud.inbox.to(mailbox).map(({ subject }) => subject);
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('What was signed elsewhere', () => {
  let handed: Adopted;

  it('is nothing that anybody is asked about before its signed original is here', async () => {
    const mou = anMou();
    await cloud.registerAgencies(mou);
    const pdf = aPdf();
    const { body } = await adopting(mou, pdf);
    await cloud.quiet();
    handed = { agreement: body.agreement, mou, pdf };
    expect(subjects('liaison@health.example').filter((one) => one.includes(mou.number))).toEqual([]);
    const { screen, browser } = await at(handed, 'health');
    expect(screen.text).toContain('Not handed in yet');
    expect(() => browser.formOf(CONFIRM)).toThrow();
  });

  it('is not taken with another original than the one it names', async () => {
    const { status, text } = await cloud.handIn(token, handed.agreement, aPdf(), sha256(handed.pdf));
    expect([status, text]).toEqual([422, expect.stringContaining('annex-')]);
    expect((await cloud.handIn(token, handed.agreement, aPdf())).text).toContain('annex-unknown');
  });

  it('is asked of each party’s liaisons, on their home page too, and of no head', async () => {
    await cloud.handIn(token, handed.agreement, handed.pdf);
    await cloud.quiet();
    const { number } = handed.mou;
    for (const party of PAIR)
      expect(subjects(`liaison@${party}.example`)).toContain(`Confirm what your agency signed: ${number}`);
    for (const { offices } of handed.mou.parties) expect(subjects(offices[0]?.holder.mailbox ?? '')).toEqual([]);
    const home = await liaison('health').open('/home');
    expect(flat(home.text)).toContain('Confirm what Birch health signed elsewhere');
    expect(cloud.execution({ round: handed.agreement.replace('mou_', 'sig_').concat('-1') })).toBeUndefined();
  });

  it('is shown with its settings, and its original byte for byte', async () => {
    const { screen, browser } = await at(handed, 'health');
    const text = flat(screen.text);
    for (const says of ['Set here, not in the signed original', 'time zone, review day', sha256(handed.pdf)])
      expect(text).toContain(says);
    expect(text).toContain('Confirmed by 0 of 2');
    const file = await fetch(`${cloud.url}${pathOf(handed)}/original`, { headers: { cookie: browser.cookie } });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9-]+\.pdf"$/);
    expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(sha256(handed.pdf));
  });

  it('takes the box that says it was compared', async () => {
    const { browser } = await at(handed, 'health');
    const screen = await browser.press(CONFIRM);
    expect([screen.status, told(screen)]).toEqual([
      422,
      expect.stringContaining('It is not said that you have compared'),
    ]);
  });

  it('is in force here when every party has confirmed, since the day it says', async () => {
    await confirms(handed, 'health');
    expect(await shown(handed)).toMatchObject({ status: 'being confirmed', inForce: false });
    await confirms(handed, 'transport');
    await cloud.quiet();
    expect(await shown(handed)).toMatchObject({
      ...{ status: 'executed', inForce: true },
      term: { effective: SIGNED_ON, sunset: '2027-07-12', signatures: 0, confirmations: 2 },
      adopted: { signedOn: SIGNED_ON, settings: ['calendar.zone', 'sunset'] },
    });
    expect(await cloud.types(handed.agreement)).toEqual([
      ...['AgreementAdopted', 'AnnexKept', 'PartyConfirmedAdoption', 'PartyConfirmedAdoption'],
      ...['AgreementExecuted', 'SunsetSet'],
    ]);
    const head = handed.mou.parties[1]?.offices[0]?.holder.mailbox ?? '';
    expect(subjects(head)).toEqual([`In force here: ${handed.mou.number}`]);
  });

  it('is called so on each of its pages, and nowhere signed or sealed here', async () => {
    const { browser } = liaison('health');
    for (const part of ['', '/text', '/people', '/record', '/adoption']) {
      const { status, text } = await browser.open(`/agreements/${handed.agreement}${part}`);
      expect([status, flat(text)], part).toEqual([200, expect.stringContaining('Signed elsewhere Mon, Jan 12, 2026')]);
      expect(text, part).not.toMatch(/executed copy|every agency has signed/i);
    }
    const copy = await browser.open(`/agreements/${handed.agreement}/copy`);
    expect(new URL(copy.url).pathname).toBe(`/agreements/${handed.agreement}`);
    expect(flat((await browser.open('/home')).text)).toContain('Signed elsewhere');
  });

  it('verifies as confirmed, and claims no signature', async () => {
    const { body } = await cloud.call('GET', `/api/agreements/${handed.agreement}/record`, { bearer: token });
    const { faults, holds, unknown } = verifyRecord(body);
    expect(faults).toEqual([]);
    expect(holds).toContainEqual(
      expect.stringContaining(`all 2 parties confirmed it as the PDF with hash ${sha256(handed.pdf)}`),
    );
    expect(holds.join()).not.toMatch(/agencies signed/);
    expect(unknown).toContainEqual(expect.stringContaining('there are no signatures here'));
  });

  it('has offices that their liaisons have vouched for, so that a holder can be replaced', async () => {
    expect(await cloud.types(partyIdOf(handed.agreement, 'health'))).toEqual(['OfficesConfirmed']);
    await cloud
      .liaison({ ...handed } as never, 'health')
      .act(`/agreements/${handed.agreement}/parties/health/holders/head`, {
        name: 'Ada New',
        mailbox: 'ada.new@health.example',
        capacity: 'incumbent',
        reason: 'The old one left.',
        _seen: 'waiting',
        _turn: 'waiting',
      });
    expect(await cloud.types(partyIdOf(handed.agreement, 'health'))).toContain('HolderReplaced');
  });
});

describe('Two liaisons who confirm in the same second', () => {
  it('both count, and one of the two puts it in force', async () => {
    const handed = await handedIn();
    const pressed = [];
    for (const party of PAIR) pressed.push((await at(handed, party)).browser);
    const writes = together(
      2,
      ({ action, body }) => action === 'TransactWriteItems' && body.includes('PartyConfirmedAdoption'),
    );
    cloud.setFaults({ around: writes.around });
    const screens = await Promise.all(pressed.map((browser) => browser.press(CONFIRM, { compared: 'yes' })));
    cloud.setFaults({});
    expect(screens.map(({ status }) => status)).toEqual([200, 200]);
    const types = await cloud.types(handed.agreement);
    expect(types.filter((type) => type === 'PartyConfirmedAdoption')).toHaveLength(2);
    expect(types.filter((type) => type === 'AgreementExecuted')).toHaveLength(1);
    expect(await shown(handed)).toMatchObject({ inForce: true });
  });
});

describe('A party that refuses', () => {
  let handed: Adopted;
  it('gives a reason, which everyone reads, and ends it for all', async () => {
    handed = await handedIn();
    await confirms(handed, 'transport');
    const { browser } = await at(handed, 'health');
    expect(told(await browser.press(REFUSE, { reason: ' ' }))).toContain('There is no reason yet');
    await browser.press(REFUSE, { reason: 'We signed for ten days, not five.' });
    await cloud.quiet();
    const { screen, browser: other } = await at(handed, 'transport');
    expect(flat(screen.text)).toContain('This was refused');
    expect(screen.text).toContain('We signed for ten days, not five.');
    expect(() => other.formOf(CONFIRM)).toThrow();
    expect(await shown(handed)).toMatchObject({ status: 'returned', inForce: false });
    for (const party of PAIR) expect(subjects(`liaison@${party}.example`).at(-1)).toBe(`Refused: ${handed.mou.number}`);
    const { body } = await cloud.call('GET', `/api/agreements/${handed.agreement}/record`, { bearer: token });
    expect(verifyRecord(body).faults).toEqual([]);
  });

  it('is not asked the same again, and may be asked with what is right', async () => {
    const same = await adopting(handed.mou, handed.pdf);
    expect([same.status, same.body.errors]).toEqual([
      409,
      [expect.objectContaining({ code: 'already-adopted', about: handed.agreement })],
    ]);
    expect((await adopting({ ...handed.mou, title: 'For ten days' }, handed.pdf)).status).toBe(201);
  });
});

describe('One signed original', () => {
  const byHealth = (mou: MouFile): MouFile => ({ ...mou, number: `${mou.number}-H`, convener: 'health' });
  it('that another agency hands in under a number of its own is known, and a second MOU of it is meant on purpose', async () => {
    const first = await handedIn();
    const health = (await cloud.token('health.example')).secret;
    const second = await adopting(byHealth(first.mou), first.pdf, {}, health);
    expect([second.status, second.body.errors]).toEqual([
      409,
      [expect.objectContaining({ code: 'original-known', about: first.agreement, field: 'adopted.pdf.sha256' })],
    ]);
    expect((await adopting(byHealth(first.mou), first.pdf, {}, health, '?again=yes')).status).toBe(201);
  });

  it('is only said to be known to an agency that has no part in its MOU, and how to send it again', async () => {
    const first = await handedIn();
    const others = { ...aMou({ agencies: ['police', 'parks'] }), sunset: GOES_ON } as never;
    await cloud.registerAgencies(others);
    const police = (await cloud.token('police.example')).secret;
    const { status, text } = await adopting(others, first.pdf, {}, police);
    expect([status, text]).toEqual([422, expect.stringContaining('original-known')]);
    expect(text).toContain('adopt --again');
    for (const word of [first.agreement, first.mou.number, 'being confirmed']) expect(text).not.toContain(word);
    expect((await adopting(others, first.pdf, {}, police, '?again=yes')).status).toBe(201);
  });

  it('that two agencies hand in at once is taken over once', async () => {
    const [mou, pdf] = [anMou(), aPdf()];
    await cloud.registerAgencies(mou);
    const health = (await cloud.token('health.example')).secret;
    const answers = await Promise.all([adopting(mou, pdf), adopting(byHealth(mou), pdf, {}, health)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('It is not taken over', () => {
  it.each<[string, object, object, string, string]>([
    ['when it would be signed tomorrow', {}, { signedOn: '2026-03-03' }, 'signed-in-future', 'adopted.signedOn'],
    ['when it is in force from tomorrow', {}, { since: '2026-03-03' }, 'in-force-in-future', 'adopted.since'],
    [
      'when it has ended',
      { sunset: { months: 12, then: 'ends', opensDaysBefore: 90 } },
      { signedOn: '2025-01-12', settings: [] },
      'ended-elsewhere',
      'sunset',
    ],
    ['with a setting that is a term', {}, { settings: ['ladder'] }, 'setting-unknown', 'adopted.settings.0'],
    ['with a field that there is not', {}, { signer: 'Ben' }, 'field-unknown', 'adopted.signer'],
    ['with an MOU that is none', { parties: [] }, {}, 'party-count', 'parties'],
  ])('%s', async (_, mou, changes, code, field) => {
    const wrong = await adopting(anMou(mou), aPdf(), changes);
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ code, field })]),
    ]);
  });

  it('among agencies of which one is not registered', async () => {
    const mou = aMou({ agencies: ['transport', 'unheard-of'] });
    const { status, body } = await adopting({ ...mou, sunset: GOES_ON } as never, aPdf());
    expect([status, body.errors.map(({ code }) => code)]).toEqual([422, ['domain-unregistered']]);
  });

  it('in the name of another agency, or by nobody', async () => {
    const stranger = (await cloud.token('police.example')).secret;
    expect((await adopting(anMou(), aPdf(), {}, stranger)).body.errors).toEqual([
      expect.objectContaining({ code: 'not-the-convener' }),
    ]);
    expect((await adopting(anMou(), aPdf(), {}, 'a'.repeat(52))).status).toBe(404);
  });

  it('twice, in the same moment or later', async () => {
    const [mou, pdf] = [anMou(), aPdf()];
    await cloud.registerAgencies(mou);
    const answers = await Promise.all([adopting(mou, pdf), adopting(mou, pdf)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('by a version out for signature, and by whoever is no liaison of a party', async () => {
    const handed = await handedIn();
    const path = `/api/agreements/${handed.agreement}/versions`;
    const revised = await cloud.call('POST', path, { bearer: token, json: { ...handed.mou, title: 'Else' } });
    expect([revised.status, revised.text]).toEqual([409, expect.stringContaining('signed-elsewhere')]);
    await cloud.registerAgencies({ parties: [{ name: 'Parks', mailDomains: ['parks.example'] }] });
    expect((await liaison('parks').open(pathOf(handed))).status).toBe(404);
    const { browser } = await at(handed, 'health');
    const [url, fields] = browser.formOf(CONFIRM, { compared: 'yes' });
    const others = new URL(url.href.replace('/health/', '/transport/'));
    expect((await browser.request(others, fields)).status).toBe(404);
    expect(await cloud.types(handed.agreement)).not.toContain('PartyConfirmedAdoption');
  });

  it('once it was voided', async () => {
    const handed = await handedIn();
    const path = `/api/agreements/${handed.agreement}/void`;
    expect((await cloud.call('POST', path, { bearer: token, json: { reason: 'The wrong file.' } })).status).toBe(200);
    await cloud.quiet();
    expect(flat((await at(handed, 'health')).screen.text)).toContain('This was voided');
    expect(subjects('liaison@health.example').at(-1)).toBe(`Voided: ${handed.mou.number}`);
  });
});

describe('Once it is in force here', () => {
  it('its liaisons are told of no test mail, since none was sent', async () => {
    const handed = await inForce();
    const { text } = await liaison('health').open(`/agreements/${handed.agreement}/parties/health`);
    expect(text).toContain('Every agency has confirmed this agreement');
    for (const words of ['test email', 'Mailbox confirmed', 'Who clears the text']) expect(text).not.toContain(words);
  });

  it('it is amended by signatures given here', async () => {
    const first = await inForce();
    const json = { ...first.mou, title: 'Two maps, one truth' };
    const { status, body, text } = await succeeding(cloud, token, first, json);
    expect([status, text]).toEqual([201, expect.stringContaining('"version":2')]);
    const second = { ...body, mou: json };
    for (const { key } of json.parties) {
      await cloud
        .liaison(second, key)
        .confirmWord(first.agreement, json.parties.find((one) => one.key === key) as never);
    }
    await cloud.quiet();
    await signedByAll(cloud, second);
    expect(await shown(first)).toMatchObject({ version: 2, inForce: true, documentHash: body.documentHash });
    const record = await cloud.call('GET', `/api/agreements/${first.agreement}/record`, { bearer: token });
    expect(verifyRecord(record.body).faults).toEqual([]);
    expect((await at(first, 'health')).screen.text, 'what was signed elsewhere stays').toContain(sha256(first.pdf));
  });
});

describe('Two components of one agency', () => {
  it('confirm each for itself, by the liaison of both', async () => {
    asOperator(cloud);
    const { register } = await import('../functions/identity/acts/register-agency.ts');
    const [one, other] = bureaus.parties.map(({ name }) => name);
    const liaisons = [{ name: 'Lee Moss', mailbox: 'liaison@hs.cedar.example' }];
    const agency = { name: 'Cedar Department of Human Services', domains: ['hs.cedar.example'], liaisons };
    const components = [{ name: one ?? '' }, { name: other ?? '' }];
    const done = await register({ ...agency, components, recordsOfficers: [] }, cloud.now());
    expect(done.refused).toBeUndefined();
    const bearer = (await cloud.token('hs.cedar.example')).secret;
    const handed = await handedIn(bureaus as never, { bearer, settings: ['calendar.zone'] });
    const { screen, browser } = await at(handed, 'hs.cedar');
    expect(screen.text).toContain(`Your answer for ${one}`);
    const next = await browser.press(CONFIRM, { compared: 'yes' });
    expect(next.text).toContain(`Your answer for ${other}`);
    expect(flat(next.text)).toContain('Confirmed by 1 of 3');
    await browser.press(CONFIRM, { compared: 'yes' });
    expect(await cloud.types(handed.agreement)).not.toContain('AgreementExecuted');
    await confirms(handed, 'hospitals.cedar');
    expect((await cloud.types(handed.agreement)).at(-1)).toBe('SunsetSet');
  });
});

describe('The example', () => {
  it('is taken over with its own PDF, and what it leaves open is told and shown', async () => {
    const { mou, adopted } = inspections;
    const pdf = readFileSync('examples/inspections.pdf');
    const bearer = (await cloud.token('banking.larch.example')).secret;
    const handed = await handedIn(mou as never, { bearer, pdf, ...adopted });
    const { screen } = await at(handed, 'insurance.larch');
    expect(screen.text).toContain('What this MOU leaves open');
    for (const party of ['banking.larch', 'insurance.larch']) await confirms(handed, party);
    const { body } = await cloud.call('GET', `/api/agreements/${handed.agreement}`, { bearer });
    // No ladder was signed, so that nothing can be raised; the review is owed all the same.
    expect(body).toMatchObject({ inForce: true, term: { effective: '2026-03-02', sunset: '2027-06-02' } });
    expect(body).not.toHaveProperty('ladder');
    expect(body.term as object).not.toHaveProperty('ends');
  });
});

describe('A party that does not answer', () => {
  it('is reminded once, after a week, and never again', async () => {
    const own = await aCloud();
    const before = { cloud, token };
    people.clear();
    cloud = own;
    token = (await own.token()).secret;
    try {
      const silent = await handedIn();
      await confirms(silent, 'transport');
      await cloud.moveBy(7 * DAY + 2 * HOUR);
      await cloud.quiet();
      const reminders = (party: string) =>
        subjects(`liaison@${party}.example`).filter((one) => one.includes('(reminder)'));
      expect([reminders('health'), reminders('transport')]).toEqual([
        [`Confirm what your agency signed (reminder): ${silent.mou.number}`],
        [],
      ]);
      await cloud.moveBy(8 * DAY);
      await cloud.quiet();
      expect(reminders('health')).toHaveLength(1);
    } finally {
      ({ cloud, token } = before);
      people.clear();
      await own.stop();
    }
  });
});

describe('A folder of many', () => {
  let folder: string;
  const lines: string[] = [];
  const run = async (more: object = {}) => {
    lines.length = 0;
    await adoptFrom(folder, { yes: true, ...more }, (line) => lines.push(line));
    await cloud.quiet();
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'concord-adoptions-'));
    for (const name of ['a', 'b', 'c', 'd']) {
      const mou = anMou({ ...(name === 'b' && { title: '' }) });
      await cloud.registerAgencies(mou);
      const adopted = { signedOn: SIGNED_ON, settings: ['calendar.zone', 'sunset'] };
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ mou, adopted }));
      if (name !== 'c') writeFileSync(join(folder, `${name}.pdf`), name === 'd' ? 'no PDF' : aPdf());
    }
    mkdirSync(join(folder, 'more'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => {
    vi.unstubAllEnvs();
    process.exitCode = 0;
  });

  it('is taken over with a line each, and goes on after what is refused', async () => {
    vi.stubEnv('CONCORD_URL', cloud.url);
    vi.stubEnv('CONCORD_TOKEN', token);
    await run();
    expect(lines).toEqual([
      expect.stringContaining('stays on the record for good'),
      expect.stringMatching(/^a\.json: sent to its liaisons as mou_/),
      expect.stringMatching(/^b\.json: refused: title: The text is empty/),
      expect.stringMatching(/^c\.json: refused: .*c\.pdf could not be read/),
      expect.stringMatching(/^d\.json: refused: d\.pdf: .*PDF/),
      '1 sent, 0 sent before, 3 refused.',
    ]);
    expect(process.exitCode).toBe(1);
  });

  it('is taken over once, however often', async () => {
    vi.stubEnv('CONCORD_URL', cloud.url);
    vi.stubEnv('CONCORD_TOKEN', token);
    writeFileSync(join(folder, 'c.pdf'), aPdf());
    await run();
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^a\.json: was sent before as mou_/),
      expect.stringMatching(/^b\.json: refused/),
      expect.stringMatching(/^c\.json: sent to its liaisons as mou_/),
      expect.stringMatching(/^d\.json: refused/),
      '1 sent, 1 sent before, 2 refused.',
    ]);
  });

  it('is not touched before it was said that a document stays for good', async () => {
    await expect(run({ yes: undefined })).rejects.toMatchObject({ refusals: [{ code: 'not-agreed' }] });
    expect(lines).toEqual([expect.stringContaining('stays on the record for good')]);
  });
});
