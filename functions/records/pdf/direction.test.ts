/** Text runs in the direction that a browser gives it, in the order of the Unicode bidirectional algorithm. */
import makeBidi from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inVisualOrder, levelsOf, runsRtl } from './direction.ts';
import { isElement, parseMarkup } from './markup.ts';

const bidi = makeBidi();

describe('The order of a line', () => {
  it('is that of the library for a line of its own, whatever stands in it', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'abשל ماء12٣()[]+-%,.\u2067\u2066\u2069'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.boolean(), (line, rtl) => {
        const levels = levelsOf(line, rtl);
        const whole = { levels, paragraphs: [{ start: 0, end: line.length - 1, level: rtl ? 1 : 0 }] };
        const trimmed = /[\s\u2066-\u2069]*$/.exec(line)?.index ?? line.length;
        const units = [...line].map((_, at) => ({ at, level: at < trimmed ? (levels[at] ?? 0) : rtl ? 1 : 0 }));
        expect(inVisualOrder(units).map(({ at }) => at)).toEqual(bidi.getReorderedIndices(line, whole));
      }),
    );
  });

  it('runs from right to left for letters beyond the basic plane, and leaves signs there to what stands around them', () => {
    expect(new Set(levelsOf('𞤀𞤁', false))).toEqual(new Set([1]));
    expect([...levelsOf('ש😀ש', false)]).toEqual([1, 1, 1, 1]);
  });
});

describe('The direction of an element', () => {
  it.each([
    ['<p dir="auto">שלום abc</p>', false, true],
    ['<p dir="auto">(12) abc שלום</p>', true, false],
    ['<p dir="auto"><bdi>שלום</bdi> abc</p>', true, false],
    ['<p dir="auto"><strong>שלום</strong> abc</p>', false, true],
    ['<p dir="auto">12</p>', true, false],
    ['<p>שלום</p>', false, false],
    ['<p>abc</p>', true, true],
    ['<bdi>12</bdi>', true, true],
    ['<bdi>שלום</bdi>', false, true],
    ['<p dir="rtl">abc</p>', false, true],
  ])('%s in one that runs from right to left: %s', (html, around, rtl) => {
    const [node] = parseMarkup(html);
    expect(node && isElement(node) && runsRtl(node, around)).toBe(rtl);
  });
});
