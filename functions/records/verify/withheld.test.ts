/** What stays within a party is a link without an event: the chain runs through it, and it can neither be changed nor hide anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentsIdOf, disputeIdOf, docketIdOf, partyIdOf } from '../../shared/ids.ts';
import type { ChainedEvent, WithheldEvent } from '../../shared/ledger/chain.ts';
import { releasedOf } from '../export/release.ts';
import { AGREEMENT, aKeeping, aRecord, aStream, DOCUMENT, type Happened } from './a-record.ts';
import { type ExportedRecord, type ExportedStream, isShown } from './record.schema.ts';
import { verifyRecord } from './verify-record.ts';

const POLICE = partyIdOf(AGREEMENT, 'police');
const { hash: documentHash } = DOCUMENT;
const answered = (answer: string): Happened => ({
  type: 'ReviewAnswered',
  data: { kind: 'counsel', answer, documentHash, version: 1 },
  words: { comments: 'The quokka appropriation is missing.' },
});
const PREPARED: Happened = { type: 'PartyPrepared', data: { documentHash, version: 1 } };
const TOLD: readonly Happened[] = [
  { type: 'OfficesConfirmed', data: { party: 'police' }, words: { authority: 'Birch Code 7' } },
  answered('cleared'),
  PREPARED,
  answered('returned'),
  { type: 'PartyMailReported', data: { to: 'liaison', template: 'review-returned' } },
  answered('cleared'),
  PREPARED,
];

/** A stream as the service exports it. */
const exported = (stream: string, happened: readonly Happened[]): ExportedStream => {
  const { events, bodies } = aStream(stream, happened);
  return releasedOf(events as ChainedEvent[], new Map(bodies)) as ExportedStream;
};
const party = exported(POLICE, TOLD);
const record: ExportedRecord = { ...aRecord(), streams: [...aRecord().streams, party] };
const changed = (index: number, change: (stream: ExportedStream) => Partial<ExportedStream>): ExportedRecord => ({
  ...record,
  streams: record.streams.map((stream, at) => (at === index ? { ...stream, ...change(stream) } : stream)),
});
const ofParty = (change: (events: ExportedStream['events']) => ExportedStream['events']) =>
  changed(2, ({ events }) => ({ events: change(events) }));
const at = (events: ExportedStream['events'], place: number) => events[place] as WithheldEvent;
const faults = (of: unknown): string => verifyRecord(of).faults.join('\n');
const CLOSED = [2, 3, 4, 5, 6];

describe('The export of a party', () => {
  it('shows what every agency may read, and of the rest its place and hash alone', () => {
    expect(party.events.filter(isShown).map(({ type }) => type)).toEqual(['OfficesConfirmed', 'PartyPrepared']);
    for (const place of CLOSED)
      expect(Object.keys(at(party.events, place - 1)).sort()).toEqual(['hash', 'seq', 'stream', 'withheld']);
    expect(JSON.stringify(party)).not.toMatch(/returned|cleared|quokka/);
    expect(party.withheld).toEqual(CLOSED);
  });

  it('verifies, and says how many events of which stream are kept within the agency', () => {
    const verdict = verifyRecord(JSON.parse(JSON.stringify(record)));
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toContain(`${POLICE}: 7 events, unbroken`);
    expect(verdict.unknown.join('\n')).toContain(
      `${POLICE}: 5 of 7 events are kept within the agency (events 2, 3, 4, 5, 6)`,
    );
    expect(verdict.unknown.join('\n')).not.toContain('The last event is one of them');
  });

  it('says that only a witness can tell the hash of a last event that is not shown', () => {
    const open = { ...record, streams: [...record.streams.slice(0, 2), exported(POLICE, TOLD.slice(0, 4))] };
    expect(faults(open)).toBe('');
    expect(verifyRecord(open).unknown.join('\n')).toContain(`${POLICE}: The last event is one of them`);
  });

  it('shows that words were removed by law where it shows the event that carried them, and nowhere else', () => {
    const removal = (seq: number): Happened => ({ type: 'BodyRemoved', data: { seq, removal: 'rmv_1' } });
    const { events, bodies } = aStream(POLICE, [...TOLD, removal(1), removal(4), PREPARED]);
    const left = new Map(bodies.filter(([seq]) => seq !== 1 && seq !== 4));
    const stream = releasedOf(events as ChainedEvent[], left) as ExportedStream;
    expect(stream.events.filter(isShown).map(({ seq }) => seq)).toEqual([1, 8, 10]);
    const keeping = aKeeping({ stream: POLICE, seq: 1, removal: 'rmv_1' });
    const verdict = verifyRecord({ ...record, streams: [...record.streams.slice(0, 2), stream, keeping] });
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds.join('\n')).toContain(`${POLICE}: The words of event 1 were removed, on the record.`);
  });
});

/** The stream with one of its events withheld, as someone would who wants to hide it. */
const hiding = (index: number, place: number) =>
  changed(index, ({ events, bodies, withheld }) => {
    const { stream, seq, hash } = at(events, place);
    return {
      events: events.with(place, { stream, seq, hash, withheld: true }),
      bodies: bodies.filter(([of]) => of !== seq),
      withheld: [...withheld, seq],
    };
  });

describe('A link that is withheld', () => {
  it.each<[string, ExportedRecord, RegExp]>([
    [
      'before an event that is shown, with another hash',
      ofParty((events) => events.with(5, { ...at(events, 5), hash: 'f'.repeat(64) })),
      /Event 7 \(PartyPrepared\) does not follow the event before it/,
    ],
    ['that was dropped', ofParty((events) => events.toSpliced(5, 1)), /Event 7 .* an event is missing or moved/],
    [
      'that was swapped with another',
      ofParty((events) => events.with(4, at(events, 5)).with(5, at(events, 4))),
      /Event 6 \(withheld\) is at place 5: an event is missing or moved/,
    ],
    [
      'of another stream',
      ofParty((events) => events.with(2, { ...at(events, 2), stream: 'pty_other' })),
      /Event 3 \(withheld\) belongs to another record/,
    ],
    [
      'with words of its own',
      changed(2, ({ bodies }) => ({ bodies: [...bodies, [4, { salt: 's', body: { comments: 'None.' } }]] })),
      /Event 4 \(withheld\) is not shown, and words are said to be its own/,
    ],
    [
      'that the export does not list',
      changed(2, () => ({ withheld: [2, 3, 4, 5] })),
      /What happened in event 6 is not shown, and the export does not say that it is withheld/,
    ],
    ['that says something all the same', ofParty((events) => events.with(1, { ...at(events, 1), type: 'X' })), /shape/],
    ['in the stream of the agreement', hiding(0, 2), /mou_\S+: Event 3 .*no event of this stream may be withheld/],
    ['in a signing round', hiding(1, 3), /sig_\S+: Event 4 \(withheld\): no event of this stream may be withheld/],
  ])('%s', (_, forged, fault) => expect(faults(forged)).toMatch(fault));

  it('hides no event of how the record is kept', () => {
    const kept = exported(`ret_${AGREEMENT.slice(4)}`, [{ type: 'HoldPlaced', data: { hold: 'hld_1' } }]);
    const events = kept.events.map(({ stream, seq, hash }) => ({ stream, seq, hash, withheld: true as const }));
    const forged = { ...record, streams: [...record.streams, { ...kept, events, withheld: [1] }] };
    expect(faults(forged)).toMatch(/ret_\S+: Event 1 \(withheld\): no event of this stream may be withheld/);
  });

  it('cannot be changed, moved, doubled or dropped where an event follows that is shown', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    const ways = fc.oneof(
      fc.record({ way: fc.constant('drop' as const), place: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ way: fc.constant('double' as const), place: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ way: fc.constant('move' as const), place: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ way: fc.constant('change' as const), place: fc.constant(5), hash: hex }),
    );
    fc.assert(
      fc.property(ways, (tampering) => {
        const { way, place } = tampering;
        const forged = ofParty((events) => {
          const link = at(events, place);
          if (way === 'drop') return events.toSpliced(place, 1);
          if (way === 'double') return events.toSpliced(place, 0, link);
          if (way === 'move') return events.toSpliced(place, 1).toSpliced(5, 0, link);
          fc.pre(tampering.hash !== link.hash);
          return events.with(place, { ...link, hash: tampering.hash });
        });
        expect(verifyRecord(forged).faults).not.toEqual([]);
      }),
      { seed: 20261125 },
    );
  });

  it('hides nothing of an agreement or a round, whichever event it takes the place of', () =>
    fc.assert(
      fc.property(fc.nat({ max: 1 }), fc.nat(), (index, pick) => {
        const place = pick % (record.streams[index]?.events.length ?? 1);
        expect(faults(hiding(index, place))).toContain('no event of this stream may be withheld');
      }),
      { seed: 20261125 },
    ));
});

describe('A dispute', () => {
  const DISPUTE = disputeIdOf(AGREEMENT, 1);
  const docket = aStream(docketIdOf(AGREEMENT), [
    { type: 'DisputeEntered', data: { agreement: AGREEMENT, number: 1 } },
  ]);
  const raised = (handling: string): Happened => ({
    type: 'DisputeRaised',
    data: { agreement: AGREEMENT, dispute: DISPUTE, by: 'police', against: 'transport', handling },
    words: { happened: 'The quokka crossing was closed.' },
  });
  const withDispute = (handling: string): ExportedRecord => ({
    ...aRecord(),
    streams: [
      ...aRecord().streams,
      docket,
      exported(DISPUTE, [raised(handling), { type: 'ImpasseReached', data: {} }]),
    ],
  });

  it('for named people is exported as places and hashes alone, and verifies', () => {
    const verdict = verifyRecord(JSON.parse(JSON.stringify(withDispute('named'))));
    expect(verdict.faults).toEqual([]);
    expect(verdict.unknown.join('\n')).toContain(`${DISPUTE}: 2 of 2 events are kept among named people`);
    expect(JSON.stringify(withDispute('named').streams.at(-1))).not.toMatch(/quokka|against|Impasse/);
  });

  it('for all parties shows what happened, and keeps back what was said', () => {
    expect(faults(withDispute('parties'))).toBe('');
    expect(JSON.stringify(withDispute('parties'))).toMatch(/ImpasseReached/);
    expect(JSON.stringify(withDispute('parties'))).not.toMatch(/quokka/);
  });

  it('for named people keeps what was agreed in it as well, and nothing else of anybody’s commitments can be hidden', () => {
    const taken = (named: boolean): ExportedRecord => {
      const happened = [
        { type: 'FollowUpsTaken', data: { dispute: 1, ...(named && { named }), followUps: [{ key: '1-1-1' }] } },
        { type: 'CommitmentDelivered', data: { commitment: '1-1-1' }, words: { what: 'The quokka crossed.' } },
      ];
      const of = withDispute(named ? 'named' : 'parties');
      return { ...of, streams: [...of.streams, exported(commitmentsIdOf(AGREEMENT, 'police'), happened)] };
    };
    const verdict = verifyRecord(JSON.parse(JSON.stringify(taken(true))));
    expect(verdict.faults).toEqual([]);
    expect(verdict.unknown.join('\n')).toMatch(/cmt_\S+: 2 of 2 events are kept among named people/);
    expect(JSON.stringify(taken(true).streams.at(-1))).not.toMatch(/quokka|1-1-1/);
    expect(JSON.stringify(taken(false).streams.at(-1))).toMatch(/quokka/);
    const hidden = [...taken(false).streams.slice(0, -1), ...taken(true).streams.slice(-1)];
    expect(faults({ ...taken(false), streams: hidden })).toMatch(/cmt_\S+ hides events/);
  });

  it('that the docket knows and the record has not is missed by name', () => {
    const { streams, ...rest } = withDispute('parties');
    expect(faults({ ...rest, streams: streams.slice(0, -1) })).toContain(`The stream ${DISPUTE} is missing`);
  });
});
