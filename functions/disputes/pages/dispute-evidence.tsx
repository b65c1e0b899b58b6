/** The files that were added as evidence, and the way to all that is known of them. */
import { sayInstant } from '../../shared/time-words.ts';
import { entriesOf } from './dispute-entry.ts';
import type { DisputeView } from './dispute-view.ts';

export const Evidence = ({ record, names, agreement, dispute }: DisputeView) => {
  const path = `/agreements/${agreement.id}/disputes/${dispute.number}/evidence`;
  const files = entriesOf(record, 'EvidenceKept');
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {files.length === 0 ? (
        <p>No file was added.</p>
      ) : (
        <>
          <ul class="usa-list">
            {files.map(({ seq, at, data, body }) => (
              <li key={seq} dir="auto">
                {body ? <a href={`${path}/${data.sha256}`}>{body.says}</a> : 'Removed by law'}
                {`, by ${names.party(data.party)}, ${sayInstant(at, dispute.zone)}`}
              </li>
            ))}
          </ul>
          <p>
            <a href={path}>More about these files</a>
          </p>
        </>
      )}
    </section>
  );
};
