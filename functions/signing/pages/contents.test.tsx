import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../agreements/pages/document.ts';
import { changed, mouOf, wildfire } from '../../agreements/testing/an-mou.ts';
import { Contents } from './contents.parts.tsx';

const contents = (file: unknown) =>
  render(<Contents html={documentOf(mouOf(file)).html} then={{ href: '#sign', label: 'Sign or decline' }} />);

describe('The contents of a document', () => {
  it('name every section with its number, and lead to it', () => {
    const html = contents(wildfire);
    expect(html).toContain('<a href="#section-1">1. Purpose</a>');
    expect(html).toContain('<a href="#section-4">4. Speaking to the press</a>');
    expect(html.match(/<li>/g)).toHaveLength(18 + 1);
  });

  it('say a title of the parties’ own as it was written, and only as text', () => {
    const html = contents(changed(wildfire, 'sections.0.title', 'Lakes & rivers </a><script>alert(1)</script>'));
    expect(html).toContain('4. Lakes &amp; rivers &lt;/a>&lt;script>alert(1)&lt;/script></a>');
    expect(html).not.toContain('<script');
  });
});
