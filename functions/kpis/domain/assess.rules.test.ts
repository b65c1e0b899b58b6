/** How a period stands: not due, incomplete, judged, not reported by whom, or nothing to measure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENCIES, aKpi, aLife, aRatio, aSum } from '../testing/a-kpi.ts';
import { assessed, statusesOf } from '../testing/figures.ts';
import { sayBeside, sayStatus, worked } from './status-words.rules.ts';

const nameOf = (party: string) => `The ${party} agency`;
const said = (...of: Parameters<typeof assessed>) => assessed(...of).map((one) => sayStatus(one, nameOf));

describe('Right value 4: a sum of at least 100, and one agency of four silent', () => {
  const told = { '2027-01': { air: '40', fire: '35', parks: '30' } };

  it('is no status before the due moment: “105 so far, 3 of 4 agencies”', () => {
    expect(said(aSum(), told, '2027-04-21')).toEqual(['105 so far, 3 of 4 agencies', 'Not due']);
    expect(statusesOf(aSum(), told, '2027-04-21')).toEqual(['incomplete', 'not due']);
  });

  it('is not reported after it, and the agency is named', () => {
    expect(said(aSum(), told, '2027-04-22')).toEqual(['Not reported by The health agency', 'Not due']);
    expect(assessed(aSum(), told, '2027-04-22')[0]?.silent).toEqual([
      { kpi: 'burns', period: '2027-01', party: 'health' },
    ]);
  });

  it('and is judged when the last one has reported, also that there was nothing', () =>
    expect(statusesOf(aSum(), { '2027-01': { ...told['2027-01'], health: 'none' } }, '2027-04-02')).toEqual([
      'on track',
      'not due',
    ]));
});

describe('A period', () => {
  it('is not due before it is over', () => {
    expect(said(aSum(), { '2027-01': { air: '400' } }, '2027-03-31')).toEqual(['Not due']);
    expect(said(aSum(), {}, '2027-04-01')).toEqual(['Nothing so far, 0 of 4 agencies', 'Not due']);
  });

  it('has nothing to measure where everyone had nothing to report', () =>
    expect(
      said(aSum(), { '2027-01': { air: 'none', fire: 'none', health: 'none', parks: 'none' } }, '2027-05-01'),
    ).toEqual(['Nothing to measure', 'Not due']));

  it('or all denominators are nothing', () =>
    expect(statusesOf(aRatio(), { '2027-01': { air: '0/0', fire: '0/0.00' } }, '2027-05-01')).toEqual([
      'nothing to measure',
      'not due',
    ]));

  it('of 60 agencies of which 59 are silent names them all', () => {
    const reporters = Array.from({ length: 60 }, (_, index) => ({ party: `a${index}`, office: 'lead' }));
    const [first] = assessed(aSum({ reporters }), { '2027-01': { a7: '3' } }, '2027-05-01');
    expect(first?.silent).toHaveLength(59);
    expect(first?.status).toBe('not reported');
  });

  it('shows who contributed what, in the order of the MOU', () =>
    expect(
      assessed(aSum(), { '2027-01': { parks: '2', air: '1' } }, '2027-04-02')[0]?.contributions.map(
        ({ party, recorded }) => [party, recorded?.figure],
      ),
    ).toEqual([
      ['air', { value: '1' }],
      ['fire', undefined],
      ['health', undefined],
      ['parks', { value: '2' }],
    ]));

  it('is measured by what was changed within the MOU: from a day on, under that text alone', () => {
    const target = { kpi: 'response', under: 1, from: '2027-06-30', target: '30' };
    const baseline = { kpi: 'response', under: 1, from: '2027-06-30', baseline: { value: '60', day: '2026-12-31' } };
    const told = { '2027-01': { air: '33' }, '2027-04': { air: '33' } };
    const changed = (changes: object[]) => statusesOf(aKpi(), told, '2027-07-01', { changes: changes as never });
    expect(changed([])).toEqual(['at risk', 'off track', 'not due']);
    expect(changed([target])).toEqual(['at risk', 'on track', 'not due']);
    expect(changed([baseline])).toEqual(['at risk', 'on track', 'not due']);
    expect(
      changed([
        { ...target, under: 2 },
        { ...target, kpi: 'other' },
      ]),
    ).toEqual(changed([]));
  });
});

describe('The calculation', () => {
  it('stands line by line, so that anyone can reckon it again', () => {
    const [, second] = assessed(aKpi(), { '2027-04': { air: '27' } }, '2027-07-01');
    expect(second && worked(second)).toEqual([
      { what: 'value', sum: '', is: '27' },
      { what: 'required', sum: '38 + (15 - 38) × 181 / 365 days since Thu, Dec 31, 2026', is: '26.5945…' },
      { what: 'shortfall', sum: '27 - 26.5945…', is: '0.4054…' },
      { what: 'slack', sum: '0.10 × 23, the way from baseline to target', is: '2.3' },
    ]);
  });

  it('of a ratio names the sums', () => {
    const [first] = assessed(aRatio(), { '2027-01': { air: '45/50', fire: '30/100' } }, '2027-05-01');
    expect(first && worked(first).map(({ sum, is }) => `${sum} = ${is}`)).toEqual([
      '100 × 75 / 150 = 50',
      'the target = 60',
      '60 - 50 = 10',
      'the band of the MOU = 0',
    ]);
  });

  it('is none where nothing is recorded', () => {
    const [first] = assessed(aKpi(), {}, '2027-05-01');
    expect(first && worked(first)).toEqual([]);
    expect(first && sayBeside(first)).toEqual({ required: '32.33' });
  });

  it('and value and requirement beside each other hide no miss', () => {
    const kpi = aRatio({ target: { kind: 'at-least', value: '66.67', by: '2027-12-31' } });
    const [first] = assessed(kpi, { '2027-01': { air: '1/2', fire: '1/1' } }, '2027-05-01');
    expect(first && sayBeside(first)).toEqual({ value: '66.667', required: '66.67' });
    expect(first?.status).toBe('off track');
  });
});

it('However the figures came, sums to date and contributions agree with the cells', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.option(fc.integer({ min: -50, max: 50 })), { minLength: 4, maxLength: 4 }), {
        minLength: 4,
        maxLength: 4,
      }),
      fc.constantFrom('in-period' as const, 'to-date' as const),
      (rows, span) => {
        const periods = ['2027-01', '2027-04', '2027-07', '2027-10'];
        const told = Object.fromEntries(
          rows.map((row, at) => [
            periods[at] as string,
            Object.fromEntries(
              row.flatMap((value, index) => (value === null ? [] : [[AGENCIES[index] as string, String(value)]])),
            ),
          ]),
        );
        const all = assessed(
          aSum({ span, target: { kind: 'at-least', value: '10', by: '2027-12-31' } }),
          told,
          '2028-02-01',
          {
            life: aLife([aSum({ span, target: { kind: 'at-least', value: '10', by: '2027-12-31' } })], {
              last: '2027-12-31',
            }),
          },
        );
        for (const [at, { recorded, silent, status }] of all.entries()) {
          const counted = span === 'to-date' ? rows.slice(0, at + 1).flat() : (rows[at] ?? []);
          const sum = counted.reduce<number>((total, value) => total + (value ?? 0), 0);
          const missing = counted.filter((value) => value === null).length;
          expect(silent).toHaveLength(missing);
          if (counted.length > missing) expect(recorded).toEqual({ over: String(sum), under: '1' });
          if (missing === 0) expect(status).toBe(sum >= 10 ? 'on track' : 'off track');
          else expect(status).toBe('not reported');
        }
      },
    ),
    { seed: 11 },
  ));
