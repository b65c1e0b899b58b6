/** The record of an MOU signed elsewhere proves who confirmed it, and as which original; it claims no signature. */
import { describe, expect, it } from 'vitest';
import { AGREEMENT, aRecord, aStream, DOCUMENT, EXECUTED, type Happened, OWN, PARTIES, ROUND } from '../a-record.ts';
import type { ExportedRecord } from '../record.schema.ts';
import { verifyRecord } from '../verify-record.ts';

const PDF = 'f'.repeat(64);
const ADOPTED: Happened = {
  type: 'AgreementAdopted',
  data: { ...OWN[0]?.data, adopted: { signedOn: '2026-03-02', since: '2026-03-02', pdf: { sha256: PDF, bytes: 9 } } },
  words: { title: 'Roads' },
};
const KEPT: Happened = { type: 'AnnexKept', data: { sha256: PDF, bytes: 9 } };
const confirmed = (party: string, changes: object = {}): Happened => ({
  type: 'PartyConfirmedAdoption',
  data: { party, documentHash: DOCUMENT.hash, pdfHash: PDF, ...changes },
});
const EXECUTION: Happened = {
  type: 'AgreementExecuted',
  data: {
    ...{ executedAt: EXECUTED, round: ROUND, signatures: 0, confirmations: PARTIES.length },
    ...{ effective: '2026-03-02', effectiveAt: '2026-03-02T08:00:00.000Z', sunset: '2027-09-02' },
  },
};
const LATER: Happened = { ...EXECUTION, data: { ...EXECUTION.data, effective: '2026-03-03' } };
const all = PARTIES.map((party) => confirmed(party));
/** It has no round. */
const recordOf = (...own: Happened[]): ExportedRecord => ({ ...aRecord(), streams: [aStream(AGREEMENT, own)] });
const faults = (...own: Happened[]) => verifyRecord(recordOf(...own)).faults;

describe('The record of an MOU that was signed elsewhere', () => {
  it('verifies with the confirmations of all parties, and says what it cannot', () => {
    const { faults, holds, unknown } = verifyRecord(recordOf(ADOPTED, KEPT, ...all, EXECUTION));
    expect(faults).toEqual([]);
    expect(holds).toContain(
      `It was signed elsewhere, on 2026-03-02: liaisons of all 2 parties confirmed it as the PDF with hash ${PDF}.`,
    );
    expect(holds.join()).not.toContain('agencies signed');
    expect(unknown.join()).toContain('there are no signatures here');
    expect(unknown.join()).not.toContain(ROUND);
  });

  it('verifies while it is being confirmed', () => {
    const { faults, holds } = verifyRecord(recordOf(ADOPTED, KEPT, ...all.slice(0, 1)));
    expect([faults, holds.join()]).toEqual([[], expect.stringContaining('liaisons of 1 of 2 parties confirmed it')]);
  });

  it.each<[string, Happened[], string]>([
    [
      'a party did not confirm',
      [KEPT, ...all.slice(0, 1), EXECUTION],
      'called in force, but police did not confirm it',
    ],
    [
      'another text was confirmed',
      [KEPT, confirmed('police', { documentHash: 'e'.repeat(64) })],
      'to another text or another original',
    ],
    [
      'another original was confirmed',
      [KEPT, confirmed('police', { pdfHash: 'e'.repeat(64) })],
      'to another text or another original',
    ],
    ['it holds since another day', [KEPT, ...all, LATER], 'holds from 2026-03-03, and its parties confirmed'],
    [
      'a party had refused it',
      [KEPT, { type: 'PartyRefusedAdoption', data: { party: 'police' } }, ...all, EXECUTION],
      'which was given back is called executed',
    ],
    ['whoever confirmed is no party', [KEPT, confirmed('parks')], 'parks confirmed it, and is no party of it'],
    ['the original was never handed in', [...all, EXECUTION], 'before the signed original was handed in'],
  ])('does not verify where %s', (_, then, fault) => expect(faults(ADOPTED, ...then).join()).toContain(fault));

  it('may not be called so by an MOU that was out for signature: its signatures are asked for', () =>
    expect(faults(OWN[0] as Happened, KEPT, ...all, EXECUTION).join()).toContain('did not sign'));
});
