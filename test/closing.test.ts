/** An MOU from its last weeks to a record that is only kept: planned, ended by the clock, its duties delivered or left undone, reported, sealed and mailed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClosingReport } from '../functions/closing/domain/report.rules.ts';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyFile } from '../functions/records/verify/verify-file.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { closingIdOf, commitmentsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { aCloud, HOUR, MINUTE, type TestCloud, told } from './a-cloud.ts';
import { aMouWithLadder, disputing, executed, pressing, words } from './a-disputed-mou.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';

let cloud: TestCloud;
let token: string;
let sent: Sent;

const MINUTES = {
  ...{ key: 'minutes', party: 'transport', to: 'all', kind: 'data', does: 'Sends the minutes.', by: '2026-04-15' },
  measure: 'Minutes of every meeting.',
};
const DUTIES = [
  {
    ...{ key: 'data-back', owner: { party: 'health', office: 'head' }, about: 'data', days: 20 },
    does: 'Returns the map data and deletes its copy.',
  },
  { key: 'account', owner: { party: 'forestry', office: 'director' }, does: 'Accounts for the fuel.', days: 30 },
];
/** Ends on Sat, May 2, so on Mon, May 4, 2026, 5 p.m. in New York; the clause on Wed, June 3. */
const ENDS = '2026-05-04T21:00:00.000Z';
const UNTIL = '2026-06-03T21:00:00.000Z';

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  const mou = {
    ...aMouWithLadder(),
    ...{ commitments: [MINUTES], closingDuties: DUTIES },
    survivingObligations: [{ key: 'secrecy', what: 'Names of informants stay secret.' }],
    sunset: { months: 2, opensDaysBefore: 29, closeDays: 14 },
  };
  sent = await executed(cloud, token, mou as never);
});
afterAll(() => cloud?.stop());

const people = new Map<string, Person>();
const liaison = (party: string): Person => {
  const known = people.get(party) ?? cloud.person(`liaison@${party}.example`);
  people.set(party, known);
  return known;
};
const base = () => `/agreements/${sent.agreement}`;
const plan = (part = '') => `${base()}/closing${part}`;
const open = async (party: string, path: string) => liaison(party).open(path);
const act = async (party: string, path: string, button: string, typed: Record<string, string> = {}) => {
  await liaison(party).open(path);
  const screen = await liaison(party).browser.press(button, typed);
  await cloud.quiet();
  return screen;
};
const subjects = (mailbox: string): string[] => cloud.inbox.to(mailbox).map(({ subject }) => subject);
const toLiaison = (party: string) => subjects(`liaison@${party}.example`);
const closing = () => cloud.types(closingIdOf(sent.agreement));
const types = (party: string) => cloud.types(commitmentsIdOf(sent.agreement, party));
const count = (list: readonly string[], of: string) => list.filter((one) => one === of).length;

describe('The plan of a closing', () => {
  it('is there from the opening of the review on, with what the text says and what it leaves unsaid', async () => {
    expect((await open('health', plan())).status).toBe(404);
    await cloud.moveTo(Date.parse('2026-04-03T15:00:00.000Z'));
    const seen = words(await open('health', plan()));
    expect(seen).toContain('it ends on Mon, May 4, 2026, 5:00 p.m. ET');
    expect(seen).toContain('gives the closing 30 days after the end.');
    expect(seen).toMatch(/Data to return or delete Returns the map data .* By Director, Birch health\. Within 20 days/);
    expect(seen).toMatch(/Money to settle Nothing is agreed here, so nothing binds\. Is there money/);
    expect(seen).toMatch(/What survives the end Names of informants stay secret\./);
    expect((await open('health', base())).html).toContain(`href="${plan()}"`);
  });

  it('takes what a party proposes within the clause, once the agency that would do it agrees', async () => {
    const propose = (party: string, typed: Record<string, string>) =>
      act(party, plan('/duties/new'), 'Propose it', {
        about: 'statement',
        owner: 'transport/head',
        days: '10',
        ...typed,
      });
    const late = await propose('transport', { does: 'Tells the press.', days: '31' });
    expect([late.status, told(late)]).toEqual([422, expect.stringContaining('gives it 30 days after the end')]);
    expect(late.html).toContain('Tells the press.');
    const own = await propose('transport', { does: 'Tells the press.' });
    expect(words(own)).toMatch(/Public statement Tells the press\. By Director, Birch transport\. .* Agreed/);
    expect(toLiaison('forestry')).toContain(`Proposed for the closing: ${sent.number}`);

    await propose('transport', { does: 'Pays the rest.', about: 'money', owner: 'forestry/head' });
    expect((await open('health', plan('/duties/2'))).html).not.toContain('Agree for your agency');
    expect(words(await open('forestry', '/home'))).toContain(
      'Agree for Birch forestry to what it would do in the closing of the MOU, or object',
    );
    const agreed = await act('forestry', plan('/duties/2'), 'Agree for your agency');
    expect(words(agreed)).toMatch(/Money to settle Pays the rest\. .* Agreed/);

    await propose('transport', { does: 'Builds a bridge.', about: 'other', owner: 'health/head' });
    const objected = await act('health', plan('/duties/3'), 'Object for your agency', { reason: 'There is no river.' });
    expect(words(objected)).not.toContain('Builds a bridge.');
    await propose('transport', { does: 'Sings a song.', about: 'other' });
    await act('transport', plan('/duties/4'), 'Take back what your agency proposed');
    expect(await closing()).toEqual([
      ...[
        'DutyProposed',
        'DutyProposed',
        'DutyAgreed',
        'DutyProposed',
        'DutyObjected',
        'DutyProposed',
        'DutyTakenBack',
      ],
    ]);
  });
});

describe('The end', () => {
  /** Forms that were open when it ended, each with what it says now. */
  const forms: [string, () => Promise<Screen>, string][] = [];

  it('finds forms open of everything that can be done under the MOU', async () => {
    await cloud.moveTo(Date.parse(ENDS) - 3 * HOUR);
    const on = disputing(cloud, sent);
    const { path } = await on.raised();
    const director = on.holder('health');
    await on.opens(director, path, 'Propose this');
    forms.push(['a dispute', pressing(director.browser, 'Propose this', { text: 'Call first.' }), 'has ended']);
    const form = async (who: string, at: string, button: string, typed: Record<string, string>, says: string) => {
      await open(who, at);
      forms.push([at, pressing(liaison(who).browser, button, typed), says]);
    };
    await form(
      'transport',
      `${base()}/commitments/minutes/delivery`,
      'Record it as delivered',
      { what: 'Sent.' },
      'kept as they were left',
    );
    await form(
      'forestry',
      on.docket,
      'Pause deadlines',
      { cause: 'shutdown', reason: 'No staff.', days: '5' },
      'not in force',
    );
    await form(
      'health',
      plan('/duties/new'),
      'Propose it',
      { does: 'X.', about: 'other', owner: 'health/head', days: '5' },
      'is fixed',
    );
  });

  it('begins the closing in the same moment, and makes each duty a commitment of its owner’s agency', async () => {
    await cloud.moveTo(Date.parse(ENDS) + HOUR + MINUTE);
    const [ended] = (await cloud.history(sent.agreement)).events.filter(({ type }) => type === 'AgreementEnded');
    expect(ended?.data).toEqual({ version: 1, endedAt: ENDS, closesBy: UNTIL });
    const began = (await cloud.history(closingIdOf(sent.agreement))).events.at(-1);
    expect([began?.type, began?.at]).toEqual(['ClosingBegan', ended?.at]);
    for (const party of ['health', 'forestry', 'transport']) expect(await types(party)).toContain('DutiesTaken');
    expect(toLiaison('health')).toContainEqual(expect.stringMatching(/^Deliver by .* closing dut(y|ies), /));
    const seen = words(await open('health', plan()));
    expect(seen).toContain('Closing until Wed, Jun 3, 2026, 5:00 p.m. ET');
    // May 24 is a Sunday, and the Monday after it Memorial Day.
    expect(seen).toMatch(/Returns the map data .* Tue, May 26, 2026, 5:00 p\.m\. ET/);
    const front = words(await open('health', base()));
    expect(front).toContain('Closing');
    expect(front).toContain('Closing until Wed, Jun 3, 2026');
    expect(words(await open('health', '/agency'))).toContain('Closing');
  });

  it('leaves every other act of the MOU undone, with a sentence', async () => {
    for (const [what, send, says] of forms) {
      const screen = await send();
      expect([what, screen.status, told(screen)]).toEqual([what, 422, expect.stringContaining(says)]);
    }
    const minutes = await open('transport', `${base()}/commitments/minutes/delivery`);
    expect(words(minutes)).toContain('its commitments are kept as they were left');
    const on = disputing(cloud, sent);
    const raise = await on.holder('transport').open(`${base()}/disputes/new`);
    expect(words(raise)).toContain('not in force');
    const json = { ...sent.mou, title: 'Another map' };
    const next = await cloud.call('POST', `/api/agreements/${sent.agreement}/successors?kind=amendment`, {
      ...{ bearer: token, json },
    });
    expect([next.status, next.text]).toEqual([422, expect.stringContaining('has ended')]);
    const notice = await open('transport', `${base()}/parties/transport/change`);
    expect(words(notice)).toContain('No text of this MOU is in force today');
    const late = await open('transport', plan('/duties/new'));
    expect(words(late)).toContain('the plan of its closing is fixed');
  });

  it('lets a duty be delivered, accepted, disputed and asked about until the clause is over, and not beyond it', async () => {
    const duty = (part = '') => `${base()}/commitments/0-data-back${part}`;
    expect(words(await open('health', '/home'))).toContain('Deliver what Birch health has committed itself to');
    const day = await act('health', duty('/change'), 'Ask for it', { day: '2026-06-04', why: 'The clerk left.' });
    expect([day.status, told(day)]).toEqual([422, expect.stringContaining('ends on')]);
    const done = await act('health', duty('/delivery'), 'Record it as delivered', { what: 'Sent and deleted.' });
    expect(words(done)).toMatch(/Delivered, waiting for an answer .*Closing duty of Director/);
    expect(toLiaison('transport')).toContain(`Delivered, please look: ${sent.number}`);
    const accepted = await act('transport', duty('/answer'), 'Accept it');
    expect(words(accepted)).toContain('Delivered and accepted');
    expect(words(await open('forestry', plan()))).toMatch(/Returns the map data .* Delivered and accepted/);
    await act('forestry', `${base()}/commitments/0-2/delivery`, 'Record it as delivered', { what: 'Paid.' });
  });

  it('reminds of days that come near, of those that have passed, and of the end of the clause', async () => {
    await cloud.moveTo(Date.parse('2026-05-28T15:00:00.000Z'));
    expect(count(await closing(), 'ClosingReminded')).toBe(1);
    expect(toLiaison('forestry')).toContainEqual(
      expect.stringMatching(/^(Deliver by .* closing dut(y|ies), |The closing ends )/),
    );
    expect(subjects(mailboxOf(sent, 'forestry', 'director'))).toContainEqual(
      expect.stringMatching(/^(Deliver by .* closing dut(y|ies), |The closing ends )/),
    );
    expect(toLiaison('transport')).toContain(`A commitment is late: ${sent.number}`);
    expect(toLiaison('health')).not.toContainEqual(expect.stringMatching(/^Deliver by .*: a commitment: /));
  });
});

describe('The report', () => {
  it('is made when the clause is over, from the record alone, and says what was done and what was left undone', async () => {
    await cloud.justAfter(UNTIL);
    await cloud.quiet();
    expect((await closing()).slice(-3)).toEqual(['ClosingReminded', 'ClosingReported', 'ClosingEnded']);
    expect((await cloud.types(sent.agreement)).at(-1)).toBe('AgreementClosed');
    const seen = words(await open('health', plan()));
    expect(seen).toContain('Ended, records kept');
    expect(seen).toMatch(/Returns the map data and deletes its copy\. Birch health .* Done and accepted/);
    expect(seen).toMatch(/Accounts for the fuel\. Birch forestry .* Left undone/);
    expect(seen).toMatch(/Pays the rest\. Birch forestry .* Delivered; nobody has accepted/);
    expect(seen).toMatch(/Tells the press\. Birch transport .* Left undone/);
    expect(seen).toMatch(/Sends the minutes\. Birch transport Overdue at the end/);
    expect(seen).toContain('Names of informants stay secret.');
    const front = words(await open('health', base()));
    expect(front).toContain('Ended Mon, May 4, 2026');
    expect(front).not.toContain('Closing until');
  });

  it('goes to the heads and liaisons of all parties, with its sealed file, which holds no word that a law could remove', async () => {
    for (const party of ['transport', 'health', 'forestry']) {
      expect(count(toLiaison(party), `Closed, with its report: ${sent.number}`)).toBe(1);
      expect(subjects(mailboxOf(sent, party))).toContain(`Closed, with its report: ${sent.number}`);
    }
    await open('forestry', plan());
    const { cookie } = liaison('forestry').browser;
    const response = await fetch(`${cloud.url}${plan('/report')}`, { headers: { cookie } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const verdict = await verifyFile(bytes);
    expect(verdict.faults).toEqual([]);
    expect(verdict.what).toBe('A closing report as PDF');
  });

  it('is reckoned again from the exported record, which verifies; a record in which it says something else does not', async () => {
    const { body } = await cloud.call<ExportedRecord>('GET', `/api/agreements/${sent.agreement}/record`, {
      bearer: token,
    });
    const verdict = verifyRecord(body);
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toContain('closing report');
    const other = structuredClone(body);
    const report = (other as ExportedRecord & { closing: ClosingReport }).closing;
    if (report.duties[0]) report.duties[0].is = 'undone';
    expect(verifyRecord(other).faults).toEqual([expect.stringContaining('closing report')]);
  });

  it('is the end: nothing can be done to a duty any more, and nothing else happens', async () => {
    const late = await open('forestry', `${base()}/commitments/0-account/delivery`);
    expect(words(late)).toContain('The closing of this MOU is over');
    const before = [await closing(), await types('forestry'), await cloud.types(sent.agreement)];
    await cloud.moveBy(9 * 24 * HOUR);
    expect([await closing(), await types('forestry'), await cloud.types(sent.agreement)]).toEqual(before);
    expect(await cloud.chainFaults(sent)).toEqual([]);
  });
});
