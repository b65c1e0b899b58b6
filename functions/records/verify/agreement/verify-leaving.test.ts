/** A record proves of each withdrawal that the party left on the day that the notice and its deliveries give, and of an end with its parties that fewer than two were left. */
import { describe, expect, it } from 'vitest';
import { AGREEMENT, aStream, ENDS_AT, type Happened, OWN } from '../a-record.ts';
import { isShown } from '../record.schema.ts';
import { verifyLeaving } from './verify-leaving.ts';
import { versionsTold } from './verify-versions.ts';

const THREE = ['air', 'health', 'forest'];
const PUBLISHED = OWN[0] as Happened;
const begun = (parties: readonly string[]): Happened[] => [
  { ...PUBLISHED, data: { ...PUBLISHED.data, parties } },
  ...OWN.slice(1),
];

const SENT = '2027-10-01T14:00:00.000Z';
const SATURDAY = '2027-10-02T14:00:00.000Z';
/** Right value 6. */
const LAST = '2028-01-03T22:00:00.000Z';
/** Right value 12. */
const UNREACHED = '2028-01-06T22:00:00.000Z';

const noticed = (changes: object = {}): Happened => ({
  ...{ type: 'WithdrawalNoticed', at: SENT },
  data: {
    ...{ withdrawal: 1, version: 1, party: 'health', days: 90, noticedAt: SENT, to: ['air', 'forest'] },
    ...{ zone: 'America/New_York', jurisdiction: { country: 'US' }, calendar: 'us-2026', ...changes },
  },
  words: { reason: 'Other tasks.' },
});
const delivered = (party: string, at = SATURDAY): Happened => ({
  ...{ type: 'WithdrawalDelivered', at, data: { withdrawal: 1, party, deliveredAt: at } },
});
const left = (moment = LAST, at = LAST): Happened => ({
  ...{ type: 'PartyLeft', at, data: { withdrawal: 1, party: 'health', at: moment } },
});
const back = (at: string): Happened => ({ type: 'WithdrawalRetracted', at, data: { withdrawal: 1 }, words: {} });
const ended = (endedAt: string, changes: object = {}): Happened => ({
  ...{ type: 'AgreementEnded', at: endedAt, data: { version: 1, endedAt, ...changes } },
});
const REACHED = [noticed(), delivered('air', SENT), delivered('forest')];

function verdict(parties: readonly string[], ...then: Happened[]) {
  const own = aStream(AGREEMENT, [...begun(parties), ...then]).events.filter(isShown);
  const versions = versionsTold(own);
  const { holds, faults } = verifyLeaving(own, versions);
  return { holds: holds.join(), faults: [...versions.faults, ...faults].join() };
}

describe('A record with a withdrawal', () => {
  it.each<[string, Happened[], string]>([
    ['that reached everyone', [...REACHED, left()], 'health left by it, on the last day calculated again'],
    [
      'that did not, from the fifth business day',
      [noticed(), delivered('air', SENT), left(UNREACHED, UNREACHED)],
      'health left',
    ],
    ['that was recorded late', [...REACHED, left(LAST, '2028-02-03T22:00:00.000Z')], 'health left'],
    ['that was taken back', [...REACHED, back('2028-01-03T21:59:59.999Z')], 'nobody has left by one'],
  ])('%s verifies', (_, then, says) =>
    expect(verdict(THREE, ...then)).toEqual({ faults: '', holds: expect.stringContaining(says) }),
  );

  it('by which fewer than two would be left verifies with the end of the MOU for all, and nobody leaves before it', () => {
    const pair = [noticed({ to: ['air'] }), delivered('air')];
    const two = (...then: Happened[]) => verdict(['air', 'health'], ...pair, ...then);
    expect(two(ended(LAST, { fewer: true }))).toEqual({
      ...{ faults: '', holds: expect.stringContaining('the MOU ended by that of health') },
    });
    expect(two().faults).toBe('');
    expect(two(left()).faults).toContain('when the MOU ended for all');
    expect(two(ended(ENDS_AT)).faults).toContain(`by its notices it ended at ${LAST}`);
    expect(two(ended(UNREACHED, { fewer: true })).faults).toContain(`by its notices it ended at ${LAST}`);
    expect(verdict(THREE, ...REACHED, left(), ended(UNREACHED, { fewer: true })).faults).toContain('it goes on');
  });

  it('in which a renewal leaves out whom the text lets the others go on without verifies, and no other does', () => {
    const out = (without: boolean, changes: object = {}) => {
      const { data } = PUBLISHED;
      const text = {
        ...data,
        parties: THREE,
        sunset: { ...(data as { sunset: object }).sunset, goesOnWithout: without },
      };
      const follows = { version: 1, documentHash: (data as { documentHash: string }).documentHash };
      const next = {
        ...text,
        version: 2,
        round: 'sig_2',
        kind: 'renewal',
        review: 1,
        follows,
        parties: ['air', 'forest'],
      };
      const told = [{ ...PUBLISHED, data: text }, ...OWN.slice(1)];
      const own = aStream(AGREEMENT, [
        ...told,
        { type: 'SuccessorPublished', at: SENT, data: { ...next, ...changes } },
      ]).events.filter(isShown);
      return verifyLeaving(own, versionsTold(own)).faults.join();
    };
    const fault = 'Version 2 leaves health out, without a signature and without notice.';
    expect([out(true), out(false), out(true, { review: undefined }), out(true, { kind: 'amendment' })]).toEqual([
      ...['', fault, fault, fault],
    ]);
  });

  it.each<[string, Happened[], string]>([
    [
      'somebody left before the last day',
      [...REACHED, left('2028-01-02T22:00:00.000Z')],
      `its last day ends at ${LAST}`,
    ],
    ['somebody left before that was so', [...REACHED, left(LAST, SATURDAY)], `its last day ends at ${LAST}`],
    ['a delivery is left out', [noticed(), delivered('air', SENT), left()], `its last day ends at ${UNREACHED}`],
    ['somebody left who gave no notice', [left()], 'no notice of it was open'],
    ['somebody left twice', [...REACHED, left(), left()], 'no notice of it was open'],
    ['somebody left after taking it back', [...REACHED, back(SATURDAY), left()], 'no notice of it was open'],
    [
      'somebody left after the end',
      [noticed({ days: 365 }), ...REACHED.slice(1), left('2028-10-02T21:00:00.000Z', '2028-10-02T21:00:00.000Z')],
      `the MOU had ended at ${ENDS_AT}`,
    ],
    ['it was taken back too late', [...REACHED, back(LAST)], 'when it could not be'],
    ['it was not given to all', [noticed({ to: ['air'] })], 'was not given to all other parties'],
    ['it was given by a stranger', [noticed({ party: 'police', to: THREE })], 'could not give one'],
    ['it was given twice', [...REACHED, noticed({ withdrawal: 2 })], 'could not give one'],
    ['one is left out', [noticed({ withdrawal: 2 })], 'where notice 1 had its turn'],
    ['it is of another version', [noticed({ version: 2 })], 'is of version 2, and version 1 held'],
    ['it was given at another moment', [noticed({ noticedAt: SATURDAY })], 'says another moment'],
    ['it was delivered to whom it was not given', [...REACHED, delivered('police')], 'which could not be'],
    ['it was delivered twice', [...REACHED, delivered('air')], 'which could not be'],
  ])('does not verify where %s', (_, then, fault) => expect(verdict(THREE, ...then).faults).toContain(fault));

  it('does not verify where a successor leaves out who neither signs it nor withdraws', () => {
    const successor = (changes: object = {}): Happened => ({
      ...{ type: 'SuccessorPublished', at: '2027-11-10T15:00:00.000Z' },
      data: {
        ...PUBLISHED.data,
        ...{ version: 2, kind: 'amendment', round: 'sig_2', parties: ['air', 'forest'] },
        follows: { version: 1, documentHash: (PUBLISHED.data as { documentHash: string }).documentHash },
        ...changes,
      },
    });
    expect(verdict(THREE, ...REACHED, successor()).faults).toBe('');
    expect(verdict(THREE, successor({ leaving: ['health'] })).faults).toBe('');
    expect(verdict(THREE, successor()).faults).toContain('leaves health out');
    expect(verdict(THREE, ...REACHED, back(SATURDAY), successor()).faults).toContain('leaves health out');
  });
});
