/** Beside a text stands what it leaves open, by whom that was written, and where in the text it is left open. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import adopted from '../../../../examples/inspections.json';
import { signedMou } from '../../domain/signed-mou.ts';
import { documentOf } from '../../pages/document.ts';
import { changed, mouOf } from '../../testing/an-mou.ts';
import bureaus from '../../testing/mous/3-two-bureaus.json';
import { findingsDocument } from '../domain/findings.ts';
import { LeftOpen } from './left-open.parts.tsx';

const { mou: inspections } = adopted;

const shown = (file: unknown, more = 0) => {
  const mou = mouOf(file);
  const { html, textHash } = documentOf(mou);
  const of = { ...findingsDocument(signedMou(mou), textHash).shown, more };
  return render(<LeftOpen of={of} html={html} />);
};

describe('What an MOU leaves open', () => {
  it('is folded, counted by title, and said to be no part of the signed text', () => {
    const html = shown(inspections);
    expect(html).toMatch(/^<details [^>]*><summary>What this MOU leaves open \(7\)<\/summary>/);
    expect(html).toContain('Written by the service, not part of the signed text.');
    expect(html.match(/<strong>/g)).toHaveLength(7);
  });

  it('leads to the section in which it is left open, by its number and title', () => {
    const html = shown(inspections);
    expect(html).toContain('<a href="#section-5">5. Substance of the agreement</a>');
    expect(html.match(/<a href="#section-12">12. What this MOU leaves open<\/a>/g)).toHaveLength(5);
    expect(html).toContain('in paragraph 2: “as far as practicable” (how far).');
  });

  it('says words and titles of the parties as they wrote them, and only as text', () => {
    const html = shown(changed(inspections, 'sections.2.title', 'Lakes & </a><script>alert(1)</script>'));
    expect(html).toContain('5. Lakes &amp; &lt;/a>&lt;script>alert(1)&lt;/script></a>');
    expect(html).not.toContain('<script');
  });

  it('says how many more there are than are listed', () => expect(shown(inspections, 1_200)).toContain('1,200 more'));

  it('is no block at all where nothing was found', () => expect(shown(bureaus)).toBe(''));
});
