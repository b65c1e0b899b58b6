import { describe, expect, it } from 'vitest';
import { countedAs, MOST_AGAINST, MOST_OF_OFFICE, type Raiser, tooMany } from './many.rules.ts';

const desk: Raiser = { party: 'transport', office: 'desk', against: 'health' };
const NEXT = 'Tue, Dec 1, 2026, 7:00 p.m. ET';

/** Raises until it is refused; what was counted, and why no more. */
function tirelessly(of: readonly Raiser[]) {
  const uses: Record<string, number> = {};
  let raised = 0;
  for (let nth = 0; nth < 200; nth++) {
    const one = of[nth % of.length] ?? desk;
    const refused = tooMany(uses, one, NEXT);
    if (refused) return { raised, refused };
    for (const name of Object.keys(countedAs(one))) uses[name] = (uses[name] ?? 0) + 1;
    raised += 1;
  }
  throw new Error('Nothing counts');
}

describe('Disputes of a day', () => {
  it('are so many of one office, whomever they are against', () => {
    const { raised, refused } = tirelessly([desk, { ...desk, against: 'forestry' }]);
    expect(raised).toBe(MOST_OF_OFFICE);
    expect(refused).toMatchObject({ code: 'disputes-of-office-used-up' });
    expect(refused.remedy).toContain(NEXT);
  });

  it('and so many of all offices of a party against one other', () => {
    const { raised, refused } = tirelessly([desk, { ...desk, office: 'head' }, { ...desk, office: 'bureau' }]);
    expect(raised).toBe(MOST_AGAINST);
    expect(refused).toMatchObject({ code: 'disputes-against-used-up', field: 'against' });
  });

  it('and use up nothing of another party’s, nor of what that one raises against this', () => {
    const uses = { 'office transport/desk': MOST_OF_OFFICE, 'against transport/health': MOST_AGAINST };
    expect(tooMany(uses, { party: 'health', office: 'desk', against: 'transport' }, NEXT)).toBeUndefined();
    expect(tooMany(uses, { party: 'forestry', office: 'desk', against: 'health' }, NEXT)).toBeUndefined();
  });
});
