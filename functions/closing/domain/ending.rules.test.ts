/** Whatever ends an MOU, its sunset or notices of withdrawal, recorded by whichever hour: its closing begins in the same commit, with the parties that it had then. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementEvent } from '../../agreements/domain/agreement.events.ts';
import { type Agreement, evolveAgreement } from '../../agreements/domain/agreement.state.ts';
import { overdue } from '../../agreements/domain/in-force.rules.ts';
import { nextMoment } from '../../agreements/domain/next-moment.rules.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { among, noticedBy } from '../../agreements/leaving/testing/a-withdrawal.ts';
import { DAY, HOUR, type Instant, plus } from '../../shared/kernel.ts';
import { aDuty, aText, ENDED } from '../testing/a-closing.ts';
import type { DataOf } from './closing.events.ts';
import { endingWith } from './ending.rules.ts';

const THREE = ['air', 'health', 'forest'];
const FIRST: Instant = '2027-03-01T15:00:00.000Z';
const text = aText([aDuty('data', 20), aDuty('account', 30, 'forest'), aDuty('press', 10, 'health')]) as SignedMou;

interface Hour {
  own: AgreementEvent[];
  began?: DataOf<'ClosingBegan'> | undefined;
}

/** Every hour in which something is due, however late, until nothing is. */
function swept(before: Agreement, late: number): { hours: Hour[]; agreement: Agreement } {
  let agreement = before;
  let closing: Parameters<typeof endingWith>[2]['closing'];
  const hours: Hour[] = [];
  for (let due = nextMoment(agreement); due !== undefined; due = nextMoment(agreement)) {
    if (hours.length > 20) throw new Error('Something stays due for ever');
    const now = plus(due, late * HOUR);
    const { own, began } = endingWith(overdue(agreement, now), agreement, { text, closing, now });
    // Reviews are opened elsewhere.
    if (own.length === 0) break;
    hours.push({ own, began: began?.data });
    agreement = own.reduce(evolveAgreement, agreement);
  }
  return { hours, agreement };
}

const unreviewed = (parties: readonly string[]): Agreement => {
  const { sunsetAt: _, ...agreement } = among(parties);
  return agreement;
};

describe('The end of an MOU', () => {
  it('is recorded with the beginning of its closing, where notices of withdrawal end it', () => {
    const { hours, agreement } = swept(noticedBy(unreviewed(['air', 'health']), 'health', FIRST, 60), 0);
    const last = hours.at(-1);
    const [ended] = last?.own.filter(({ type }) => type === 'AgreementEnded') ?? [];
    expect(ended?.data).toMatchObject({ fewer: true, closesBy: last?.began?.until });
    expect(last?.began).toMatchObject({ endedAt: agreement.endedAt, parties: ['air', 'health'] });
    // Whoever withdrew owes what the text gives it to do after the end; forest is no party of this MOU.
    expect(last?.began?.duties.map(({ key }) => key)).toEqual(['0-data', '0-press']);
  });

  it('leaves out who had left before it, at its sunset', () => {
    const { hours } = swept(noticedBy(unreviewed(THREE), 'forest', FIRST, 60), 0);
    expect(hours.flatMap(({ own }) => own.map(({ type }) => type))).toContain('PartyLeft');
    expect(hours.at(-1)?.began).toMatchObject({
      ...{ endedAt: ENDED, parties: ['air', 'health'] },
      unowned: [{ key: '0-account', owner: { party: 'forest', office: 'head' } }],
    });
  });

  const notice = fc.record({
    party: fc.constantFrom(...THREE),
    day: fc.integer({ min: 0, max: 400 }),
    days: fc.integer({ min: 1, max: 365 }),
  });

  it('has one closing, in its own commit, from its own moment, whatever notices there are and however late the hour is', () =>
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 3 }), fc.integer({ min: 0, max: 2_000 }), (notices, late) => {
        const given = [...new Map(notices.map((one) => [one.party, one])).values()]
          .sort((one, other) => one.day - other.day)
          .reduce(
            (agreement, { party, day, days }) =>
              agreement.parties.includes(party) ? noticedBy(agreement, party, plus(FIRST, day * DAY), days) : agreement,
            unreviewed(THREE),
          );
        const { hours, agreement } = swept(given, late);
        const ending = hours.filter(({ own }) => own.some(({ type }) => type === 'AgreementEnded'));
        expect(ending).toHaveLength(1);
        expect(hours.filter(({ began }) => began)).toEqual(ending);
        const [{ began } = { began: undefined }] = ending;
        const left = agreement.leaving?.left.map(({ party }) => party) ?? [];
        expect(began?.endedAt).toBe(agreement.endedAt);
        expect(began?.parties).toEqual(THREE.filter((party) => !left.includes(party)));
        expect(began?.parties.length).toBeGreaterThanOrEqual(2);
        for (const { owner } of began?.duties ?? []) expect(began?.parties).toContain(owner.party);
        for (const { owner } of began?.unowned ?? []) expect(left).toContain(owner.party);
      }),
      { numRuns: 300 },
    ));
});
