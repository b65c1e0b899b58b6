/** The outside witness: what the parties hold finds a record that was rewritten with sound hashes, or that was cut short. */
import { describe, expect, it } from 'vitest';
import { aCopy } from './a-copy.ts';
import { aRecord, OWN, rechained, withStream } from './a-record.ts';
import type { ExportedRecord, ExportedStream } from './record.schema.ts';
import { verifyRecord } from './verify-record.ts';
import { againstCopy } from './witness.ts';

const record = aRecord();
const round = (change: (stream: ExportedStream) => Partial<ExportedStream>) => withStream(record, 1, change);

describe('The outside witness', () => {
  const copy = aCopy('kid');
  const said = (of: ExportedRecord) => {
    const { holds, faults } = againstCopy(of, copy);
    return [...holds, ...faults].join('\n');
  };

  it('agrees with the record it was made from, and with one that went on since', () => {
    const later = aRecord([...OWN, { type: 'CopySealed', data: { pdfHash: 'a'.repeat(64) } }]);
    for (const one of [record, later])
      expect(said(one)).toMatch(/^The record agrees with the sealed copy: mou_\S+ to event 3, sig_\S+ to event 5\.$/);
  });

  it('finds a record that was written anew with sound hashes', () => {
    const forged = round(({ events }) => ({
      events: rechained(events.map((event) => ({ ...event, actor: 'someone' }))),
    }));
    expect(verifyRecord(forged).faults).toEqual([]);
    expect(said(forged)).toMatch(/^sig_\S+: event 5 is not the one .*: the record was rewritten\.$/);
  });

  it('finds an end that was cut off, and a stream that was left out', () => {
    expect(said(round(({ events }) => ({ events: events.slice(0, 4) })))).toMatch(
      /ends before event 5, which the sealed/,
    );
    expect(said({ ...record, streams: record.streams.slice(0, 1) })).toMatch(/^sig_\S+ is not in this record/);
  });

  it('is of no use for another agreement, and says so', () => {
    expect(said({ ...record, agreement: 'mou_other' })).toMatch(/another agreement than the record/);
  });
});
