/** An MOU: its versions, how it was signed or ended, and its term. */
import type { Due } from '../shared/ledger/ledger.ts';
import { defineStream } from '../shared/stream.ts';
import { agreementEffect } from './domain/agreement.effects.ts';
import { type Agreement, evolveAgreement } from './domain/agreement.state.ts';
import { nextMoment } from './domain/in-force.rules.ts';

/** Hourly, one partition after the other is asked what the clock has brought about; one partition takes 1,000 write units a second. */
export const SUNSET_PARTITIONS = ['SUNSET#0', 'SUNSET#1', 'SUNSET#2', 'SUNSET#3'] as const;

/** The last character of a ULID is random. */
const partitionOf = (id: string): string =>
  SUNSET_PARTITIONS[id.charCodeAt(id.length - 1) % SUNSET_PARTITIONS.length] ?? SUNSET_PARTITIONS[0];

export function dueOf(agreement: Agreement): Due | undefined {
  const dueAt = nextMoment(agreement);
  return dueAt === undefined ? undefined : { due: partitionOf(agreement.id), dueAt };
}

export const agreementStream = defineStream({
  prefix: 'mou_',
  evolve: evolveAgreement,
  effects: agreementEffect,
  due: dueOf,
});
