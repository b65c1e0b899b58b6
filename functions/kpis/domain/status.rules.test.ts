/** A status is the distance between a value and what its period requires, and every right value of the rules is here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { DAY } from '../../shared/kernel.ts';
import { aKpi, aLife, aRatio, aSum } from '../testing/a-kpi.ts';
import { assessed, statusesOf } from '../testing/figures.ts';
import { aDecimal, asFraction, type Fraction } from '../testing/fractions.ts';
import type { Assessment } from './assess.rules.ts';
import { amount } from './exact.rules.ts';
import type { Measured } from './life.rules.ts';
import { requiredOn } from './required.rules.ts';
import { cut, shown } from './shown.rules.ts';
import { judge } from './status.rules.ts';

const one = (kpi: Kpi, period: string, text: string, day = '2030-01-01', more = {}): Assessment => {
  const found = assessed(kpi, { [period]: { air: text } }, day, more).find(
    ({ measured }) => measured.period === period,
  );
  if (!found) throw new Error(`${period} is not measured`);
  return found;
};
const neededIn = (kpi: Kpi, period: string, more = {}): string => {
  const { required } = one(kpi, period, '0', '2030-01-01', more);
  return required ? cut(required.value) : '';
};

describe('Right value 1: on 2027-06-30, 181 of 365 days', () => {
  it('26.5945… is required', () => expect(neededIn(aKpi(), '2027-04')).toBe('26.5945…'));

  it.each([
    ['26.5', 'on track'],
    ['27', 'at risk'],
    ['28.89', 'at risk'],
    ['28.90', 'off track'],
  ])('%s is %s', (value, status) => expect(one(aKpi(), '2027-04', value).status).toBe(status));
});

describe('Right value 2: a hold of 24, at least, without a band', () => {
  const hold = aSum({
    measure: 'one',
    reporters: [{ party: 'air', office: 'lead' }],
    target: { kind: 'at-least', value: '24', by: '2027-12-31' },
  });
  it.each([
    ['24', 'on track'],
    ['23.9', 'off track'],
  ])('%s is %s', (value, status) => expect(one(hold, '2027-01', value).status).toBe(status));

  it('and with a band of 0.1, the miss is a risk', () =>
    expect(one({ ...hold, band: '0.1' }, '2027-01', '23.9').status).toBe('at risk'));
});

it('Right value 3: 45 of 50 and 30 of 100 are 50 percent, not 60', () => {
  const [first] = assessed(aRatio(), { '2027-01': { air: '45/50', fire: '30/100' } }, '2027-05-01');
  expect(first?.recorded && shown(first.recorded)).toBe('50');
  expect(first?.status).toBe('off track');
});

describe('Right value 8: steps of 6,000, 20,000, 24,000 and 42,500 to date', () => {
  const steps = aSum({
    span: 'to-date',
    target: { kind: 'at-least', value: '42500', by: '2027-12-31' },
    path: {
      kind: 'steps',
      values: [
        { period: '2027-01', value: '6000' },
        { period: '2027-04', value: '20000' },
        { period: '2027-07', value: '24000' },
        { period: '2027-10', value: '42500' },
      ],
    },
    reporters: [{ party: 'air', office: 'lead' }],
  });
  const told = { '2027-01': { air: '5500' }, '2027-04': { air: '16000' }, '2027-07': { air: '3000' } };

  it('5,500, 16,000 and 3,000 are at risk, on track, on track', () => {
    const all = assessed(steps, told, '2027-10-01');
    expect(all.map(({ status }) => status)).toEqual(['at risk', 'on track', 'on track', 'not due']);
    expect(all.slice(0, 3).map(({ recorded }) => recorded && shown(recorded))).toEqual(['5500', '21500', '24500']);
    expect(all[0]?.required?.slack).toEqual(amount('4250'));
  });

  it('a period without a row has the one before it, and in another year none', () => {
    const { target, ...rest } = steps;
    const long = aLife([steps], { last: '2029-12-31' });
    const fewer = {
      ...rest,
      target,
      path: { kind: 'steps' as const, values: [{ period: '2027-04', value: '20000' }] },
    };
    const life = { life: { ...long, texts: [{ version: 1, from: '2027-01-01', kpis: [fewer] }] } };
    expect(['2027-01', '2027-04', '2027-07', '2028-04'].map((period) => neededIn(fewer, period, life))).toEqual([
      ...['0', '20000', '20000', '42500'],
    ]);
  });
});

it('Right value 11: on 2028-01-31 the target holds after its day, and 14 is on track', () => {
  const { status, required } = one(aKpi({ frequency: 'month' }), '2028-01', '14');
  expect(status).toBe('on track');
  expect(required).toMatchObject({ value: amount('15'), way: { kind: 'after', day: '2027-12-31' } });
});

describe('Right value 14: a successor from 2027-08-15 moves the target from 15 to 10', () => {
  const stricter = aKpi({ target: { kind: 'at-most', value: '10', by: '2027-12-31' } });
  const life = aLife([], {
    texts: [
      { version: 1, from: '2027-01-01', kpis: [aKpi()] },
      { version: 2, from: '2027-08-15', kpis: [stricter] },
    ],
  });
  const needed = (period: string, more = {}) =>
    shown(one(aKpi(), period, '1', '2030-01-01', more).required?.value ?? amount('0'));

  it('Jul-Sep is measured wholly by the new text: 17.06 is required, and was 20.80', () => {
    expect(needed('2027-07', { life })).toBe('17.06');
    expect(needed('2027-07')).toBe('20.80');
  });

  it('a correction of Q2 is measured by the old one', () => {
    expect(needed('2027-04', { life })).toBe(needed('2027-04'));
    const [, second] = assessed(aKpi(), { '2027-01': { air: '1' }, '2027-04': { air: '26.5' } }, '2027-12-01', {
      life,
    });
    expect(second).toMatchObject({ status: 'on track', measured: { version: 1 } });
  });
});

describe('A way', () => {
  it('has not begun before the day of its baseline', () =>
    expect(neededIn(aKpi({ baseline: { value: '38', day: '2027-06-30' } }), '2027-01')).toBe('38'));

  it('that has no length is a hold: its band is what may be missed', () => {
    const flat = aKpi({ baseline: { value: '15', day: '2026-12-31' }, band: '2' });
    expect([one(flat, '2027-01', '17').status, one(flat, '2027-01', '17.1').status]).toEqual(['at risk', 'off track']);
  });

  it('that leads over a table begins at the baseline', () =>
    expect(neededIn(aKpi({ path: { kind: 'steps', values: [{ period: '2027-04', value: '20' }] } }), '2027-01')).toBe(
      '38',
    ));

  it('may begin with what the first period measures', () => {
    const first = aKpi({ baseline: 'first-period' });
    const all = assessed(first, { '2027-01': { air: '38' }, '2027-04': { air: '40' } }, '2027-08-01');
    expect(all[0]).toMatchObject({
      status: 'on track',
      required: { way: { from: { value: amount('38'), day: '2027-03-31' } } },
    });
    expect(cut(all[1]?.required?.value ?? amount('0'))).toBe('30.3890…');
    expect(all[1]?.status).toBe('off track');
  });

  it('of which the first period is missing judges nothing, and names who is silent', () => {
    const [, second] = assessed(aKpi({ baseline: 'first-period' }), { '2027-04': { air: '40' } }, '2027-08-01');
    expect(second).toMatchObject({ status: 'not reported', silent: [{ party: 'air', period: '2027-01' }] });
    expect(second).not.toHaveProperty('required');
  });

  it('begins with the second where the first had nothing to measure', () => {
    const told = { '2027-01': { air: 'none' }, '2027-04': { air: '38' } };
    expect(statusesOf(aKpi({ baseline: 'first-period' }), told, '2027-08-01')).toEqual([
      'nothing to measure',
      'on track',
      'not due',
    ]);
  });
});

describe('A sum to date', () => {
  const toDate = (changes: Partial<Kpi> = {}) =>
    aSum({ span: 'to-date', path: { kind: 'linear' }, reporters: [{ party: 'air', office: 'lead' }], ...changes });
  const over = (kpi: Kpi) => ({ life: aLife([kpi], { last: '2029-12-31' }) });

  it('begins anew each measuring year, and reaches the target at its end', () => {
    expect(
      ['2027-01', '2027-10', '2028-01', '2028-10'].map((period) =>
        neededIn(toDate(), period, over(toDate())).slice(0, 5),
      ),
    ).toEqual([...['24.65', '100', '24.86', '100']]);
    const told = { '2027-10': { air: '5' }, '2028-01': { air: '7' } };
    expect(
      assessed(toDate(), told, '2028-05-01', over(toDate())).map(({ recorded }) => recorded && shown(recorded)),
    ).toEqual([...[undefined, undefined, undefined, '5', '7', '7']]);
  });

  it('counts the way of the first year from the day of a baseline in it', () =>
    expect(neededIn(toDate({ baseline: { value: '3', day: '2027-06-30' } }), '2027-07')).toBe('50'));

  it('names who was silent in an earlier period of the year', () => {
    const [, second] = assessed(toDate(), { '2027-04': { air: '5' } }, '2027-08-01');
    expect(second).toMatchObject({ status: 'not reported', silent: [{ party: 'air', period: '2027-01' }] });
  });

  const ceiling = toDate({ target: { kind: 'at-most', value: '100', by: '2027-12-31' } });
  it('that exceeds its ceiling is off track for the rest of that year', () => {
    const told = { '2027-01': { air: '101' }, '2027-04': { air: '0' }, '2028-01': { air: '0' } };
    expect(statusesOf(ceiling, told, '2028-05-01', over(ceiling))).toEqual([
      ...['off track', 'off track', 'off track', 'off track', 'on track', 'not due'],
    ]);
  });

  it('and stays so only while the recorded sum does', () =>
    expect(statusesOf(ceiling, { '2027-01': { air: '101' }, '2027-04': { air: '-61' } }, '2027-08-01')).toEqual([
      ...['off track', 'on track', 'not due'],
    ]));
});

describe('No status depends on floating point', () => {
  const order = ([a, b]: Fraction, [c, d]: Fraction) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
  const size = ([a, b]: Fraction): Fraction => [a < 0n ? -a : a, b];
  const asMeasured = (kpi: Kpi, last: string): Measured => ({
    period: last.slice(0, 7),
    first: last,
    last,
    version: 1,
    kpi,
  });

  it('a line is judged as whole numbers judge it', () =>
    fc.assert(
      fc.property(
        ...([aDecimal, aDecimal, aDecimal] as const),
        fc.integer({ min: 0, max: 365 }),
        fc.constantFrom('at-least' as const, 'at-most' as const),
        fc.constantFrom('0', '0.1', '0.10', '1'),
        fc.boolean(),
        (begin, goal, typed, elapsed, kind, tolerance, exactly) => {
          const last = new Date(Date.parse('2026-12-31') + elapsed * DAY).toISOString().slice(0, 10);
          const kpi = aKpi({
            baseline: { value: begin, day: '2026-12-31' },
            target: { kind, value: goal, by: '2027-12-31' },
            tolerance,
          });
          const [b, g, t] = [asFraction(begin), asFraction(goal), asFraction(tolerance)];
          const way = minus(g, b);
          const required: Fraction = [b[0] * way[1] * 365n + way[0] * BigInt(elapsed) * b[1], b[1] * way[1] * 365n];
          const slack: Fraction = [size(way)[0] * t[0], way[1] * t[1]];
          const value = exactly ? required : asFraction(typed);
          const missed = kind === 'at-least' ? minus(required, value) : minus(value, required);
          const right =
            order(missed, [0n, 1n]) <= 0
              ? 'on track'
              : order(missed, way[0] === 0n ? [0n, 1n] : slack) <= 0
                ? 'at risk'
                : 'off track';
          const needed = requiredOn(asMeasured(kpi, last), { value: amount(begin), day: '2026-12-31' });
          expect(judge(kind, amount(String(value[0]), String(value[1])), needed)).toBe(right);
        },
      ),
      { seed: 11, numRuns: 500 },
    ));

  it('0.1 and 0.2 are the 0.3 that is required', () => {
    const kpi = aSum({
      reporters: [
        { party: 'air', office: 'lead' },
        { party: 'fire', office: 'lead' },
      ],
      target: { kind: 'at-least', value: '0.3', by: '2027-12-31' },
    });
    expect(statusesOf(kpi, { '2027-01': { air: '0.1', fire: '0.2' } }, '2027-04-01')).toEqual(['on track', 'not due']);
  });
});
