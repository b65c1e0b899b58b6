/** What a decision makes a party do stands with its commitments, under a key of its own, until it was accepted or the decision fell. */
import { describe, expect, it } from 'vitest';
import { key as textKey } from '../../agreements/mou/domain/mou.text.ts';
import { plus } from '../../shared/kernel.ts';
import { about, agreeing, LEE, lived, PARTIES, stated, taken, thereafter } from '../testing/a-commitment.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Commitment, type Commitments, hasRoom, MOST_HELD, underVersion } from './commitment.state.ts';
import { whoIsTold } from './days-told.rules.ts';
import { accept, deliver, mayDeliver } from './delivery.rules.ts';
import { followUpIn, followUpKey, isOfDecision } from './follow-up.rules.ts';
import { dueToTell, hearsAs, nextMoment, recipientsOf, standingOf } from './standing.rules.ts';
import { takenBy } from './stated.ts';
import { takeOver } from './taking-over.rules.ts';
import { waitingFor } from './waiting.rules.ts';

const DECIDED = '2027-03-03T15:00:00.000Z';
const MONTH = '2027-05-17T13:00:00.000Z';
const WEEK = '2027-06-09T13:00:00.000Z';
const DUE = '2027-06-16T21:00:00.000Z';
const LATE = '2027-06-17T13:00:00.000Z';
const KEY = '3-1-1';
const agreed = lived([agreeing(3, 1), DECIDED]);
const one = (state: Commitments, key = KEY) => state.commitments[key] as Commitment;
const veto = (is: 'cast' | 'lapsed' | 'reasoned', dispute = 3, version = 1): CommitmentEvent => ({
  type: 'FollowUpsVetoed',
  data: { dispute, version, veto: is },
});
const told = (stage: 'month' | 'week' | 'late'): CommitmentEvent => ({
  type: 'CommitmentsTold',
  data: { month: [], week: [], late: [], [stage]: [KEY] },
});
const accepted = (state: Commitments, key: string, at: string) => {
  const done = thereafter(
    state,
    at,
    ...(deliver(about(state, { key }), { by: LEE, what: 'Done.', link: '', file: undefined }).events ?? []),
  );
  const delivery = one(done, key).delivery?.number ?? 0;
  return thereafter(done, at, ...(accept(about(done, { key }), { party: 'health', by: LEE, delivery }).events ?? []));
};

describe('The key of a follow-up', () => {
  it('says its dispute, its text and its place in it', () => {
    expect(followUpKey(3, 2, 0)).toBe('3-2-1');
    expect(followUpIn('3-2-12')).toEqual({ dispute: 3, version: 2, index: 11 });
    expect([
      isOfDecision('3-2-1', { dispute: 3, version: 2 }),
      isOfDecision('3-2-1', { dispute: 3, version: 1 }),
    ]).toEqual([true, false]);
  });

  it.each(['minutes', 'd3-2-1', 'm-3-2-1', '3-2', '0-1-1', '3-2-0'])('is not “%s”', (other) =>
    expect(followUpIn(other)).toBeUndefined(),
  );

  it('is none that a text may use', () => expect(textKey.safeParse(KEY).success).toBe(false));
});

describe('A follow-up', () => {
  it('begins the commitments of a party that has had none', () => {
    expect(agreed).toMatchObject({ party: 'air', version: 0, calendar: { zone: 'America/New_York', country: 'US' } });
    expect(standingOf(one(agreed), DECIDED)).toBe('ahead');
  });

  it('is for the other sides of its dispute, as far as they are still parties', () => {
    const sides = ['air', 'health', 'water'];
    expect(recipientsOf(lived([agreeing(3, 1, { sides }), DECIDED]), KEY, [...PARTIES, 'water'])).toEqual([
      ...['health', 'water'],
    ]);
    expect(recipientsOf(lived([agreeing(3, 1, { sides }), DECIDED]), KEY, PARTIES)).toEqual(['health']);
  });

  it('is reminded of a month and a week before its day, late after it, each told once, and not when it was delivered', () => {
    expect([nextMoment(agreed), dueToTell(agreed, plus(MONTH, -1))]).toEqual([MONTH, undefined]);
    expect(dueToTell(agreed, MONTH)).toEqual({ month: [KEY], week: [], late: [] });
    const month = thereafter(agreed, MONTH, told('month'));
    expect([nextMoment(month), dueToTell(month, WEEK)]).toEqual([WEEK, { month: [], week: [KEY], late: [] }]);
    const week = thereafter(month, WEEK, told('week'));
    expect([standingOf(one(week), plus(DUE, -1)), standingOf(one(week), DUE)]).toEqual(['ahead', 'late']);
    expect(dueToTell(week, LATE)).toEqual({ month: [], week: [], late: [KEY] });
    expect(nextMoment(thereafter(week, LATE, told('late')))).toBeUndefined();
    expect(nextMoment(accepted(week, KEY, WEEK))).toBeUndefined();
  });

  it('is recalled only after it was agreed', () =>
    expect(nextMoment(lived([agreeing(3, 1, { by: '2027-03-08' }), DECIDED]))).toBe('2027-03-09T14:00:00.000Z'));

  it('stays when a text follows, whatever that says, and begins nothing anew', () => {
    const beside = thereafter(agreed, DECIDED, taken([stated('minutes')]));
    const next = thereafter(accepted(beside, KEY, WEEK), DECIDED, taken([stated('maps')], { version: 2 }));
    expect(Object.keys(next.commitments).sort()).toEqual([KEY, 'maps']);
    expect(standingOf(one(next), DUE)).toBe('accepted');
    expect(recipientsOf(next, KEY, PARTIES)).toEqual(['health']);
    expect(Object.keys(underVersion(beside, 2).commitments)).toEqual([KEY]);
    expect(underVersion(beside, 1)).toBe(beside);
  });

  it('leaves a text without commitments as taken up, and one with some to be taken up', () => {
    const { data } = taken([stated('minutes')]);
    expect(takenBy(agreed, { ...data, commitments: [] })).toEqual([]);
    expect(takenBy(agreed, data).map(({ type }) => type)).toEqual(['CommitmentsTaken']);
  });
});

describe('A veto of the decision', () => {
  const stayed = thereafter(agreed, DECIDED, veto('cast'));

  it('stays what it makes a party do: nobody is reminded, and nothing is delivered or waited for', () => {
    expect([standingOf(one(stayed), LATE), nextMoment(stayed), dueToTell(stayed, LATE)]).toEqual([
      ...['stayed', undefined, undefined],
    ]);
    expect(mayDeliver(about(stayed, { key: KEY }))?.code).toBe('follow-up-stayed');
    expect(waitingFor([stayed], ['air'], PARTIES, LATE)).toEqual([]);
  });

  it('gives it back as it was when it lapses', () =>
    expect(thereafter(stayed, DECIDED, veto('lapsed'))).toEqual(agreed));

  it('with its reason ends it, and leaves what other decisions and the text say', () => {
    const both = thereafter(agreed, DECIDED, agreeing(4, 1), taken([stated('minutes')]));
    const fallen = thereafter(both, DECIDED, veto('cast'), veto('reasoned'));
    expect(Object.keys(fallen.commitments).sort()).toEqual(['4-1-1', 'minutes']);
    expect(fallen.sides).toEqual({ 4: ['air', 'health'] });
    expect(thereafter(fallen, DECIDED, veto('reasoned', 4, 2))).toEqual(fallen);
  });
});

describe('Of what only named people may know', () => {
  const named = lived([agreeing(3, 1, { named: true }), DECIDED]);

  it('those hear who have the dispute in hand, and nobody else', () => {
    expect([hearsAs(named, KEY, 'health'), hearsAs(agreed, KEY, 'health')]).toEqual([
      ...['health/dispute-3', 'health/liaison'],
    ]);
    const days = { air: { month: [], week: [], late: [KEY] } };
    expect(whoIsTold(days, [named], PARTIES)).toEqual(['air/dispute-3', 'health/dispute-3']);
    expect(whoIsTold(days, [agreed], PARTIES)).toEqual(['air/liaison', 'health/liaison', 'air']);
  });

  it('what waits says so', () => expect(waitingFor([named], ['air'], PARTIES, MONTH)).toMatchObject([{ named: true }]));
});

describe('The tip of a party', () => {
  const full = lived(...Array.from({ length: MOST_HELD }, (_, at) => [agreeing(at + 1, 1), DECIDED] as const));

  it('has room for so many that nobody has accepted, and a decision that would make it more is refused', () => {
    expect(hasRoom(full)).toBe(true);
    expect(takeOver(full, agreeing(99, 1).data, DECIDED).refused?.code).toBe('follow-ups-unaccepted');
    expect(takeOver(agreed, agreeing(99, 1).data, DECIDED).events).toEqual([agreeing(99, 1)]);
    const sides = Array.from({ length: 79 }, (_, at) => `p${at}`);
    expect(takeOver(agreed, agreeing(99, 1, { sides }).data, DECIDED).refused?.code).toBe('follow-ups-unaccepted');
  });

  it('lets those go first that were accepted, the oldest first', () => {
    const done = accepted(accepted(full, '7-1-1', plus(DECIDED, 2)), '2-1-1', plus(DECIDED, 1));
    expect(takeOver(done, agreeing(99, 2).data, DECIDED).refused).toBeUndefined();
    const one = thereafter(done, DECIDED, agreeing(99, 1));
    expect(['2-1-1', '7-1-1', '99-1-1'].map((key) => key in one.commitments)).toEqual([false, true, true]);
    expect(Object.keys(one.sides ?? {})).not.toContain('2');
  });
});
