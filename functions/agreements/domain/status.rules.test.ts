import { describe, expect, it } from 'vitest';
import { anAgreement } from '../testing/an-agreement.ts';
import { keyDatesOf, type Signing, type Status, statusOf } from './status.rules.ts';

const ZONE = 'America/New_York';
const TERM = {
  executedAt: '2026-11-20T15:00:00.000Z',
  effective: '2026-12-01',
  effectiveAt: '2026-12-01T05:00:00.000Z',
  sunset: '2027-12-01',
  ends: '2028-05-29',
  endsAt: '2028-05-30T21:00:00.000Z',
  signatures: 2,
  round: 'sig_1',
};
const SUNSET_AT = '2027-12-01T22:00:00.000Z';
const OUT = { ...anAgreement(), zone: ZONE };
const SIGNED = { ...OUT, status: 'executed', term: TERM } as const;
const EXECUTED = { ...SIGNED, sunsetAt: SUNSET_AT } as const;
const NOW = '2026-11-10T15:00:00.000Z';

const aRound = (status: string, ...signatories: string[]): Signing => ({
  status,
  // Seven in the evening in UTC, and the day before it in New York only after midnight UTC.
  deadline: '2026-12-30T00:00:00.000Z',
  signatories: Object.fromEntries(signatories.map((one, index) => [`party-${index}`, { status: one }])),
});

describe('The status of an MOU', () => {
  it.each<[string, Status, Parameters<typeof statusOf>]>([
    ['before its round has opened', 'Out for signature', [OUT, NOW]],
    ['while no head was asked', 'Preparing', [OUT, NOW, aRound('open', 'waiting', 'waiting')]],
    ['once a head was asked', 'Out for signature', [OUT, NOW, aRound('open', 'asked', 'waiting')]],
    ['of which an agency declined', 'Declined', [{ ...OUT, status: 'returned' }, NOW, aRound('declined', 'declined')]],
    ['that was not signed in time', 'Lapsed', [{ ...OUT, status: 'returned' }, NOW, aRound('lapsed', 'asked')]],
    ['that its organizer took back', 'Voided', [{ ...OUT, status: 'voided' }, NOW, aRound('voided', 'asked')]],
    ['signed before its first day', 'Signed', [EXECUTED, '2026-12-01T04:59:59.999Z']],
    ['from its first moment', 'In force', [EXECUTED, '2026-12-01T05:00:00.000Z']],
    ['until its review opens', 'In force', [EXECUTED, '2027-12-01T21:59:59.999Z']],
    ['from the moment its review opens', 'Review due', [EXECUTED, SUNSET_AT]],
    ['until its last moment', 'Review due', [EXECUTED, '2028-05-30T20:59:59.999Z']],
    ['from its end', 'Closing', [EXECUTED, TERM.endsAt]],
    ['once it is closed', 'Ended', [{ ...EXECUTED, closedAt: TERM.endsAt }, TERM.endsAt]],
    ['whose calendar has not set the review yet', 'In force', [SIGNED, SUNSET_AT]],
  ])('%s is %s', (_, status, of) => expect(statusOf(...of)).toBe(status));
});

describe('The key dates of an MOU', () => {
  it('are when signing ends, as its own zone has it', () =>
    expect(keyDatesOf(OUT, NOW, aRound('open', 'asked'))).toEqual([{ what: 'Signing ends', on: '2026-12-29' }]));

  it.each([
    ['before its round has opened', OUT, undefined],
    ['after a round that was given back', { ...OUT, status: 'returned' } as const, aRound('declined', 'declined')],
    ['once it was voided', { ...OUT, status: 'voided' } as const, aRound('voided', 'asked')],
  ])('are none %s', (_, agreement, round) => expect(keyDatesOf(agreement, NOW, round)).toEqual([]));

  it.each([
    ['2026-11-25T15:00:00.000Z', ['In force from 2026-12-01', 'Review opens 2027-12-01', 'Ends 2028-05-30']],
    ['2027-01-01T15:00:00.000Z', ['Review opens 2027-12-01', 'Ends 2028-05-30']],
    ['2028-01-01T15:00:00.000Z', ['Ends 2028-05-30', 'Review opened 2027-12-01']],
    ['2028-06-01T15:00:00.000Z', ['Ended 2028-05-30']],
  ])('on %s are what comes next, first', (now, dates) =>
    expect(keyDatesOf(EXECUTED, now).map(({ what, on }) => `${what} ${on}`)).toEqual(dates),
  );
});
