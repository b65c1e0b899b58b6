/** Whoever opens the register sees first what comes first, and finds what is over behind it. */
import { describe, expect, it } from 'vitest';
import { filtered, inOrder, missingIn, openIn, type Row } from './register.rules.ts';

const row = (number: string, changes: Partial<Row> = {}): Row => ({
  ...{ agreement: `mou_${number}`, number, title: `MOU ${number}`, as: 'Air', with: ['Health'] },
  ...{ status: 'In force', open: [], missing: [] },
  ...changes,
});
const due = (number: string, on: string, changes: Partial<Row> = {}) =>
  row(number, { next: { what: 'Ends', on }, ...changes });
const numbers = (rows: readonly Row[]) => rows.map(({ number }) => number);

describe('The register of an agency', () => {
  it('has what comes first first, what has no day behind it, and what is over last', () =>
    expect(
      numbers(
        inOrder([
          row('5'),
          due('9', '2026-01-01', { status: 'Ended' }),
          due('2', '2027-06-01'),
          due('8', '2026-05-01', { status: 'Voided' }),
          due('1', '2027-01-01'),
          row('4'),
        ]),
      ),
    ).toEqual(['1', '2', '4', '5', '8', '9']));

  it('shows those of one status, or with one agency, or both', () => {
    const rows = [
      due('1', '2027-01-01'),
      due('2', '2027-02-01', { with: ['Forestry', 'Health'] }),
      due('3', '2027-03-01', { with: ['Forestry'], status: 'Out for signature' }),
    ];
    const of = (status: string, who: string) => numbers(filtered(rows, { status, with: who }));
    expect(of('', '')).toEqual(['1', '2', '3']);
    expect(of('in-force', '')).toEqual(['1', '2']);
    expect(of('', 'forestry')).toEqual(['2', '3']);
    expect(of('out-for-signature', 'forestry')).toEqual(['3']);
  });

  it('shows everything where an old address names what is not there', () =>
    expect(numbers(filtered([due('1', '2027-01-01')], { status: 'signed', with: 'nobody' }))).toEqual(['1']));

  it('says what is open under each', () => {
    const none = { disputes: 0, notices: 0 };
    expect(openIn({ status: 'executed' }, none)).toEqual([]);
    expect(openIn({ status: 'out for signature' }, none)).toEqual(['Signatures']);
    const next = { version: 2, status: 'out for signature' } as never;
    expect(openIn({ status: 'executed' }, { ...none, differs: 1 })).toEqual(['1 differs from your people']);
    expect(openIn({ status: 'executed' }, { ...none, differs: 2 })).toEqual(['2 differ from your people']);
    expect(openIn({ status: 'executed', next }, { disputes: 1, notices: 2 })).toEqual([
      ...['Version 2 is out for signature', '1 dispute', '2 notices'],
    ]);
    expect(openIn({ status: 'executed' }, { disputes: 2, notices: 1 })).toEqual(['2 disputes', '1 notice']);
  });

  it('says what a text leaves open', () => {
    const none = { decisionRights: 0, commitments: 0, kpis: 0, publicCredit: 0 };
    expect(missingIn({ ladder: false, terms: none, endless: true })).toHaveLength(6);
    const all = { decisionRights: 1, commitments: 2, kpis: 1, publicCredit: 1 };
    expect(missingIn({ ladder: true, terms: all, endless: false })).toEqual([]);
  });
});
