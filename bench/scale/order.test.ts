import { describe, expect, it } from 'vitest';
import type { Reading } from '../meter.ts';
import { limits } from './limits.ts';
import { meanOf, orderOf } from './order.ts';

const reading = (mails: number, writeUnits: number): Reading => ({
  byFunction: { 'signing-http': { invocations: 2, calls: 3, readUnits: 4, writeUnits, gigabyteSeconds: 0.1 } },
  transitions: 3,
  mails,
});

describe('The order of failure', () => {
  it('is that of the limits which an act uses most of', () => {
    const order = orderOf(meanOf([[reading(1, 10)]]));
    expect(order.map(({ at }) => at)).toEqual(order.map(({ at }) => at).sort((one, other) => one - other));
    expect(order[0]).toMatchObject({ name: 'SES: 14 emails a second', at: 14 });
    expect(order[0]?.shares).toEqual([10 / 14, 100 / 14, 1000 / 14]);
  });

  it('never reaches a limit of which an act uses nothing', () => {
    const ses = orderOf(meanOf([[reading(0, 10)]])).find(({ name }) => name.startsWith('SES'));
    expect(ses).toMatchObject({ at: Number.POSITIVE_INFINITY, shares: [0, 0, 0] });
  });

  it('counts an act with everything that leads to it, and the mean of several acts', () => {
    expect(meanOf([[reading(1, 10), reading(1, 20)]])).toMatchObject({ mail: 2, writeUnit: 30, request: 4 });
    expect(meanOf([[reading(2, 10)], [reading(0, 20)]])).toMatchObject({ mail: 1, writeUnit: 15 });
  });

  it('says of each limit what to do before it is reached', () => {
    for (const { raise } of limits) expect(raise).toMatch(/^[A-Z].*\.$/);
  });
});
