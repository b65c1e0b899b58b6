/** Lateness is shared evidence: counted the same for everyone, and only where a figure was due. */
import { describe, expect, it } from 'vitest';
import { aSum, noon } from '../testing/a-kpi.ts';
import { assessed, valuesOf } from '../testing/figures.ts';
import { completeness, punctuality } from './punctuality.rules.ts';

const reporters = ['air', 'fire'].map((party) => ({ party, office: 'lead' }));
const values = valuesOf('burns', {
  '2027-01': { air: '1', fire: 'none' },
  '2027-04': { air: '2' },
  '2027-07': { air: '3' },
});
const of = (late: boolean) => {
  const first = values.fire?.burns?.['2027-01'];
  const fire = { burns: { '2027-01': { ...first, ...(late && { late: true, corrected: 2 }) } } };
  const day = '2027-10-02';
  return punctuality(assessed(aSum({ reporters }), {}, day, { values: { ...values, fire: fire as never } }), noon(day));
};

describe('How an agency keeps its due days', () => {
  it('is counted over the periods that are due, of which nothing to report is one', () => {
    expect(of(false).get('air')).toEqual({ due: 2, onTime: 2, late: 0, missing: [] });
    expect(of(false).get('fire')).toEqual({
      ...{ due: 2, onTime: 1, late: 0 },
      missing: [{ kpi: 'burns', period: '2027-04', party: 'fire' }],
    });
    expect(completeness(of(false))).toEqual({ there: 3, due: 4 });
  });

  it('and a late figure stays late, however often it is corrected', () => {
    expect(of(true).get('fire')).toMatchObject({ onTime: 0, late: 1 });
    expect(completeness(of(true))).toEqual({ there: 3, due: 4 });
  });
});
