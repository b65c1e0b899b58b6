/** When a party leaves, what was due by its last day stays owed, and what it promised beyond that is closed, once for each text. */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/kernel.ts';
import { agreeing, lived, PARTIES, stated, taken } from '../testing/a-commitment.ts';
import { standing } from './acting.rules.ts';
import { evolveCommitments } from './commitment.state.ts';
import { leftBehind } from './leaving.rules.ts';
import { dueToTell, nextMoment, standingOf } from './standing.rules.ts';

const LAST: Instant = '2027-01-29T22:00:00.000Z';
const MORNING: Instant = '2026-01-06T15:00:00.000Z';
const left = (party: string, versions = [1]) => ({ withdrawal: 1, party, at: LAST, versions });
const without = (party: string, version = 1) => ({
  ...{ version, parties: PARTIES.filter((one) => one !== party) },
  leaving: { left: [left(party)] },
});
const closed = (of: Parameters<typeof leftBehind>[0], party: string): unknown =>
  leftBehind(of, without(party)).map(({ data }) => (data as { closed: string[] }).closed);

const TEXT = taken([
  stated('before', '2027-01-29'),
  stated('after', '2027-02-01'),
  stated('open-ended'),
  stated('for-health', '2027-02-01', { to: 'health' }),
  stated('early-for-health', '2027-01-28', { to: 'health' }),
]);

describe('When the party itself leaves', () => {
  const state = lived([TEXT, MORNING]);

  it('what is due on its last day or before stays owed, and all else is closed', () =>
    expect(closed(state, 'air')).toEqual([['after', 'open-ended', 'for-health']]));

  it('what was delivered before is closed no more', () => {
    const done = lived(
      [TEXT, MORNING],
      [
        {
          type: 'CommitmentDelivered',
          data: { commitment: 'after', delivery: 1 },
          body: { by: { name: 'Lee', mailbox: 'lee@air.example' }, what: 'Done.' },
        },
        MORNING,
      ],
    );
    expect(closed(done, 'air')).toEqual([['open-ended', 'for-health']]);
  });

  it('what a decision made it do is treated alike', () => {
    const decided = lived([TEXT, MORNING], [agreeing(3, 1), MORNING], [agreeing(4, 1, { by: '2027-01-20' }), MORNING]);
    expect(closed(decided, 'air')).toEqual([['after', 'open-ended', 'for-health', '3-1-1']]);
  });
});

it('When another party leaves, only what was promised to it alone is closed', () =>
  expect(closed(lived([TEXT, MORNING]), 'health')).toEqual([['for-health']]));

it('A text without the party that took effect before anybody looked closes the same', () => {
  const late = leftBehind(lived([TEXT, MORNING]), without('air', 2));
  expect(late.map(({ data }) => data)).toMatchObject([{ left: 'air', closed: ['after', 'open-ended', 'for-health'] }]);
  expect(leftBehind(lived([TEXT, MORNING]), without('health', 2))).toEqual([]);
});

describe('What is closed', () => {
  const before = lived([TEXT, MORNING]);
  const [event] = leftBehind(before, without('air'));
  const state = evolveCommitments(before, event as NonNullable<typeof event>, LAST);

  it('is neither late nor told of, and refused to whoever acts on it', () => {
    const one = state.commitments.after as NonNullable<(typeof state.commitments)[string]>;
    expect(standingOf(one, '2028-01-01T00:00:00.000Z')).toBe('left');
    expect(dueToTell(state, '2028-01-01T00:00:00.000Z')?.late).toEqual(['before', 'early-for-health']);
    expect(nextMoment(state)).toBeDefined();
    expect(standing({ state, key: 'after', parties: PARTIES, inForce: true }).refused?.code).toBe('commitment-left');
    expect(standing({ state, key: 'before', parties: PARTIES, inForce: true }).refused).toBeUndefined();
  });

  it('is closed once', () => expect(leftBehind(state, without('air'))).toEqual([]));

  it('begins anew with a text that says it again', () => {
    const again = evolveCommitments(state, taken(TEXT.data.commitments, { version: 2 }), LAST);
    expect(again.commitments.after?.left).toBeUndefined();
    expect(leftBehind(again, without('air', 2))).toEqual([]);
  });
});

it('Nothing is recorded of a party that never had any, or once the MOU has ended', () => {
  expect(leftBehind(undefined, without('air'))).toEqual([]);
  const over = lived([TEXT, MORNING], [{ type: 'CommitmentsClosed', data: { endedAt: LAST } }, LAST]);
  expect(leftBehind(over, without('air'))).toEqual([]);
});
