/** The way from a page about one part of an agreement back to the agreement as a whole. */
import { mouName } from '../domain/mou-name.ts';

export const BackToAgreement = ({ agreement: { id, number } }: { agreement: { id: string; number: string } }) => (
  <p>
    <a href={`/agreements/${id}`}>
      Back to <bdi>{mouName(number)}</bdi>: its text, and how it stands
    </a>
  </p>
);
