/** The numbered sections of a stored document, as links above it. */

/** The document's headings hold only our own words. */
const sectionsOf = (html: string): { id: string; title: string }[] =>
  [...html.matchAll(/<h3 id="(section-\d+)">([^<]*)<\/h3>/g)].map(([, id = '', title = '']) => ({ id, title }));

/** `then` is where a reader goes after the text. */
export const Contents = ({ html, then }: { html: string; then?: { href: string; label: string } | undefined }) => (
  <details class="concord-contents">
    <summary>Contents</summary>
    <ul>
      {sectionsOf(html).map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
      {then && (
        <li>
          <a href={then.href}>{then.label}</a>
        </li>
      )}
    </ul>
  </details>
);
