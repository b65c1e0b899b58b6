/** Whatever is reported, repeated and corrected, in whatever order: figures and statuses are those that a recomputation from all events gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import { aLife, aRatio, aSum, noon, onClock } from '../testing/a-kpi.ts';
import { eventsOf, reported, reporting, valuesFrom } from '../testing/a-report.ts';
import { assess } from './assess.rules.ts';
import type { Figure, Values } from './recorded.rules.ts';
import type { ReportEvent } from './report.events.ts';
import { valuesAfter } from './report.state.ts';

const PARTIES = ['air', 'fire'];
const reporters = PARTIES.map((party) => ({ party, office: 'lead' }));
const PERIODS = ['2027-01', '2027-04'];
const KPIS = [
  aSum({ reporters, band: '60' }),
  aSum({ key: 'to-date', reporters, span: 'to-date', tolerance: '0.5', path: { kind: 'linear' } }),
  aRatio({ reporters }),
];
const LIFE = aLife(KPIS);
const NOW = noon('2028-01-10');

const acts = fc.array(
  fc.record({
    party: fc.constantFrom(...PARTIES),
    kpi: fc.constantFrom(...KPIS.map(({ key }) => key)),
    period: fc.constantFrom(...PERIODS),
    number: fc.constantFrom('0', '1', '25', '25.0', '0.1', '0.2', '33.333', 'none', 'none', 'none', '100', '60'),
    corrects: fc.boolean(),
    again: fc.boolean(),
  }),
  { maxLength: 60 },
);

interface Told {
  party: string;
  at: string;
  event: ReportEvent;
}

/** What the rules let each party record, and the figures as they were kept along the way. */
function lived(all: readonly (typeof acts extends fc.Arbitrary<infer A> ? A : never)[number][]) {
  const told: Told[] = [];
  const kept: Record<string, Values> = {};
  /** The last figure that was accepted, by the plainest of models. */
  const model = new Map<string, Figure>();
  all.forEach(({ party, kpi, period, number, corrects, again }, index) => {
    const at = plus(NOW, index);
    const exceptions = [{ party, kpi, period }];
    const ratio = kpi === 'kept' && number !== 'none';
    const typed = {
      ...{ kpi, period, note: 'as counted' },
      ...(ratio ? { value: '', numerator: number, denominator: '100' } : { value: number }),
      ...(corrects && { reason: 'recount' }),
    };
    for (let times = again ? 2 : 1; times > 0; times -= 1) {
      const of = {
        ...reporting('2028-01-10'),
        party,
        life: LIFE,
        clock: onClock(at),
        exceptions,
        values: kept[party] ?? {},
      };
      const { events = [] } = reported(of, typed);
      if (times === 1 && again) expect(events).toEqual([]);
      for (const event of events) {
        told.push({ party, at, event });
        kept[party] = valuesAfter(kept[party] ?? {}, event, at);
        const figure: Figure =
          number === 'none' ? { nothing: true } : ratio ? { numerator: number, denominator: '100' } : { value: number };
        model.set(`${party} ${kpi} ${period}`, figure);
      }
    }
  });
  return { told, kept, model };
}

const recomputed = (told: readonly Told[]): Record<string, Values> =>
  Object.fromEntries(
    [...Map.groupBy(told, ({ party }) => party)].map(([party, events]) => [party, valuesFrom(events)]),
  );

const statuses = (values: Record<string, Values>) =>
  KPIS.map(({ key }) =>
    assess({ life: LIFE, changes: [], values }, key, onClock(noon('2028-02-15')), '2028-02-15').map(
      ({ status, recorded, silent }) => ({ status, recorded, silent }),
    ),
  );

describe('Figures and statuses', () => {
  it('are those that all events give, whichever party’s are read first', () =>
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (all, chance) => {
        const { told, kept, model } = lived(all);
        expect(recomputed(told)).toEqual(kept);
        const cells = Object.entries(kept).flatMap(([party, values]) =>
          Object.entries(values).flatMap(([kpi, own]) =>
            Object.entries(own).map(([period, { figure }]): [string, Figure] => [`${party} ${kpi} ${period}`, figure]),
          ),
        );
        expect(new Map(cells)).toEqual(model);
        // Another order of the parties, each party's own kept.
        const shuffled = [...Map.groupBy(told, ({ party }) => party).values()]
          .map((own) => ({ own, place: chance.next().value ?? 0 }))
          .sort((one, other) => one.place - other.place)
          .flatMap(({ own }) => own);
        expect(statuses(recomputed(shuffled))).toEqual(statuses(kept));
      }),
      { seed: 11, numRuns: 150 },
    ));

  it('of these histories are of every kind', () => {
    const seen = new Set<string>();
    for (const all of fc.sample(acts, { seed: 11, numRuns: 150 })) {
      const { told, kept } = lived(all);
      for (const { event } of told) seen.add(event.type);
      for (const { status } of statuses(kept).flat()) seen.add(status);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'ValuesReported',
        'NothingReported',
        'ValuesCorrected',
        'not reported',
        'on track',
        'at risk',
        'off track',
        'nothing to measure',
      ]),
    );
  });
});

it('A first figure, told twice by events, is told once by decisions', () => {
  const events = eventsOf(reporting('2027-04-10'), {});
  const values = valuesFrom(events.map((event) => ({ at: NOW, event })));
  expect(eventsOf(reporting('2027-04-10', { values }), {})).toEqual([]);
});
