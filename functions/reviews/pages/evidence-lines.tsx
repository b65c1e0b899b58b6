/** The evidence in a few lines, on the page of a review and on the one on which an office chooses. */
import type { EvidenceLine } from '../evidence-lines.ts';

export const EvidenceLines = ({ of }: { of: readonly EvidenceLine[] }) =>
  of.length === 0 ? null : (
    <section aria-labelledby="evidence">
      <h2 id="evidence">What the record says</h2>
      <ul class="usa-list">
        {of.map(({ says, href }) => (
          <li key={href} dir="auto">
            <a href={href}>{says}</a>
          </li>
        ))}
      </ul>
    </section>
  );
