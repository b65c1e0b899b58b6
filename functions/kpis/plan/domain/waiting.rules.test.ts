/** What waits at home, from the first reminder on. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, aSum, noon, onClock } from '../../testing/a-kpi.ts';
import { aPlan } from '../../testing/a-plan.ts';
import { valuesOf } from '../../testing/figures.ts';
import { asksFigures, figuresFor, type OfParty, proposalsFor } from './waiting.rules.ts';

const kpis = [aSum(), aKpi()];
const life = aLife(kpis);
const DUE = '2027-04-21T23:00:00.000Z';
const plan = { ...aPlan(kpis), awaitedUntil: DUE };
const of = (changes: Partial<OfParty> = {}, day = '2027-04-15'): OfParty => ({
  ...{ party: 'air', plan, life, clock: onClock(noon(day)), values: {}, reports: undefined },
  offices: {
    parties: [],
    reporter: ({ key, reporters }, party) =>
      reporters.find((one) => one.party === party) && (key === 'burns' ? 'planner' : 'lead'),
  },
  ...changes,
});
const told = (...args: Parameters<typeof of>) =>
  figuresFor(of(...args)).map(({ who, what, about }) => [who, what, ...about].join(' '));

describe('Figures wait', () => {
  it('for each office that reports some, and all of them for the liaison, with the month of their form', () =>
    expect(told()).toEqual(['planner report 1 1 2027-03', 'liaison report 2 2 2027-03', 'lead report 1 1 2027-03']));

  it('as long as they are missing', () => {
    const values = valuesOf('burns', { '2027-01': { air: '3' } }).air ?? {};
    expect(told({ values })).toEqual(['liaison report 1 2 2027-03', 'lead report 1 1 2027-03']);
    expect(told({}, '2027-04-22')).toEqual([]);
  });

  it('from the first reminder on, and no longer than they are due', () => {
    expect(asksFigures(plan, noon('2027-04-15'))).toBe(true);
    expect(asksFigures(plan, DUE)).toBe(false);
    expect(asksFigures(aPlan(kpis), noon('2027-04-15'))).toBe(false);
  });
});

describe('A miss waits', () => {
  const missed = (status: 'off track' | 'not reported'): OfParty['plan'] => ({
    ...aPlan(kpis),
    closed: { burns: '2027-01' },
    missed: { burns: status },
  });
  const ASKED = 'explain burns 2027-01 Burns prepared, Jan-Mar 2027';
  const values = valuesOf('burns', { '2027-01': { air: '3' } }).air ?? {};

  it('for the reporters, until one of them has said why', () => {
    expect(asksFigures(missed('off track'), noon('2027-05-01'))).toBe(true);
    expect(told({ plan: missed('off track'), values }, '2027-05-01')).toEqual([`planner ${ASKED}`, `liaison ${ASKED}`]);
    const reports = { explained: { burns: '2027-01' } };
    expect(told({ plan: missed('off track'), values, reports }, '2027-05-01')).toEqual([]);
  });

  it('where it was not reported, for those who were silent', () => {
    expect(told({ plan: missed('not reported') }, '2027-05-01')).toHaveLength(2);
    expect(told({ plan: missed('not reported'), values }, '2027-05-01')).toEqual([]);
    const late = { burns: { '2027-01': { ...values.burns?.['2027-01'], late: true as const } } } as OfParty['values'];
    expect(told({ plan: missed('not reported'), values: late }, '2027-05-01')).toHaveLength(2);
  });
});

it('A proposal waits for the deciding office of each other party, under the version that holds', () => {
  const change = { kind: 'target' as const, kpi: 'response', value: '18', from: '2027-06-01' };
  const open = { ...aPlan(kpis), proposals: { 1: { party: 'air', under: 1, change, agreed: ['parks'], at: DUE } } };
  const waits = (party: string, version = 1) =>
    proposalsFor(open, version, { party, levels: ['lead', 'director'], signatory: 'head' }).map(({ who }) => who);
  expect([waits('fire'), waits('air'), waits('parks'), waits('fire', 2)]).toEqual([['director'], [], [], []]);
});
