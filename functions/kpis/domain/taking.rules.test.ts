/** Late, future, unplanned and closed periods are told apart in words. */
import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/kernel.ts';
import { aKpi, aLife, onClock } from '../testing/a-kpi.ts';
import type { Life } from './life.rules.ts';
import { periodAsked, readOnly, type Taking, takenNow } from './taking.rules.ts';

const DUE = '2027-04-21T23:00:00.000Z';
const NEXT_DUE = '2027-07-22T23:00:00.000Z';

function taking(now: string, period = '2027-01', more: Partial<Taking> & { there?: boolean } = {}): string {
  const { there = false, life = aLife(), exceptions = [] } = more;
  const asked = periodAsked(life, 'response', period);
  if ('refused' in asked) return asked.refused.code;
  const over = readOnly({ life, clock: onClock(now) });
  if (over) return over.code;
  const taken = takenNow({ life, clock: onClock(now), exceptions }, asked.measured, { party: 'air', there });
  return 'refused' in taken ? taken.refused.code : taken.timing;
}

describe('A first figure', () => {
  it.each<[string, string, string]>([
    ['is not taken before its period is over', '2027-04-01T05:59:59.999Z', 'period-not-over'],
    ['is taken from its first moment after', '2027-04-01T06:00:00.000Z', 'on time'],
    ['Right value 12: at 16:59:59.999 is on time', plus(DUE, -1), 'on time'],
    ['Right value 12: at 17:00:00.000 is late', DUE, 'late'],
    ['is late until the next period closes', plus(NEXT_DUE, -1), 'late'],
    ['and not taken from then on', NEXT_DUE, 'period-closed'],
  ])('%s', (_, now, says) => expect(taking(now)).toBe(says));

  it('of a closed period is taken by an exception for that very cell', () => {
    const cell = { kpi: 'response', period: '2027-01', party: 'air' };
    expect(taking(NEXT_DUE, '2027-01', { exceptions: [cell] })).toBe('by exception');
    expect(taking(NEXT_DUE, '2027-01', { exceptions: [{ ...cell, party: 'fire' }] })).toBe('period-closed');
    expect(taking('2027-11-01T00:00:00.000Z', '2027-04', { exceptions: [cell] })).toBe('period-closed');
  });

  it('is told in words why it is not taken', () => {
    const asked = periodAsked(aLife(), 'response', '2027-01');
    const taken =
      'measured' in asked &&
      takenNow({ life: aLife(), clock: onClock(NEXT_DUE), exceptions: [] }, asked.measured, {
        party: 'air',
        there: false,
      });
    expect(taken && 'refused' in taken && taken.refused).toEqual({
      code: 'period-closed',
      wrong: 'Jan-Mar 2027 was closed on Thu, Jul 22, 2027, 5:00 p.m. MT without a figure of yours.',
      remedy: 'Propose an exception; when the other parties have agreed to it, the figure is taken late.',
    });
  });
});

describe('A period that is asked for', () => {
  it.each<[string, string, string]>([
    ['before the MOU is unplanned', '2026-10', 'period-unplanned'],
    ['after it, too', '2028-07', 'period-unplanned'],
    ['is none if it begins in the middle of one', '2027-02', 'period-between'],
    ['is none without a period', '', 'period-missing'],
  ])('%s', (_, period, code) => expect(taking(DUE, period)).toBe(code));

  it('is none of a KPI that the MOU does not have', () => {
    const asked = periodAsked(aLife(), 'constructor', '2027-01');
    expect('refused' in asked && asked.refused.code).toBe('kpi-unknown');
  });
});

describe('Right value 13: an MOU that ends 2028-02-29', () => {
  const life: Life = aLife([aKpi({ frequency: 'month' })], { last: '2028-02-29' });
  it.each<[string, string, boolean, string]>([
    ['February is taken after the end', '2028-03-21T22:59:59.999Z', false, 'on time'],
    ['and then closed for good', '2028-03-21T23:00:00.000Z', false, 'figures-read-only'],
    ['also for corrections', '2028-03-21T23:00:00.000Z', true, 'figures-read-only'],
    ['which were taken until then', '2028-03-21T22:59:59.999Z', true, 'on time'],
  ])('%s', (_, now, there, says) => expect(taking(now, '2028-02', { life, there })).toBe(says));
});

it('A correction is taken long after its period was closed', () =>
  expect(taking('2028-05-01T00:00:00.000Z', '2027-01', { there: true })).toBe('on time'));
