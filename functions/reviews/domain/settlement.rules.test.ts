/** What choices come to: all go on, or another text is drafted, or it ends; silence never renews. */
import { describe, expect, it } from 'vitest';
import type { Chosen } from './review.state.ts';
import { settlementOf } from './settlement.rules.ts';

const FIVE = ['a', 'b', 'c', 'd', 'e'];
/** `renew`, `end`, `amend/renew`; a party that is not named is silent. */
const choosing = (said: Readonly<Record<string, string>>): Record<string, Chosen> =>
  Object.fromEntries(
    Object.entries(said).map(([party, words]) => {
      const [choice, fallback] = words.split('/') as [Chosen['choice'], ('renew' | 'end')?];
      return [party, { choice, points: 0, ...(fallback && { fallback }) }];
    }),
  );
const of = (said: Readonly<Record<string, string>>, goesOnWithout = false, parties = FIVE) => ({
  ...{ parties, goesOnWithout },
  choices: choosing(said),
});
const FOUR = { a: 'renew', b: 'renew', c: 'renew', d: 'renew' };

describe('All that are asked', () => {
  it('choose to renew: it is renewed as it is', () =>
    expect(settlementOf(of({ ...FOUR, e: 'renew' }), true)).toEqual({ is: 'renew', without: [] }));

  it('right value 9: but one, which is silent, and the text lets nobody go on without it: it ends', () =>
    expect(settlementOf(of(FOUR), true)).toEqual({ is: 'end', leaving: [], silent: ['e'] }));

  it('right value 14: but one, and the text lets the others go on: they do, without it', () => {
    expect(settlementOf(of(FOUR, true), true)).toEqual({ is: 'renew', without: ['e'] });
    expect(settlementOf(of({ ...FOUR, e: 'end' }, true), true)).toEqual({ is: 'renew', without: ['e'] });
  });

  it('right value 13: and the last one after the others were revealed: its late choice counts', () => {
    const choices = { ...choosing(FOUR), e: { ...choosing({ e: 'renew' }).e, open: true } as Chosen };
    expect(settlementOf({ parties: FIVE, goesOnWithout: false, choices }, true)).toEqual({ is: 'renew', without: [] });
  });

  it('say nothing: it ends, also where the others could go on', () => {
    for (const without of [true, false])
      expect(settlementOf(of({}, without), true)).toEqual({ is: 'end', leaving: [], silent: FIVE });
  });

  it('but one leave: one alone is no MOU', () =>
    expect(settlementOf(of({ a: 'renew', b: 'end' }, true, ['a', 'b']), true)).toEqual({
      ...{ is: 'end', leaving: ['b'], silent: [] },
    }));
});

describe('Whoever would amend', () => {
  const said = { ...FOUR, d: 'amend/renew', e: 'amend/end' };

  it('has the text drafted while one can still come about', () =>
    expect(settlementOf(of(said), true)).toEqual({ is: 'amend', points: ['d', 'e'], without: [] }));

  it('is taken at what it chose for that case once none can', () => {
    expect(settlementOf(of(said), false)).toEqual({ is: 'end', leaving: ['e'], silent: [] });
    expect(settlementOf(of({ ...said, e: 'amend/renew' }), false)).toEqual({ is: 'renew', without: [] });
    expect(settlementOf(of(said, true), false)).toEqual({ is: 'renew', without: ['e'] });
  });

  it('and chose nothing for that case ends it', () =>
    expect(settlementOf(of({ ...FOUR, e: 'amend' }), false)).toMatchObject({ is: 'end', leaving: ['e'] }));
});

describe('Choices that contradict', () => {
  it.each<[string, Record<string, string>, boolean, object]>([
    ['some renew, one amends, one ends', { d: 'amend/renew', e: 'end' }, false, { is: 'end', leaving: ['e'] }],
    [
      'the same, and the text lets the others go on',
      { d: 'amend/renew', e: 'end' },
      true,
      { is: 'amend', without: ['e'] },
    ],
    ['two amend in other ways', { d: 'amend/end', e: 'amend/renew' }, false, { is: 'amend', points: ['d', 'e'] }],
  ])('%s', (_, said, goesOn, comesTo) =>
    expect(settlementOf(of({ ...FOUR, ...said }, goesOn), true)).toMatchObject(comesTo),
  );
});

it('Whoever has left chooses nothing, and stops nobody', () => {
  expect(settlementOf(of(FOUR), true, ['e'])).toEqual({ is: 'renew', without: [] });
  expect(settlementOf(of({ ...FOUR, e: 'end' }), true, ['e'])).toEqual({ is: 'renew', without: [] });
});
