/** Figures of a disputed KPI stay as they were, beside as they are. */
import { describe, expect, it } from 'vitest';
import { DisputeRaised } from '../../../disputes/domain/raising.events.ts';
import type { AllValues } from '../../domain/recorded.rules.ts';
import { AGENCIES, aLife, aRatio, aSum, noon, onClock } from '../../testing/a-kpi.ts';
import { valuesOf } from '../../testing/figures.ts';
import { compared, figuresAt } from './disputed.rules.ts';

const at = (day: string, values: AllValues, kpi = aSum(), published = {}) =>
  figuresAt({ life: aLife([kpi]), changes: [], values }, published, kpi.key, onClock(noon(day)));
const Q1 = { air: '40', fire: '35', health: '5', parks: '20' };

describe('Figures of a moment', () => {
  it('are those of the periods that are over, exactly, with what each party had reported and whose is missing', () => {
    const { parks: _, ...three } = Q1;
    expect(at('2027-04-05', valuesOf('burns', { '2027-01': three }))).toEqual({
      kpi: 'burns',
      periods: [
        {
          ...{ period: '2027-01', status: 'incomplete', silent: ['parks'], reported: three },
          ...{ recorded: { over: '80', under: '1' }, required: { over: '100', under: '1' } },
        },
      ],
    });
  });

  it('keep the status with which a period was published, and a ratio undivided', () => {
    const published = {
      kept: { '2027-01': { kpi: 'kept', period: '2027-01', version: 1, status: 'off track' as const } },
    };
    const values = valuesOf('kept', { '2027-01': { air: '1/3', fire: 'none' } });
    expect(at('2027-05-05', values, aRatio(), published).periods).toEqual([
      expect.objectContaining({
        ...{ published: 'off track', recorded: { over: '100', under: '3' }, reported: { air: '1/3', fire: 'none' } },
      }),
    ]);
  });

  it('are the last eight periods, as the event takes them, of sixty parties too', () => {
    const parties = Array.from({ length: 60 }, (_, index) => `party-${index}`);
    const kpi = aSum({ frequency: 'month', reporters: parties.map((party) => ({ party, office: 'lead' })) });
    const figures = at('2028-02-05', valuesOf('burns', { '2027-02': { 'party-0': '1' } }), kpi);
    expect(figures.periods.map(({ period }) => period)).toEqual([
      '2027-06',
      '2027-07',
      '2027-08',
      '2027-09',
      '2027-10',
      '2027-11',
      '2027-12',
      '2028-01',
    ]);
    expect(DisputeRaised.shape.data.shape.figures.safeParse(figures).success).toBe(true);
    expect(JSON.stringify(figures).length).toBeLessThan(20_000);
  });

  it('are none before a period is over', () => expect(at('2027-02-01', {}).periods).toEqual([]));
});

describe('Beside what stands now', () => {
  const then = at('2027-04-05', valuesOf('burns', { '2027-01': Q1 }));

  it('nothing differs where nothing was changed, and a period that came to its end since is told as that', () => {
    const now = at('2027-07-05', valuesOf('burns', { '2027-01': Q1 }));
    expect(compared(then, now)).toEqual([
      expect.objectContaining({ period: '2027-01', changed: [], differs: false }),
      expect.objectContaining({ period: '2027-04', changed: [], differs: false, now: expect.anything() }),
    ]);
    expect(compared(then, now)[1]).not.toHaveProperty('then');
  });

  it('a correction is told with its party, also where the sum is the same', () => {
    const now = at('2027-04-05', valuesOf('burns', { '2027-01': { ...Q1, air: '41', fire: '34' } }));
    expect(compared(then, now)).toEqual([expect.objectContaining({ changed: ['air', 'fire'], differs: true })]);
  });

  it('a figure that was reported since is a change, and one that is written in another way is one, too', () => {
    const { parks: _, ...three } = Q1;
    const before = at('2027-04-05', valuesOf('burns', { '2027-01': three }));
    expect(compared(before, then)[0]?.changed).toEqual(['parks']);
    const otherwise = at('2027-04-05', valuesOf('burns', { '2027-01': { ...Q1, air: '40.0' } }));
    expect(compared(then, otherwise)[0]).toMatchObject({ changed: ['air'], differs: true });
  });

  it('of a KPI that cannot be read any more is what stood then', () => {
    expect(compared(then, undefined)).toEqual([expect.objectContaining({ period: '2027-01', differs: false })]);
    expect(AGENCIES.every((party) => then.periods[0]?.reported[party] !== undefined)).toBe(true);
  });
});
