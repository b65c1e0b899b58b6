/** The tip of a plan holds decision state only, and stays under its limit however busy the parties are. */
import { describe, expect, it } from 'vitest';
import { aKpi, aLife, noon, onClock } from '../../testing/a-kpi.ts';
import { aPlan } from '../../testing/a-plan.ts';
import { aSpeaker } from '../../testing/a-report.ts';
import { valuesOf } from '../../testing/figures.ts';
import type { Plan } from './plan.state.ts';
import { evolvePlan } from './plan.state.ts';
import { agree, MOST_CHANGES, MOST_EXCEPTIONS, MOST_PROPOSALS, propose, type Standing } from './proposal.rules.ts';

const LIMIT = 32_768;
const key = (prefix: string, index: number) => `${prefix}-${index}`.padEnd(40, 'x');
const kpiKeys = Array.from({ length: 50 }, (_, index) => key('kpi', index));
const PERIODS = ['2027-01', '2027-02'];
const AT = noon('2027-06-01');

const largest: Plan = {
  agreement: 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ',
  version: 12,
  texts: Array.from({ length: 12 }, (_, index) => ({
    version: index + 1,
    textHash: 'a'.repeat(64),
    from: '2027-01-01',
  })),
  ...{ next: AT, toldAt: AT, untoldSince: AT, awaitedUntil: AT },
  closed: Object.fromEntries(kpiKeys.map((one) => [one, '2027-02'])),
  told: Object.fromEntries(kpiKeys.map((one) => [one, '2027-01'])),
  missed: Object.fromEntries(kpiKeys.map((one) => [one, 'not reported'])),
  proposed: 999,
  proposals: Object.fromEntries(
    Array.from({ length: MOST_PROPOSALS }, (_, index) => [
      980 + index,
      {
        ...{ party: key('party', index), under: 12, agreed: [], at: AT, told: true as const },
        change: {
          kind: 'baseline' as const,
          kpi: kpiKeys[index] ?? '',
          value: '123456789.123',
          day: '2027-01-01',
          from: '2027-06-01',
        },
      },
    ]),
  ),
  decided: [],
  changes: Array.from({ length: MOST_CHANGES }, (_, index) => ({
    ...{ kpi: kpiKeys[index % 50] ?? '', under: 12, from: '2027-06-01' },
    baseline: { value: '123456789.123', day: '2027-01-01' },
  })),
  exceptions: Array.from({ length: MOST_EXCEPTIONS }, (_, index) => ({
    ...{ kpi: kpiKeys[index % 50] ?? '', period: '2027-01', party: key('party', index) },
  })),
  items: kpiKeys.flatMap((kpi) =>
    (['off track twice', 'not reported twice'] as const).map((kind) => ({ kpi, kind, periods: PERIODS, at: AT })),
  ),
};

describe('The tip of a plan', () => {
  it('of fifty KPIs, all of them open, with as many proposals, changes and exceptions as there can be, fits', () =>
    expect(JSON.stringify(largest).length).toBeLessThan(LIMIT));

  const banded = aKpi({ boardBand: { min: '1', max: '99' } });
  const standing = (plan: Partial<Plan>): Standing => ({
    ...{ plan: { ...aPlan([banded]), ...plan }, life: aLife([banded]), clock: onClock(noon('2027-09-01')), values: {} },
    parties: ['air', 'fire'],
  });
  const codes = (of: Standing, change: Parameters<typeof propose>[2]['change']) =>
    (propose(of, { party: 'air', speaker: aSpeaker() }, { change, reason: 'So.' }).findings ?? []).map(
      ({ code }) => code,
    );
  const move = { kind: 'target' as const, kpi: 'response', value: '18', from: '2027-10-01' };
  const except = { kind: 'exception' as const, kpi: 'response', period: '2027-01', party: 'air' };

  it('takes no more proposals, changes or exceptions than that, and says what to do', () => {
    expect(codes(standing({ proposals: largest.proposals }), move)).toContain('proposals-too-many');
    expect(codes(standing({ decided: Array.from({ length: MOST_PROPOSALS }, (_, index) => index) }), move)).toContain(
      'proposals-too-many',
    );
    expect(codes(standing({ changes: largest.changes }), move)).toEqual(['changes-too-many']);
    expect(codes(standing({ exceptions: largest.exceptions }), except)).toEqual(['exceptions-too-many']);
    expect(codes(standing({ changes: largest.changes }), except)).toEqual([]);
  });

  it('drops a change that a later one replaces, and keeps one that still counts for some period', () => {
    const changedFrom = (...froms: string[]) =>
      froms
        .reduce<Plan>(
          (plan, from, index) =>
            evolvePlan(
              plan,
              { type: 'TargetMoved', data: { proposal: index, kpi: 'response', under: 1, from, value: String(index) } },
              AT,
            ),
          aPlan([banded]),
        )
        .changes.map(({ from }) => from);
    expect(changedFrom('2027-06-01', '2027-04-01')).toEqual(['2027-04-01']);
    expect(changedFrom('2027-06-01', '2027-06-01')).toEqual(['2027-06-01']);
    expect(changedFrom('2027-04-01', '2027-06-01')).toEqual(['2027-04-01', '2027-06-01']);
  });

  it('drops an exception when its figure has come', () => {
    const proposal = { party: 'air', under: 1, change: { ...except, period: '2027-04' }, agreed: [], at: AT };
    const of: Standing = {
      ...standing({ exceptions: [{ kpi: 'response', period: '2027-01', party: 'air' }], proposals: { 1: proposal } }),
      clock: onClock(noon('2027-11-15')),
      values: valuesOf('response', { '2027-01': { air: '3' } }),
    };
    const { events = [] } = agree(of, 1, { party: 'fire', speaker: aSpeaker('fire') });
    expect(events.at(-1)).toMatchObject({
      type: 'ExceptionAgreed',
      data: { used: [{ kpi: 'response', period: '2027-01', party: 'air' }] },
    });
    const plan = events.reduce<Plan>((state, event) => evolvePlan(state, event, AT), of.plan);
    expect(plan.exceptions).toEqual([{ kpi: 'response', period: '2027-04', party: 'air' }]);
  });
});
