/** A commit holds 90 actions, of which sixty agencies are sixty assertions. */
import { describe, expect, it } from 'vitest';
import { AGENCIES, aKpi, aLife, noon, onClock } from '../../testing/a-kpi.ts';
import { aPlan, planAfter } from '../../testing/a-plan.ts';
import { nextMoment, overdue } from './close.rules.ts';
import { firstPart, judges } from './part.rules.ts';
import type { PlanEvent } from './plan.events.ts';

/** Fifty KPIs of sixty agencies, of which nobody ever reports anything. */
const parties = Array.from({ length: 60 }, (_, index) => `agency-${index + 1}`);
const kpis = Array.from({ length: 50 }, (_, index) =>
  aKpi({
    ...{ key: `kpi-${index + 1}`, frequency: 'month', measure: 'sum', path: { kind: 'hold' } },
    reporters: parties.map((party) => ({ party, office: 'lead' })),
  }),
);
const life = aLife(kpis);
const seen = Object.fromEntries(parties.map((party) => [party, 1]));
const NOW = noon('2027-05-10');

it('Fifty KPIs of sixty silent agencies are closed in parts that each fit, and go on until nothing is overdue', () => {
  let plan = aPlan(kpis);
  const events: PlanEvent[] = [];
  let parts = 0;
  for (;;) {
    const due = overdue(plan, { life, values: {}, seen }, onClock(NOW));
    if (due.length === 0) break;
    const part = firstPart(due, judges(due) ? 60 : 0);
    expect(part.length).toBeGreaterThan(0);
    events.push(...part);
    plan = planAfter(plan, part, NOW);
    parts += 1;
    const left = overdue(plan, { life, values: {}, seen }, onClock(NOW));
    if (left.length > 0) expect((nextMoment(plan) ?? '9') <= NOW).toBe(true);
  }
  const count = (type: string) => events.filter((event) => event.type === type).length;
  // January, February and March closed; each of them but the first makes a row of two.
  expect([count('PeriodClosed'), count('NotReportedTwice'), count('PartiesTold')]).toEqual([3, 50, 0]);
  expect(parts).toBe(3);
}, 60_000);

describe('The first part', () => {
  const closed: PlanEvent = {
    type: 'PeriodClosed',
    data: {
      closedAt: NOW,
      statuses: [{ kpi: 'response', period: '2027-01', version: 1, status: 'off track' }],
      judged: {},
    },
  };
  const opened = (kpi: string): PlanEvent => ({
    type: 'OffTrackTwice',
    data: { kpi, periods: ['2027-01', '2027-02'] },
  });

  it('is all of what fits', () => {
    const events = [closed, ...AGENCIES.map(opened)];
    expect(firstPart(events, 60)).toEqual(events);
  });

  it('never ends between a close and what opens by it', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => opened(`kpi-${index}`));
    const lastOf = (count: number) => firstPart([...many(count), closed, opened('last')], 0).at(-1);
    expect([lastOf(83), lastOf(84), lastOf(85)]).toEqual([opened('last'), opened('kpi-83'), opened('kpi-84')]);
  });
});
