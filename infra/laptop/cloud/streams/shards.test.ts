/** Readers of a stream share a reading that is under way, and none that began before a write. */
import { describe, expect, it } from 'vitest';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import type { JsonObject } from '../shapes.ts';
import { SharedReads } from './shards.ts';

/** A stream whose readings are answered by hand. */
function aStream() {
  const answers: ((records: string[] | Error) => void)[] = [];
  const dynamodb = {
    call: () =>
      new Promise<JsonObject>((done, failed) => {
        answers.push((records) => (records instanceof Error ? failed(records) : done({ Records: records })));
      }),
  } as unknown as DynamoDb;
  return { reads: new SharedReads(dynamodb), answers };
}

describe('Reading a stream', () => {
  it('is done once for readers at the same place, and once for each place', async () => {
    const { reads, answers } = aStream();
    const read = [reads.read('here'), reads.read('here'), reads.read('there')];
    expect(answers).toHaveLength(2);
    answers[0]?.(['first']);
    answers[1]?.(['second']);
    expect(await Promise.all(read)).toEqual([{ Records: ['first'] }, { Records: ['first'] }, { Records: ['second'] }]);
  });

  it('is done anew once it is over, and by whoever comes after a write', async () => {
    const { reads, answers } = aStream();
    const before = reads.read('here');
    reads.forget();
    const after = reads.read('here');
    answers[0]?.([]);
    expect(await before).toEqual({ Records: [] });
    const joins = reads.read('here');
    expect(answers, 'the end of the earlier reading does not end the later one').toHaveLength(2);
    answers[1]?.(['written']);
    expect(await Promise.all([after, joins])).toEqual([{ Records: ['written'] }, { Records: ['written'] }]);
    void reads.read('here');
    expect(answers).toHaveLength(3);
  });

  it('that failed is not what a later reader gets', async () => {
    const { reads, answers } = aStream();
    const read = reads.read('here');
    answers[0]?.(new Error('no'));
    await expect(read).rejects.toThrow('no');
    const again = reads.read('here');
    answers[1]?.([]);
    expect(await again).toEqual({ Records: [] });
  });
});
