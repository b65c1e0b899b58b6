/** What an MOU leaves open, folded beside its text and beside the button: each thing with where it is left open, as a link into the text. */
import { type Heading, headingsIn } from '../../pages/headings.parts.ts';
import type { Shown, ShownFindings } from '../domain/shown.ts';

const Place = ({ of, headings }: { of: Shown; headings: ReadonlyMap<string, Heading> }) => {
  const at = headings.get(of.part);
  return (
    <>
      <span dir="auto">{of.wrong}</span>{' '}
      {at && <a href={`#${at.id}`} dangerouslySetInnerHTML={{ __html: at.heading }} />}
    </>
  );
};

interface LeftOpenProps {
  of: Pick<ShownFindings, 'findings' | 'more'>;
  /** The document that stands on the same page. */
  html: string;
  /** What of it concerns one agency is called otherwise. */
  summary?: string;
}

export const LeftOpen = ({ of: { findings, more }, html, summary = 'What this MOU leaves open' }: LeftOpenProps) => {
  if (findings.length === 0) return null;
  const headings = headingsIn(html);
  const byTitle = [...Map.groupBy(findings, ({ title }) => title)];
  return (
    <details class="concord-contents concord-left-open">
      <summary>
        {summary} ({byTitle.length})
      </summary>
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
