import { describe, expect, it } from 'vitest';
import { lived, PARTIES, stated, taken, thereafter } from '../testing/a-commitment.ts';
import { daysFor, daysIn, inAbout, whoIsTold } from './days-told.rules.ts';

const BEGUN = '2026-01-05T15:00:00.000Z';
const air = lived([taken([stated('minutes', '2027-06-16'), stated('maps', '2027-06-16', { to: 'forest' })]), BEGUN]);
const health = lived([taken([stated('data', '2027-06-16')], { party: 'health' }), BEGUN]);
const days = {
  air: { month: ['minutes'], week: [], late: ['maps'] },
  health: { month: [], week: ['data'], late: [] },
};

describe('The days of an MOU', () => {
  it('go along with one effect, and come back as they were', () => {
    expect(inAbout(days)).toEqual({ month: 'air:minutes', week: 'health:data', late: 'air:maps' });
    expect(daysIn({ agreement: 'mou', ...inAbout(days) })).toEqual(days);
  });

  it('are told to liaisons, and of what is late to the head and to those to whom it was promised', () =>
    expect(whoIsTold(days, [air, health], PARTIES)).toEqual([
      ...['air/liaison', 'health/liaison', 'forest/liaison', 'air'],
    ]));

  it('are told to each in one mail: its own, and what is late for it', () => {
    const told = (...of: string[]) => daysFor(days, [air, health], PARTIES, of);
    const maps = { party: 'air', key: 'maps' };
    expect(told('air')).toEqual({ month: [{ party: 'air', key: 'minutes' }], week: [], late: [maps], lateForUs: [] });
    expect(told('forest')).toEqual({ month: [], week: [], late: [], lateForUs: [maps] });
    expect(told('health').lateForUs).toEqual([]);
  });

  it('are told of nothing that was delivered meanwhile', () => {
    const delivered = thereafter(air, BEGUN, {
      ...{ type: 'CommitmentDelivered', data: { commitment: 'maps', delivery: 1 } },
      body: { by: { name: 'Lee', mailbox: 'lee@air.example' }, what: 'Done.' },
    });
    const told = daysFor(days, [delivered, health], PARTIES, ['air']);
    expect([told.late, told.month]).toEqual([[], [{ party: 'air', key: 'minutes' }]]);
  });
});
