/** Actions of a decision are due until they are accepted, stopped or closed; what is due first stands first. */
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../commitments/domain/standing.rules.ts';
import { type DecidedRow, firstDue, isActionDue } from './decided.rules.ts';

describe('An action', () => {
  it.each<[Standing, boolean]>([
    ['late', true],
    ['ahead', true],
    ['delivered', true],
    ['disputed', true],
    ['accepted', false],
    ['stayed', false],
    ['left', false],
  ])('that is %s is due: %s', (standing, due) => expect(isActionDue(standing)).toBe(due));
});

it('The decided dispute whose next action is due first stands first', () => {
  const row = (id: string, ...days: string[]): DecidedRow => ({
    ...{ id, agreement: 'mou_1', number: 1, mou: 'MOU 1', about: 'Maps', between: [] },
    actions: days.map((by) => ({ key: '1-1-0', party: 'Roads', by, says: 'Ahead', overdue: false })),
  });
  const rows = [row('c', '2026-05-01'), row('b', '2026-06-01', '2026-04-01'), row('a', '2026-05-01')];
  expect(rows.sort(firstDue).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});
