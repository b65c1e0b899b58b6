/** The edge of both relays: a stream's hint or the sweep names effects, each is claimed, carried out and settled by itself. */
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type Instant, instant, SECOND } from '../shared/kernel.ts';
import type { EffectItem, Lane } from '../shared/ledger/effects.ts';
import { log } from '../shared/log.ts';
import { claim, finish, pastDue, putBack } from './effect.store.ts';

/** Carries one effect out and says what came of it. Throws when it should be tried again. */
export type CarryOut = (item: EffectItem, now: Instant, time: Time) => Promise<string>;

export type Hint = DynamoDBStreamEvent | { sweep: true };

const SAID = {
  waits: ['info', 'effect waits'],
  pending: ['warn', 'effect put back'],
  'gave up': ['error', 'effect gave up'],
} as const;

/** False when someone else has it. */
async function settle(pk: string, carryOut: CarryOut, time: Time): Promise<boolean> {
  const now = instant(Date.now());
  const item = await claim(pk, now);
  if (!item) return false;
  try {
    await finish(pk, await carryOut(item, now, time));
  } catch (error) {
    const [level, what] = SAID[await putBack(item, error, now)];
    log(level, what, { effect: pk, attempts: item.attempts, error });
  }
  return true;
}

/** Milliseconds that a sweep leaves unused, so that what it began can end. */
const RESERVE = 30_000;
export type Time = Pick<Context, 'getRemainingTimeInMillis'>;

/** Takes what is past due until nothing is, or the time is nearly over. An alarm looks for how long the oldest was. */
async function sweep(lane: Lane, carryOut: CarryOut, time: Time): Promise<void> {
  for (let round = 0; ; round += 1) {
    const now = instant(Date.now());
    const due = await pastDue(lane, now);
    if (round === 0) log('info', 'sweep looked', { oldestSeconds: oldestOf(due, now) });
    const settled = await Promise.allSettled(due.map(({ pk }) => settle(pk, carryOut, time)));
    if (settled.some(({ status }) => status === 'rejected')) throw new Error('The sweep could not reach every effect');
    const moved = settled.some((one) => one.status === 'fulfilled' && one.value);
    if (!moved || time.getRemainingTimeInMillis() < RESERVE) return;
  }
}

const oldestOf = (due: readonly { dueAt: Instant }[], now: Instant): number =>
  Math.max(0, ...due.map(({ dueAt }) => Math.floor((Date.parse(now) - Date.parse(dueAt)) / SECOND)));

/**
 * The Lambda of a lane. An effect that fails is put back on its own item, so it holds up neither the batch nor another agreement;
 * a batch item fails only when the ledger itself could not be reached.
 */
export const relay =
  (lane: Lane, carryOut: CarryOut) =>
  async (hint: Hint, time: Time): Promise<DynamoDBBatchResponse> => {
    if ('sweep' in hint) {
      await sweep(lane, carryOut, time);
      return { batchItemFailures: [] };
    }
    const failures = await Promise.all(
      hint.Records.map(async ({ dynamodb }) => {
        try {
          await settle(dynamodb?.Keys?.pk?.S ?? '', carryOut, time);
          return [];
        } catch (error) {
          log('error', 'effect could not be settled', { error });
          return [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  };
