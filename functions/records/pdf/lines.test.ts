/** Lines hold every character of their text, in order and within their column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf, type Measure } from './lines.ts';

/** Letters of half their size, and a face that knows Latin and Hebrew only. */
const measure: Measure = {
  widthOf: (text, _face, size) => [...text].length * size * 0.5,
  covers: (_face, codePoint) => codePoint < 0x600,
};
const style = { face: 'plain', size: 10 } as const;
const said = (lines: readonly Line[]) => lines.map((line) => line.map(({ text }) => text).join(''));
const strong = { tag: 'strong', attributes: {}, children: ['bold'] };

describe('Running text', () => {
  it('breaks between words', () =>
    expect(said(linesOf(['one two three'], style, 40, measure))).toEqual(['one two ', 'three']));

  it('keeps a comma with the bold word before it', () =>
    expect(said(linesOf(['a ', strong, ', b'], style, 25, measure))).toEqual(['a ', 'bold, ', 'b']));

  it('parts a word that is wider than its column, such as a hash', () =>
    expect(said(linesOf(['x'.repeat(9)], style, 20, measure))).toEqual(['xxxx', 'xxxx', 'x']));

  it('shows a character that no face has by its code point, and reads it aloud as it is', () => {
    const [line] = linesOf(['Ann 中村'], style, 500, measure);
    expect(line?.map(({ text, instead }) => [text, instead])).toEqual([
      ['Ann ', undefined],
      ['[U+4E2D][U+6751]', '中村'],
    ]);
  });

  it('sets words from right to left in their own order', () =>
    expect(said(linesOf(['by שלום עולם today'], style, 500, measure))).toEqual(['by עולם שלום today']));

  it('loses nothing and stays in its column, whatever the text', () => {
    const latin = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(latin, fc.integer({ min: 6, max: 200 }), (text, column) => {
        const lines = linesOf([text], style, column, measure);
        const bare = (one: string) => one.replaceAll(/[\t\n ]/g, '');
        expect(bare(said(lines).join(''))).toBe(bare(text));
        for (const line of said(lines))
          expect(measure.widthOf(line.trimEnd(), 'plain', 10)).toBeLessThanOrEqual(column);
      }),
    );
  });
});
