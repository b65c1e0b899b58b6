/** What was laid before the offices as a file, and the way to lay down more. */
import { sayInstant } from '../../shared/time-words.ts';
import { asQuery } from './acts-for.tsx';
import { entriesOf } from './dispute-entry.ts';
import type { DisputeView } from './dispute-view.ts';

export const Evidence = ({ record, names, agreement, dispute, acting }: DisputeView) => {
  const path = `/agreements/${agreement.id}/disputes/${dispute.number}/evidence`;
  const files = entriesOf(record, 'EvidenceKept');
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {files.length === 0 ? (
        <p>No PDF was laid before the offices.</p>
      ) : (
        <ul class="usa-list">
          {files.map(({ seq, at, data, body }) => (
            <li key={seq} dir="auto">
              {body ? <a href={`${path}/${data.sha256}`}>{body.says}</a> : 'Removed by law'}
              {`, by ${names.party(data.party)}, ${sayInstant(at, dispute.zone)}`}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`${path}${asQuery(acting)}`}>
          {dispute.status === 'open' ? 'Lay a PDF before the offices' : 'All files'}
        </a>
      </p>
    </section>
  );
};
