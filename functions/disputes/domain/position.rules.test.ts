/** A position says what a side needs; everything else in it is free, and none of it is longer than a page can show. */
import { describe, expect, it } from 'vitest';
import { aPosition } from '../testing/a-dispute.ts';
import { type Position, positionFindings, trimmed } from './position.rules.ts';

const link = (url: string, says = 'The report') => ({ says, url });
const fieldsOf = (changes: Partial<Position>) =>
  positionFindings({ ...aPosition, ...changes }).map(({ field }) => field);

describe('A position', () => {
  it.each<[string, Partial<Position>]>([
    ['of what it needs alone is enough', { cannotAccept: '', offer: '' }],
    [
      'may be as long as some pages',
      { need: 'x'.repeat(8_000), cannotAccept: 'x'.repeat(8_000), offer: 'x'.repeat(8_000) },
    ],
    ['may have ten links', { links: Array.from({ length: 10 }, () => link('https://air.example/a?b=c#d')) }],
    ['may have a link without words', { links: [link('http://air.example', '')] }],
  ])('%s', (_, changes) => expect(fieldsOf(changes)).toEqual([]));

  it.each<[string, Partial<Position>, string[]]>([
    ['must say what it needs', { need: '\t' }, ['need']],
    [
      'is no treatise in any part',
      { need: 'x'.repeat(8_001), cannotAccept: 'x'.repeat(8_001), offer: 'x'.repeat(8_001) },
      ['need', 'cannotAccept', 'offer'],
    ],
    [
      'has at most ten links',
      { links: Array.from({ length: 11 }, () => link('https://air.example')) },
      ['links.0.url'],
    ],
    [
      'has links that a browser only reads',
      { links: [link('https://air.example'), link('data:text/html,x'), link('ftp://air.example')] },
      ['links.1.url', 'links.2.url'],
    ],
    [
      'has links without blanks and marks',
      { links: [link('https://air.example/a b'), link('https://air.example/"x"')] },
      ['links.0.url', 'links.1.url'],
    ],
    ['names a link on a line', { links: [link('https://air.example', 'x'.repeat(301))] }, ['links.0.says']],
  ])('%s', (_, changes, fields) => expect(fieldsOf(changes)).toEqual(fields));

  it('is kept without blanks around it', () =>
    expect(trimmed({ ...aPosition, need: ' a\n b \n' })).toEqual({ ...aPosition, need: 'a\n b' }));
});
