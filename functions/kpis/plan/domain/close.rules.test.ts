/** The clock closes periods, publishes their statuses as they are, and names who was silent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, plus } from '../../../shared/kernel.ts';
import { valuesWith } from '../../domain/consequences.rules.ts';
import { kpiKeys } from '../../domain/life.rules.ts';
import { preview } from '../../domain/preview.rules.ts';
import { aKpi, aLife, aSum, noon, onClock } from '../../testing/a-kpi.ts';
import { aPlan, BEGAN, planAfter, swept } from '../../testing/a-plan.ts';
import { anEntry, MOU, reporting } from '../../testing/a-report.ts';
import { assessed, valuesOf } from '../../testing/figures.ts';
import { beginPlan, mended, nextMoment, overdue } from './close.rules.ts';
import { PlanEvent } from './plan.events.ts';
import { publishedAfter } from './plan.state.ts';

const DUE = '2027-04-21T23:00:00.000Z';
const LATER = '2027-07-22T23:00:00.000Z';
const life = aLife();
const of = (told: Record<string, Record<string, string>>, kpi = 'response') => ({ life, values: valuesOf(kpi, told) });
const typesOf = (events: readonly PlanEvent[]) => events.map(({ type }) => type);

describe('A plan', () => {
  it('begins with the text that holds, and knows when the clock has work', () => {
    const plan = aPlan();
    expect(plan).toMatchObject({ agreement: MOU, version: 1, next: '2027-04-14T15:00:00.000Z' });
    expect(nextMoment(plan)).toBe('2027-04-14T15:00:00.000Z');
    expect(beginPlan(MOU, plan, life, onClock(BEGAN))).toEqual([]);
  });

  it('follows a successor once it holds', () => {
    const changed = {
      ...life,
      texts: [...life.texts, { version: 2, from: '2027-08-15', kpis: [aKpi({ dueBusinessDays: 5 })] }],
    };
    const { plan } = swept(aPlan(), noon('2027-08-15'), { life: changed, values: {} });
    expect(plan.version).toBe(2);
    expect(plan.next).toBe('2027-10-06T15:00:00.000Z');
  });
});

describe('Reporters are asked for what is missing', () => {
  const kpis = [aSum(), aKpi()];
  const whole = aLife(kpis);
  const told = valuesOf('burns', { '2027-01': { air: '1', parks: '2' } });
  const first = swept(aPlan(kpis), '2027-04-14T15:00:00.000Z', { life: whole, values: told });

  it('five business days before, each of its cells', () =>
    expect(first.events).toEqual([
      {
        type: 'ValuesAwaited',
        data: {
          at: '2027-04-14T15:00:00.000Z',
          cells: [
            { kpi: 'burns', period: '2027-01', dueAt: DUE, parties: ['fire', 'health'] },
            { kpi: 'response', period: '2027-01', dueAt: DUE, parties: ['air'] },
          ],
          next: '2027-04-20T15:00:00.000Z',
        },
      },
    ]));

  it('once, and again one business day before', () => {
    expect(swept(first.plan, '2027-04-14T16:00:00.000Z', { life: whole, values: told }).events).toEqual([]);
    const second = swept(first.plan, '2027-04-20T15:20:00.000Z', { life: whole, values: told });
    expect(typesOf(second.events)).toEqual(['ValuesAwaited']);
    expect(second.plan.next).toBe(DUE);
  });

  it('and nobody is, where nothing is missing, or nobody looked before the period closed', () => {
    const all = { ...told, ...valuesOf('response', { '2027-01': { air: '30' } }) };
    const { events } = swept(aPlan(), '2027-04-14T15:00:00.000Z', { life, values: all });
    expect(events).toMatchObject([{ type: 'ValuesAwaited', data: { cells: [] } }]);
    expect(typesOf(swept(aPlan(kpis), DUE, { life: whole, values: told }).events)).toEqual(['PeriodClosed']);
  });
});

describe('A period closes', () => {
  it('at its due moment and not before, with what stands then', () => {
    const told = of({ '2027-01': { air: '34' } });
    expect(typesOf(swept(aPlan(), plus(DUE, -1), told).events)).toEqual(['ValuesAwaited']);
    const { events, plan } = swept(aPlan(), DUE, told);
    expect(events).toEqual([
      {
        type: 'PeriodClosed',
        data: {
          closedAt: DUE,
          statuses: [
            {
              ...{ kpi: 'response', period: '2027-01', version: 1, status: 'at risk' },
              recorded: { over: '34', under: '1' },
              required: { over: '11800', under: '365' },
            },
          ],
          next: '2027-07-15T15:00:00.000Z',
        },
      },
    ]);
    expect(plan.closed).toEqual({ response: '2027-01' });
    expect(swept(plan, plus(DUE, HOUR), told).events).toEqual([]);
  });

  it('naming who is silent', () => {
    const kpis = [aSum()];
    const told = {
      life: aLife(kpis),
      values: valuesOf('burns', { '2027-01': { air: '40', fire: '35', parks: '30' } }),
    };
    expect(swept(aPlan(kpis), DUE, told).events).toMatchObject([
      {
        type: 'PeriodClosed',
        data: { statuses: [{ status: 'not reported', silent: ['health'], recorded: { over: '105', under: '1' } }] },
      },
    ]);
  });

  it('Right value 12: with a figure that was decided in time and committed after the close was read: it is read again', () => {
    const before = overdue(aPlan(), of({}), onClock(DUE));
    const again = overdue(aPlan(), of({ '2027-01': { air: '30' } }), onClock(DUE));
    expect(before).toMatchObject([{ data: { statuses: [{ status: 'not reported' }] } }]);
    expect(again).toMatchObject([{ data: { statuses: [{ status: 'on track' }] } }]);
  });

  it('later where its due moment was moved by a suspension', () => {
    const pauses = [{ from: '2027-03-15T15:00:00.000Z', until: '2027-04-12T15:00:00.000Z' }];
    const at = (now: string) => typesOf(overdue(aPlan(), of({}), onClock(now, pauses)));
    expect([at(DUE), at('2027-04-23T15:00:00.000Z'), at('2027-04-30T23:00:00.000Z')]).toEqual([
      [],
      ['ValuesAwaited'],
      ['PeriodClosed'],
    ]);
  });

  it('Right value 13: the last one after the end of the MOU, and then nothing is due any more', () => {
    const kpis = [aKpi({ frequency: 'month' })];
    const ended = aLife(kpis, { last: '2028-02-29' });
    const { events, plan } = swept(aPlan(kpis), '2028-03-21T23:00:00.000Z', { life: ended, values: {} });
    const last = events.findLast(({ type }) => type === 'PeriodClosed');
    expect(last).toMatchObject({ data: { closedAt: '2028-03-21T23:00:00.000Z', statuses: [{ period: '2028-02' }] } });
    expect(plan).not.toHaveProperty('next');
    expect(events.filter(({ type }) => type === 'PeriodClosed')).toHaveLength(14);
  });

  it('by the text that measured it, where a successor dropped the KPI', () => {
    const dropped = { ...life, texts: [...life.texts, { version: 2, from: '2027-04-10', kpis: [] }] };
    const { events, plan } = swept(aPlan(), DUE, { life: dropped, values: {} });
    expect(typesOf(events)).toEqual(['PlanBegun', 'PeriodClosed']);
    expect(plan).not.toHaveProperty('next');
  });
});

describe('Right value 6: Q1 and Q2 off track, then Q2 corrected from 41 to 14', () => {
  const values = valuesOf('response', { '2027-01': { air: '41' }, '2027-04': { air: '41' } });
  const { events, plan } = swept(aPlan(), LATER, { life, values });
  const [taken] = preview(reporting('2027-08-01', { values: values.air ?? {} }), [
    anEntry({ period: '2027-04', value: '14', reason: 'The clock of one station ran wrong.' }),
  ]).taken;
  const corrected = { life, values: { air: valuesWith(values.air ?? {}, taken ? [taken] : [], noon('2027-08-01')) } };

  it('opens an item on the board, which closes as “corrected”', () => {
    expect(typesOf(events)).toEqual(['PeriodClosed', 'PeriodClosed', 'OffTrackTwice']);
    expect(plan.items).toEqual([
      { kpi: 'response', kind: 'off track twice', periods: ['2027-01', '2027-04'], at: LATER },
    ]);
    const mends = mended(plan, corrected, onClock(noon('2027-08-01')), ['response']);
    expect(mends).toEqual([
      {
        type: 'OpenItemClosed',
        data: { kpi: 'response', kind: 'off track twice', periods: ['2027-01', '2027-04'], how: 'corrected' },
      },
    ]);
    expect(planAfter(plan, mends, noon('2027-08-01')).items).toEqual([]);
    expect(mended(plan, corrected, onClock(noon('2027-08-01')), ['other'])).toEqual([]);
  });

  it('and the old value and status stay visible, beside what stands now', () => {
    const published = events.reduce(publishedAfter, {});
    expect(published.response?.['2027-04']).toMatchObject({ status: 'off track', recorded: { over: '41' } });
    const [, now] = assessed(aKpi(), {}, '2027-08-01', { values: corrected.values });
    expect(now).toMatchObject({
      status: 'on track',
      contributions: [{ recorded: { figure: { value: '14' }, corrected: 1 } }],
    });
    expect(taken?.was?.figure).toEqual({ value: '41' });
  });

  it('after which Q3, off track, is the first of a row again', () => {
    const third = {
      life,
      values: {
        air: {
          response: {
            ...corrected.values.air.response,
            '2027-07': { figure: { value: '41' }, firstAt: LATER, at: LATER },
          },
        },
      },
    };
    const mends = planAfter(plan, mended(plan, corrected, onClock(noon('2027-08-01')), ['response']), LATER);
    expect(typesOf(swept(mends, '2027-10-25T23:00:00.000Z', third).events)).toEqual(['PeriodClosed']);
  });
});

it('Whenever the sweep comes, hour by hour or after months, the same periods close with the same statuses and items', () => {
  const kpis = [aKpi(), aSum(), aKpi({ key: 'monthly', frequency: 'month', dueBusinessDays: 7 })];
  const whole = aLife(kpis, { last: '2027-12-31' });
  const END = '2028-03-01T00:00:00.000Z';
  const values = fc
    .constantFrom('', '41', '14', 'none')
    .map((text) => (text === '' ? {} : { air: text, fire: text, health: text, parks: text }));
  const told = fc.record(
    Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`2027-${String(index + 1).padStart(2, '0')}`, values]),
    ),
  );
  fc.assert(
    fc.property(
      told,
      told,
      told,
      fc.array(fc.integer({ min: 1, max: 120 * 24 }), { maxLength: 8 }),
      (first, second, third, hours) => {
        const all = [valuesOf('response', first), valuesOf('burns', second), valuesOf('monthly', third)];
        const merged = Object.fromEntries(
          ['air', 'fire', 'health', 'parks'].map((party) => [
            party,
            Object.assign({}, ...all.map((one) => one[party] ?? {})),
          ]),
        );
        const at = { life: whole, values: merged };
        let now = BEGAN;
        const moments: string[] = [];
        for (const more of hours) {
          now = plus(now, more * HOUR);
          if (now < END) moments.push(now);
        }
        let plan = aPlan(kpis);
        const events: PlanEvent[] = [];
        for (const moment of [...moments, END]) {
          const sweep = swept(plan, moment, at);
          events.push(...sweep.events);
          plan = sweep.plan;
        }
        const once = swept(aPlan(kpis), END, at);
        const published = (list: readonly PlanEvent[]) => list.reduce(publishedAfter, {});
        expect(published(events)).toEqual(published(once.events));
        expect(plan.closed).toEqual(once.plan.closed);
        expect(Object.keys(plan.closed).sort()).toEqual(kpiKeys(whole).sort());
        expect(plan.items.map(({ at: _, ...item }) => item)).toEqual(once.plan.items.map(({ at: _, ...item }) => item));
        expect(plan.next).toBeUndefined();
        for (const event of events) expect(PlanEvent.safeParse(event).success).toBe(true);
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});
