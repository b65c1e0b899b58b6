/** Whoever carries more than was agreed can see it said. */
import { describe, expect, it } from 'vitest';
import { burdens, carriesMore, median } from './shares.rules.ts';

const kept = (party: string, due: number, delivered: number) => ({
  ...{ party, promised: due, due, delivered, accepted: 0, late: 0, overdue: due - delivered },
});
const figures = (party: string, due: number, there: number) => ({
  ...{ party, due, onTime: there, late: 0, missing: due - there },
});
const money = (party: string, planned: string, delivered: string) => ({
  ...{ party, planned, delivered, accepted: '0', commitments: [] },
});
const of = (more: Partial<Parameters<typeof burdens>[0]> = {}) => ({
  ...{ commitments: { by: [], list: [] }, money: [], figures: [] },
  ...more,
});

describe('The burden', () => {
  it('is the share of what was done beside the share of what was agreed', () => {
    const evidence = of({ money: [money('air', '1000', '1000'), money('health', '3000', '1000')] });
    expect(burdens(evidence)).toEqual([
      {
        of: 'money',
        shares: [
          { party: 'air', agreed: 25, carried: 50, than: 'more' },
          { party: 'health', agreed: 75, carried: 50, than: 'less' },
        ],
      },
    ]);
    expect(carriesMore(evidence)).toEqual([{ party: 'air', of: 'money' }]);
  });

  it('is the same where everybody does what it has promised, whatever that is', () => {
    const evidence = of({
      commitments: { by: [kept('air', 1, 1), kept('health', 2, 2)], list: [] },
      figures: [figures('air', 12, 6), figures('health', 6, 3)],
    });
    expect(burdens(evidence).flatMap(({ shares }) => shares.map(({ than }) => than))).toEqual([
      ...['same', 'same', 'same', 'same'],
    ]);
    expect(carriesMore(evidence)).toEqual([]);
  });

  it('is not compared where nothing is done, or one agency alone has something to do', () => {
    expect(burdens(of({ money: [money('air', '10', '0'), money('health', '10', '0')] }))).toEqual([]);
    expect(burdens(of({ figures: [figures('air', 3, 3)] }))).toEqual([]);
  });

  it('of a difference that nobody sees in percent is not said', () =>
    expect(carriesMore(of({ figures: [figures('air', 1_000, 1_000), figures('health', 1_000, 999)] }))).toEqual([]));
});

it('The middle one of several is one of them', () =>
  expect([median([]), median([3]), median([9, 1]), median([5, 9, 1])]).toEqual([undefined, 3, 1, 5]));
