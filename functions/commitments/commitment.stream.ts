/** The commitments of one party under an MOU: what happened to each of them. */
import { agreementOfCommitments } from '../shared/ids.ts';
import type { Due } from '../shared/ledger/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { commitmentEffect } from './domain/commitment.effects.ts';
import { type Commitments, evolveCommitments } from './domain/commitment.state.ts';
import { nextMoment } from './domain/standing.rules.ts';

/** Hourly, one partition after the other is asked of which days somebody is to be told. */
export const COMMITMENT_PARTITIONS = ['COMMITMENT#0', 'COMMITMENT#1', 'COMMITMENT#2', 'COMMITMENT#3'] as const;

/** Streams of one MOU stand in one partition, so that their days are told together. The last character of a ULID is random. */
const partitionOf = (agreement: string): string =>
  COMMITMENT_PARTITIONS[agreement.charCodeAt(agreement.length - 1) % COMMITMENT_PARTITIONS.length] ??
  COMMITMENT_PARTITIONS[0];

export function dueOf(state: Commitments): Due | undefined {
  const dueAt = nextMoment(state);
  return dueAt === undefined ? undefined : { due: partitionOf(state.agreement), dueAt };
}

export const commitmentStream = defineStream({
  prefix: 'cmt_',
  evolve: evolveCommitments,
  effects: commitmentEffect,
  due: dueOf,
});

/** Ids of streams by the agreement that they belong to, in their order. */
export const byAgreement = (streams: readonly string[]): Map<string, string[]> =>
  Map.groupBy(streams, agreementOfCommitments);
