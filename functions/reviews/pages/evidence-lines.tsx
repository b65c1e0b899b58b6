/** What the record says in ten lines, on the page of a review and on those on which a liaison prepares and an office chooses. */
import type { Review } from '../domain/review.state.ts';
import { type Line, TenLines } from '../evidence/pages/ten-lines.parts.tsx';

interface Of {
  /** Absent until the evidence is frozen. */
  lines: readonly Line[] | undefined;
  review: Pick<Review, 'closed'>;
  /** Of the review. */
  path: string;
}

/** Of a review that closed before any was frozen there is none. */
export const EvidenceLines = ({ lines, review: { closed }, path }: Of) =>
  lines || !closed ? (
    <section aria-labelledby="evidence">
      <h2 id="evidence">What the record says</h2>
      {lines ? (
        <>
          <TenLines lines={lines} />
          <p>
            <a href={`${path}/evidence`}>All of the evidence, with a drawing of each KPI</a>
          </p>
        </>
      ) : (
        <p>The evidence is being gathered. It appears here within a few minutes of the opening.</p>
      )}
    </section>
  ) : null;
