/** A batch that fails is cut, tried again and set aside as an event source mapping would. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../lambda/sandbox.ts';
import type { JsonObject } from '../shapes.ts';
import { deliver, sequenceOf } from './batches.ts';

const failed: Outcome = { error: { errorType: 'Error', errorMessage: 'no', trace: [] } };
const records = (numbers: string): JsonObject[] =>
  [...numbers].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));
const letters = (batch: JsonObject[]): string => batch.map(sequenceOf).join('');

/** Delivers `abcd`; gives what was invoked, settled and given up, in order. */
async function run(
  invoke: (batch: string) => Outcome,
  { bisects = false, retries = 1, reportsItems = false, stops = false } = {},
) {
  const log: string[] = [];
  const mapping = {
    id: 'm',
    functionName: 'f',
    streamArn: 's',
    batchSize: 4,
    filter: undefined,
    deadLetterArn: undefined,
    bisects,
    retries,
    reportsItems,
  };
  const done = await deliver(records('abcd'), {
    mapping,
    invoke: async (batch) => {
      log.push(letters(batch));
      return invoke(letters(batch));
    },
    stopped: () => stops,
    settle: (last) => log.push(`ok ${sequenceOf(last)}`),
    giveUp: (batch, attempts) => log.push(`lost ${letters(batch)} after ${attempts}`),
    pause: async () => true,
  });
  return { done, log };
}

describe('a batch', () => {
  it('that goes well is over at once', async () => {
    expect(await run(() => ({ payload: null }))).toEqual({ done: true, log: ['abcd', 'ok d'] });
  });

  it('that fails is tried again whole, and then set aside whole', async () => {
    expect((await run(() => failed)).log).toEqual(['abcd', 'abcd', 'lost abcd after 2', 'ok d']);
  });

  it('that may be cut loses the poisoned record alone', async () => {
    const { log } = await run((batch) => (batch.includes('b') ? failed : { payload: null }), { bisects: true });
    expect(log).toEqual(['abcd', 'ab', 'a', 'ok a', 'b', 'b', 'lost b after 2', 'ok b', 'cd', 'ok d']);
  });

  it('whose function names the failing record goes on from there', async () => {
    const name = (batch: string): Outcome => ({
      payload: { batchItemFailures: batch.includes('c') ? [{ itemIdentifier: 'c' }] : [] },
    });
    expect((await run(name, { reportsItems: true, bisects: true })).log).toEqual([
      'abcd',
      'ok b',
      'cd',
      'c',
      'c',
      'lost c after 2',
      'ok c',
      'd',
      'ok d',
    ]);
    expect((await run(name, { reportsItems: true })).log).toEqual(['abcd', 'ok b', 'cd', 'lost cd after 2', 'ok d']);
  });

  it('with an answer that names an unknown record has failed whole', async () => {
    const { log } = await run(() => ({ payload: { batchItemFailures: [{ itemIdentifier: 'z' }] } }), {
      reportsItems: true,
      retries: 0,
    });
    expect(log).toEqual(['abcd', 'lost abcd after 1', 'ok d']);
  });

  it('that the end of the cloud cut off is neither over nor lost', async () => {
    expect(await run(() => failed, { stops: true, retries: 0 })).toEqual({ done: false, log: ['abcd'] });
  });
});
