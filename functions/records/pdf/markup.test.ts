/** What was rendered is read back word for word; anything else is refused, because a guess would change what was signed. */
import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { isElement, parseMarkup, wordsOf } from './markup.ts';

describe('Markup of ours', () => {
  it('gives back every text and every value as it was before it was escaped', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(anyText, anyText, (text, title) => {
        const [node] = parseMarkup(render(h('p', { title }, h('bdi', null, text), text)));
        expect(node && isElement(node) && node.attributes.title).toBe(title);
        expect(node && wordsOf(node)).toBe(text + text);
      }),
    );
  });

  it.each([
    ['<p>one</b>', '</b> closes nothing'],
    ['<p>one', '<p> is never closed'],
    ['one</p>', '</p> closes nothing'],
    ['<p class=x>one</p>', 'No markup of ours at character 0'],
    ['<p>one</p><!-- two -->', 'No markup of ours at character 10'],
    ['a < b', 'No markup of ours at character 2'],
  ])('%s is refused', (html, why) => expect(() => parseMarkup(html)).toThrow(why));
});
