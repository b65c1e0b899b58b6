/** A review from its opening by the clock to its end, by its workflow: answered, revealed, renewed by the service and signed, or ended by silence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../functions/agreements/domain/agreement.state.ts';
import { roundIdOf } from '../functions/shared/ids.ts';
import { aCloud, HOUR, MINUTE, type TestCloud } from './a-cloud.ts';
import { executed } from './a-disputed-mou.ts';
import { aMou, CONVENER, type MouFile, mailboxOf, type Sent } from './a-sent-mou.ts';
import { type Reviewing, reviewing } from './an-answered-review.ts';

const PAIR = ['transport', 'health'] as const;
const SUNSET = { months: 6, then: 'ends', opensDaysBefore: 90 };
let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  cloud = await aCloud();
  token = (await cloud.token(CONVENER)).secret;
});
afterAll(() => cloud?.stop());

const inForce = (more: object = {}, agencies: readonly string[] = PAIR): Promise<Sent> =>
  executed(cloud, token, aMou({ agencies, sunset: SUNSET, ...more } as object));
const whole = async ({ agreement }: Sent): Promise<Agreement> => {
  const [tip] = await cloud.items<{ state: Agreement }>(`TIP#${agreement}`);
  if (!tip) throw new Error('There is no agreement');
  return tip.state;
};
/** The version that the service put out, as the people who sign know it. */
const version = async (sent: Sent, number: number, mou: MouFile = sent.mou): Promise<Sent> => ({
  ...sent,
  ...{ mou, round: roundIdOf(sent.agreement, number) },
  documentHash: (await whole(sent)).next?.documentHash ?? '',
});
const signs = async (sent: Sent, parties: readonly string[]) => {
  await cloud.prepare(sent, { only: parties });
  for (const party of parties) await cloud.head(sent, party).sign();
  await cloud.quiet();
};
const soonAfter = (at: string) => cloud.moveTo(Date.parse(at) + 11 * MINUTE);

/** How far the effect of an email of the review got, and in which emails its recipients were told instead. */
const toldIn = async ({ agreement }: Sent, template: string) => {
  const all = (await cloud.effects()).filter(
    ({ effect }) => effect.kind === 'mail' && effect.template === template && effect.about.agreement === agreement,
  );
  const sent = all.flatMap((one) => Object.values(one.sent ?? {}));
  return [all.map(({ status }) => status).join(), [...new Set(sent.map((one) => one.replace('told in: ', '')))]];
};

describe('A term of six months', () => {
  let [renewed, silent]: Sent[] = [];
  let of: Reviewing;
  let other: Reviewing;
  let before: { state: Agreement; due: string; dueAt: string };

  beforeAll(async () => {
    renewed = await inForce();
    silent = await inForce();
    [of, other] = await Promise.all([reviewing(cloud, renewed), reviewing(cloud, silent)]);
  });

  it('its review opens by the schedule, once also where two run at once, and one execution watches over it', async () => {
    const { sunsetAt, term } = await whole(renewed as Sent);
    expect(term?.ends).toBe('2026-09-02');
    await cloud.moveTo(Date.parse(sunsetAt ?? '') - MINUTE);
    expect(await of.types()).toEqual([]);
    before = (await cloud.items<typeof before>(`TIP#${(renewed as Sent).agreement}`))[0] as typeof before;
    cloud.clock.moveTo(Date.parse(sunsetAt ?? ''));
    const sweep = () => cloud.invoke(cloud.functionId('reviews-sweep'), { step: 'sweep-reviews' });
    const opened = (await Promise.all([sweep(), sweep()])).map(({ payload }) => (payload as { opened: number }).opened);
    expect(opened.reduce((sum, one) => sum + one, 0)).toBe(2);
    await soonAfter(sunsetAt ?? '');
    await cloud.moveBy(2 * HOUR);
    for (const one of [of, other]) {
      expect(await one.types()).toEqual(['ReviewOpened', 'EvidenceFrozen']);
      expect(one.watch()).toMatchObject({ status: 'RUNNING', in: 'Wait for the agencies' });
    }
    expect((await cloud.types((renewed as Sent).agreement)).filter((type) => type === 'ReviewBegan')).toHaveLength(1);
    expect((await of.state()).windows).toEqual({
      answersBy: '2026-07-06T21:00:00.000Z',
      textBy: '2026-07-20T21:00:00.000Z',
      warnAt: '2026-08-18T13:00:00.000Z',
      closesAt: '2026-09-02T21:00:00.000Z',
    });
  });

  it('is not opened twice by a restored table, nor when nothing is left that says that it was done', async () => {
    const { agreement } = renewed as Sent;
    const sweep = () => cloud.invoke(cloud.functionId('reviews-sweep'), { step: 'sweep-reviews' });
    // Commands are kept for thirty days.
    for (const { pk, sk } of await cloud.items<{ pk: string; sk: string }>(`CMD#review:${agreement}`))
      await cloud.remove({ pk, sk });
    expect((await sweep()).payload).toEqual({ opened: 0 });
    // Of the agreement an earlier moment came back than of its review.
    const [today] = await cloud.items<Record<string, unknown>>(`TIP#${agreement}`);
    await cloud.put({ ...today, state: before.state, due: before.due, dueAt: before.dueAt });
    expect((await sweep()).error).toBeDefined();
    expect([await of.types(), await of.types(2)]).toEqual([['ReviewOpened', 'EvidenceFrozen'], []]);
    await cloud.put({ ...today });
  });

  it('the evidence is there from then on, as of the opening, for whoever is asked', async () => {
    const { openedAt, evidence } = await of.state();
    expect(evidence).toMatchObject({ evidence: 1, at: openedAt });
    expect(await cloud.items(`DOC#${evidence?.hash}`)).toHaveLength(1);
    const sent = renewed as Sent;
    const person = cloud.person(mailboxOf(sent, 'health'));
    const page = await person.open(`/agreements/${sent.agreement}/reviews/1/evidence`);
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('<ol class="evidence-lines">')]);
  });

  it('who has not answered is reminded a week before the time is up, and nobody else', async () => {
    await of.answers('transport', 'renew');
    await cloud.moveTo(Date.parse('2026-06-29T13:00:00.000Z') + MINUTE);
    expect((await of.mails()).filter(([template]) => template === 'remind-answers')).toEqual([
      ['remind-answers', ['health', 'health/liaison']],
    ]);
    expect((await other.mails()).filter(([template]) => template === 'remind-answers')).toEqual([
      ['remind-answers', ['transport', 'transport/liaison', 'health', 'health/liaison']],
    ]);
  });

  it('as soon as all are in they are revealed, and what all chose is put out by the service', async () => {
    expect((await of.state()).choices).toEqual({});
    await of.answers('health', 'renew');
    expect((await of.types()).slice(-3)).toEqual(['Answered', 'AnswersRevealed', 'RenewalPutOut']);
    const { next, version: holds } = await whole(renewed as Sent);
    expect(holds).toBe(1);
    expect(next).toMatchObject({
      ...{ version: 2, status: 'out for signature', organization: CONVENER },
      follows: { kind: 'renewal', version: 1, review: 1 },
      sunset: { months: 6, then: 'ends', opensDaysBefore: 90 },
    });
    const { events } = await cloud.history((renewed as Sent).agreement);
    expect(events.findLast(({ type }) => type === 'SuccessorPublished')).toMatchObject({ actor: 'workflow' });
  });

  it('whoever is told of the renewal has no other email about the revealing, and the record says so', async () => {
    const sent = renewed as Sent;
    for (const mailbox of [mailboxOf(sent, 'health'), mailboxOf(sent, 'transport')]) {
      const templates = cloud.inbox.to(mailbox).flatMap(({ tags }) => tags.template ?? []);
      expect(templates.filter((one) => one === 'renewal-put-out')).toHaveLength(1);
      expect(templates).not.toContain('answers-revealed');
    }
    await cloud.moveBy(11 * MINUTE);
    expect(await toldIn(sent, 'answers-revealed')).toEqual(['done', ['renewal-put-out']]);
    expect(cloud.inbox.list().filter(({ tags }) => tags.template?.includes('answers-revealed'))).toEqual([]);
  });

  it('heads that have not signed are warned, then sign, and the review closes as renewed with the term', async () => {
    const second = await version(renewed as Sent, 2);
    await signs(second, ['transport']);
    await cloud.moveTo(Date.parse('2026-08-18T13:00:00.000Z') + MINUTE);
    // The round of thirty days lapsed, with half a month left, and went out once more.
    expect((await of.types()).filter((type) => type === 'RenewalPutOut')).toHaveLength(2);
    const warned = (await of.mails()).filter(([template]) => template === 'remind-signatures');
    expect(warned.map(([, to]) => to.toSorted())).toEqual([
      ['health', 'health/liaison', 'transport', 'transport/liaison'],
    ]);
    const third = await version(renewed as Sent, 3);
    await signs(third, PAIR);
    expect((await whole(renewed as Sent)).next).toMatchObject({ version: 3, status: 'executed' });
    await soonAfter('2026-09-02T21:00:00.000Z');
    await cloud.moveBy(HOUR);
    expect((await of.events(1, 'ReviewClosed')).map(({ data }) => data)).toEqual([{ outcome: 'renewed', version: 3 }]);
    expect(of.watch()).toMatchObject({ status: 'SUCCEEDED', in: 'The review is closed' });
    const { version: holds, term, endedAt } = await whole(renewed as Sent);
    expect([holds, term?.ends, endedAt]).toEqual([3, '2027-03-02', undefined]);
    expect(await toldIn(renewed as Sent, 'review-closed')).toEqual(['done', ['in-effect']]);
  });

  it('in silence it ends: revealed as silent, reminded, ended and closed once', async () => {
    expect(await other.types()).toEqual([
      'ReviewOpened',
      'EvidenceFrozen',
      'ReviewReminded',
      'AnswersRevealed',
      'ReviewReminded',
      'ReviewClosed',
    ]);
    expect((await other.events(1, 'AnswersRevealed')).map(({ data }) => data)).toEqual([
      { choices: {}, silent: ['transport', 'health'] },
    ]);
    expect((await other.events(1, 'ReviewClosed')).map(({ data }) => data)).toEqual([{ outcome: 'ended' }]);
    expect((await whole(silent as Sent)).endedAt).toBe('2026-09-02T21:00:00.000Z');
    expect(await cloud.items(`WATCH#${other.id(1)}`)).toEqual([]);
    expect(await toldIn(silent as Sent, 'review-closed')).toEqual(['done', ['ended']]);
    const heard = cloud.inbox.to(mailboxOf(silent as Sent, 'health')).flatMap(({ tags }) => tags.template ?? []);
    expect(heard.filter((one) => one === 'ended' || one === 'review-closed')).toEqual(['ended']);
  });
});
