/** A review opens once for each term, on its day or as soon after it as anybody looks, and none of its windows lies past its end. */
import { describe, expect, it } from 'vitest';
import { setSunset } from '../../agreements/domain/agreement.rules.ts';
import { type Agreement, evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { sunsetOf } from '../../agreements/domain/sunset.rules.ts';
import { termOf } from '../../agreements/domain/term.rules.ts';
import { anAgreement, aSunset } from '../../agreements/testing/an-agreement.ts';
import type { Instant } from '../../shared/kernel.ts';
import { opened, reviewOf } from '../testing/a-review.ts';
import { inOrderOfOpening, notRenewable, scheduled, superseded } from './opening.rules.ts';

const round = { id: anAgreement().round, signatories: { air: {}, health: {}, forest: {} } };
const calendar = { zone: 'America/New_York', country: 'US' };

/** In force since that last signature, or from that day on. */
function inForceBy(
  signedAt: Instant,
  { id, on = null, ...sunset }: { id?: string; on?: string | null } & Parameters<typeof aSunset>[0] = {},
): Agreement {
  const text = { ...anAgreement(), effectiveOn: on, sunset: aSunset(sunset), ...(id !== undefined && { id }) };
  const term = termOf(text, round, signedAt);
  const executed = evolveAgreement(text, { type: 'AgreementExecuted', data: term });
  const { events = [] } = setSunset(executed, sunsetOf(calendar, term, text.sunset.opensDaysBefore));
  return events.reduce(evolveAgreement, executed);
}
const on = (day: string) => inForceBy('2025-01-01T15:00:00.000Z', { on: day });
const begun = (whole: Agreement, at: Instant) => {
  const opening = scheduled(whole, at);
  return opening ? evolveAgreement(whole, opening.began) : whole;
};
const justBefore = (at: Instant) => new Date(Date.parse(at) - 1).toISOString();

describe('The review of a term', () => {
  it.each([
    ['right value 1', inForceBy('2026-09-01T03:30:00.000Z'), '2027-09-02T13:00:00.000Z', '2028-02-29T22:00:00.000Z'],
    ['right value 2', on('2025-08-31'), '2026-09-01T13:00:00.000Z', '2027-03-01T22:00:00.000Z'],
    ['right value 3', on('2027-03-14'), '2028-03-17T13:00:00.000Z', '2028-09-14T21:00:00.000Z'],
    ['right value 4', on('2027-05-10'), '2028-05-12T13:00:00.000Z', '2028-11-13T22:00:00.000Z'],
  ])('%s: opens at its moment and not before, and closes with the term', (_, whole, opens, ends) => {
    expect(whole.term?.endsAt).toBe(ends);
    expect(scheduled(whole, justBefore(opens))).toBeUndefined();
    expect(scheduled(whole, opens)?.opened.data.windows.closesAt).toBe(ends);
  });

  it('has its windows in proportion, in hours of business', () => {
    const whole = inForceBy('2026-09-01T03:30:00.000Z');
    expect(scheduled(whole, whole.sunsetAt ?? '')?.opened.data).toMatchObject({
      ...{ kind: 'scheduled', sunset: '2028-02-29', then: 'ends', review: 1, version: 1 },
      windows: {
        answersBy: '2027-11-01T21:00:00.000Z',
        textBy: '2027-12-01T22:00:00.000Z',
        warnAt: '2028-01-31T14:00:00.000Z',
        closesAt: '2028-02-29T22:00:00.000Z',
      },
    });
  });

  it('right value 5: after weeks without the schedule, which then runs twice, three open in order, once each, with no window past the end', () => {
    const ids = ['mou_C', 'mou_A', 'mou_B'];
    // Signed so that their reviews are due on Sep 2, 3 and 17.
    const days = ['2026-08-31', '2026-09-01', '2026-09-15'];
    let wholes = days.map((day, index) => inForceBy('2025-01-01T15:00:00.000Z', { on: day, id: ids[index] ?? '' }));
    expect(wholes.map(({ sunsetAt }) => sunsetAt?.slice(0, 10))).toEqual(['2027-09-02', '2027-09-03', '2027-09-17']);
    const now = '2027-09-21T13:10:00.000Z';
    expect(inOrderOfOpening(wholes.toReversed(), now)).toEqual(ids);
    for (const whole of wholes) {
      const { windows } = scheduled(whole, now)?.opened.data ?? {};
      const { answersBy = '', textBy = '', warnAt = '', closesAt = '' } = windows ?? {};
      expect([answersBy, textBy, warnAt, closesAt]).toEqual([answersBy, textBy, warnAt, closesAt].sort());
      expect(closesAt).toBe(whole.term?.endsAt);
    }
    wholes = wholes.map((whole) => begun(whole, now));
    expect(inOrderOfOpening(wholes, now)).toEqual([]);
    expect(wholes.map(({ reviews }) => reviews)).toEqual([1, 1, 1]);
  });

  it('never opens once the MOU has ended unreviewed', () =>
    expect(scheduled(on('2027-03-14'), '2028-09-14T21:00:00.000Z')).toBeUndefined());

  it('that opens late on an MOU that goes on gives everybody a day', () => {
    const whole = inForceBy('2026-09-01T03:30:00.000Z', { then: 'goes-on' });
    const late = scheduled(whole, '2028-03-07T15:00:00.000Z')?.opened.data;
    expect(late).toMatchObject({ then: 'goes-on', windows: { closesAt: '2028-03-08T22:00:00.000Z' } });
  });

  it('of an MOU that goes on to a day of its own is, before that day, the review of an end', () => {
    const goesOn = { then: 'goes-on' as const, months: 12 };
    const last = inForceBy('2026-09-01T15:00:00.000Z', { ...goesOn, endsOn: '2027-06-30' } as object);
    expect(scheduled(last, last.sunsetAt ?? '')?.opened.data).toMatchObject({ then: 'ends', sunset: '2027-06-30' });
    const first = inForceBy('2026-09-01T15:00:00.000Z', { ...goesOn, endsOn: '2030-06-30' } as object);
    expect(scheduled(first, first.sunsetAt ?? '')?.opened.data).toMatchObject({
      then: 'goes-on',
      sunset: '2027-09-01',
    });
  });
});

describe('A review that a party called for', () => {
  const [scheduledOne, early] = (['scheduled', 'early'] as const).map((kind) => reviewOf(opened({ kind })));

  it('ends with the opening of the review of the term, on record', () =>
    expect(superseded(early, 2)).toEqual([{ type: 'ReviewClosed', data: { outcome: 'superseded', by: 2 } }]));

  it.each<[string, Parameters<typeof superseded>[0]]>([
    ['that is over', early && { ...early, closed: { outcome: 'unsettled', at: '2027-09-01T13:00:00.000Z' } }],
    ['of a term', scheduledOne],
    ['that never was', undefined],
  ])('and none %s', (_, before) => expect(superseded(before, 2)).toEqual([]));
});

describe('What the text says of renewals', () => {
  it.each([
    ['says nothing', {}, undefined],
    ['allows another one', { renewals: 1, most: 2 }, undefined],
    ['allows none that is left', { renewals: 2, most: 2 }, 'renewals-used-up'],
  ])('is told with the opening where it %s', (_, { renewals, most }: { renewals?: number; most?: number }, refused) => {
    const says = most === undefined ? {} : { renewal: { most } };
    expect(notRenewable(renewals === undefined ? {} : { renewals }, says)).toBe(refused);
    const whole = { ...inForceBy('2026-09-01T03:30:00.000Z'), ...(renewals !== undefined && { renewals }) };
    expect(scheduled(whole, whole.sunsetAt ?? '', says)?.opened.data.notRenewable).toBe(refused);
  });
});
