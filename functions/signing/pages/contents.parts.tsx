/** The numbered sections of a stored document, as links above it. */

/** The numbered headings: text alone, escaped as it was stored, since some have titles that the parties wrote. */
const headingsOf = (html: string): { id: string; heading: string }[] =>
  [...html.matchAll(/<h3 id="(section-\d+)">([^<]*)<\/h3>/g)].map(([, id = '', heading = '']) => ({ id, heading }));

/** `then` is where a reader goes after the text. */
export const Contents = ({ html, then }: { html: string; then?: { href: string; label: string } | undefined }) => (
  <details class="concord-contents">
    <summary>Contents</summary>
    <ul>
      {headingsOf(html).map(({ id, heading }) => (
        <li key={id}>
          <a href={`#${id}`} dangerouslySetInnerHTML={{ __html: heading }} />
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
