/** An MOU: its versions, how it was signed or ended, and its term. */
import { duePartition, duePartitions } from '../shared/ledger/due-index.ts';
import type { Due } from '../shared/ledger/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { agreementEffects } from './domain/agreement.effects.ts';
import { type Agreement, evolveAgreement } from './domain/agreement.state.ts';
import { nextMoment } from './domain/next-moment.rules.ts';

/** Hourly they are asked what the clock has brought about. */
export const SUNSET_PARTITIONS = duePartitions('SUNSET');

export function dueOf(agreement: Agreement): Due | undefined {
  const dueAt = nextMoment(agreement);
  return dueAt === undefined ? undefined : { due: duePartition('SUNSET', agreement.id), dueAt };
}

export const agreementStream = defineStream({
  prefix: 'mou_',
  evolve: evolveAgreement,
  effects: agreementEffects,
  due: dueOf,
});
