/** A batch of figures is one transaction, however long, and moves the plan only where it mends what was open. */
import { describe, expect, it } from 'vitest';
import { emptyTip } from '../shared/ledger/ledger.ts';
import type { Entry } from './domain/figure-typed.rules.ts';
import type { AllValues, Recorded, Values } from './domain/recorded.rules.ts';
import type { Stored } from './figures.store.ts';
import type { Plan } from './plan/domain/plan.state.ts';
import { type FiguresRead, recordFigures } from './record-figures.ts';
import { aKpi, aLife, noon } from './testing/a-kpi.ts';
import { aPlan, swept } from './testing/a-plan.ts';
import { aSpeaker, reporting } from './testing/a-report.ts';
import { valuesOf } from './testing/figures.ts';

const BY = { speaker: aSpeaker(), door: 'sheet' } as const;
const MONTHS = Array.from(
  { length: 20 },
  (_, at) => `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
);

const read = (of: ReturnType<typeof reporting>, all: AllValues = {}, plan?: Plan): FiguresRead => {
  const stored: Stored = { values: all, published: {}, writes: {} };
  const tip = { ...emptyTip<Plan>('kpl_1'), ...(plan && { seq: 5, state: plan }) };
  return { reporting: { ...of, values: all[of.party] ?? {} }, tip: emptyTip('kpr_1-air'), plan: tip, stored };
};

/** Of a transaction: an event with its words is two, the tip one, the command one. */
const actions = (outcome: ReturnType<typeof recordFigures>): number => {
  if (outcome.refused) throw new Error(JSON.stringify(outcome.refused));
  const moved = outcome.changes.filter(({ events }) => events.length > 0);
  const events = moved.flatMap((change) => change.events);
  return 1 + moved.length + events.length + events.filter(({ body }) => body).length + (outcome.also ?? []).length;
};

describe('A sheet of 1,000 rows', () => {
  const kpis = Array.from({ length: 50 }, (_, at) => aKpi({ key: `k${at}`, frequency: 'month', dueBusinessDays: 60 }));
  const at = noon('2027-06-01');
  const there: Recorded = { figure: { value: '1' }, firstAt: at, at };
  const all: Values = Object.fromEntries(
    kpis.map(({ key }) => [key, Object.fromEntries(MONTHS.map((one) => [one, there]))]),
  );
  const of = reporting('2028-09-05', { life: aLife(kpis, { last: '2029-06-30' }) });
  const entries = kpis.flatMap(({ key: kpi }, row) =>
    MONTHS.map(
      (period, index): Entry => ({ where: `rows.${row * 20 + index}`, kpi, period, value: '2', reason: 'Recounted.' }),
    ),
  );

  it('is recorded in under 30 actions, also where every row has the longest of words', () => {
    const recorded = recordFigures(read(of, { air: all }), entries, BY);
    expect(recorded.refused ?? recorded.result).toEqual({ first: 0, corrected: 1_000, same: 0, late: 0 });
    expect(actions(recorded)).toBe(12);
    const long = entries.map((entry) => ({
      ...entry,
      reason: 'r'.repeat(500),
      note: 'n'.repeat(500),
      source: 's'.repeat(300),
    }));
    expect(actions(recordFigures(read(of, { air: all }), long, BY))).toBeLessThan(30);
  });

  it('of 1,001 is refused', () => {
    const more = [...entries, { ...(entries[0] as Entry), where: 'rows.1001' }];
    expect(recordFigures(read(of, { air: all }), more, BY).refused?.map(({ code }) => code)).toEqual([
      'cells-too-many',
    ]);
  });
});

describe('The plan', () => {
  const told = { '2027-01': { air: '60' }, '2027-04': { air: '60' } };
  const at = '2027-08-02';
  const life = aLife([aKpi()]);
  const all = valuesOf('response', told);
  const { plan } = swept(aPlan(undefined, life), noon(at), { life, values: all });
  const entry = (changes: Partial<Entry>): Entry => ({
    where: 'rows.2',
    kpi: 'response',
    period: '2027-04',
    reason: 'Recounted.',
    ...changes,
  });
  const typesOf = (entries: Entry[], state: Plan = plan) => {
    const recorded = recordFigures(read(reporting(at, { life }), all, state), entries, BY);
    return recorded.refused ?? recorded.changes.flatMap(({ events }) => events.map(({ type }) => type));
  };

  it('has what was off track twice closed by the correction that mends it, in the same transaction', () => {
    expect(plan.items.map(({ kind }) => kind)).toEqual(['off track twice']);
    expect(typesOf([entry({ value: '14' })])).toEqual(['ValuesCorrected', 'OpenItemClosed']);
  });

  it('stays where it is otherwise, so that nobody waits for it', () => {
    expect(typesOf([entry({ value: '59' })])).toEqual(['ValuesCorrected']);
    expect(typesOf([entry({ value: '14' })], { ...plan, items: [] })).toEqual(['ValuesCorrected']);
    expect(typesOf([entry({ value: '60' })])).toEqual([]);
  });
});
