/** What is unknown of a record shrinks by what stands beside it, and by no more. */
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { aList } from '../tips/a-list.ts';
import { listOf } from '../tips/tips.rules.ts';
import { aCopy, sealed } from './a-copy.ts';
import { aKey, detachedJws } from './a-key.ts';
import { AGREEMENT, aRecord, aStream, aSuccessor, type Happened, OWN, ROUND, ROUNDS } from './a-record.ts';
import type { ExportedRecord, ExportedStream } from './record.schema.ts';
import { type Beside, verifyFile } from './verify-file.ts';
import { streamsToProve } from './verify-tips.ts';

const key = aKey();
const endOf = ({ events }: ExportedStream) => ({
  stream: events[0]?.stream ?? '',
  events: events.length,
  tip: events.at(-1)?.hash ?? '',
});
const copyOf = (record: ExportedRecord): Uint8Array => {
  const { agreement, ...copy } = aCopy(key.jwk.kid, { chain: record.streams.map(endOf) });
  const version = record.documents.at(-1)?.version ?? 0;
  return Buffer.from(canonicalJson(sealed(key, { ...copy, agreement: { ...agreement, version } })));
};
/** With proofs of its streams, and of those that could have been left out. */
const tipsOf = async (record: ExportedRecord, proven: readonly string[] = streamsToProve(record)) => {
  const tips = record.streams
    .map(endOf)
    .map(({ stream, events, tip }) => ({ stream: sha256(stream), seq: events, hash: tip }));
  const made = await aList(tips);
  const { root, streams } = made;
  const list = listOf({ day: '2026-11-03', root, streams, back: 0 });
  const proofs = proven
    .map((stream) => sha256(stream))
    .map((stream) => (tips.some((tip) => tip.stream === stream) ? made.proof(stream) : made.absence(stream)));
  return { list, jws: detachedJws(list, key), key: key.jwk, proofs };
};
const verdictOn = (record: ExportedRecord, beside: Beside = {}) =>
  verifyFile(Buffer.from(canonicalJson(record)), { jwks: { keys: [key.jwk] }, ...beside });
const unknown = async (record: ExportedRecord, beside?: Beside): Promise<string> => {
  const verdict = await verdictOn(record, beside);
  expect(verdict.faults).toEqual([]);
  return verdict.unknown.join('\n');
};

describe('Whether the last events of a record were left out', async () => {
  const record = aRecord();
  const copy = copyOf(record);
  const tips = await tipsOf(record);

  it.each<[string, Beside, RegExp]>([
    ['is open without a witness', {}, /very end were left out: compare .* with a sealed copy or with a list of tips/],
    ['is open after a sealed copy, and of how the record is kept', { copy }, /came after the sealed copy, .*is kept/],
    ['is open after a list of tips', { tips }, /came after the list of 2026-11-03: a list of a later day tells/],
    ['is open after both', { copy, tips }, /came after both the sealed copy and the list of 2026-11-03/],
  ])('%s', async (_, beside, says) => {
    const said = await unknown(record, beside);
    expect(said).toMatch(says);
    expect(said.match(/were left out/g)).toHaveLength(1);
  });

  it('is not settled by a witness that does not agree', async () => {
    const later = aRecord([...OWN, { type: 'CopySealed', data: { pdfHash: 'a'.repeat(64) } }]);
    for (const beside of [
      { copy: copyOf(later) },
      { tips: await tipsOf(later) },
      { copy: Buffer.from('?') },
      { tips: {} },
    ]) {
      const { faults, unknown: left } = await verdictOn(record, beside);
      expect(faults).not.toEqual([]);
      expect(left.join()).toContain('at the very end were left out');
    }
  });
});

describe('Proofs of a list', () => {
  it('are of the list that was kept since that day, or it is a fault', async () => {
    const record = aRecord();
    const tips = await tipsOf(record);
    const { proofs: _, ...kept } = tips;
    expect((await verdictOn(record, { tips, list: kept })).faults).toEqual([]);
    const other = await tipsOf({ ...record, streams: record.streams.slice(1) });
    for (const list of [other, {}])
      expect((await verdictOn(record, { tips, list })).faults).toEqual([
        'The list of tips of 2026-11-03: It is not the list that was kept of that day.',
      ]);
  });

  it('say nothing of a stream that they leave out, and the verdict names it', async () => {
    const record = aRecord();
    const [own, round] = record.streams.map((one) => endOf(one).stream) as [string, string];
    const said = await unknown(record, { tips: await tipsOf(record, [own]) });
    expect(said).toContain(`How far ${round} had come on 2026-11-03: no proof of it is here.`);
    expect(said).not.toContain(`How far ${own}`);
  });

  it('are faults where one belongs to another list', async () => {
    const record = aRecord();
    const [one, other] = [await tipsOf(record), await tipsOf({ ...record, streams: record.streams.slice(1) })];
    expect((await verdictOn(record, { tips: { ...one, proofs: other.proofs } })).faults).toContain(
      'The list of tips of 2026-11-03: A proof does not lead to what was sealed.',
    );
  });
});

describe('A last event that is kept within an agency', () => {
  const stream = aStream(partyIdOf(AGREEMENT, 'police'), [{ type: 'ReviewAnswered', data: {} }]);
  const [event] = stream.events;
  const closed = { stream: endOf(stream).stream, seq: 1, hash: event?.hash ?? '', withheld: true as const };
  const withheld = { events: [closed], bodies: [], withheld: [1] };
  const record = { ...aRecord(), streams: [...aRecord().streams, withheld] };

  it('has a hash that a witness vouches for, and that is open without one', async () => {
    expect(await unknown(record)).toContain('only a sealed copy or a list of tips can tell');
    expect(await unknown(record, { copy: copyOf(aRecord()) }), 'older').toContain('The last event is one of them');
    for (const beside of [{ copy: copyOf(record) }, { tips: await tipsOf(record) }])
      expect(await unknown(record, beside)).not.toContain('The last event is one of them');
  });
});

describe('A round that is not there', () => {
  const first = ROUND;
  const { round } = aSuccessor();
  const [published, executed] = OWN as [Happened, Happened];
  const replaced = aRecord([
    { ...published, data: { ...published.data, documentHash: 'e'.repeat(64) } },
    { ...published, type: 'AgreementRevised', data: { ...published.data, version: 2, round, previousRound: first } },
    { ...executed, data: { ...executed.data, round } },
  ]);
  const record = {
    ...replaced,
    documents: replaced.documents.map((one) => ({ ...one, version: 2 })),
    streams: [...replaced.streams.slice(0, 1), aStream(round, ROUNDS)],
  };

  it('never opened, as far as the witnesses reach', async () => {
    expect(await unknown(record)).toContain(`The round ${first} is not here: it never opened, or it was left out.`);
    for (const [beside, who] of [
      [{ tips: await tipsOf(record) }, 'the list of 2026-11-03 does not have it'],
      [{ copy: copyOf(record) }, 'the sealed copy of 2026-11-02 does not name it'],
    ] as const) {
      const { holds, unknown: left } = await verdictOn(record, beside);
      expect(holds.join('\n')).toContain(`The round ${first} is not here, and ${who}: it had not opened by then.`);
      expect(left.join('\n')).not.toContain(first);
    }
  });
});
