/** Lines hold every character of their text, in order and within their column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf, type Measure } from './lines.ts';
import type { Markup } from './markup.ts';

/** Letters of half their size, and a face that knows Latin, Hebrew and Arabic only. */
const measure: Measure = {
  widthOf: (text, _face, size) => [...text].length * size * 0.5,
  covers: (_face, codePoint) => codePoint < 0x700,
  lent: [],
};
const style = { face: 'plain', size: 10 } as const;
const said = (lines: readonly Line[]) => lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
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
    expect(line?.pieces.map(({ text, says }) => [text, says])).toEqual([
      ['Ann ', 'Ann '],
      ['[U+4E2D][U+6751]', '中村'],
    ]);
  });

  /** As it stands from left to right, letter by letter, as a browser shows it. */
  const shown = (nodes: readonly Markup[], rtl: boolean, column = 500) =>
    linesOf(nodes, style, column, measure, rtl).map(({ pieces }) =>
      pieces.map(({ text, rtl: turns }) => (turns ? [...text].reverse().join('') : text)).join(''),
    );
  const bdi = (...children: Markup[]) => ({ tag: 'bdi', attributes: {}, children });

  it.each([
    ['by שלום עולם today', 'by םלוע םולש today', ' today םלוע םולש by'],
    ['(שלום) abc', '(םולש) abc', 'abc (םולש)'],
    ['עמק 12 (a-b) ABC [x] 3.5%', '12 קמע (a-b) ABC [x] 3.5%', 'ABC [x] 3.5% (a-b) 12 קמע'],
    ['مرحبا (ABC) ١٢٣ 456 [y]', 'ابحرم (ABC) ١٢٣ 456 [y]', '456 [y] ١٢٣ (ABC) ابحرم'],
    ['abc', 'abc', 'abc'],
  ])('sets %s in the order of the Unicode algorithm, whichever way its paragraph runs', (text, ltr, rtl) => {
    expect(shown([text], false)).toEqual([ltr]);
    expect(shown([text], true).map((line) => line.trim())).toEqual([rtl.trim()]);
  });

  it('keeps what stands around a name out of its order, and its order out of theirs', () => {
    expect(shown([bdi('שרה (כהן)'), ', ', bdi('Head'), ' (12)'], false)).toEqual(['(ןהכ) הרש, Head (12)']);
    expect(shown(['שרה (כהן)', ' 12'], false)).toEqual(['12 (ןהכ) הרש']);
    expect(shown([bdi('שרה (כהן)'), ' 12'], false)).toEqual(['(ןהכ) הרש 12']);
  });

  it('sets each line of a paragraph for itself, from the right where it runs from there', () => {
    const lines = linesOf(['שלום עולם abc'], style, 50, measure, true);
    expect(shown(['שלום עולם abc'], true, 50)).toEqual([' םלוע םולש', 'abc']);
    expect(lines.map(({ rtl }) => rtl)).toEqual([true, true]);
  });

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
