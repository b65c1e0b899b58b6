import { describe, expect, it } from 'vitest';
import { toLiaison, toReviewer } from './relevance.rules.ts';

describe('To a reviewer', () => {
  it.each([
    ['prepare', true, undefined, 'prepare'],
    ['reminder', true, undefined, 'reminder'],
    ['ending', true, 'cleared', undefined],
    ['prepare', true, 'returned', undefined],
    ['fresh-link', true, 'cleared', 'fresh-link'],
    ['found', true, 'returned', 'found'],
    ['found', false, undefined, undefined],
    ['prepare', false, undefined, undefined],
  ] as const)('%s goes (round open: %s, answered: %s): %s', (template, open, answered, chosen) =>
    expect(toReviewer(template, open, answered)).toBe(chosen),
  );
});

describe('A return', () => {
  it.each([
    [true, ['cleared', 'returned'], 'review-returned'],
    [true, ['cleared', undefined], undefined],
    [false, ['returned'], undefined],
  ] as const)('is told to liaisons (round open: %s, answers: %j): %s', (open, answers, chosen) =>
    expect(toLiaison('review-returned', open, answers)).toBe(chosen),
  );
});
