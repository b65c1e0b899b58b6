/** A system reads back what stands, a page at a time, without gap or repeat. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '../../domain/recorded.rules.ts';
import { MOST_READ, readBack } from './told.rules.ts';

const AT = '2027-04-02T19:00:00.000Z';
const one = (value: string) => ({ figure: { value }, firstAt: AT, at: AT });
const cells = (values: Values): string[] =>
  Object.entries(values).flatMap(([kpi, periods]) => Object.keys(periods).map((period) => `${kpi}/${period}`));

describe('Reading back', () => {
  it('tells each figure with when it came, and that it was late or corrected', () => {
    const values: Values = { kept: { '2027-01': { ...one('1'), late: true, corrected: 2 } } };
    expect(readBack(values, {})).toEqual({
      values: [{ kpi: 'kept', period: '2027-01', value: '1', firstAt: AT, at: AT, late: true, corrected: 2 }],
    });
  });

  it('page by page comes to all figures, each once, whatever their keys', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?$/), { maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.nat({ max: 150 }), (kpis, periods) => {
        const months = Array.from(
          { length: periods },
          (_, index) => `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        );
        const values: Values = Object.fromEntries(
          kpis.map((kpi) => [kpi, Object.fromEntries(months.map((month) => [month, one('1')]))]),
        );
        const read: string[] = [];
        let after: string | undefined;
        do {
          const page = readBack(values, { after });
          expect(page.values.length).toBeLessThanOrEqual(MOST_READ);
          read.push(...page.values.map(({ kpi, period }) => `${kpi}/${period}`));
          after = page.next;
        } while (after !== undefined);
        expect(read).toEqual(cells(values).sort());
      }),
      { numRuns: 30 },
    );
  });
});
