/** A preview shows the old value beside the new one, and the status that follows. */
import { expect, it } from 'vitest';
import { aKpi, aSum, noon, onClock } from '../testing/a-kpi.ts';
import { anEntry, reporting } from '../testing/a-report.ts';
import { valuesOf } from '../testing/figures.ts';
import { consequences } from './consequences.rules.ts';
import { preview } from './preview.rules.ts';

const kpis = [aKpi(), aSum()];
const values = valuesOf('response', { '2027-01': { air: '41' } });

it('What a batch changes is told by period, before and after', () => {
  const of = reporting('2027-05-01', { kpis, values: values.air ?? {} });
  const { taken } = preview(of, [anEntry({ value: '30', reason: 'recount' }), anEntry({ kpi: 'burns', value: '100' })]);
  const figures = { life: of.life, changes: [], values };
  const told = [...consequences(figures, 'air', taken, onClock(noon('2027-05-01')))].map(([kpi, pairs]) => [
    kpi,
    pairs.map(({ before, after }) => [before.status, after.status, after.recorded?.over]),
  ]);
  expect(told).toEqual([
    ['response', [['off track', 'on track', '30']]],
    ['burns', [['not reported', 'not reported', '100']]],
  ]);
});

it('A figure that stands already changes nothing', () => {
  const of = reporting('2027-05-01', { kpis, values: values.air ?? {} });
  const { taken } = preview(of, [anEntry({ value: '41.0' })]);
  const [[, pairs] = ['', []]] = consequences({ life: of.life, changes: [], values }, 'air', taken, of.clock);
  expect(pairs[0]?.after).toEqual(pairs[0]?.before);
});
