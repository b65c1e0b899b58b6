/** What an agency's own people see of its reviews: who was asked, who has cleared, and every comment; never shown to another agency. */
import { sayInstant } from '../../shared/time-words.ts';
import type { ReviewerKind } from '../domain/party.events.ts';
import type { GivenAnswer, ReviewView } from '../reviews.reads.ts';
import { REVIEWERS } from './words.parts.ts';

const ANSWERS = { cleared: 'Cleared', returned: 'Returned with comments' } as const;

const Answer = ({ of, zone }: { of: GivenAnswer; zone: string }) => (
  <>
    <p>
      {ANSWERS[of.answer]} on {sayInstant(of.at, zone)} by{' '}
      <bdi>{of.name ?? 'someone whose name was removed by law'}</bdi>
      {of.earlier && ', for an earlier text'}.
    </p>
    {of.comments && (
      <blockquote class="concord-words" dir="auto">
        {of.comments}
      </blockquote>
    )}
  </>
);

const waiting = ({ answer, required }: ReviewView): string =>
  answer ? ANSWERS[answer] : required ? 'Has not answered yet' : 'Has not answered yet; nobody waits for it';

/** Every review of one agency with its whole history. `mine` is the reader's own. */
export const Reviews = ({ of, zone, mine }: { of: readonly ReviewView[]; zone: string; mine?: ReviewerKind }) => (
  <ul class="usa-list concord-reviews">
    {of.map((review) => (
      <li key={review.kind}>
        <p>
          <strong>{REVIEWERS[review.kind]}</strong>
          {review.kind === mine && ' (you)'}
          {review.name !== undefined && (
            <>
              {', '}
              <bdi>{review.name}</bdi>
            </>
          )}
          , {review.required ? 'required' : 'advisory'}: {waiting(review)}
        </p>
        {review.answers.map((one) => (
          <Answer key={one.at} of={one} zone={zone} />
        ))}
      </li>
    ))}
  </ul>
);
