/** The days of an executed agreement, counted on the calendar of its zone: 18 months to the sunset review, whatever the month or the clocks do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../shared/days.ts';
import { anAgreement, aSunset, executed, type Term } from '../testing/an-agreement.ts';
import { inForce } from './in-force.rules.ts';
import { termOf } from './term.rules.ts';

const round = { id: 'sig_01K8ZZZZZZZZZZZZZZZZZZZZZZ-1', signatories: { air: {}, health: {}, forest: {} } };

/** The term when the last signature is given at that moment. */
const term = (
  now: string,
  { sunset, ...changes }: { effectiveOn?: string | null; zone?: string; sunset?: Parameters<typeof aSunset>[0] } = {},
): Term => termOf({ ...anAgreement(), ...changes, sunset: aSunset(sunset) }, round, now);

describe('An agreement that names no day is effective by its last signature', () => {
  it('from that moment on, and its review comes 18 months after that day', () =>
    expect(term('2026-11-24T18:30:00.000Z')).toEqual({
      executedAt: '2026-11-24T18:30:00.000Z',
      effective: '2026-11-24',
      effectiveAt: '2026-11-24T18:30:00.000Z',
      sunset: '2028-05-24',
      ends: '2028-05-24',
      endsAt: '2028-05-24T21:00:00.000Z',
      signatures: 3,
      round: round.id,
    }));

  it.each([
    [
      'a signature late in the evening counts for its own day, not for the day of London',
      '2026-12-01T03:00:00.000Z',
      'America/New_York',
      '2026-11-30',
    ],
    ['nor does one early in the morning', '2026-11-30T12:00:00.000Z', 'Pacific/Auckland', '2026-12-01'],
    ['midnight begins the new day', '2026-12-01T05:00:00.000Z', 'America/New_York', '2026-12-01'],
  ])('%s', (_, now, zone, effective) => expect(term(now, { zone }).effective).toBe(effective));
});

describe('A day that was agreed counts', () => {
  const now = '2026-11-24T18:30:00.000Z';
  it.each<[string, string | null, string, string]>([
    ['when it lies ahead, from its first moment in the zone', '2027-01-01', '2027-01-01', '2027-01-01T05:00:00.000Z'],
    ['tomorrow lies ahead', '2026-11-25', '2026-11-25', '2026-11-25T05:00:00.000Z'],
    ['today has begun: from the last signature', '2026-11-24', '2026-11-24', now],
    ['a day that has passed gives way, for nothing binds backwards', '2026-07-01', '2026-11-24', now],
    ['no day is the day of the last signature', null, '2026-11-24', now],
  ])('%s', (_, effectiveOn, effective, effectiveAt) =>
    expect(term(now, { effectiveOn })).toMatchObject({ effective, effectiveAt, executedAt: now }),
  );

  it('and the months count from it, not from the signature', () =>
    expect(term(now, { effectiveOn: '2027-01-31' })).toMatchObject({ sunset: '2028-07-31', ends: '2028-07-31' }));

  it('a day whose midnight the clocks jump over begins an hour later', () =>
    expect(term(now, { effectiveOn: '2027-03-28', zone: 'Asia/Beirut' }).effectiveAt).toBe('2027-03-27T22:00:00.000Z'));
});

describe('Eighteen months are counted on the calendar', () => {
  it.each([
    ['2026-11-24', '2028-05-24', 'the same day of the month'],
    ['2026-08-31', '2028-02-29', 'the last day of a February that has 29'],
    ['2025-08-31', '2027-02-28', 'the last day of a February that has 28'],
    ['2026-08-29', '2028-02-29', 'a leap day where there is one'],
    ['2026-10-31', '2028-04-30', 'the last day of a shorter month'],
    ['2028-02-29', '2029-08-29', 'from a leap day'],
    ['2026-06-30', '2027-12-30', 'never stretched to the end of a longer month'],
  ])('from %s the review is on %s: %s', (effectiveOn, sunset) =>
    expect(term('2025-01-01T12:00:00.000Z', { effectiveOn }).sunset).toBe(sunset),
  );

  it.each<[string, Parameters<typeof aSunset>[0], { sunset: string; ends?: string }]>([
    ['fewer months are the term', { months: 12 }, { sunset: '2027-11-24', ends: '2027-11-24' }],
    [
      'an MOU that goes on to a later day owes its review after 18 months all the same',
      { then: 'goes-on', endsOn: '2031-11-24' },
      { sunset: '2028-05-24', ends: '2031-11-24' },
    ],
    [
      'one that goes on to an earlier day is reviewed by that day: nothing ends unreviewed',
      { then: 'goes-on', endsOn: '2027-06-30' },
      { sunset: '2027-06-30', ends: '2027-06-30' },
    ],
  ])('%s', (_, sunset, days) => expect(term('2026-11-24T18:30:00.000Z', { sunset })).toMatchObject(days));

  it('one that goes on without an end has none', () => {
    const given = term('2026-11-24T18:30:00.000Z', { sunset: { then: 'goes-on' } });
    expect(given.sunset).toBe('2028-05-24');
    expect(given).not.toHaveProperty('ends');
    expect(given).not.toHaveProperty('endsAt');
  });
});

describe('The last day ends at 17:00 in the zone, whatever the clocks did in between', () => {
  it.each([
    ['2026-11-24', 12, '2027-11-24T22:00:00.000Z', 'signed and ended in winter'],
    ['2026-11-24', 18, '2028-05-24T21:00:00.000Z', 'signed in winter, ended in summer'],
    ['2026-07-01', 12, '2027-07-01T21:00:00.000Z', 'signed and ended in summer'],
    ['2026-09-14', 18, '2028-03-14T21:00:00.000Z', 'two days after the clocks went forward'],
    ['2026-05-05', 18, '2027-11-05T21:00:00.000Z', 'two days before they go back'],
    ['2026-05-08', 18, '2027-11-08T22:00:00.000Z', 'and a day after'],
  ])('from %s and %i months it ends at %s: %s', (effectiveOn, months, endsAt) =>
    expect(term('2026-01-05T12:00:00.000Z', { effectiveOn, sunset: { months } }).endsAt).toBe(endsAt),
  );
});

describe('Laws of a term', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'America/Denver',
    'Pacific/Honolulu',
    'Pacific/Auckland',
    'Asia/Kolkata',
    'UTC',
  );
  const years = { min: new Date('2026-01-01'), max: new Date('2040-12-31'), noInvalidDate: true };
  const moments = fc.date(years).map((date) => date.toISOString());
  const days = fc.option(moments.map((moment) => moment.slice(0, 10)));

  it('nothing binds before its last signature, and the agreement is in force from its first moment to its end', () => {
    fc.assert(
      fc.property(moments, days, zones, fc.integer({ min: 1, max: 18 }), (now, effectiveOn, zone, months) => {
        const given = term(now, { effectiveOn, zone, sunset: { months } });
        expect(given.effectiveAt >= now).toBe(true);
        expect(given.effective).toBe(dayOf(zone, given.effectiveAt));
        expect(given.effective >= dayOf(zone, now)).toBe(true);
        const agreement = executed(given);
        expect(inForce(agreement, given.effectiveAt)).toBe(true);
        expect(inForce(agreement, given.endsAt ?? '')).toBe(false);
        expect(given.sunset > given.effective).toBe(true);
        expect(given.ends).toBe(given.sunset);
      }),
      { seed: 20261102 },
    );
  });
});
