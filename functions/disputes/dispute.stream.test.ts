/** A dispute stands in the queue of the open ones, by what falls due next, or among the ended ones, by when it ended. */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../shared/kernel.ts';
import { disputes } from './capability.ts';
import { dueOf, endedPartition, openPartition } from './dispute.stream.ts';
import { DisputeEvent } from './domain/dispute.events.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import {
  A_PROMISE,
  AGREEMENT,
  aDispute,
  answered,
  atImpasse,
  DEADLINE,
  decided,
  having,
  onDay,
  onLevel,
  proposed,
  REASON_DUE,
  taken,
  vetoed,
  withdrawn,
} from './testing/a-dispute.ts';

const broken = (dispute: Dispute) =>
  having(dispute, [{ type: 'FollowUpBroken', data: { followUp: 0 } }], onDay('2027-04-01', 21));
const early = { ...A_PROMISE, by: '2027-03-15' };

describe('The queue', () => {
  it.each<[string, Dispute, 'open' | 'ended', Instant]>([
    ['an open dispute by the deadline of its level', aDispute(), 'open', DEADLINE],
    ['also on the level above', onLevel(1), 'open', onLevel(1).opened.deadline],
    ['a vetoed one by when its reason is due', vetoed(), 'open', REASON_DUE],
    [
      'a decided one by its next promise',
      taken(proposed(answered(), { followUps: [A_PROMISE, early] })),
      'open',
      onDay('2027-03-15', 21),
    ],
    [
      'a settled one by its decision',
      decided(proposed(answered(), { followUps: [] })),
      'ended',
      onDay('2027-03-03', 13),
    ],
    ['one with a broken promise stays open, by its decision', broken(decided()), 'open', onDay('2027-03-03', 13)],
    ['a withdrawn one by its withdrawal', withdrawn(), 'ended', onDay('2027-03-02')],
    ['an impasse stays open, by when it came', atImpasse(), 'open', onLevel(3).opened.deadline],
  ])('%s', (_, dispute, where, dueAt) =>
    expect(dueOf(dispute)).toEqual({
      due: where === 'open' ? openPartition(AGREEMENT) : endedPartition(AGREEMENT),
      dueAt,
    }),
  );
});

it('each kind of event says who may read its words', () =>
  expect(Object.keys(disputes.streams.dsp_.release).sort()).toEqual(
    DisputeEvent.options.map(({ shape }) => shape.type.value).sort(),
  ));
