/** What the workflow of a review does next, and how long it may wait if nobody acts. */
import { describe, expect, it } from 'vitest';
import { execute } from '../../agreements/domain/agreement.rules.ts';
import { evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { inForce } from '../../agreements/domain/in-force.rules.ts';
import { termOf } from '../../agreements/domain/term.rules.ts';
import type { Instant } from '../../shared/kernel.ts';
import {
  type At,
  answered,
  aReview,
  declined,
  ended,
  frozen,
  goingOn,
  justOpened,
  lapsed,
  OPENED,
  openly,
  renewal,
  revealed,
  reviewed,
  signed,
  WINDOWS,
} from '../testing/a-watched-review.ts';
import { closing, nextSunset, outcomeAt } from './closing.rules.ts';
import { renewalDue } from './following.rules.ts';
import { evolveReview as evolve } from './review.state.ts';
import { sightOf } from './sight.rules.ts';
import { handOver, reminderDue, stall, standing, warningDue } from './standing.rules.ts';

const ALL = { air: 'renew', health: 'renew', forest: 'renew' };
const EARLY = '2027-10-01T15:00:00.000Z';
const reveal = (choices: Readonly<Record<string, string>>, silent: string[] = []): At => [
  WINDOWS.answersBy,
  revealed(choices, silent),
];
const NOTICE = {
  ...{ withdrawal: 1, days: 30, noticedAt: '2027-12-10T15:00:00.000Z', zone: 'America/New_York' },
  ...{ jurisdiction: { country: 'US' }, to: { air: null, health: null } },
};
const justBefore = (at: Instant) => new Date(Date.parse(at) - 1).toISOString();
const all = reveal(ALL);

describe('The evidence', () => {
  const REMINDER = '2027-10-25T13:00:00.000Z';

  it('is frozen with the opening, and again a day later where that failed; what comes sooner is waited for', () => {
    expect(standing(justOpened(), reviewed(), [], OPENED)).toEqual({
      ...{ stand: 'evidence due', until: '2027-09-03T13:10:00.000Z' },
    });
    const night = '2027-10-24T15:00:00.000Z';
    expect(standing(justOpened(), reviewed(), [], night)).toEqual({ stand: 'evidence due', until: REMINDER });
    expect(standing(justOpened({}, frozen), reviewed(), [], OPENED)).toEqual({ stand: 'waiting', until: REMINDER });
  });

  it('holds up nothing: whatever else is due comes first, and where the MOU has ended none is asked for', () => {
    const stand = (review: ReturnType<typeof aReview>, at: Instant, whole = reviewed()) =>
      standing(review, whole, [], at).stand;
    expect(stand(justOpened(), REMINDER)).toBe('reminder due');
    expect(stand(justOpened(), WINDOWS.answersBy)).toBe('reveal due');
    expect(stand(justOpened({}, all), '2027-11-02T15:00:00.000Z')).toBe('renewal due');
    const silent = reveal({ air: 'renew' }, ['health', 'forest']);
    expect(stand(justOpened({}, silent), WINDOWS.warnAt)).toBe('warning due');
    expect(stand(justOpened({}, silent), WINDOWS.closesAt)).toBe('waiting');
    expect(stand(justOpened({}, silent), WINDOWS.closesAt, reviewed(ended))).toBe('closing due');
  });
});

describe('Answers', () => {
  it('are waited for until a week before they are due, when whoever is silent is reminded, once', () => {
    const review = aReview({}, [EARLY, answered('air')]);
    const reminder = '2027-10-25T13:00:00.000Z';
    expect(standing(review, reviewed(), [], EARLY)).toEqual({ stand: 'waiting', until: reminder });
    expect(standing(review, reviewed(), [], reminder).stand).toBe('reminder due');
    const sight = sightOf(review, reviewed(), [], reminder);
    expect([reminderDue(sight), sight.silent]).toEqual(['answers', ['health', 'forest']]);
    const after = aReview({}, [reminder, { type: 'ReviewReminded', data: { of: 'answers', parties: sight.silent } }]);
    expect(standing(after, reviewed(), [], reminder)).toEqual({ stand: 'waiting', until: WINDOWS.answersBy });
  });

  it('are revealed as soon as all are in, and at their time whoever is missing', () => {
    const parties = ['air', 'health', 'forest'];
    const everyone = aReview({}, ...parties.map((party): At => [EARLY, answered(party)]));
    expect(standing(everyone, reviewed(), [], EARLY).stand).toBe('reveal due');
    expect(standing(aReview(), reviewed(), [], WINDOWS.answersBy).stand).toBe('reveal due');
  });

  it('wait while deadlines are suspended', () => {
    const pause = { from: '2027-10-18T15:00:00.000Z', until: '2027-10-25T15:00:00.000Z' };
    const stand = (at: Instant) => standing(aReview(), reviewed(), [pause], at).stand;
    expect([stand('2027-10-25T14:00:00.000Z'), stand(WINDOWS.answersBy)]).toEqual(['waiting', 'reminder due']);
    expect(stand('2027-11-08T22:00:00.000Z')).toBe('reveal due');
  });

  it('that nobody gave are revealed all the same, also after the end', () =>
    expect(standing(aReview(), reviewed(ended), [], '2028-03-02T15:00:00.000Z').stand).toBe('reveal due'));
});

describe('The renewal', () => {
  const due = (review = aReview({}, all), whole = reviewed(), now: Instant = '2027-11-02T15:00:00.000Z') => {
    const { settlement, windows } = sightOf(review, whole, [], now);
    return renewalDue(review, whole, settlement, windows, now);
  };

  it('is put out at once where all chose it, and not a second time while it is out', () => {
    expect(due()).toEqual([]);
    expect(standing(aReview({}, all), reviewed(), [], '2027-11-02T15:00:00.000Z').stand).toBe('renewal due');
    expect(due(aReview({}, all), reviewed(renewal()))).toBeUndefined();
  });

  it('right value 13: is put out on the late choice of the last one, which is marked', () => {
    const before = aReview({}, reveal({ air: 'renew', health: 'renew' }, ['forest']));
    expect(due(before)).toBeUndefined();
    const after = aReview({}, reveal({ air: 'renew', health: 'renew' }, ['forest']), [
      '2027-11-21T15:00:00.000Z',
      openly('forest', 'renew'),
    ]);
    expect(after.choices.forest).toMatchObject({ choice: 'renew', open: true });
    expect(due(after)).toEqual([]);
  });

  it('right value 14: leaves out who is silent from the day of the text on, where the text says so; who wakes later joins by amendment', () => {
    const review = aReview({ goesOnWithout: true }, reveal({ air: 'renew', health: 'renew' }, ['forest']));
    expect(due(review, reviewed(), justBefore(WINDOWS.textBy))).toBeUndefined();
    expect(due(review, reviewed(), WINDOWS.textBy)).toEqual(['forest']);
    const two = renewal({ parties: ['air', 'health'] });
    const put: At = [WINDOWS.textBy, { type: 'RenewalPutOut', data: { version: 2, without: ['forest'] } }];
    const woken = aReview({ goesOnWithout: true }, reveal({ air: 'renew', health: 'renew' }, ['forest']), put, [
      '2027-12-31T15:00:00.000Z',
      openly('forest', 'renew'),
    ]);
    expect(due(woken, reviewed(two), '2028-01-01T15:00:00.000Z')).toBeUndefined();
    expect(due(woken, reviewed(two, signed()), '2028-02-02T15:00:00.000Z')).toBeUndefined();
  });

  it('waits for an amendment that was chosen, and is what is left when none came about', () => {
    const review = aReview({}, reveal({ ...ALL, forest: 'amend/renew' }));
    expect(due(review)).toBeUndefined();
    expect(due(review, reviewed(), WINDOWS.textBy)).toEqual([]);
    expect(due(review, reviewed(renewal()), WINDOWS.textBy)).toBeUndefined();
    expect(due(review, reviewed(renewal(), declined), WINDOWS.textBy)).toEqual([]);
  });

  const put: At = ['2027-11-02T15:00:00.000Z', { type: 'RenewalPutOut', data: { version: 2, without: [] } }];
  it.each([
    ['lapsed with fourteen days left', lapsed, '2028-02-15T22:00:00.000Z', []],
    ['lapsed with fewer', lapsed, '2028-02-15T22:00:00.001Z', undefined],
    ['was declined by a head', declined, '2027-12-15T15:00:00.000Z', undefined],
  ] as const)('that %s goes out again or not', (_, back, now, again) =>
    expect(due(aReview({}, all, put), reviewed(renewal(), back), now)).toEqual(again),
  );

  it('that was declined goes out again among those that go on, where the text says so', () => {
    const end: At = ['2027-12-10T15:00:00.000Z', openly('forest', 'end')];
    const review = aReview({ goesOnWithout: true }, all, put, end);
    expect(due(review, reviewed(renewal(), declined), '2027-12-15T15:00:00.000Z')).toEqual(['forest']);
  });

  it('that was declined goes out again where a party of it has given notice since', () => {
    const renewed = aReview({}, all, put);
    const leaving = { noticed: 1, left: [], open: [{ ...NOTICE, party: 'forest' }] };
    const whole = { ...reviewed(renewal(), declined), leaving };
    expect(due(renewed, whole, '2027-12-15T15:00:00.000Z')).toEqual([]);
    expect(due(renewed, reviewed(renewal(), declined), '2027-12-15T15:00:00.000Z')).toBeUndefined();
  });

  it('that was refused is tried again after a week, and at once among others', () => {
    const refused: At = [
      '2027-11-02T15:00:00.000Z',
      { type: 'RenewalRefused', data: { without: [], codes: ['party-in-dispute'], tries: 1 } },
    ];
    const review = aReview({}, all, refused);
    expect(standing(review, reviewed(), [], '2027-11-02T15:00:00.000Z')).toEqual({
      ...{ stand: 'waiting', until: '2027-11-09T15:00:00.000Z' },
    });
    expect(due(review, reviewed(), '2027-11-09T15:00:00.000Z')).toEqual([]);
  });

  it('is not tried where the text allows none, unless another text has come to hold', () => {
    const review = aReview({ notRenewable: 'renewals-used-up' }, all);
    expect(due(review)).toBeUndefined();
    const amended = { ...reviewed(), version: 2 };
    expect(due(review, amended)).toEqual([]);
  });

  it('is nobody’s where some leave, or where the MOU goes on', () => {
    expect(due(aReview({}, reveal({ ...ALL, forest: 'end' })))).toBeUndefined();
    expect(due(aReview({ then: 'goes-on' }, all), goingOn())).toBeUndefined();
  });
});

describe('Near the end', () => {
  it('heads that have not signed what is out are warned, once', () => {
    const put: At = ['2028-01-10T15:00:00.000Z', { type: 'RenewalPutOut', data: { version: 2, without: [] } }];
    const review = aReview({}, all, put);
    const sight = (now: Instant) => sightOf(review, reviewed(renewal()), [], now);
    expect([warningDue(sight(justBefore(WINDOWS.warnAt))), warningDue(sight(WINDOWS.warnAt))]).toEqual([
      undefined,
      'signatures',
    ]);
    const warned = aReview({}, all, put, [
      WINDOWS.warnAt,
      { type: 'ReviewReminded', data: { of: 'signatures', parties: ['air'] } },
    ]);
    expect(standing(warned, reviewed(renewal()), [], WINDOWS.warnAt)).toEqual({
      stand: 'waiting',
      until: WINDOWS.closesAt,
    });
  });

  it('whoever has chosen nothing hears of it', () => {
    const review = aReview({}, reveal({ air: 'renew', health: 'renew' }, ['forest']));
    expect(warningDue(sightOf(review, reviewed(), [], WINDOWS.warnAt))).toBe('unanswered');
  });
});

describe('At the date', () => {
  const at = WINDOWS.closesAt;

  it('right value 10: all chose renewal and nobody signed: it ends, once that stands on record', () => {
    const review = aReview({}, all, [
      WINDOWS.warnAt,
      { type: 'ReviewReminded', data: { of: 'signatures', parties: [] } },
    ]);
    const out = reviewed(renewal());
    expect(standing(review, out, [], at)).toEqual({ stand: 'waiting', until: '2028-02-29T23:00:00.000Z' });
    expect(closing(sightOf(review, reviewed(renewal(), ended), [], at))).toEqual({
      own: [{ type: 'ReviewClosed', data: { outcome: 'ended' } }],
      whole: [],
    });
  });

  it('right value 9: of five, four signed and one was silent: the last signature is missing, and it ends', () => {
    const parties = ['air', 'health', 'forest', 'roads', 'police'];
    const said = Object.fromEntries(parties.slice(0, 4).map((party) => [party, 'renew']));
    const review = aReview({ parties }, reveal(said, ['police']));
    const whole = { ...reviewed(ended), parties };
    expect(outcomeAt(sightOf(review, whole, [], at))).toEqual({ outcome: 'ended' });
  });

  it('right value 11: the last signature a millisecond before the end renews it, and one at the end is refused', () => {
    const whole = reviewed(renewal());
    const out = { ...whole, ...whole.next, follows: whole.next?.follows } as typeof whole;
    const round = { id: out.round, signatories: { air: {}, health: {}, forest: {} } };
    const term = termOf(out, round, '2028-02-29T21:59:59.999Z', whole);
    expect(term).toMatchObject({ effectiveAt: at, ends: '2029-08-29' });
    const renewed = (execute(whole, term).events ?? []).reduce(evolveAgreement, whole);
    expect([inForce(renewed, justBefore(at)), inForce(renewed, at)]).toEqual([true, true]);
    const put: At = ['2028-02-01T15:00:00.000Z', { type: 'RenewalPutOut', data: { version: 2, without: [] } }];
    const warned: At = [WINDOWS.warnAt, { type: 'ReviewReminded', data: { of: 'signatures', parties: [] } }];
    const review = aReview({}, all, put, warned);
    expect(standing(review, renewed, [], justBefore(at))).toEqual({ stand: 'waiting', until: at });
    expect(outcomeAt(sightOf(review, renewed, [], at))).toEqual({ outcome: 'renewed', version: 2 });
    expect(execute(whole, termOf(out, round, at, whole)).refused?.code).toBe('agreement-has-ended');
    // Also one that was given before it and is committed after the end was recorded.
    expect(execute(reviewed(renewal(), ended), term).refused?.code).toBe('agreement-has-ended');
  });

  it('another text that all signed is an amendment, which begins a term of its own', () => {
    const review = aReview({}, reveal({ ...ALL, air: 'amend/end' }));
    expect(outcomeAt(sightOf(review, reviewed(renewal(), signed()), [], at))).toEqual({
      outcome: 'amended',
      version: 2,
    });
  });

  it('nothing comes of an amendment that keeps the days of the term', () => {
    const typo = reviewed(renewal({ kind: 'amendment' }), signed({ effectiveAt: '2028-01-05T15:00:00.000Z' }));
    expect(outcomeAt(sightOf(aReview({}, all), typo, [], justBefore(at)))).toBeUndefined();
  });
});

describe('An MOU that goes on', () => {
  const at = WINDOWS.closesAt;
  const goes = { then: 'goes-on' as const };

  it('is reaffirmed on the day by the choice of all, and owes the next one so many months after the last', () => {
    const sight = sightOf(aReview(goes, all), goingOn(), [], at);
    expect(outcomeAt(sightOf(aReview(goes, all), goingOn(), [], justBefore(at)))).toBeUndefined();
    expect(closing(sight)).toEqual({
      own: [{ type: 'ReviewClosed', data: { outcome: 'reaffirmed' } }],
      whole: [
        {
          type: 'TermReaffirmed',
          data: {
            ...{ version: 1, review: 1, sunset: '2029-08-29', sunsetAt: '2029-03-02T14:00:00.000Z' },
            calendar: expect.any(String),
          },
        },
      ],
    });
  });

  it('is left open where one has said nothing: told, then reminded weekly to monthly, and answered at any time', () => {
    const silent = aReview(goes, reveal({ air: 'renew', health: 'renew' }, ['forest']), [
      WINDOWS.warnAt,
      { type: 'ReviewReminded', data: { of: 'unanswered', parties: ['forest'] } },
    ]);
    expect(standing(silent, goingOn(), [], at).stand).toBe('leave open due');
    let review = silent;
    const moments: Instant[] = [];
    let now: Instant = at;
    const happens = ([when, what]: At) => {
      review = evolve(review, what, when);
    };
    happens([at, { type: 'ReviewLeftOpen', data: { missing: ['forest'] } }]);
    for (let times = 0; times < 6; times += 1) {
      const { until = '' } = standing(review, goingOn(), [], now);
      now = until;
      if (standing(review, goingOn(), [], now).stand !== 'reminder due') break;
      moments.push(now.slice(0, 10));
      happens([now, { type: 'ReviewReminded', data: { of: 'unanswered', parties: ['forest'] } }]);
    }
    expect(moments).toEqual(['2028-03-07', '2028-03-14', '2028-03-28', '2028-04-25', '2028-05-25', '2028-06-26']);
    happens([now, openly('forest', 'renew')]);
    expect(standing(review, goingOn(), [], now).stand).toBe('closing due');
    expect(nextSunset({ review, whole: goingOn(), now })).toBe('2029-08-29');
  });

  it('that stayed unanswered for longer than a term reckons from the day of the last choice', () => {
    const late: At = ['2029-10-03T15:00:00.000Z', openly('forest', 'renew')];
    const review = aReview(goes, reveal({ air: 'renew', health: 'renew' }, ['forest']), late);
    expect(nextSunset({ review, whole: goingOn(), now: '2029-10-03T15:00:01.000Z' })).toBe('2031-04-03');
  });

  it('never owes a choice after a last day of its own', () => {
    const whole = goingOn();
    const short = { ...whole, term: { ...whole.term, ends: '2028-12-31' } } as typeof whole;
    expect(nextSunset({ review: aReview(goes, all), whole: short, now: at })).toBe('2028-12-31');
  });

  it('amended in the review owes the next choice under the new text', () => {
    const {
      ends: _,
      endsAt: __,
      ...data
    } = (signed({ effectiveAt: '2028-02-01T15:00:00.000Z' }) as { data: object }).data as Record<string, unknown>;
    const whole = goingOn(renewal({ kind: 'amendment' }), { type: 'AgreementExecuted', data } as never);
    const { own, whole: moved } = closing(sightOf(aReview(goes, reveal({ ...ALL, air: 'amend/end' })), whole, [], at));
    expect(own).toEqual([{ type: 'ReviewClosed', data: { outcome: 'amended', version: 2 } }]);
    expect(moved).toMatchObject([{ type: 'TermReaffirmed', data: { version: 2, sunset: '2029-08-29' } }]);
  });

  it('that ended by withdrawal closes as ended', () =>
    expect(outcomeAt(sightOf(aReview(goes, all), goingOn(ended), [], at))).toEqual({ outcome: 'ended' }));
});

describe('A review that a party called for', () => {
  const early = { kind: 'early' as const };

  it('is over as soon as all go on, and moves no day', () => {
    const sight = sightOf(aReview(early, all), reviewed(), [], WINDOWS.answersBy);
    expect(closing(sight)).toEqual({ own: [{ type: 'ReviewClosed', data: { outcome: 'reaffirmed' } }], whole: [] });
  });

  it('is unsettled on its last day, unless a text is out that was chosen in it', () => {
    const review = aReview(early, reveal({ ...ALL, air: 'end' }));
    const whole = { ...reviewed(), term: { ...reviewed().term, endsAt: '2029-01-01T22:00:00.000Z' } } as ReturnType<
      typeof reviewed
    >;
    const out = evolveAgreement(whole, renewal({ kind: 'amendment' }));
    const outcome = (of: typeof whole) => outcomeAt(sightOf(review, of, [], WINDOWS.closesAt));
    expect([outcome(whole), outcome(out)]).toEqual([{ outcome: 'unsettled' }, undefined]);
  });
});

describe('An execution', () => {
  it('hands over after 300 days, and one that is not the latest ends', () => {
    const review = aReview({ then: 'goes-on' }, all);
    const old = '2028-06-28T13:10:00.000Z';
    const goes = aReview({ then: 'goes-on' }, reveal({ ...ALL, air: 'end' }), [
      WINDOWS.closesAt,
      { type: 'ReviewLeftOpen', data: { missing: [] } },
    ]);
    expect(standing(goes, goingOn(), [], justBefore(old))).toEqual({ stand: 'waiting', until: old });
    expect(standing(goes, goingOn(), [], old).stand).toBe('hand-over due');
    expect(handOver(goes, 0).events).toEqual([{ type: 'WatchHandedOver', data: { watch: 1 } }]);
    const handed = evolve(goes, { type: 'WatchHandedOver', data: { watch: 1 } }, old);
    expect([0, 1].map((watch) => standing(handed, goingOn(), [], old, watch).stand)).toEqual([
      'handed over',
      'waiting',
    ]);
    expect(handOver(handed, 0).events).toEqual([]);
    expect(
      standing(evolve(review, { type: 'ReviewClosed', data: { outcome: 'reaffirmed' } }, old), goingOn(), [], old)
        .stand,
    ).toBe('closed');
  });

  it('says once that it does not get on', () => {
    const stalled = evolve(aReview(), { type: 'ReviewStalled', data: { error: 'E' } }, OPENED);
    expect([stall(aReview(), 'E').events?.length, stall(stalled, 'E').events]).toEqual([1, []]);
    expect(evolve(stalled, answered('air'), EARLY)).not.toHaveProperty('stalled');
  });
});
