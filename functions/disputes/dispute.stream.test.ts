/** A dispute stands in the queue of the open ones, by what falls due next, or among the ended ones, by when it ended. */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../shared/kernel.ts';
import { disputes } from './capability.ts';
import { dueOf, endedPartition, openPartition } from './dispute.stream.ts';
import { DisputeEvent } from './domain/dispute.events.ts';
import type { Dispute } from './domain/dispute.schema.ts';
import {
  AGREEMENT,
  aDispute,
  atImpasse,
  DEADLINE,
  decided,
  onDay,
  onLevel,
  REASON_DUE,
  vetoed,
  withdrawn,
} from './testing/a-dispute.ts';

describe('The queue', () => {
  it.each<[string, Dispute, 'open' | 'ended', Instant]>([
    ['an open dispute by the deadline of its level', aDispute(), 'open', DEADLINE],
    ['also on the level above', onLevel(1), 'open', onLevel(1).opened.deadline],
    ['a vetoed one by when its reason is due', vetoed(), 'open', REASON_DUE],
    ['a decided one by its decision, whatever that promises', decided(), 'ended', onDay('2027-03-03', 13)],
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
