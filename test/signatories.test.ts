/** A party that signs through a secretary and a chief financial officer: both are asked, each for itself, and it takes both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedCopySchema } from '../functions/records/copy/executed-copy.schema.ts';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyCopy } from '../functions/records/verify/verify-copy.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { aCloud, type TestCloud, told } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import { aMou, partyIn, type Sent } from './a-sent-mou.ts';
import { successorOut } from './a-successor.ts';

let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token()).secret;
});
afterAll(() => cloud?.stop());

/** Between transport and others, whose directors sign, and health, whose director and chief financial officer do. */
function signedByTwo(agencies: readonly string[] = ['transport', 'health']) {
  const mou = aMou({ agencies });
  const health = mou.parties.find(({ key }) => key === 'health');
  const [director] = health?.offices ?? [];
  if (!health || !director) throw new Error('Health has a director');
  const mailbox = director.holder.mailbox.replace('head', 'cfo');
  health.offices.push({ key: 'cfo', title: 'Chief Financial Officer', holder: { name: 'Money of health', mailbox } });
  health.signatories = ['head', 'cfo'];
  return mou;
}

const statusOf = async (sent: Sent) => {
  const { status, signatories } = await cloud.stand(token, sent);
  return [status, Object.fromEntries(Object.entries(signatories).map(([seat, one]) => [seat, one.status]))];
};
const asked = (sent: Sent, party: string, office?: string) =>
  cloud.mails(sent, party, office).filter(({ subject }) => subject.startsWith('Sign by '));
const plain = (text = '') => text.replaceAll(/\s+/g, ' ');
const pageOf = ({ agreement }: Sent) => `/agreements/${agreement}/parties/health`;

describe('A secretary and a chief financial officer', () => {
  let sent: Sent;
  let former: string;

  it('are each vouched for and tested, and neither is asked before both mailboxes are', async () => {
    sent = await cloud.publish(token, signedByTwo());
    const health = partyIn(sent, 'health');
    const liaison = cloud.liaison(sent, 'health');
    await cloud.prepare(sent, { only: ['transport'] });
    await liaison.confirm(sent.agreement, health as never);
    await cloud.quiet();
    await liaison.confirmWord(sent.agreement, { ...health, signatories: ['head'] } as never);
    await cloud.quiet();
    expect([asked(sent, 'health'), asked(sent, 'health', 'cfo')]).toEqual([[], []]);
    expect((await liaison.person.open(pageOf(sent))).text).toContain(
      'Type the word of the test email: Chief Financial Officer',
    );
    await liaison.confirmWord(sent.agreement, { ...health, signatories: ['cfo'] } as never);
    await cloud.quiet();
    expect([asked(sent, 'health').length, asked(sent, 'health', 'cfo').length]).toEqual([1, 1]);
    expect(await statusOf(sent)).toEqual(['open', { transport: 'asked', health: 'asked', health_cfo: 'asked' }]);
  });

  it('read in the mail and on the page which office they sign as, and who signs beside them', async () => {
    expect(plain(asked(sent, 'health', 'cfo')[0]?.text)).toContain(
      'You sign as Chief Financial Officer. Your agency also signs through the Director. It takes the signatures of all of them.',
    );
    const cfo = cloud.head(sent, 'health', 'cfo');
    const { text } = await cfo.openLink();
    expect(plain(text)).toContain('to sign for Birch health, as Chief Financial Officer.');
    expect(plain(text)).toContain('0 of 2 have signed.');
    expect(plain(text)).toContain('Signatures: 0 of 3');
    former = await cfo.newestLink();
  });

  it('sign each for itself: one signature is not the party’s, and executes nothing', async () => {
    expect(told(await cloud.head(sent, 'transport').sign())).toContain('is recorded');
    const screen = await cloud.head(sent, 'health').sign();
    expect(plain(screen.text)).toContain('1 of 2 have signed.');
    expect(await statusOf(sent)).toEqual(['open', { transport: 'signed', health: 'signed', health_cfo: 'asked' }]);
    expect(await cloud.types(sent.agreement)).toEqual(['AgreementPublished']);
    const { person } = cloud.liaison(sent, 'health');
    expect(plain((await person.open(pageOf(sent))).text)).toContain(
      '1 of the 2 offices that sign for your agency have signed',
    );
    expect(plain((await person.open(`/agreements/${sent.agreement}`)).text)).toContain(
      'Asked to sign; 1 of its 2 offices signed',
    );
  });

  it('lose only their own links: those of a financial officer who was replaced are dead, the secretary’s live', async () => {
    const director = await cloud.head(sent, 'health').newestLink();
    const { person } = cloud.liaison(sent, 'health');
    await person.open(pageOf(sent));
    await person.browser.follow('Someone new holds this office: Chief Financial Officer');
    const screen = await person.browser.press('Replace the holder of Chief Financial Officer', {
      ...{ name: 'Ike Varga', mailbox: 'ike@health.example', capacity: 'incumbent', reason: 'A new officer.' },
    });
    expect(told(screen)).toContain('The holder is replaced: Ike Varga now holds Chief Financial Officer.');
    await cloud.quiet();
    const open = async (link: string) => (await fetch(link)).status;
    expect([await open(former), await open(director)]).toEqual([410, 200]);
    expect((await statusOf(sent))[1], 'what the secretary signed stays').toMatchObject({ health: 'signed' });
  });

  it('have links of their own: the convener sends one to the seat that is named', async () => {
    const again = (seat: string) =>
      cloud.call('POST', `/api/agreements/${sent.agreement}/signatories/${seat}/link`, {
        ...{ bearer: token, json: {}, 'idempotency-key': `key-${seat}` },
      });
    expect((await again('health_cfo')).status).toBe(202);
    expect([(await again('health_head')).status, (await again('transport_cfo')).status]).toEqual([409, 409]);
    await cloud.quiet();
    const ike = cloud.inbox.to('ike@health.example').map(({ subject }) => subject.split(':')[0]);
    expect(ike).toEqual([expect.stringMatching(/^Sign by /), expect.stringContaining('Your new link')]);
  });

  it('execute the agreement with the last signature, and the copy and the record name and verify both', async () => {
    const mailed = { ...sent, mou: structuredClone(sent.mou) };
    const cfo = partyIn(mailed, 'health').offices.find(({ key }) => key === 'cfo');
    Object.assign(cfo?.holder ?? {}, { mailbox: 'ike@health.example' });
    expect(told(await cloud.head(mailed, 'health', 'cfo').sign())).toContain('is executed');
    await cloud.quiet();
    for (const [party, office] of [['transport'], ['health', 'head'], ['health', 'cfo']] as const)
      expect(
        cloud.mails(mailed, party, office).filter(({ subject }) => subject.startsWith('Executed')),
        `${party} ${office}`,
      ).toHaveLength(1);
    const { text } = await cloud.call('GET', `/api/agreements/${sent.agreement}/copy.json`, { bearer: token });
    const sealed = sealedCopySchema.parse(JSON.parse(text));
    expect(sealed.copy.signatures.map(({ party, office, signer }) => [party, office, signer?.name])).toEqual([
      ['transport', 'Director', 'Head of transport'],
      ['health', 'Director', 'Head of health'],
      ['health_cfo', 'Chief Financial Officer', 'Ike Varga'],
    ]);
    const copy = verifyCopy(sealed);
    expect([copy.faults, copy.holds.join(' ')]).toEqual([
      [],
      expect.stringContaining('Each of the 3 offices of 2 agencies of the text signed it'),
    ]);
    const { body: record } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    const verdict = verifyRecord(record);
    expect([verdict.faults, verdict.holds.join(' ')]).toEqual([
      [],
      expect.stringContaining('All 3 offices of 2 agencies signed version 1'),
    ]);
    const without = structuredClone(sealed.copy);
    without.signatures = without.signatures.filter(({ party }) => party !== 'health_cfo');
    expect(verifyCopy({ ...sealed, copy: without }).faults.join(' ')).toContain(
      'Birch health (health_cfo) is a party of the text, and its signature is missing.',
    );
  });
});

describe('Of two who sign for one party', () => {
  it('one may sign in ink while the other signs by the link: each signature is one of its own', async () => {
    const sent = await cloud.send(token, signedByTwo());
    await cloud.head(sent, 'transport').sign();
    await cloud.head(sent, 'health').sign();
    const own = cloud.liaison(sent, 'health').person;
    expect((await own.open(pageOf(sent))).text).toContain('Hand in what the Chief Financial Officer signed in ink');
    await own.open(`${pageOf(sent)}_cfo/outside`);
    const typed = { kind: 'ink', name: 'Money of health', title: 'Chief Financial Officer', signedOn: '2026-03-02' };
    const handedIn = await own.browser.hand('Hand in this signature', { name: 'signed.pdf', content: aScan() }, typed);
    expect(handedIn.text).toContain('Handed in, waiting for another agency');
    await cloud.quiet();
    const other = cloud.liaison(sent, 'transport').person;
    expect((await other.open('/home')).html).toContain(`${pageOf(sent)}_cfo/outside`);
    await other.open(`${pageOf(sent)}_cfo/outside`);
    await other.browser.press('Confirm the signature', { looked: 'yes' });
    expect(await statusOf(sent)).toEqual(['executed', { transport: 'signed', health: 'signed', health_cfo: 'signed' }]);
  });

  it('both sign that their party leaves', async () => {
    const first = await cloud.send(token, signedByTwo(['transport', 'police', 'health']));
    const { serial } = /MOU-2026-(?<serial>\d+)/.exec(first.number)?.groups ?? {};
    const signing = [['transport'], ['police'], ['health'], ['health', 'cfo']] as const;
    for (const [party, office] of signing) await cloud.head(first, party, office).sign();
    await cloud.quiet();
    const mou = aMou({ agencies: ['transport', 'police'], serial: Number(serial) });
    // Who leaves goes on standing in the first text, by which its heads are found.
    const second = { ...(await successorOut(cloud, token, first, mou)), mou: first.mou };
    expect(await statusOf(second)).toEqual([
      'open',
      { transport: 'asked', police: 'asked', health: 'asked', health_cfo: 'asked' },
    ]);
    for (const [party, office] of signing.slice(0, 3)) await cloud.head(second, party, office).sign();
    const cfo = cloud.head(second, 'health', 'cfo');
    await cfo.openLink();
    const code = await cfo.askForCode();
    expect(plain(cfo.browser.page.text)).toContain('Birch health leaves this memorandum with version 2');
    expect((await statusOf(second))[0]).toBe('open');
    await cfo.browser.press('Sign for', { code });
    await cloud.quiet();
    const { body: record } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${first.agreement}/record`, {
      bearer: token,
    });
    expect(verifyRecord(record)).toMatchObject({
      faults: [],
      holds: expect.arrayContaining([expect.stringContaining('All 4 offices of 3 agencies signed version 2')]),
    });
    const told = cloud.mails(second, 'health', 'cfo').at(-1);
    expect(told?.subject, 'whoever signed hears of it').toContain('Executed');
  });

  it('either ends the round by declining', async () => {
    const sent = await cloud.send(token, signedByTwo());
    await cloud.head(sent, 'health').sign();
    const { text } = await cloud.head(sent, 'health', 'cfo').decline('There is no money for it.');
    expect(text).toContain('You have declined');
    await cloud.quiet();
    expect((await statusOf(sent))[0]).toBe('declined');
    expect(plain(cloud.mails(sent, 'transport').at(-1)?.text)).toContain(
      'Birch health (Chief Financial Officer) has declined to sign it and given a reason.',
    );
  });
});
