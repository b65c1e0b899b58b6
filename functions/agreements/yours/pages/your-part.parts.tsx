/** Above a text, for whoever clears or signs it: what it says of their own agency, and what it leaves open for it, each as a link into the text. */
import type { SignedMou } from '../../domain/signed-mou.ts';
import { openFor } from '../../findings/domain/for-party.rules.ts';
import type { ShownFindings } from '../../findings/domain/shown.ts';
import { LeftOpen } from '../../findings/pages/left-open.parts.tsx';
import { headingsIn } from '../../pages/headings.parts.ts';
import { yourPart } from '../domain/your-part.rules.ts';

interface YourPartProps {
  text: SignedMou;
  /** The document that stands on the same page. */
  html: string;
  party: string;
  findings: ShownFindings;
}

export const YourPart = ({ text, html, party, findings }: YourPartProps) => {
  const points = yourPart(text, party);
  if (points.length === 0) return null;
  const headings = headingsIn(html);
  return (
    <section class="concord-asked concord-yours" aria-labelledby="yours">
      <h2 id="yours">Your agency in this MOU</h2>
      <ul class="usa-list">
        {points.map(({ says, part }) => (
          <li key={says}>
            <a href={`#${headings.get(part)?.id ?? 'text'}`}>{says}</a>
          </li>
        ))}
      </ul>
      <p class="concord-small">Made from the terms of the text. Not part of the signed text.</p>
      <LeftOpen
        of={{ findings: openFor(text, findings.findings, party), more: 0 }}
        html={html}
        summary="What it leaves open for your agency"
      />
    </section>
  );
};
