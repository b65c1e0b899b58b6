/** A review by the real schedules and workflows while parties change: one withdraws, one is silent, one is reached by no mail, one has another head, and another text comes to hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../functions/agreements/domain/agreement.state.ts';
import { verifyRecord } from '../functions/records/verify/verify-record.ts';
import { closingIdOf, roundIdOf } from '../functions/shared/ids.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud } from './a-cloud.ts';
import { executed, pressing, words } from './a-disputed-mou.ts';
import { ANSWERS, codeIn } from './a-review-open.ts';
import { aMou, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { signedByAll, successorOut } from './a-successor.ts';
import { type Reviewing, reviewing } from './an-answered-review.ts';

const TRIO = ['transport', 'health', 'forestry'] as const;
const PAIR = ['transport', 'police'] as const;
const SUNSET = { months: 6, then: 'ends', opensDaysBefore: 90 };
const ENDS = '2026-09-02T21:00:00.000Z';
const SECRETARY = 'secretary@police.example';

interface Of {
  sent: Sent;
  review: Reviewing;
}
let cloud: TestCloud;
let token: string;
/** A pair of which one withdraws early in the review; one of which one withdraws late, and the other is reached by no mail. */
let early: Of;
let late: Of;
/** Three of which one is silent, and the text lets the others go on. */
let without: Of;
/** Three of which one withdraws, and the others renew. */
let smaller: Of;
/** Three for whom much changes while they choose. */
let moved: Of;

const people = new Map<string, Person>();
const at = (mailbox: string): Person => {
  const known = people.get(mailbox) ?? cloud.person(mailbox);
  people.set(mailbox, known);
  return known;
};
const headOf = ({ sent }: Of, party: string) => at(mailboxOf(sent, party, 'head'));
const liaison = (party: string) => at(`liaison@${party}.example`);
const page = ({ sent: { agreement } }: Of, part: string) => `/agreements/${agreement}${part}`;
const mails = (mailbox: string, template: string, { sent: { number } }: Of) =>
  cloud.inbox.to(mailbox).filter(({ tags, subject }) => tags.template?.includes(template) && subject.includes(number));
const whole = async ({ sent: { agreement } }: Of): Promise<Agreement> => {
  const [tip] = await cloud.items<{ state: Agreement }>(`TIP#${agreement}`);
  if (!tip) throw new Error('There is no agreement');
  return tip.state;
};
const types = async ({ sent }: Of, kinds: RegExp) =>
  (await cloud.types(sent.agreement)).filter((type) => kinds.test(type));
const ENDINGS = /^(PartyLeft|AgreementEnded|VersionTookEffect)$/;
const closedAs = async ({ review }: Of, number = 1) =>
  (await review.events(number, 'ReviewClosed')).map(({ data }) => data);
const withdraws = async (of: Of, party: string) => {
  const person = headOf(of, party);
  await person.open(page(of, '/withdrawal'));
  const typed = { reason: 'Roads are ours no more.', sure: 'yes' };
  const screen = await person.browser.press('Give notice of withdrawal to all parties', typed);
  await cloud.quiet();
  return words(screen);
};
/** The version that is out, as those who sign it know it. */
const outOf = async (of: Of, parties: readonly string[]): Promise<Sent> => {
  const { next } = await whole(of);
  const mou = { ...of.sent.mou, parties: of.sent.mou.parties.filter(({ key }) => parties.includes(key)) };
  const round = roundIdOf(of.sent.agreement, next?.version ?? 0);
  return { ...of.sent, mou, round, documentHash: next?.documentHash ?? '' };
};
const signs = async (of: Of, parties: readonly string[]) => {
  const out = await outOf(of, parties);
  await cloud.prepare(out);
  await signedByAll(cloud, out);
};
/** Above the head of the police, so that somebody is left whom mail reaches. */
const withSecretary = (mou: MouFile): MouFile => {
  const secretary = { key: 'secretary', title: 'Secretary', holder: { name: 'Sam', mailbox: SECRETARY } };
  const [level] = mou.ladder.levels;
  const top = { name: 'Secretaries', offices: { transport: 'head', police: 'secretary' }, businessDays: 5 };
  return {
    ...mou,
    parties: mou.parties.map((party) =>
      party.key === 'police' ? { ...party, offices: [...party.offices, secretary] } : party,
    ),
    ladder: { levels: [level, top] },
  } as unknown as MouFile;
};

beforeAll(async () => {
  cloud = await aCloud({ sandboxes: 3 });
  token = (await cloud.token()).secret;
  const inForce = async (mou: object): Promise<Of> => {
    const sent = await executed(cloud, token, mou as MouFile);
    return { sent, review: await reviewing(cloud, sent) };
  };
  early = await inForce(aMou({ agencies: PAIR, sunset: SUNSET } as object));
  late = await inForce(withSecretary(aMou({ agencies: PAIR, sunset: SUNSET } as object)));
  without = await inForce(
    aMou({ agencies: TRIO, sunset: { ...SUNSET, goesOnWithout: true, renewal: { unchanged: true } } } as object),
  );
  smaller = await inForce(aMou({ agencies: TRIO, sunset: { ...SUNSET, renewal: { unchanged: true } } } as object));
  moved = await inForce(aMou({ agencies: TRIO, sunset: SUNSET } as object));
  await cloud.moveTo(Date.parse('2026-05-01T16:00:00.000Z'));
});
afterAll(() => cloud?.stop());

describe('A review that a party calls for', () => {
  it('is one at a time: of two calls in the same moment one opens it, and the other reads that it is open', async () => {
    const calls = [];
    for (const party of ['transport', 'health']) {
      const { browser } = liaison(party);
      await liaison(party).open(page(moved, '/reviews/new?kind=early'));
      calls.push(pressing(browser, 'Call for an early review', { reason: `A law has changed for ${party}.` }));
    }
    const screens = await Promise.all(calls.map((press) => press()));
    await cloud.quiet();
    expect(screens.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(words(screens.find(({ status }) => status === 422) ?? (screens[0] as never))).toContain('Review 1 is open.');
    expect(await types(moved, /^ReviewBegan$/)).toEqual(['ReviewBegan']);
  });

  it('ends where the review of the term opens: on record, told, and with nothing left to do in it', async () => {
    for (const mailbox of ['liaison@police.example', mailboxOf(late.sent, 'police', 'head')])
      cloud.setMailbox(mailbox, 'bounce');
    const { sunsetAt = '' } = await whole(moved);
    await cloud.moveTo(Date.parse(sunsetAt) + 11 * MINUTE);
    expect(await closedAs(moved)).toEqual([{ outcome: 'superseded', by: 2 }]);
    expect(moved.review.watch(1)).toMatchObject({ status: 'SUCCEEDED', in: 'The review is closed' });
    expect(moved.review.watch(2)).toMatchObject({ status: 'RUNNING', in: 'Wait for the agencies' });
    expect(mails('liaison@forestry.example', 'review-closed', moved).map(({ text }) => text)).toEqual([
      expect.stringContaining('The review of the term has opened and asks the same. Choose there.'),
    ]);
    expect(words(await liaison('forestry').open(page(moved, '/reviews/1')))).toContain(
      'Replaced by the review of the term: review 2',
    );
  });
});

describe('A party whose every mailbox bounces', () => {
  it('is logged as unreached, and told through its own offices above', async () => {
    const reports = await late.review.events(1, 'ReviewMailReported');
    expect(reports.map(({ data }) => data)).toMatchObject(
      Array(2).fill({ party: 'police', report: 'bounced', template: 'review-opened' }),
    );
    expect(mails(SECRETARY, 'nobody-reached', late).map(({ subject }) => subject)).toEqual([
      `Email to your agency comes back: the review of ${late.sent.number}`,
    ]);
  });
});

describe('A party that withdraws', () => {
  it('chooses no more: the others are revealed at once, where only its answer was missing', async () => {
    await early.review.answers('transport', 'renew');
    expect((await early.review.types()).at(-1)).toBe('Answered');
    expect(await withdraws(early, 'police')).toContain('The notice is given.');
    expect((await early.review.events(1, 'AnswersRevealed')).map(({ data }) => data)).toMatchObject([{ silent: [] }]);
    expect(words(await headOf(early, 'police').open(page(early, '/reviews/1/choice')))).toContain(
      'Your agency has given notice to withdraw',
    );
  });

  it('is no party of the renewal that the others choose, and need not sign it', async () => {
    expect(await withdraws(smaller, 'forestry')).toContain('The notice is given.');
    for (const party of ['transport', 'health']) await smaller.review.answers(party, 'renew');
    expect((await smaller.review.types()).slice(-2)).toEqual(['AnswersRevealed', 'RenewalPutOut']);
    expect((await whole(smaller)).next?.parties).toEqual(['transport', 'health']);
    await signs(smaller, ['transport', 'health']);
    expect((await whole(smaller)).next).toMatchObject({ version: 2, status: 'executed' });
  });

  it('right value 8: of two, during the review: the MOU and the review end once, on the last day of the notice', async () => {
    const [last = ''] = (await whole(early)).leaving?.open.map(({ noticedAt }) => noticedAt) ?? [];
    await cloud.moveTo(Date.parse(last) + 64 * DAY);
    expect(await types(early, /^AgreementEnded$/)).toEqual(['AgreementEnded']);
    const { endedAt = '' } = await whole(early);
    expect(endedAt < ENDS).toBe(true);
    expect(await closedAs(early)).toEqual([{ outcome: 'ended' }]);
    expect(early.review.watch()).toMatchObject({ status: 'SUCCEEDED', in: 'The review is closed' });
    expect(await cloud.types(closingIdOf(early.sent.agreement))).toContain('ClosingBegan');
  });
});

describe('While parties choose', () => {
  let second: Sent;

  beforeAll(async () => {
    // The sixty-four days went by: the review of the term is in its last month, and nobody has said anything.
    second = await successorOut(cloud, token, moved.sent, { ...moved.sent.mou, title: 'One map, by noon' });
    await signedByAll(cloud, second);
  });

  it('another text comes to hold, and settles nothing: it keeps the days of the term', async () => {
    const { version, term } = await whole(moved);
    expect([version, term?.ends]).toEqual([2, '2026-09-02']);
    expect(await closedAs(moved, 2)).toEqual([]);
    expect(moved.review.watch(2)).toMatchObject({ status: 'RUNNING', in: 'Wait for the agencies' });
  });

  it('a holder is replaced: the one before finds nothing any more, and the new one chooses', async () => {
    const before = headOf(moved, 'health');
    expect((await before.open(page(moved, '/reviews/2/choice'))).status).toBe(200);
    const { person } = cloud.liaison(moved.sent, 'health');
    await person.open(page(moved, '/parties/health/holders/head'));
    const today = { name: 'Ike Varga', mailbox: 'ike@health.example', reason: 'The Director left the agency.' };
    await person.browser.press('Replace the holder of Director', today);
    await cloud.quiet();
    expect((await before.open(page(moved, '/reviews/2/choice'))).status).toBe(404);
    const ike = at('ike@health.example');
    await ike.open(page(moved, '/reviews/2/choice?choose=renew'));
    const typed = { ...ANSWERS, choice: 'renew', ready: 'yes' };
    await ike.browser.press('Send me a code', typed);
    await cloud.quiet();
    const code = codeIn(cloud, 'ike@health.example');
    await ike.browser.press('Choose for your agency', { ...typed, code });
    await cloud.quiet();
    expect((await moved.review.state(2)).choices.health).toMatchObject({ choice: 'renew', open: true });
  });

  it('all choose renewal, and what goes out again is the text that holds by now, with whoever holds the offices', async () => {
    await moved.review.chooses('transport', 'renew', undefined, 2);
    await moved.review.chooses('forestry', 'renew', undefined, 2);
    const { next } = await whole(moved);
    expect(next).toMatchObject({ version: 3, status: 'out for signature', follows: { version: 2, review: 2 } });
    const kept = await cloud.items<{ offices?: object }>(`PARTY#${moved.sent.agreement}`);
    expect(JSON.stringify(kept)).toContain('ike@health.example');
    expect(mails('liaison@forestry.example', 'renewal-put-out', moved)).toHaveLength(1);
  });
});

describe('Right value 8, late in the review', () => {
  it('a notice whose last day lies past the sunset is taken, and changes nothing of the end', async () => {
    expect(await withdraws(late, 'transport')).toContain('The notice is given.');
    expect((await whole(late)).endedAt).toBeUndefined();
  });
});

describe('Right value 14: the text lets the others go on without whoever is silent', () => {
  it('the text that is put out on its day leaves that party out, who is told', async () => {
    // All were revealed as silent; two chose since.
    for (const party of ['transport', 'health']) await without.review.chooses(party, 'renew');
    expect((await without.review.events(1, 'RenewalPutOut')).map(({ data }) => data)).toEqual([
      { version: 2, without: ['forestry'] },
    ]);
    expect((await whole(without)).next?.parties).toEqual(['transport', 'health']);
    expect(mails(mailboxOf(without.sent, 'forestry'), 'renewal-put-out', without).map(({ text }) => text)).toEqual([
      expect.stringContaining('Your agency is not in it'),
    ]);
  });

  it('people sign it without that party, which wakes too late: the text stands as it is', async () => {
    await signs(without, ['transport', 'health']);
    const { next } = await whole(without);
    expect(next).toMatchObject({ version: 2, status: 'executed' });
    expect(words(await headOf(without, 'forestry').open(page(without, '/reviews/1/choice')))).toContain(
      'The text that came from this review is signed by all.',
    );
  });

  it('at the end of the term it holds among those who signed, and the review closes as renewed', async () => {
    await cloud.moveTo(Date.parse(ENDS) + 2 * HOUR);
    const { version, parties, endedAt } = await whole(without);
    expect([version, parties, endedAt]).toEqual([2, ['transport', 'health'], undefined]);
    expect(await closedAs(without)).toEqual([{ outcome: 'renewed', version: 2 }]);
  });

  it('whoever was left out joins by an amendment', async () => {
    const third = await successorOut(cloud, token, without.sent, without.sent.mou);
    await signedByAll(cloud, third);
    const { version, parties, term } = await whole(without);
    expect([version, parties, term?.ends]).toEqual([3, [...TRIO], '2027-03-02']);
  });
});

describe('At the end of the term', () => {
  it('an MOU that a party has left before goes on among the others, by their renewal', async () => {
    expect(await types(smaller, ENDINGS)).toEqual(['PartyLeft', 'VersionTookEffect']);
    const { version, parties, endedAt } = await whole(smaller);
    expect([version, parties, endedAt]).toEqual([2, ['transport', 'health'], undefined]);
    expect(await closedAs(smaller)).toEqual([{ outcome: 'renewed', version: 2 }]);
  });

  it('an MOU whose silent party no mail reached has ended all the same, once, and before the notice under it', async () => {
    expect(await types(late, ENDINGS)).toEqual(['AgreementEnded']);
    expect([(await whole(late)).endedAt, await closedAs(late)]).toEqual([ENDS, [{ outcome: 'ended' }]]);
  });

  it('a renewal that one never signed ends it: all had chosen it', async () => {
    expect(await closedAs(moved, 2)).toEqual([{ outcome: 'ended' }]);
    expect(await types(moved, /^AgreementEnded$/)).toEqual(['AgreementEnded']);
  });

  it.each(['early', 'late', 'without', 'smaller', 'moved'] as const)(
    'the record of the one called %s verifies',
    async (name) => {
      const { agreement } = { early, late, without, smaller, moved }[name].sent;
      const { body } = await cloud.call('GET', `/api/agreements/${agreement}/record`, { bearer: token });
      expect(verifyRecord(body).faults).toEqual([]);
    },
  );
});
