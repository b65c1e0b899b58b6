/** The commitments of one party under an MOU: what happened to each of them. */
import { agreementOfCommitments } from '../shared/ids.ts';
import { duePartition, duePartitions } from '../shared/ledger/due-index.ts';
import type { Due } from '../shared/ledger/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { commitmentEffects } from './domain/commitment.effects.ts';
import { type Commitments, evolveCommitments } from './domain/commitment.state.ts';
import { nextMoment } from './domain/standing.rules.ts';

/** Hourly they are asked of which days somebody is to be told. Streams of one MOU stand in one of them, so that their days are told together. */
export const COMMITMENT_PARTITIONS = duePartitions('COMMITMENT');

export function dueOf(state: Commitments): Due | undefined {
  const dueAt = nextMoment(state);
  return dueAt === undefined ? undefined : { due: duePartition('COMMITMENT', state.agreement), dueAt };
}

export const commitmentStream = defineStream({
  prefix: 'cmt_',
  evolve: evolveCommitments,
  effects: commitmentEffects,
  due: dueOf,
});

/** Ids of streams by the agreement that they belong to, in their order. */
export const byAgreement = (streams: readonly string[]): Map<string, string[]> =>
  Map.groupBy(streams, agreementOfCommitments);
