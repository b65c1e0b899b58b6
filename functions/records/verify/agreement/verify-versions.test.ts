/** The chain of versions: each text follows the one before it by number and hash, and at each moment one holds or none; whatever contradicts that is named. */
import { describe, expect, it } from 'vitest';
import {
  aRecord,
  aRecordOfTwo,
  aSuccessor,
  closedIn,
  DOCUMENT,
  ENDS_AT,
  type Happened,
  OWN,
  ROUND,
} from '../a-record.ts';
import type { ExportedRecord } from '../record.schema.ts';
import { verifyRecord } from '../verify-record.ts';

const faults = (of: unknown): string => verifyRecord(of).faults.join('\n');
const holds = (of: unknown): string => verifyRecord(of).holds.join('\n');
const second = aSuccessor();
const renewal = aSuccessor({ kind: 'renewal', lastDay: '2029-11-02' });
const record = aRecordOfTwo();
const X = 'x'.repeat(64);
const EARLY = '2027-01-01T00:00:00.000Z';

/** An event with other data than it was recorded with; what the service itself would have recorded wrongly. */
const changed = (event: Happened, data: object): Happened => ({ ...event, data: { ...event.data, ...data } });
/** The stream of the agreement with these events after its first version's. */
const telling = (...told: readonly Happened[]) => aRecordOfTwo(second, [...OWN, ...told]);
const renewing = (...told: readonly Happened[]) => aRecordOfTwo(renewal, [...OWN, ...told]);
const returned: Happened = { type: 'AgreementReturned', data: { round: second.round, outcome: 'declined' } };
const over: Happened = {
  type: 'AgreementEnded',
  at: '2028-05-03T00:00:00.000Z',
  data: { version: 1, endedAt: ENDS_AT },
};
const third = changed(second.published, {
  version: 3,
  round: `${ROUND.slice(0, -1)}3`,
  follows: { version: 2, documentHash: second.hash },
});

describe('A record of several versions', () => {
  it('verifies, and says which version follows which, and from when to when each is in force', () => {
    expect(faults(record)).toBe('');
    expect(holds(record)).toContain('Version 1 is in force from 2026-11-02T12:00:00.000Z to 2027-12-01T15:00:00.000Z.');
    expect(holds(record)).toContain(
      `Version 2 amends version 1; in force from 2027-12-01T15:00:00.000Z to ${ENDS_AT}.`,
    );
    expect(holds(record)).toContain(`The text of version 2 is the one that was put out for signature: ${second.hash}.`);
  });

  it('verifies where the second renews the first and begins when that ends', () => {
    const renewed = aRecordOfTwo(renewal);
    expect(faults(renewed)).toBe('');
    expect(holds(renewed)).toContain(
      `Version 2 renews version 1; in force from ${ENDS_AT} to 2029-11-02T21:00:00.000Z.`,
    );
  });

  it('verifies where nothing followed, and says when it ended', () => {
    const ended = closedIn(aRecord([...OWN, over]));
    expect(faults(ended)).toBe('');
    expect(holds(ended)).toContain(`The MOU ended at ${ENDS_AT}, and nothing follows.`);
    expect(holds(ended)).toContain(`The closing ran from ${ENDS_AT}`);
  });

  it('does not verify where it ended and has no closing', () =>
    expect(faults(aRecord([...OWN, over]))).toContain('is missing: the MOU has ended'));

  it('verifies where the successor is out, and where it came back', () => {
    const out = telling(second.published);
    const open = { ...out, streams: out.streams.slice(0, 2) };
    expect(faults(open)).toBe('');
    expect(holds(open)).toContain('0 of 2 agencies signed version 2; it is not executed');
    const [, , round] = out.streams;
    const declined = telling(second.published, returned);
    expect(faults({ ...declined, streams: [...declined.streams.slice(0, 2), ...(round ? [round] : [])] })).toBe('');
  });
});

describe('Whoever tampers with the texts is found', () => {
  it.each<[string, ExportedRecord, string]>([
    [
      'the text before it left out',
      { ...record, documents: record.documents.slice(1) },
      'The text of version 1 is missing, which was executed.',
    ],
    [
      'the text on its way left out',
      { ...telling(second.published), documents: record.documents.slice(0, 1) },
      'The text of version 2 is missing, which went out last.',
    ],
    [
      'the text before it changed',
      { ...record, documents: record.documents.map((one) => (one.version === 1 ? { ...one, html: '' } : one)) },
      'The text of version 1 is not the one that was put out for signature.',
    ],
    [
      'the two texts exchanged',
      { ...record, documents: record.documents.map((one) => ({ ...one, version: 3 - one.version })) },
      'The text of version 2 is not the one that was put out for signature.',
    ],
  ])('%s', (_, tampered, fault) => expect(faults(tampered)).toContain(fault));

  it.each<[string, Parameters<typeof aSuccessor>[0], string]>([
    [
      'the hash of another text',
      { follows: { version: 1, documentHash: X } },
      `The text of version 2 follows a text with the hash ${X}; that of version 1 has ${DOCUMENT.hash}.`,
    ],
    [
      'another number',
      { follows: { version: 3, documentHash: DOCUMENT.hash } },
      'calls itself version 2, amendment of version 3; the record has it as amendment of version 1.',
    ],
    ['another last day', { lastDay: '2029-01-01' }, 'says that its last day is 2029-01-01, and it was executed until'],
    [
      'parties that leave',
      { leaving: [{ key: 'police', name: 'P', office: 'O', statute: 'S', jurisdiction: 'other' }] },
      'does not name the same parties that leave with it',
    ],
  ])('%s in the text of a successor', (_, said, fault) =>
    expect(faults(aRecordOfTwo(aSuccessor(said)))).toContain(fault),
  );

  it('a text of a first version that says it follows another, and one of a successor that does not', () => {
    const first = changed(OWN[0] as Happened, { documentHash: second.hash });
    const asFirst = { ...aRecord([first, ...OWN.slice(1)]), documents: [{ ...second.document, version: 1 }] };
    expect(faults(asFirst)).toContain(
      'The text of version 1 says that it follows another, and it was put out as the first',
    );
    const plain = changed(second.published, { documentHash: DOCUMENT.hash });
    const silent = { ...telling(plain, second.executed, second.tookEffect) };
    const documents = silent.documents.map((one) => ({ ...(silent.documents[0] as typeof one), version: one.version }));
    expect(faults({ ...silent, documents })).toContain('The text of version 2 does not say that it follows version 1.');
  });
});

describe('What the events of the agreement say of one another must agree', () => {
  const { published, executed, tookEffect } = second;
  it.each<[string, ExportedRecord, RegExp]>([
    [
      'a version that was left out',
      telling(changed(published, { version: 3 })),
      /put out as version 3, where version 2 had its turn/,
    ],
    [
      'a successor of a text that nobody had signed',
      aRecordOfTwo(second, [OWN[0] as Happened, published]),
      /Version 2 was put out to follow a text in force, and none was/,
    ],
    [
      'a successor of a version that no longer held',
      telling(...second.told, changed(third, { follows: { version: 1, documentHash: DOCUMENT.hash } })),
      /Version 3 says that it follows version 1, and version 2 held/,
    ],
    [
      'a successor that names another hash',
      telling(changed(published, { follows: { version: 1, documentHash: X } })),
      /says that it follows a text with the hash x+; that of version 1 is/,
    ],
    ['a second successor beside the first', telling(published, third), /Version 3 was put out while version 2 was on/],
    ['a successor of no kind', telling(changed(published, { kind: 'x' })), /does not say whether it amends or renews/],
    [
      'a revision of a text that was executed',
      telling({ ...changed(published, { previousRound: ROUND }), type: 'AgreementRevised' }),
      /put in the place of version 1, which was executed/,
    ],
    [
      'a revision that names another round',
      aRecordOfTwo(second, [
        OWN[0] as Happened,
        { ...changed(published, { previousRound: second.round }), type: 'AgreementRevised' },
      ]),
      /does not name the round of version 1, whose place it takes/,
    ],
    ['a revision of nothing', aRecord([{ ...(OWN[0] as Happened), type: 'AgreementRevised' }]), /and none was there/],
    ['an execution of what came back', telling(published, returned, executed), /given back is called executed/],
    ['an execution of no version', telling(changed(executed, { round: X })), /The text of the round x+ is called exec/],
    [
      'an execution when the text before it had ended',
      telling(published, changed(executed, { executedAt: ENDS_AT }), tookEffect),
      /executed at 2028-05-02T21:00:00.000Z, when version 1 had ended at 2028-05-02T21:00:00.000Z: nothing can follow/,
    ],
    [
      'an execution after the end was recorded',
      telling(published, over, executed, tookEffect),
      /Version 2 was executed after the MOU had ended.*Version 2 took effect after the MOU had ended/s,
    ],
    ['a successor after the end', telling(over, published), /Version 2 was put out after the MOU had ended/],
    [
      'an amendment that ends on another day',
      telling(published, changed(executed, { ends: '2029-05-02' }), tookEffect),
      /amends version 1, and does not keep its end: 2028-05-02 .* became 2029-05-02/,
    ],
    [
      'an amendment with another clause',
      telling(changed(published, { sunset: {} }), executed, tookEffect),
      /amends version 1, and changes its sunset clause/,
    ],
    [
      'an amendment that puts the review off',
      telling(published, changed(executed, { sunset: '2029-05-02' }), tookEffect),
      /puts its sunset review off from 2028-05-02 to 2029-05-02/,
    ],
    [
      'an amendment that begins at the end',
      telling(published, changed(executed, { effectiveAt: ENDS_AT })),
      /takes effect at 2028-05-02T21:00:00.000Z, when version 1 has ended/,
    ],
    [
      'a renewal that begins before the end',
      renewing(renewal.published, changed(renewal.executed, { effectiveAt: '2028-01-01T00:00:00.000Z' })),
      /Version 2 renews version 1 from 2028-01-01T00:00:00.000Z on, and version 1 ends at 2028-05-02T21:00:00.000Z/,
    ],
    [
      'a renewal that renews nothing',
      renewing(renewal.published, changed(renewal.executed, { ends: '2028-05-02' })),
      /renews version 1 and does not outlast it/,
    ],
    [
      'a version that binds backwards',
      telling(published, changed(executed, { effectiveAt: EARLY })),
      /Version 2 takes effect at 2027-01-01T00:00:00.000Z, before it was executed/,
    ],
    [
      'a version that ends before it begins',
      telling(published, changed(executed, { endsAt: EARLY })),
      /Version 2 ends at 2027-01-01T00:00:00.000Z, before it takes effect/,
    ],
    [
      'another moment of effect',
      telling(published, executed, changed(tookEffect, { effectiveAt: EARLY })),
      /to have taken effect at 2027-01-01T00:00:00.000Z, and its term at 2027-12-01T15:00:00.000Z/,
    ],
    [
      'an effect told before its moment',
      renewing(renewal.published, renewal.executed, { ...renewal.tookEffect, at: EARLY }),
      /is said at 2027-01-01T00:00:00.000Z to have taken effect at .*, which was yet to come/,
    ],
    ['an effect that is not told', telling(published, executed), /no event says that it took effect/],
    ['the effect of what nobody signed', telling(published, tookEffect), /no signed successor has that number/],
    ['an effect told twice', telling(...second.told, tookEffect), /no signed successor has that number/],
    [
      'the end of a version that did not hold',
      telling(...second.told, over),
      /ended with version 1, and version 2 held/,
    ],
    [
      'an end at another moment',
      aRecord([...OWN, changed(over, { endedAt: EARLY })]),
      /ended at 2027-01-01T00:00:00.000Z, and version 1 holds until 2028-05-02T21:00:00.000Z/,
    ],
    ['an end told before its moment', aRecord([...OWN, { ...over, at: EARLY }]), /which was yet to come/],
    [
      'an end in spite of a signed renewal',
      renewing(renewal.published, renewal.executed, over),
      /to have ended, and version 2 was signed to follow/,
    ],
    [
      'an end brought forward',
      aRecord([...OWN, changed(OWN[2] as Happened, { endsAt: EARLY })]),
      /brought forward from 2028-05-02T21:00:00.000Z to 2027-01-01T00:00:00.000Z/,
    ],
    [
      'days of what nobody signed',
      aRecord([OWN[0] as Happened, OWN[2] as Happened]),
      /days of version 1 were set, and/,
    ],
    [
      'a text in force that is voided',
      aRecord([...OWN, { type: 'AgreementVoided', data: { round: ROUND } }]),
      /Version 1 is called voided, and was not out/,
    ],
    [
      'a text of no version that comes back',
      aRecord([...OWN, { type: 'AgreementReturned', data: { round: 'x' } }]),
      /The text of the round x is called given back/,
    ],
    [
      'a sealed copy of what nobody signed',
      telling(published, { type: 'CopySealed', data: { version: 2 } }),
      /copy of version 2 was sealed, and it was not executed/,
    ],
  ])('%s', (_, tampered, fault) => expect(faults(tampered)).toMatch(fault));

  it('and nothing is said of when a version holds while they do not', () =>
    expect(holds(telling(published, executed))).not.toContain('in force'));
});
