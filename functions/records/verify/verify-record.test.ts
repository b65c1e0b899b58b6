/** An exported record: an event dropped, reordered or edited, a body swapped, a stream or words missing are each found and named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partyIdOf } from '../../shared/ids.ts';
import type { SaltedBody } from '../../shared/ledger/chain.ts';
import {
  AGREEMENT,
  aKeeping,
  aRecord,
  aStream,
  aSuccessor,
  DOCUMENT,
  type Happened,
  OWN,
  PARTIES,
  ROUND,
  ROUNDS,
  withStream,
} from './a-record.ts';
import type { ExportedRecord, ExportedStream } from './record.schema.ts';
import { verifies } from './verdict.ts';
import { verifyRecord } from './verify-record.ts';

const record = aRecord();
const round = (change: (stream: ExportedStream) => Partial<ExportedStream>) => withStream(record, 1, change);
const faults = (of: unknown): string => verifyRecord(of).faults.join('\n');
const withDocument = (changes: Partial<ExportedRecord['documents'][number]>): ExportedRecord => ({
  ...record,
  documents: record.documents.map((one) => ({ ...one, ...changes })),
});
const COPY = { version: 1, pdfHash: 'a'.repeat(64), jsonHash: 'b'.repeat(64) };
const at = <T>(list: readonly T[], index: number): T => list[index] as T;
describe('A record that nobody touched', () => {
  it('verifies, and says how many events, which text and who signed it', () => {
    const verdict = verifyRecord(record);
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toMatch(
      /3 events, unbroken.*5 events, unbroken.*All 2 agencies signed version 1/s,
    );
  });

  it('verifies while signatures are missing, as long as it is not called executed', () => {
    const open = aRecord(OWN.slice(0, 1), ROUNDS.slice(0, 3));
    expect(verifyRecord(open).holds.join()).toContain('1 of 2 agencies signed version 1; it is not executed');
    expect(faults(open)).toBe('');
  });

  it('verifies with an earlier version that was declined, whose signatures were given to another text', () => {
    const [first, own] = [ROUND, aSuccessor().round];
    const [published, executed] = OWN as [Happened, Happened];
    const other = { ...published.data, round: first, documentHash: 'e'.repeat(64) };
    const record = aRecord(
      [
        { ...published, data: other },
        { type: 'AgreementReturned', data: { round: first, outcome: 'declined' } },
        { type: 'AgreementRevised', data: { ...published.data, version: 2, round: own, previousRound: first } },
        { ...executed, data: { ...executed.data, round: own } },
      ],
      [
        { type: 'RoundOpened', data: { round: first, agreement: AGREEMENT } },
        { type: 'SignatureGiven', data: { party: 'police', documentHash: 'e'.repeat(64) } },
      ],
    );
    const documents = record.documents.map((one) => ({ ...one, version: 2 }));
    expect(faults({ ...record, documents, streams: [...record.streams, aStream(own, ROUNDS)] })).toBe('');
  });
});

describe('Whoever tampers with an export is found', () => {
  it.each<[string, ExportedRecord, RegExp]>([
    ['an event dropped', round(({ events }) => ({ events: events.toSpliced(1, 1) })), /Event 3 .*missing or moved/],
    [
      'two events reordered',
      round(({ events }) => ({ events: events.with(2, at(events, 3)).with(3, at(events, 2)) })),
      /Event 4 \(SignatureGiven\) is at place 3.*Event 3/s,
    ],
    [
      'an event edited',
      round(({ events }) => ({ events: events.with(0, { ...at(events, 0), at: '2020-01-01T00:00:00.000Z' }) })),
      /Event 1 \(RoundOpened\) was changed after it was recorded/,
    ],
    [
      'two bodies swapped',
      round(({ bodies: [one, other] }) => ({
        bodies: [
          [at(one ?? [], 0) as number, at(other ?? [], 1) as SaltedBody],
          [at(other ?? [], 0) as number, at(one ?? [], 1) as SaltedBody],
        ] as ExportedStream['bodies'],
      })),
      /Event 3 .*carries words other than those recorded.*Event 4/s,
    ],
    ['words missing', round(() => ({ bodies: [] })), /events 3, 4 are missing without a record of their removal/],
    ['words withheld that never were', round(() => ({ withheld: [1] })), /event 1 are called withheld, and never were/],
    ['words withheld that stand there', round(() => ({ withheld: [3] })), /event 3 are called withheld, and are here/],
    [
      'a stream left out',
      { ...record, streams: record.streams.slice(0, 1) },
      /stream sig_\S+ is missing, which event 1/,
    ],
    [
      'a member that the chain does not cover',
      round(({ events }) => ({
        events: events.with(0, { ...at(events, 0), note: 'x' } as unknown as (typeof events)[number]),
      })),
      /not the shape of a record .*look at streams\.1\.events\.0/,
    ],
    ['a member beside all others', { ...record, note: 'x' } as ExportedRecord, /look at the whole file/],
    ['the agreement left out', { ...record, streams: record.streams.slice(1) }, /of the agreement itself, mou_\S+, is/],
    ['a stream given twice', { ...record, streams: [...record.streams, ...record.streams] }, /in the record twice/],
    ['an empty stream', round(() => ({ events: [], bodies: [] })), /One of its streams is empty/],
    ['another text', withDocument({ text: {} }), /text of version 1 is not the one that was put out/],
    ['another page', withDocument({ html: '' }), /text of version 1 is not the one that was put out/],
    ['a text left out', { ...record, documents: [] }, /text of version 1 is missing, which was executed/],
    ['a text that nobody put out', withDocument({ version: 2 }), /text of version 2, and no such version was put out/],
    [
      'a text given twice',
      { ...record, documents: [...record.documents, ...record.documents] },
      /A text stands in the record twice/,
    ],
    ['a copy that was never sealed', { ...record, copies: [COPY] }, /lists a sealed copy of version 1 that no event/],
    [
      'a sealed copy left out',
      aRecord([...OWN, { type: 'CopySealed', data: COPY }]),
      /does not list the sealed copy of version 1/,
    ],
    [
      'half a character',
      round(({ events }) => ({ events: events.with(0, { ...at(events, 0), data: '\udc00' }) })),
      /a value that cannot have been recorded/,
    ],
  ])('%s', (_, changed, fault) => expect(faults(changed)).toMatch(fault));

  it('any field of any event', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 1 }),
        fc.nat(),
        fc.constantFrom('type', 'at', 'actor', 'previous', 'hash', 'stream'),
        fc.string(),
        (index, pick, field, value) => {
          const changed = withStream(record, index, ({ events }) => {
            const place = pick % events.length;
            fc.pre((at(events, place) as unknown as Record<string, string>)[field] !== value);
            return { events: events.with(place, { ...at(events, place), [field]: value }) };
          });
          expect(verifies(verifyRecord(changed))).toBe(false);
        },
      ),
      { seed: 20261125 },
    ));
});

describe('A round that never opened', () => {
  const first = ROUND;
  const second = aSuccessor().round;
  const [published, executed] = OWN as [Happened, Happened];
  const before = { ...published, data: { ...published.data, documentHash: 'e'.repeat(64) } };
  const revised = {
    ...{ type: 'AgreementRevised', words: { title: 'x' } },
    data: { ...published.data, version: 2, round: second, previousRound: first },
  };
  const signed = { ...executed, data: { ...executed.data, round: second } };
  const without = (...own: readonly Happened[]): ExportedRecord => ({
    ...record,
    documents: record.documents.map((one) => ({ ...one, version: 2 })),
    streams: [aStream(AGREEMENT, own), aStream(second, ROUNDS)],
  });

  it.each<[string, ExportedRecord]>([
    ['of a version that was replaced at once', without(before, revised, signed)],
    [
      'of an agreement that was voided at once',
      {
        ...record,
        streams: aRecord([published, { type: 'AgreementVoided', data: { round: ROUND } }]).streams.slice(0, 1),
      },
    ],
  ])('%s is no fault, and is named', (_, unopened) => {
    const verdict = verifyRecord(unopened);
    expect(verdict.faults).toEqual([]);
    expect(verdict.unknown.join('\n')).toMatch(/The round sig_\S+ is not here: it never opened, or it was left out/);
  });

  it.each([
    ['declined', { type: 'AgreementReturned', data: { round: first, outcome: 'declined' } }],
    ['executed', { type: 'AgreementExecuted', data: { round: first, executedAt: 'then' } }],
  ])('is missing where the agreement says that it was %s', (_, ended) =>
    expect(faults(without(before, ended, revised, signed))).toContain(
      `The stream ${first} is missing, which event 1 of ${AGREEMENT} refers to.`,
    ),
  );
});

describe('Each party that was asked to sign', () => {
  const asked = aRecord(OWN, ROUNDS.with(1, { type: 'GroupAsked', data: { group: 0, parties: PARTIES } }));
  const own = PARTIES.map((party) => aStream(partyIdOf(AGREEMENT, party), [{ type: 'PartyPrepared', data: {} }]));

  it('has a stream of its own in the record', () =>
    expect(faults({ ...asked, streams: [...asked.streams, ...own] })).toBe(''));

  it('is named when its stream was left out', () =>
    expect(faults({ ...asked, streams: [...asked.streams, ...own.slice(1)] })).toBe(
      `The stream ${partyIdOf(AGREEMENT, PARTIES[0] ?? '')} is missing: ${PARTIES[0]} was asked to sign, and its own record is not here.`,
    ));
});

describe('What the service itself would have recorded wrongly is named', () => {
  const signs = (data: object): Happened[] => [...ROUNDS.slice(0, 3), { type: 'SignatureGiven', data }];
  const documentHash = DOCUMENT.hash;
  it.each<[string, Happened[], RegExp]>([
    ['an execution without a signature', ROUNDS.slice(0, 3), /called executed, but police did not sign/],
    [
      'an execution after a signature was taken back',
      [...ROUNDS.slice(0, 4), { type: 'SignatureTakenBack', data: { party: 'police', documentHash } }],
      /called executed, but police did not sign/,
    ],
    [
      'a signature to another text',
      signs({ party: 'police', documentHash: 'x' }),
      /of police was given to another text/,
    ],
    ['a signature of a stranger', signs({ party: 'parks', documentHash }), /parks signed version 1, and is no party/],
  ])('%s', (_, happened, fault) => expect(faults(aRecord(OWN, happened))).toMatch(fault));

  it('a record of no text', () => expect(faults(aRecord(OWN.slice(1)))).toMatch(/does not say which text/));
});

describe('Words that are not there', () => {
  const removal = 'rmv_1';
  const removed: Happened = { type: 'BodyRemoved', data: { seq: 3, removal } };
  const kept = (of: ExportedRecord, ...approved: Parameters<typeof aKeeping>) => ({
    ...of,
    streams: [...of.streams, aKeeping(...approved)],
  });
  const without = (stream: ExportedStream) => ({ bodies: stream.bodies.filter(([seq]) => seq !== 3) });

  it('are called removed where the record has their removal, and the chain still holds', () => {
    const gone = withStream(aRecord(OWN, [...ROUNDS, removed]), 1, without);
    const verdict = verifyRecord(kept(gone, { stream: ROUND, seq: 3, removal }));
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toContain('The words of event 3 were removed, on the record.');
  });

  it.each<[string, (gone: ExportedRecord) => ExportedRecord]>([
    ['that is not there', (gone) => gone],
    ['that has the approval of other words', (gone) => kept(gone, { stream: ROUND, seq: 4, removal })],
    ['that has it for another stream', (gone) => kept(gone, { stream: AGREEMENT, seq: 3, removal })],
    ['that has it for another request', (gone) => kept(gone, { stream: ROUND, seq: 3, removal: 'rmv_2' })],
  ])('are not taken for removed by law with a keeping of the record %s', (_, of) => {
    const gone = withStream(aRecord(OWN, [...ROUNDS, removed]), 1, without);
    expect(faults(of(gone))).toMatch(
      /sig_\S+: event 6 removes words, and the record of holds and removals has no approval/,
    );
  });

  it('are a fault where they still stand after their removal', () =>
    expect(faults(aRecord(OWN, [...ROUNDS, removed]))).toMatch(/event 3 are here, though/));

  it('are called withheld where the export says so, and that nothing can be said of them', () => {
    const verdict = verifyRecord(round((stream) => ({ ...without(stream), withheld: [3] })));
    expect(verdict.faults).toEqual([]);
    expect(verdict.unknown.join('\n')).toContain('The words of event 3 are withheld');
  });

  it('are missing where only another stream has their removal', () =>
    expect(faults(withStream(aRecord([...OWN, removed]), 1, without))).toMatch(/missing without a record/));
});

describe('Anything else', () => {
  it('never throws, and never verifies', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => ({ ...record, streams: value })),
        ),
        fc.jsonValue(),
        (value, data) => {
          expect(verifies(verifyRecord(value))).toBe(false);
          const odd = round(({ events }) => ({ events: events.with(0, { ...at(events, 0), data }) }));
          expect(verifies(verifyRecord(odd))).toBe(false);
        },
      ),
      { seed: 20261125 },
    ));
});
