/** A party calls for a review before its time, or for a renegotiation: while none is open or near, and never past the end. */
import { describe, expect, it } from 'vitest';
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { anAgreement, aTerm } from '../../agreements/testing/an-agreement.ts';
import { aReview, closed, LEE, TERMS } from '../testing/a-review.ts';
import { type Calling, call } from './calling.rules.ts';

/** As in right value 1, signed in the night of Aug 31, 2026. */
const NOW = '2027-03-01T15:00:00.000Z';
const term = aTerm({
  ...{ executedAt: '2026-09-01T03:30:00.000Z', effective: '2026-08-31', effectiveAt: '2026-09-01T03:30:00.000Z' },
  ...{ sunset: '2028-02-29', ends: '2028-02-29', endsAt: '2028-02-29T22:00:00.000Z' },
});
const since = (reviews: number): AgreementEvent[] => [
  { type: 'SunsetSet', data: { version: 1, sunsetAt: '2027-09-02T13:00:00.000Z', calendar: 'law' } },
  ...Array.from(
    { length: reviews },
    (_, index): AgreementEvent => ({ type: 'ReviewBegan', data: { review: index + 1, kind: 'early' } }),
  ),
];
const inForce = (reviews = 0): Agreement => anAgreement({ type: 'AgreementExecuted', data: term }, ...since(reviews));

const calling = (changes: Partial<Calling> = {}): Calling => ({
  ...{ party: 'health', by: LEE, kind: 'early', reason: 'A law has changed.', drift: [] },
  ...changes,
});
const calls = (whole: Agreement, of: Calling, now = NOW, open: Parameters<typeof call>[2]['open'] = []) =>
  call(whole, of, { open, terms: TERMS }, now);
const codes = ({ findings }: ReturnType<typeof calls>) =>
  (findings ?? []).map(({ code, field }) => (field ? `${code} ${field}` : code));

describe('A review that a party calls for', () => {
  it('opens at once, numbered after the others, for 60 days', () => {
    const { began, opened: first } = calls(inForce(2), calling());
    expect(began).toEqual({ type: 'ReviewBegan', data: { review: 3, kind: 'early' } });
    expect(first).toMatchObject({
      data: { ...{ review: 3, kind: 'early', party: 'health', parties: ['air', 'health', 'forest'] } },
      body: { by: LEE, reason: 'A law has changed.' },
    });
    // 60 days after Mar 1 is Fri, Apr 30; two thirds of them are left when answers are due, half when the text is.
    expect(first?.data.windows).toEqual({
      answersBy: '2027-03-22T21:00:00.000Z',
      textBy: '2027-03-31T21:00:00.000Z',
      warnAt: '2027-04-20T13:00:00.000Z',
      closesAt: '2027-04-30T21:00:00.000Z',
    });
    expect(first?.data).not.toHaveProperty('sunset');
  });

  it('never lasts past the end of the MOU', () => {
    const renewed = { ...inForce(), reviewed: '2028-02-29' };
    const { opened: first } = calls(renewed, calling(), '2028-02-10T15:00:00.000Z');
    expect(first?.data.windows.closesAt).toBe('2028-02-29T22:00:00.000Z');
  });

  it('takes what the MOU says from the text, and how the parties act from whoever calls', () => {
    const drift = [
      { row: 0, term: 'commitment/maps', acts: ' Weekly, by telephone. ' },
      { row: 1, term: '', acts: '' },
    ];
    expect(calls(inForce(), calling({ kind: 'renegotiation', drift })).opened?.body).toMatchObject({
      drift: [{ term: 'commitment/maps', says: 'A map of the closures each morning.', acts: 'Weekly, by telephone.' }],
    });
  });

  it.each<[string, Partial<Calling>, string[]]>([
    ['without a reason', { reason: ' ' }, ['call-reason-missing reason']],
    ['as a renegotiation of nothing', { kind: 'renegotiation' }, ['drift-missing drift.0.term']],
    [
      'about a term that there is not',
      { kind: 'renegotiation', drift: [{ row: 3, term: 'kpi/none', acts: 'Never.' }] },
      ['drift-term-missing drift.3.term'],
    ],
    [
      'without saying how the parties act',
      { kind: 'renegotiation', drift: [{ row: 0, term: 'section/why', acts: '' }] },
      ['drift-words-missing drift.0.acts'],
    ],
  ])('is refused %s', (_, changes, wrong) => expect(codes(calls(inForce(), calling(changes)))).toEqual(wrong));

  it('is refused while another one is open, which is named', () => {
    const { findings } = calls(inForce(1), calling(), NOW, [aReview()]);
    expect(findings?.[0]).toMatchObject({ code: 'review-open', wrong: 'Review 1 is open.' });
    expect(codes(calls(inForce(1), calling(), NOW, [aReview(closed())]))).toEqual([]);
  });

  it.each([
    ['2027-08-03T12:59:59.999Z', []],
    ['2027-08-03T13:00:00.000Z', ['review-near']],
    ['2027-09-02T14:00:00.000Z', ['review-near']],
  ])('at %s, with the scheduled one opening on Sep 2: %j', (now, wrong) =>
    expect(codes(calls(inForce(), calling(), now))).toEqual(wrong),
  );

  it('is told when the scheduled one opens', () =>
    expect(calls(inForce(), calling(), '2027-08-20T15:00:00.000Z').findings?.[0]?.wrong).toBe(
      'The review of this term opens by itself on Thu, Sep 2, 2027.',
    ));

  it('is refused of an MOU that has ended, and of one that was never signed', () => {
    expect(codes(calls(inForce(), calling(), '2028-03-01T15:00:00.000Z'))).toEqual(['not-in-force']);
    expect(codes(calls(anAgreement(), calling()))).toEqual(['not-in-force']);
  });
});
