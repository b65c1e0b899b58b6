import { describe, expect, it } from 'vitest';
import { MOST_OF_A_PARTY } from '../../agreements/mou/domain/terms.rules.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { about, agreeing, LEE, lived, PARTIES, stated, taken, thereafter } from '../testing/a-commitment.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Commitment, MOST_HELD, MOST_SIDES } from './commitment.state.ts';
import { accept, deliver, disputeDelivery } from './delivery.rules.ts';
import { MOST_ASKED, MOST_AWAITED } from './renegotiation.rules.ts';
import { cameLate, dueToTell, nextMoment, recipientsOf, standingOf } from './standing.rules.ts';

/** What the ledger lets a tip hold. */
const LARGEST_TIP = 32_768;
const BEGUN: Instant = '2026-01-05T15:00:00.000Z';
const DUE: Instant = '2027-06-16T21:00:00.000Z';
const begun = lived([taken([stated('minutes', '2027-06-16'), stated('office')]), BEGUN]);
const delivered = (at: Instant, state = begun) =>
  thereafter(state, at, ...(deliver(about(state), { by: LEE, what: 'Done.', link: '', file: undefined }).events ?? []));
const disputed = (at: Instant, state = delivered(at)) =>
  thereafter(
    state,
    at,
    ...(disputeDelivery(about(state), { party: 'health', by: LEE, delivery: 1, reason: 'No.' }).events ?? []),
  );
const accepted = (at: Instant, state = delivered(at)) =>
  thereafter(state, at, ...(accept(about(state), { party: 'health', by: LEE, delivery: 1 }).events ?? []));
const minutes = (state = begun) => state.commitments.minutes as Commitment;
const told = (stage: 'month' | 'week' | 'late'): CommitmentEvent => ({
  type: 'CommitmentsTold',
  data: { month: [], week: [], late: [], [stage]: ['minutes'] },
});

describe('Where a commitment stands', () => {
  it('is ahead until its moment, and late from it on, whatever was recorded', () => {
    expect(standingOf(minutes(), plus(DUE, -1))).toBe('ahead');
    expect(standingOf(minutes(), DUE)).toBe('late');
  });

  it('is open-ended without a day, however long ago it was made', () =>
    expect(standingOf(begun.commitments.office as Commitment, '2099-01-01T00:00:00.000Z')).toBe('open-ended'));

  it('is what was said of its delivery; one that came late is known as such', () => {
    expect(standingOf(minutes(delivered(plus(DUE, -1))), plus(DUE, 1))).toBe('delivered');
    expect(standingOf(minutes(accepted(DUE)), plus(DUE, 1))).toBe('accepted');
    expect([cameLate(minutes(delivered(plus(DUE, -1)))), cameLate(minutes(delivered(DUE)))]).toEqual([false, true]);
  });

  it('is open again when the delivery is disputed, and late when its day has passed', () => {
    const state = disputed('2027-06-01T15:00:00.000Z');
    expect([standingOf(minutes(state), plus(DUE, -1)), standingOf(minutes(state), DUE)]).toEqual(['disputed', 'late']);
  });

  it('is promised to all others, or to the one that the text names', () => {
    const state = lived([taken([stated('minutes'), stated('maps', undefined, { to: 'forest' })]), BEGUN]);
    expect(recipientsOf(state, 'minutes', PARTIES)).toEqual(['health', 'forest']);
    expect(recipientsOf(state, 'maps', PARTIES)).toEqual(['forest']);
  });
});

describe('Whoever must know', () => {
  const MONTH = '2027-05-17T13:00:00.000Z';
  const WEEK = '2027-06-09T13:00:00.000Z';
  const LATE = '2027-06-17T13:00:00.000Z';

  it('is told at each moment once, in order', () => {
    expect(nextMoment(begun)).toBe(MONTH);
    expect([dueToTell(begun, plus(MONTH, -1)), dueToTell(begun, MONTH)]).toEqual([
      undefined,
      { month: ['minutes'], week: [], late: [] },
    ]);
    const month = thereafter(begun, MONTH, told('month'));
    expect([nextMoment(month), dueToTell(month, plus(WEEK, -1))]).toEqual([WEEK, undefined]);
    const late = thereafter(month, LATE, told('week'), told('late'));
    expect([nextMoment(late), dueToTell(late, plus(LATE, 1))]).toEqual([undefined, undefined]);
  });

  it('is told only the last of what was missed', () =>
    expect(dueToTell(begun, plus(LATE, 1))).toEqual({ month: [], week: [], late: ['minutes'] }));

  it('is told nothing of what was delivered, and of its day again when the delivery is disputed', () => {
    const waits = delivered(plus(WEEK, -1));
    expect([nextMoment(waits), dueToTell(waits, LATE)]).toEqual([undefined, undefined]);
    expect(dueToTell(disputed(plus(WEEK, -1)), LATE)).toEqual({ month: [], week: [], late: ['minutes'] });
  });

  it('is not reminded of a moment that had passed when the text took effect', () => {
    const short = lived([taken([stated('minutes', '2026-01-20')]), BEGUN]);
    expect(nextMoment(short)).toBe('2026-01-13T14:00:00.000Z');
    const past = lived([taken([stated('minutes', '2025-01-20')]), BEGUN]);
    expect([nextMoment(past), standingOf(minutes(past), BEGUN)]).toEqual([undefined, 'late']);
  });

  it('is told nothing once the MOU has ended', () => {
    const closed = thereafter(begun, BEGUN, { type: 'CommitmentsClosed', data: { endedAt: BEGUN } });
    expect([nextMoment(closed), dueToTell(closed, LATE)]).toEqual([undefined, undefined]);
  });
});

describe('A text that follows', () => {
  const done = accepted('2027-05-01T15:00:00.000Z');
  const next = (...list: ReturnType<typeof stated>[]) => thereafter(done, BEGUN, taken(list, { version: 2 }));

  it('leaves as they are the commitments that it words as the one before', () =>
    expect(next(stated('minutes', '2027-06-16')).commitments.minutes).toEqual(minutes(done)));

  it('begins anew what it words anew, under its own day', () => {
    const anew = next(stated('minutes', '2027-09-15', { terms: '1'.repeat(16) }));
    expect(standingOf(minutes(anew), BEGUN)).toBe('ahead');
    expect(minutes(anew).dueAt).toBe('2027-09-15T21:00:00.000Z');
  });

  it('ends what it leaves out, and counts on', () => {
    const gone = next();
    expect([gone.version, gone.commitments, gone.deliveries]).toEqual([2, {}, 1]);
  });
});

it('The tip of a party with as many commitments and follow-ups as there can be, each disputed and as much asked about as may be, fits', () => {
  const keys = Array.from({ length: MOST_OF_A_PARTY }, (_, at) => `${'k'.repeat(36)}-${at + 100}`);
  const others = Array.from({ length: 58 }, (_, at) => `${'p'.repeat(37)}-${at + 10}`);
  const [to = ''] = others;
  const disputes = Array.from({ length: MOST_HELD }, (_, at) => 999_900 + at);
  const agreed = disputes.map((dispute) =>
    agreeing(dispute, 1, {
      ...{ version: 99, named: true, sides: others.slice(0, MOST_SIDES / MOST_HELD) },
    }),
  );
  const text = taken(keys.map((key) => stated(key, '2027-06-16', { to })));
  const many = thereafter(lived([text, BEGUN]), BEGUN, ...agreed);
  const all = Object.keys(many.commitments);
  const each = all.flatMap((key): CommitmentEvent[] => [
    { type: 'CommitmentsTold', data: { month: [], week: [key], late: [] } },
    {
      type: 'RenegotiationAsked',
      body: { by: LEE, why: 'x' },
      data: { commitment: key, asked: 1, to: { by: '2027-06-17', dueAt: DUE, law: 'x' }, measure: true },
    },
    { type: 'RenegotiationAgreed', data: { commitment: key, asked: 1, party: to, holds: true }, body: { by: LEE } },
    { type: 'CommitmentDelivered', data: { commitment: key, delivery: 1 }, body: { by: LEE, what: 'x' } },
    { type: 'DeliveryDisputed', data: { commitment: key, delivery: 1, party: to }, body: { by: LEE, reason: 'x' } },
  ]);
  const answers = Array.from({ length: MOST_AWAITED }, (_, at) => others[at % others.length] ?? '');
  const asking = keys.slice(0, MOST_ASKED).flatMap((key, index): CommitmentEvent[] => [
    {
      type: 'RenegotiationAsked',
      body: { by: LEE, why: 'x' },
      data: { commitment: key, asked: 2, to: { by: '2027-09-15', dueAt: DUE, law: 'x' }, measure: true },
    },
    ...answers
      .filter((_, at) => at % MOST_ASKED === index)
      .map(
        (party): CommitmentEvent => ({
          ...{ type: 'RenegotiationAgreed', data: { commitment: key, asked: 2, party }, body: { by: LEE } },
        }),
      ),
  ]);
  const vetoed = disputes.map(
    (dispute): CommitmentEvent => ({ type: 'FollowUpsVetoed', data: { dispute, version: 99, veto: 'cast' } }),
  );
  const fullest = thereafter(many, BEGUN, ...each, ...asking, ...vetoed);
  expect(Object.keys(fullest.commitments)).toHaveLength(MOST_OF_A_PARTY + MOST_HELD);
  expect(Object.values(fullest.commitments).flatMap(({ asked }) => asked?.agreed ?? [])).toHaveLength(MOST_AWAITED);
  expect(JSON.stringify(fullest).length).toBeLessThan(LARGEST_TIP);
});
