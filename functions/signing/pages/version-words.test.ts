/** A successor never says that it has taken the place of what is in force; a revision says that it has, and of what. */
import { describe, expect, it } from 'vitest';
import { sayKind, sayMeanwhile, sayReplaced, sayUntouched, sayWhy } from './version-words.parts.ts';

const amends = { kind: 'amendment' as const, version: 1, documentHash: 'd'.repeat(64) };
const renews = { ...amends, kind: 'renewal' as const };
const said = (...of: Parameters<typeof sayReplaced>) => sayReplaced(...of).join(' ');

describe('A mail about a version says what becomes of the one before', () => {
  it('nothing of a first version', () => expect(sayReplaced({ version: 1 })).toEqual([]));

  it('of one that nobody had executed: it is replaced, and signatures on it count no more', () => {
    expect(said({ version: 2 }, true)).toBe(
      'This is version 2. It replaces version 1, whose links no longer work. Your signature on version 1 no longer counts. The page shows each word that has changed.',
    );
    expect(said({ version: 2 })).not.toContain('Your signature');
  });

  it('of a text in force that is amended: it stays so until every agency has signed', () =>
    expect(said({ version: 2, follows: amends }, true)).toBe(
      'This is version 2. It amends version 1, which is in force and stays so until this one is signed by every agency. The page shows each word that has changed.',
    ));

  it('of a text in force that is renewed: it stays so to its last day', () =>
    expect(said({ version: 2, follows: renews })).toContain(
      'It renews version 1, which stays in force to its last day. This one begins when that ends',
    ));

  it('of a text that the agencies chose in a review: why it comes', () => {
    expect(said({ version: 2, follows: { ...renews, review: 1 } })).toContain(
      'This is version 2. It comes out of review 1, in which the agencies chose to go on for another term. It renews',
    );
    expect(sayWhy({ follows: { ...amends, review: 3 } })).toEqual([
      'It comes out of review 3, in which the agencies chose to change what is written.',
    ]);
    expect(sayWhy({ follows: amends })).toEqual([]);
  });

  it('of an amendment that was changed while it was out: that one is replaced, not the text in force', () => {
    const words = said({ version: 3, follows: amends }, true);
    expect(words).toContain('It amends version 1, which is in force');
    expect(words).toContain('It replaces version 2, whose links no longer work. Your signature on version 2 no longer');
    expect(words).not.toContain('replaces version 1');
  });
});

it('What follows is named by its kind, and what it leaves untouched by its number', () => {
  expect([sayKind({ follows: amends }), sayKind({ follows: renews }), sayKind({})]).toEqual([
    'an amendment of version 1',
    'a renewal of version 1',
    undefined,
  ]);
  expect(sayMeanwhile({})).toEqual([]);
  expect([sayUntouched({ version: 2, follows: amends }), sayUntouched({ version: 2 })]).toEqual([
    ' Version 1 stays as it is.',
    '',
  ]);
});
