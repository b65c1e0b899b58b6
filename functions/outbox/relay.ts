/** The edge of both relays: a stream's hint or the sweep names effects, each is claimed, carried out and settled by itself. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type Instant, instant } from '../shared/kernel.ts';
import type { EffectItem, Lane } from '../shared/ledger/effects.ts';
import { log } from '../shared/log.ts';
import { claim, finish, pastDue, putBack } from './effect.store.ts';

/** Carries one effect out and says what came of it. Throws when it should be tried again. */
export type CarryOut = (item: EffectItem, now: Instant) => Promise<string>;

export type Hint = DynamoDBStreamEvent | { sweep: true };

const problemOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

async function settle(pk: string, carryOut: CarryOut): Promise<void> {
  const now = instant(Date.now());
  const item = await claim(pk, now);
  if (!item) return;
  try {
    await finish(pk, await carryOut(item, now));
  } catch (error) {
    const status = await putBack(item, problemOf(error), now);
    log(status === 'gave up' ? 'error' : 'warn', status === 'gave up' ? 'effect gave up' : 'effect put back', {
      effect: pk,
      attempts: item.attempts,
      error,
    });
  }
}

/**
 * The Lambda of a lane. An effect that fails is put back on its own item, so it holds up neither the batch nor another agreement;
 * a batch item fails only when the ledger itself could not be reached.
 */
export const relay =
  (lane: Lane, carryOut: CarryOut) =>
  async (hint: Hint): Promise<DynamoDBBatchResponse> => {
    if ('sweep' in hint) {
      const due = await pastDue(lane, instant(Date.now()));
      const settled = await Promise.allSettled(due.map(({ pk }) => settle(pk, carryOut)));
      if (settled.some(({ status }) => status === 'rejected'))
        throw new Error('The sweep could not reach every effect');
      return { batchItemFailures: [] };
    }
    const failures = await Promise.all(
      hint.Records.map(async ({ dynamodb }) => {
        try {
          await settle(dynamodb?.Keys?.pk?.S ?? '', carryOut);
          return [];
        } catch (error) {
          log('error', 'effect could not be settled', { error });
          return [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  };
