/** The clock closes periods, publishes their statuses as they are, and names who was silent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/days.ts';
import { HOUR, plus } from '../../../shared/kernel.ts';
import { valuesWith } from '../../domain/consequences.rules.ts';
import { kpiKeys } from '../../domain/life.rules.ts';
import { preview } from '../../domain/preview.rules.ts';
import { aKpi, aLife, aSum, noon, onClock, TEXT } from '../../testing/a-kpi.ts';
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
      texts: [...life.texts, { version: 2, textHash: TEXT, from: '2027-08-15', kpis: [aKpi({ dueBusinessDays: 5 })] }],
    };
    const { plan } = swept(aPlan(), noon('2027-08-15'), { life: changed, values: {} });
    expect(plan.version).toBe(2);
    expect(plan.next).toBe('2027-08-16T15:00:00.000Z');
    const told = swept(plan, '2027-08-16T15:00:00.000Z', { life: changed, values: {} });
    expect(told.plan.next).toBe('2027-10-06T15:00:00.000Z');
  });

  it('follows each of several in order, where nobody looked while they took effect', () => {
    const texts = [2, 3, 4].map((version) => ({
      ...{ version, textHash: TEXT, from: `2027-0${version + 3}-01`, kpis: [aKpi()] },
    }));
    const many = { ...life, texts: [...life.texts, ...texts] };
    const begins = beginPlan(MOU, aPlan(), many, onClock(noon('2027-06-15')));
    expect(begins.map(({ data }) => 'version' in data && data.version)).toEqual([2, 3]);
    expect(beginPlan(MOU, undefined, many, onClock(noon('2027-08-01')))).toHaveLength(4);
  });
});

describe('Reporters are asked for what is missing', () => {
  const kpis = [aSum(), aKpi()];
  const whole = aLife(kpis);
  const told = valuesOf('burns', { '2027-01': { air: '1', parks: '2' } });
  const first = swept(aPlan(kpis), '2027-04-14T15:00:00.000Z', { life: whole, values: told });
  const NOTHING = { missed: [], opened: [], proposed: [], decided: [] };

  it('five business days before, each of its cells', () =>
    expect(first.events).toEqual([
      {
        type: 'PartiesTold',
        data: {
          at: '2027-04-14T15:00:00.000Z',
          awaited: [
            { kpi: 'burns', period: '2027-01', dueAt: DUE, parties: ['fire', 'health'] },
            { kpi: 'response', period: '2027-01', dueAt: DUE, parties: ['air'] },
          ],
          ...NOTHING,
          to: [],
          next: '2027-04-20T15:00:00.000Z',
        },
      },
    ]));

  it('once, and again one business day before', () => {
    expect(swept(first.plan, '2027-04-14T16:00:00.000Z', { life: whole, values: told }).events).toEqual([]);
    const second = swept(first.plan, '2027-04-20T15:20:00.000Z', { life: whole, values: told });
    expect(typesOf(second.events)).toEqual(['PartiesTold']);
    expect(second.plan.next).toBe(DUE);
  });

  it('and nobody is, where nothing is missing, or nobody looked before the period closed', () => {
    const all = { ...told, ...valuesOf('response', { '2027-01': { air: '30' } }) };
    const { events } = swept(aPlan(), '2027-04-14T15:00:00.000Z', { life, values: all });
    expect(events).toMatchObject([{ type: 'PartiesTold', data: { awaited: [], ...NOTHING } }]);
    expect(typesOf(swept(aPlan(kpis), DUE, { life: whole, values: told }).events)).toEqual(['PeriodClosed']);
  });
});

describe('What happened is told once a day', () => {
  const of41 = of({ '2027-01': { air: '41' } });

  it('the next business morning at nine', () => {
    const closedNow = swept(aPlan(), DUE, of41).plan;
    expect(closedNow).toMatchObject({ untoldSince: DUE, next: '2027-04-22T15:00:00.000Z' });
    expect(swept(closedNow, '2027-04-22T14:00:00.000Z', of41).events).toEqual([]);
    const morning = swept(closedNow, '2027-04-22T15:00:00.000Z', of41);
    expect(morning.events).toMatchObject([
      { type: 'PartiesTold', data: { awaited: [], missed: [{ kpi: 'response', period: '2027-01' }] } },
    ]);
    expect(morning.plan).toMatchObject({ told: { response: '2027-01' }, next: '2027-07-15T15:00:00.000Z' });
    expect(morning.plan).not.toHaveProperty('untoldSince');
  });

  it('together with what is missing of other KPIs', () => {
    // Burns are due a business day after the minutes: their last reminder comes on the morning after those closed.
    const kpis = [aKpi(), aSum({ dueBusinessDays: 17 })];
    const both = { life: aLife(kpis), values: of41.values };
    const reminded = swept(aPlan(kpis), '2027-04-16T15:00:00.000Z', both).plan;
    const closedNow = swept(reminded, DUE, both).plan;
    expect(swept(closedNow, '2027-04-22T15:00:00.000Z', both).events).toMatchObject([
      { data: { awaited: [{ kpi: 'burns', period: '2027-01' }], missed: [{ kpi: 'response' }] } },
    ]);
  });

  it('and nothing is, where everything was met, or was corrected before morning', () => {
    const met = swept(aPlan(), DUE, of({ '2027-01': { air: '20' } })).plan;
    expect(met).toMatchObject({ told: { response: '2027-01' }, next: '2027-07-15T15:00:00.000Z' });
    const closedNow = swept(aPlan(), DUE, of41).plan;
    expect(swept(closedNow, '2027-04-22T15:00:00.000Z', of({ '2027-01': { air: '20' } })).events).toMatchObject([
      { data: { awaited: [], missed: [] } },
    ]);
  });

  it('not a second time on a day on which a late morning was told', () => {
    const kpis = [aKpi(), aSum({ dueBusinessDays: 17 })];
    const both = { life: aLife(kpis), values: of41.values };
    const late = { ...swept(aPlan(kpis), DUE, both).plan, toldAt: '2027-04-22T13:30:00.000Z' };
    const { untoldSince: _, ...told } = late;
    expect(swept(told, '2027-04-22T15:00:00.000Z', both).events).toEqual([]);
    expect(typesOf(swept(told, '2027-04-23T15:00:00.000Z', both).events)).toEqual(['PartiesTold']);
  });
});

describe('A period closes', () => {
  it('at its due moment and not before, with what stands then', () => {
    const told = of({ '2027-01': { air: '34' } });
    expect(typesOf(swept(aPlan(), plus(DUE, -1), told).events)).toEqual(['PartiesTold']);
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
          judged: {},
          next: '2027-04-22T15:00:00.000Z',
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
      ['PartiesTold'],
      ['PeriodClosed'],
    ]);
  });

  it('Right value 13: the last one after the end of the MOU, and then nothing is due any more', () => {
    const kpis = [aKpi({ frequency: 'month' })];
    const ended = aLife(kpis, { last: '2028-02-29' });
    const { events, plan } = swept(aPlan(kpis), '2028-03-21T23:00:00.000Z', { life: ended, values: {} });
    const last = events.findLast(({ type }) => type === 'PeriodClosed');
    expect(last).toMatchObject({ data: { closedAt: '2028-03-21T23:00:00.000Z', statuses: [{ period: '2028-02' }] } });
    // Everything can only be read: nothing is open any more, and that it was missed is told.
    expect(plan).toMatchObject({ items: [], next: '2028-03-22T15:00:00.000Z' });
    const morning = swept(plan, '2028-03-22T15:00:00.000Z', { life: ended, values: {} });
    expect(typesOf(morning.events)).toEqual(['PartiesTold']);
    expect(nextMoment(morning.plan)).toBeUndefined();
    expect(events.filter(({ type }) => type === 'PeriodClosed')).toHaveLength(14);
  });

  it('after the one before it, where a later text gives less time', () => {
    const texts = [
      ...aLife([aKpi({ frequency: 'month', dueBusinessDays: 60 })]).texts,
      { version: 2, textHash: TEXT, from: '2027-02-10', kpis: [aKpi({ frequency: 'month', dueBusinessDays: 5 })] },
    ];
    const faster = { life: { ...life, texts }, values: {} };
    const plan = aPlan([aKpi({ frequency: 'month', dueBusinessDays: 60 })]);
    const closedBy = (now: string) =>
      swept(plan, now, faster).events.flatMap((event) =>
        event.type === 'PeriodClosed' ? event.data.statuses.map(({ period }) => period) : [],
      );
    expect([closedBy('2027-04-12T15:00:00.000Z'), closedBy('2027-04-28T15:00:00.000Z')]).toEqual([
      [],
      ['2027-01', '2027-02', '2027-03'],
    ]);
  });

  it('judged by what was read, which names how far each party had reported', () => {
    const seen = { air: 3, parks: 9 };
    const [event] = overdue(aPlan(), { ...of({ '2027-01': { air: '34' } }), seen }, onClock(DUE));
    expect(event).toMatchObject({ data: { judged: { air: 3 } } });
  });

  it('by the text that measured it, where a successor dropped the KPI', () => {
    const dropped = { ...life, texts: [...life.texts, { version: 2, textHash: TEXT, from: '2027-04-10', kpis: [] }] };
    const { events, plan } = swept(aPlan(), DUE, { life: dropped, values: {} });
    expect(typesOf(events)).toEqual(['PlanBegun', 'PeriodClosed']);
    const told = swept(plan, '2027-04-22T15:00:00.000Z', { life: dropped, values: {} });
    expect(nextMoment(told.plan)).toBeUndefined();
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
    // The hour finds it by itself: while something is open, every hour looks.
    expect(nextMoment(plan)).toBe(LATER);
    expect(typesOf(swept(plan, noon('2027-08-01'), corrected).events)).toEqual(['OpenItemClosed', 'PartiesTold']);
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
    expect(typesOf(swept(mends, '2027-10-25T23:00:00.000Z', third).events)).not.toContain('OffTrackTwice');
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
        const last = swept(plan, '2028-03-10T18:00:00.000Z', at);
        expect(nextMoment(last.plan)).toBeUndefined();
        const days = [...events, ...last.events].flatMap((event) =>
          event.type === 'PartiesTold' ? [dayOf('America/Denver', event.data.at)] : [],
        );
        expect(new Set(days).size).toBe(days.length);
        for (const event of events) expect(PlanEvent.safeParse(event).success).toBe(true);
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});

it('A sweep that is cut short anywhere goes on where it was: what it records in parts is what it records at once', () => {
  const kpis = [aKpi(), aSum(), aKpi({ key: 'monthly', frequency: 'month', dueBusinessDays: 7 })];
  const whole = aLife(kpis, { last: '2028-12-31' });
  const values = fc.constantFrom('', '41', '14', 'none');
  const told = fc.dictionary(fc.constantFrom('2027-01', '2027-04', '2027-07', '2027-10'), values);
  const cells = (text: Record<string, string>, parties: string[]) =>
    Object.fromEntries(
      Object.entries(text)
        .filter(([, one]) => one !== '')
        .map(([period, one]) => [period, Object.fromEntries(parties.map((party) => [party, one]))]),
    );
  fc.assert(
    fc.property(told, told, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), (a, b, cuts) => {
      const [response, monthly] = [valuesOf('response', cells(a, ['air'])), valuesOf('monthly', cells(b, ['air']))];
      const at = { life: whole, values: { air: { ...response.air, ...monthly.air } } };
      const now = '2028-03-01T18:00:00.000Z';
      const once = swept(aPlan(kpis), now, at);
      let plan = aPlan(kpis);
      const events: PlanEvent[] = [];
      for (let cut = 0; ; cut += 1) {
        const left = overdue(plan, at, onClock(now));
        if (left.length === 0) break;
        let count = Math.min(left.length, cuts[cut % cuts.length] ?? 1);
        // What opens or closes by it is begun together with a period that closes.
        if (left[count - 1]?.type === 'PeriodClosed' && left[count]) count += 1;
        const part = left.slice(0, count);
        events.push(...part);
        plan = planAfter(plan, part, now);
        const rest = overdue(plan, at, onClock(now));
        if (rest.length > 0) expect((nextMoment(plan) ?? '9') <= now).toBe(true);
      }
      expect(events.map(({ type }) => type)).toEqual(once.events.map(({ type }) => type));
      expect(plan).toEqual(once.plan);
    }),
    { seed: 12, numRuns: 12 },
  );
});
