/** The sections of the stored document as links into it. */

/** The numbered headings: text alone, escaped as it was stored, since some have titles that the parties wrote. */
const headingsOf = (html: string): { id: string; heading: string }[] =>
  [...html.matchAll(/<h3 id="(section-\d+)">([^<]*)<\/h3>/g)].map(([, id = '', heading = '']) => ({ id, heading }));

export const Contents = ({ html, open }: { html: string; open: boolean }) => (
  <details class="concord-contents">
    <summary>Contents</summary>
    <ul>
      {headingsOf(html).map(({ id, heading }) => (
        <li key={id}>
          <a href={`#${id}`} dangerouslySetInnerHTML={{ __html: heading }} />
        </li>
      ))}
      {open && (
        <li>
          <a href="#sign">Sign or decline</a>
        </li>
      )}
    </ul>
  </details>
);
