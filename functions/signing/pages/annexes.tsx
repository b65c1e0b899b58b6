/** The annexes of a text, each to be downloaded and compared by its hash; one that was not handed in yet is said to be missing. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { HashText } from '../../shared/pages/elements.tsx';

interface AnnexesView {
  round: string;
  text: SignedMou;
  agreement: Pick<Agreement, 'annexes'>;
}

export const Annexes = ({ round, text, agreement: { annexes = {} } }: AnnexesView) =>
  text.annexes.length > 0 && (
    <section aria-labelledby="annexes-heading">
      <h2 id="annexes-heading">Annexes to read</h2>
      <p>They belong to the text that is signed. Each is known by the SHA-256 hash of its bytes.</p>
      <ul>
        {text.annexes.map(({ title, sha256, bytes, mediaType }) => (
          <li key={sha256} class="concord-annex">
            {annexes[sha256] === 'kept' ? (
              <a href={`/rounds/${round}/annexes/${sha256}`} dir="auto">
                Download “{title}”
              </a>
            ) : (
              <strong dir="auto">
                “{title}” has not been handed in yet: nobody is asked to sign before it is here
              </strong>
            )}
            <br />
            <span class="concord-small">
              {mediaType}, {bytes.toLocaleString('en-US')} bytes, SHA-256 <HashText>{sha256}</HashText>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
