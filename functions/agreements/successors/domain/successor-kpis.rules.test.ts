/** Figures under one key can be compared over versions. */
import { describe, expect, it } from 'vitest';
import { aKpi } from '../../../kpis/testing/a-kpi.ts';
import type { Kpi } from '../../mou/domain/kpi.schema.ts';
import { kpiKeyFindings } from './successor-kpis.rules.ts';

describe('A successor', () => {
  it.each<[string, Partial<Kpi>]>([
    ['target', { target: { kind: 'at-most', value: '10', by: '2028-12-31' } }],
    ['baseline, path and bands', { baseline: 'first-period', path: { kind: 'hold' }, band: '2', tolerance: '0.2' }],
    ['reporters and due days', { reporters: [{ party: 'fire', office: 'lead' }], dueBusinessDays: 20 }],
    ['name', { name: 'Response time' }],
  ])('may change the %s under the same key', (_, changes) =>
    expect(kpiKeyFindings([aKpi()], [aKpi(changes)])).toEqual([]),
  );

  it.each<[Partial<Kpi>, string]>([
    [{ unit: 'hours' }, 'kpis.1.unit'],
    [{ frequency: 'month' }, 'kpis.1.frequency'],
    [{ yearStartsIn: 7 }, 'kpis.1.yearStartsIn'],
    [{ measure: 'sum' }, 'kpis.1.measure'],
    [{ span: 'to-date' }, 'kpis.1.span'],
    [{ target: { kind: 'at-least', value: '15', by: '2027-12-31' } }, 'kpis.1.target.kind'],
  ])('gives what is counted otherwise a key of its own: %j', (changes, field) =>
    expect(kpiKeyFindings([aKpi()], [aKpi({ key: 'new' }), aKpi(changes)])).toMatchObject([
      { code: 'kpi-key-changed', field },
    ]),
  );
});
