/** What an MOU leaves open, folded beside its text and beside the button: each thing with where it is left open, as a link into the text. */
import type { Shown, ShownFindings } from '../domain/shown.ts';

interface Heading {
  id: string;
  /** Escaped as it was stored, since some have titles that the parties wrote. */
  heading: string;
}

/** The headings of a stored document by the part that each begins. */
const headingsIn = (html: string): ReadonlyMap<string, Heading> =>
  new Map(
    [...html.matchAll(/<section data-part="([^"]*)"><h3 id="(section-\d+)">([^<]*)<\/h3>/g)].map(
      ([, part = '', id = '', heading = '']) => [part, { id, heading }],
    ),
  );

const Place = ({ of, headings }: { of: Shown; headings: ReadonlyMap<string, Heading> }) => {
  const at = headings.get(of.part);
  return (
    <>
      <span dir="auto">{of.wrong}</span>{' '}
      {at && <a href={`#${at.id}`} dangerouslySetInnerHTML={{ __html: at.heading }} />}
    </>
  );
};

/** `html` is the document that stands on the same page. */
export const LeftOpen = ({ of: { findings, more }, html }: { of: ShownFindings; html: string }) => {
  if (findings.length === 0) return null;
  const headings = headingsIn(html);
  const byTitle = [...Map.groupBy(findings, ({ title }) => title)];
  return (
    <details class="concord-contents concord-left-open">
      <summary>What this MOU leaves open ({byTitle.length})</summary>
      <p>
        Written by the service, not part of the signed text. None of it stops a signature. What the parties want to
        close is said by a new version of the text or, when the MOU is in force, by an amendment.
      </p>
      <ul>
        {byTitle.map(([title, places]) => (
          <li key={title}>
            <strong>{title}</strong>
            <ul>
              {places.map((of, index) => (
                <li key={index}>
                  <Place of={of} headings={headings} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more > 0 && <p>There are {more.toLocaleString('en-US')} more.</p>}
    </details>
  );
};
