/** A party withdraws: by notice to all, with what becomes of what it has said beforehand; the MOU goes on among the others, or ends where fewer than two are left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRecord } from '../functions/records/verify/record.schema.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { commitmentsIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, HOUR, type TestCloud, told } from './a-cloud.ts';
import { aMouWithLadder, CLAIM, disputing, executed, words } from './a-disputed-mou.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { signedByAll, succeeding, successorOut } from './a-successor.ts';

/** Sixty days after the morning on which it reaches everyone, and after the fifth business day. */
const LAST = '2026-05-01T21:00:00.000Z';
const LAST_OF_TWO = '2026-05-08T21:00:00.000Z';

const commitment = (key: string, party: string, by: string, to = 'all') => ({
  ...{ key, party, to, by, kind: 'data', does: `Hands over ${key}.`, measure: `All of ${key}.` },
});
const COMMITMENTS = [
  commitment('april', 'health', '2026-04-10'),
  commitment('winter', 'health', '2026-12-01'),
  commitment('for-health', 'transport', '2026-12-15', 'health'),
  commitment('for-all', 'transport', '2026-12-16'),
];

const DESK = 'desk@police.example';
const withDesk = (mou: MouFile): MouFile => ({
  ...mou,
  parties: mou.parties.map((party) => ({
    ...party,
    offices: [
      ...party.offices,
      { key: 'desk', title: 'Map Desk', holder: { name: 'Whoever is there', mailbox: `desk@${party.key}.example` } },
    ],
  })),
});

let cloud: TestCloud;
let token: string;
let sent: Sent;
let pair: Sent;

const people = new Map<string, Person>();
const personAt = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const head = (party: string, of = sent) => personAt(mailboxOf(of, party, 'head'));
const liaison = (party: string) => personAt(`liaison@${party}.example`);
const page = (part = '/withdrawal', { agreement } = sent) => `/agreements/${agreement}${part}`;
const seen = async (person: Person, path = page()) => words(await person.open(path));
const press = async (person: Person, path: string, button: string, typed: Record<string, string> = {}) => {
  await person.open(path);
  const screen = await person.browser.press(button, typed);
  await cloud.quiet();
  return screen;
};
const GIVE = 'Give notice of withdrawal to all parties';
const giving = (typed: Record<string, string> = {}, of = sent, party = 'health') =>
  press(head(party, of), page('/withdrawal', of), GIVE, { reason: 'Fires are ours no more.', sure: 'yes', ...typed });
const types = async ({ agreement } = sent) =>
  (await cloud.types(agreement)).filter((type) => /^(Withdrawal|Party|AgreementEnded|VersionTook)/.test(type));
const subjects = (mailbox: string) => cloud.inbox.to(mailbox).map(({ subject }) => subject);
const record = async ({ agreement }: Sent) =>
  (await cloud.call<ExportedRecord>('GET', `/api/agreements/${agreement}/record`, { bearer: token })).body;

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  sent = await executed(cloud, token, { ...aMouWithLadder(), commitments: COMMITMENTS } as never);
  pair = await executed(cloud, token, withDesk(aMou({ agencies: ['transport', 'police'] })));
});
afterAll(() => cloud?.stop());

describe('Before a party withdraws', () => {
  it('an office that signs for it reads the last day, that the notice can be taken back, and what becomes of what it has', async () => {
    const text = await seen(head('health'));
    expect(text).toContain('Withdraw Birch health from this MOU');
    expect(text).toContain('at the latest: Fri, May 8, 2026, 5:00 p.m. ET');
    expect(text).toContain('can take the notice back');
    expect(text).toMatch(/Open disputes No open dispute .*KPIs No KPI/);
    expect(text).toMatch(/1 commitment due by its last day .*Hands over april\./);
    expect(text).toMatch(/2 commitments due later, .*Hands over winter\. .*Hands over for-health\./);
    expect(text).not.toContain('Hands over for-all.');
  });

  it('its liaison, and other offices, read who may', async () => {
    for (const person of [liaison('health'), personAt(mailboxOf(sent, 'health', 'director'))]) {
      const text = await seen(person);
      expect(text).toContain('An office that signs for a party can give it here, with 60 days.');
      expect(text).not.toContain(GIVE);
    }
  });

  it('nothing is given without a reason, or without the box checked, and what was typed is kept', async () => {
    const wrong = await giving({ reason: ' ' });
    expect([wrong.status, told(wrong)]).toEqual([422, expect.stringContaining('There is no reason yet')]);
    const unchecked = await giving({ sure: '' });
    expect([unchecked.status, told(unchecked)]).toEqual([422, expect.stringContaining('The box is not checked')]);
    expect(unchecked.html).toContain('Fires are ours no more.');
    expect(await types()).toEqual([]);
  });
});

describe('A notice', () => {
  it('is told to every office that signs and every liaison, and runs from its last delivery', async () => {
    const given = await giving();
    expect(words(given)).toContain('The notice is given. All parties are told by email.');
    expect(await types()).toEqual(['WithdrawalNoticed', 'WithdrawalDelivered', 'WithdrawalDelivered']);
    for (const party of ['transport', 'forestry'])
      for (const mailbox of [mailboxOf(sent, party, 'head'), `liaison@${party}.example`])
        expect(subjects(mailbox)).toContain(`Notice of withdrawal: ${sent.number}`);
    for (const mailbox of [mailboxOf(sent, 'health', 'head'), 'liaison@health.example'])
      expect(subjects(mailbox)).toContain(`Your agency withdraws: ${sent.number}`);
  });

  it('is seen by everyone on the pages of the MOU, at home and in the register, with its day and its reason', async () => {
    const text = await seen(liaison('forestry'));
    expect(text).toMatch(/Last day Fri, May 1, 2026, 5:00 p\.m\. ET .*The MOU goes on among the others/);
    expect(text).toContain('Fires are ours no more.');
    expect(text).toContain('Reached All other parties');
    expect(await seen(liaison('forestry'), page(''))).toContain('Birch health leaves Fri, May 1, 2026');
    expect(await seen(liaison('forestry'), '/home')).toContain('A party withdraws');
    expect(await seen(liaison('forestry'), '/agency')).toContain('Birch health leaves Fri, May 1, 2026');
  });

  it('is taken back, and given again', async () => {
    const back = await press(head('health'), page(), 'Take the notice back');
    expect(words(back)).toContain('The notice is taken back. All parties are told by email.');
    expect(subjects('liaison@forestry.example')).toContain(`Notice of withdrawal taken back: ${sent.number}`);
    expect(await seen(liaison('forestry'), page(''))).not.toContain('leaves');
    await giving();
    expect((await types()).slice(3)).toEqual([
      ...['WithdrawalRetracted', 'WithdrawalNoticed', 'WithdrawalDelivered', 'WithdrawalDelivered'],
    ]);
  });

  it('whose every mailbox bounces holds nobody: it counts as given, and other offices are told', async () => {
    for (const mailbox of ['liaison@police.example', mailboxOf(pair, 'police')]) cloud.setMailbox(mailbox, 'bounce');
    expect((await head('police', pair).open(page('/closing', pair))).status).toBe(404);
    await giving({}, pair, 'transport');
    expect(await types(pair)).toEqual(['WithdrawalNoticed']);
    // What would end the MOU opens the plan of its closing.
    expect(await seen(head('police', pair), page('/closing', pair))).toContain(
      'By notice of withdrawal this MOU ends for all on Fri, May 8, 2026, 5:00 p.m. ET at the latest',
    );
    expect(await seen(head('transport', pair), page('/withdrawal', pair))).toContain(
      'Fri, May 8, 2026, 5:00 p.m. ET, at the latest',
    );
  });
});

describe('A successor', () => {
  const without = (day: string): MouFile => {
    const stays = (party: string) => party !== 'health';
    const { parties, ladder, commitments, ...mou } = sent.mou as MouFile & {
      ladder: { levels: { offices: object }[] };
    };
    return {
      ...mou,
      title: 'Two agencies, one map',
      effective: { kind: 'on', day },
      parties: parties.filter(({ key }) => stays(key)),
      ladder: {
        ...ladder,
        levels: ladder.levels.map((level) => ({
          ...level,
          offices: Object.fromEntries(Object.entries(level.offices).filter(([party]) => stays(party))),
        })),
      },
      commitments: commitments.filter(({ key }) => key === 'for-all'),
      decisionRights: mou.decisionRights.map((one) => ({ ...one, decides: 'forestry' })),
      veto: { whoMayVeto: ['forestry'], reasonWithinHours: 48 },
    } as unknown as MouFile;
  };

  it('may not leave the party out before its last day', async () => {
    const { status, text } = await succeeding(cloud, token, sent, without('2026-05-01'));
    expect([status, text]).toEqual([422, expect.stringContaining('before-last-day')]);
  });

  it('is signed without it, and then the notice stands', async () => {
    const second = await successorOut(cloud, token, sent, without('2026-05-11'));
    expect(await seen(head('health'))).toContain('goes on without your agency because of its notice');
    await signedByAll(cloud, second);
    expect(await seen(head('health'))).toContain('All others have signed version 2');
    expect(
      (await cloud.call<{ next: object }>('GET', `/api/agreements/${sent.agreement}`, { bearer: token })).body.next,
    ).toMatchObject({
      ...{ version: 2, status: 'executed', parties: ['transport', 'forestry'] },
    });
  });
});

describe('On its last day', () => {
  let number: number;

  beforeAll(async () => {
    await cloud.moveTo(Date.parse('2026-04-27T15:00:00.000Z'));
    const { raised } = disputing(cloud, sent);
    ({ number } = await raised({ ...CLAIM, happenedOn: '2026-04-20' }));
    await cloud.quiet();
    await cloud.moveTo(Date.parse(LAST) + 2 * HOUR);
  });

  it('everyone was reminded a week before, and the party leaves once', async () => {
    expect((await types()).slice(7)).toEqual(['WithdrawalReminded', 'PartyLeft']);
    const all = ['transport', 'health', 'forestry'].flatMap((party) => [
      mailboxOf(sent, party, 'head'),
      `liaison@${party}.example`,
    ]);
    for (const mailbox of all) {
      const own = subjects(mailbox);
      expect(
        own.filter((one) => /^(A party|Your agency) leaves on Fri, May 1: /.test(one)),
        mailbox,
      ).toHaveLength(1);
      expect(
        own.filter((one) => / has left: /.test(one) && one.endsWith(sent.number)),
        mailbox,
      ).toHaveLength(1);
    }
  });

  it('the MOU goes on among the others', async () => {
    const text = await seen(liaison('forestry'), page(''));
    expect(text).toContain('In force');
    expect(text).toContain('Birch health left Fri, May 1, 2026');
  });

  it('its people read what they could read, and change nothing', async () => {
    for (const part of ['', '/text', '/people', '/contacts', '/commitments', '/record', '/withdrawal', '/disputes'])
      expect((await liaison('health').open(page(part))).status, part).toBe(200);
    expect((await head('health').open(page('/disputes/new'))).status).toBe(404);
    expect((await liaison('health').open(page('/parties/health/change'))).status).toBe(404);
    expect(await seen(head('health'))).not.toContain(GIVE);
    expect(await seen(liaison('health'), '/agency')).toContain('Left');
  });

  it('an open dispute goes on with it, and none is raised against it', async () => {
    const { holder } = disputing(cloud, sent);
    const director = holder('health');
    const dispute = page(`/disputes/${number}`);
    expect((await director.open(dispute)).status).toBe(200);
    const answered = await press(director, `${dispute}/answer`, 'Give this answer', {
      ...{ happened: 'The road was on fire.', need: 'Freedom to close at once.' },
    });
    expect(told(answered)).not.toContain('404');
    const again = await disputing(cloud, sent).act(holder('transport'), page('/disputes/new'), 'Raise this dispute', {
      ...CLAIM,
      against: 'health',
    });
    expect(again.status).toBe(422);
    const other = await disputing(cloud, sent).raised({ against: 'forestry', happenedOn: '2026-04-20' });
    expect(other.number).toBe(number + 1);
    expect((await director.open(page(`/disputes/${other.number}`))).status).toBe(404);
    expect(words(await director.open(page('/disputes')))).not.toContain(`Dispute ${other.number}`);
  });

  it('what it owed by then it can still deliver; what was due later is closed', async () => {
    expect(await cloud.types(commitmentsIdOf(sent.agreement, 'health'))).toContain('CommitmentsLeft');
    const text = await seen(liaison('forestry'), page('/commitments'));
    expect(text).toMatch(
      /Overdue .*Hands over april\. .*Not due yet .*Hands over for-all\. .*Closed: a party has left.* .*Hands over winter\. .*Hands over for-health\./,
    );
    expect(await seen(liaison('health'), '/home')).toContain(
      'Deliver what Birch health has committed itself to. Overdue: Fri, Apr 10, 2026',
    );
    const done = await press(liaison('health'), page('/commitments/april/delivery'), 'Record it as delivered', {
      what: 'Here it is.',
    });
    expect(words(done)).toContain('Delivered, waiting for an answer');
    const closed = await seen(liaison('health'), page('/commitments/winter/delivery'));
    expect(closed).toContain('A party has left the MOU, and this was not due by its last day: it is closed.');
    expect(closed).not.toContain('Record it as delivered');
  });
});

describe('Of two parties', () => {
  beforeAll(() => cloud.moveTo(Date.parse(LAST_OF_TWO) + 2 * HOUR));

  it('the one that no mail reached was told through other offices; the MOU ends once', async () => {
    expect(await types(pair)).toEqual([
      ...['WithdrawalNoticed', 'WithdrawalUndelivered', 'WithdrawalReminded', 'AgreementEnded'],
    ]);
    expect(cloud.log()).toContain('notice of withdrawal undelivered');
    expect(subjects(DESK)).toContain(`Email of your agency comes back: ${pair.number}`);
    const own = subjects(mailboxOf(pair, 'transport'));
    expect(own.filter((one) => one === `Ended: ${pair.number}`)).toHaveLength(1);
    expect(own.some((one) => one.includes('has left'))).toBe(false);
    expect(await seen(head('transport', pair), page('', pair))).toContain('Ended Fri, May 8, 2026');
    for (const party of ['transport', 'police'])
      expect(await seen(head(party, pair), page('/closing', pair)), party).toContain('The report as a sealed PDF');
  });
});

describe('Afterwards', () => {
  beforeAll(() => cloud.moveTo(Date.parse('2026-05-11T14:00:00.000Z')));

  it('the text that was signed without the party holds, and is not its own to read', async () => {
    expect((await types()).slice(9)).toEqual(['VersionTookEffect']);
    expect(await seen(liaison('forestry'), page(''))).toContain('Version 2, an amendment of version 1, holds today');
    expect((await liaison('health').open(page(''))).status).toBe(404);
  });

  it('what the party still owes stays owed under it, and is disputed, seen at home and delivered', async () => {
    const disputed = await press(liaison('forestry'), page('/commitments/april/answer'), 'Dispute the delivery', {
      reason: 'A page is missing.',
    });
    expect(words(disputed)).toContain('The delivery is disputed');
    expect(await seen(liaison('forestry'), page('/commitments'))).toContain('Hands over april.');
    expect(await seen(liaison('health'), '/home')).toContain('Deliver what Birch health has committed itself to');
    const own = await seen(liaison('health'));
    expect(own).toContain('Another text holds today, of which your agency is no party.');
    expect(own).toMatch(/What Birch health still owes .*Hands over april\./);
    expect(own).not.toContain('Two agencies, one map');
    const done = await press(liaison('health'), page('/commitments/april/delivery'), 'Record it as delivered', {
      what: 'With the page.',
    });
    expect(words(done)).toContain('Delivered, waiting for an answer');
    expect((await liaison('health').open(page('/commitments'))).status).toBe(404);
    expect((await liaison('health').open(page('/commitments/for-all'))).status).toBe(404);
    const accepted = await press(liaison('forestry'), page('/commitments/april/answer'), 'Accept it');
    expect(words(accepted)).toContain('Delivered and accepted');
  });

  it('the records prove it', async () => {
    for (const one of [sent, pair]) {
      const { faults, holds } = verifyRecord(await record(one));
      expect(faults).toEqual([]);
      expect(holds.join()).toMatch(/Notices of withdrawal: \d; (health left by it|the MOU ended by that of transport)/);
    }
    expect(cloud.busy()).toEqual([]);
  });
});
